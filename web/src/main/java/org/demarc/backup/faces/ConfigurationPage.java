package org.demarc.backup.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.demarc.PageRequest;
import org.demarc.backup.boundary.BackupDesk;
import org.demarc.backup.control.ConfigurationDiff.Part;
import org.demarc.backup.control.ConfigurationDiff.Row;
import org.demarc.backup.entity.Backup;
import org.demarc.backup.entity.ConfigurationVersion;
import org.demarc.web.faces.Moments;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Steady;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of one device ({@code ?device=}): its versions, the text of one ({@code ?version=}), and what differs between two
 * ({@code ?from=&to=}).
 */
@Named
@ViewScoped
public class ConfigurationPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int MOST_LINES = 5_000;
    private static final int MOST_ROWS = 2_000;
    private static final int OFFERED = 200;

    @Inject
    BackupDesk desk;

    @Inject
    Moments moments;

    private final Steady steady = new Steady();
    private transient @Nullable PagedModel<ConfigurationVersion> model;
    private long device;
    private long version;
    private long newestKnown;
    private long from;
    private long to;
    private boolean secrets;
    private boolean side = true;

    @PostConstruct
    void open() {
        version = PageParameters.number("version").orElse(0L);
        from = PageParameters.number("from").orElse(0L);
        to = PageParameters.number("to").orElse(0L);
        long known = version != 0 ? version : to;
        device = PageParameters.number("device")
                .orElseGet(() -> known == 0 ? 0L : desk.version(known).deviceId());
        if (device != 0 && from == 0) {
            desk.lastChange(device).ifPresent(pair -> {
                from = pair.get(0).id();
                to = pair.get(1).id();
            });
        }
        Long newest = device == 0 ? null : desk.ofDevice(device).versionId();
        newestKnown = newest == null ? 0 : newest;
        version = version == 0 ? newestKnown : version;
    }

    public long getDevice() {
        return device;
    }

    public Backup getBackup() {
        return steady.of("backup", () -> desk.ofDevice(device));
    }

    public PagedModel<ConfigurationVersion> getModel() {
        if (model == null) {
            model = new PagedModel<>(request -> desk.versions(device, request), row -> Long.toString(row.id()));
        }
        return model;
    }

    /** Versions to choose from, the newest ones. */
    public List<ConfigurationVersion> getOffered() {
        return steady.of("offered", () -> desk.versions(device, PageRequest.first(OFFERED))
                .items());
    }

    /** A version as one line of a menu. */
    public String label(ConfigurationVersion one) {
        return "#" + one.id() + " · " + moments.text(one.firstSeen());
    }

    public void save() {
        desk.save(device);
    }

    /** Looks whether it is over; then the newest version is shown. */
    public void watch() {
        Backup now = desk.ofDevice(device);
        Long newest = now.versionId();
        if (!now.isOpen() && newest != null && newest != newestKnown) {
            newestKnown = newest;
            version = newest;
            desk.lastChange(device).ifPresent(pair -> {
                from = pair.get(0).id();
                to = pair.get(1).id();
            });
        }
    }

    public void show(ConfigurationVersion row) {
        version = row.id();
    }

    /** Holds a version against the one before it. */
    public void compare(ConfigurationVersion row) {
        List<ConfigurationVersion> all = getOffered();
        for (int i = 0; i + 1 < all.size(); i++) {
            if (all.get(i).id() == row.id()) {
                from = all.get(i + 1).id();
                to = row.id();
            }
        }
    }

    private String whole() {
        return steady.of("text " + version + secrets, () -> desk.text(version, secrets));
    }

    /** The beginning of the text, as much as a page holds. */
    public String getText() {
        return version == 0 ? "" : whole().lines().limit(MOST_LINES).collect(Collectors.joining("\n"));
    }

    /** True when the page does not show all of it. */
    public boolean isCut() {
        return version != 0 && whole().lines().skip(MOST_LINES).findFirst().isPresent();
    }

    public BackupDesk.@Nullable Compared getCompared() {
        return from == 0 || to == 0
                ? null
                : steady.of("compared " + from + " " + to + secrets, () -> desk.compare(from, to, 3, secrets));
    }

    /** Rows side by side, as many as a page holds; a row without numbers stands between parts. */
    public List<Row> getRows() {
        List<Row> rows = new ArrayList<>();
        BackupDesk.Compared compared = getCompared();
        for (Part part :
                compared == null ? List.<Part>of() : compared.difference().parts()) {
            if (!rows.isEmpty()) {
                rows.add(new Row(org.demarc.backup.control.ConfigurationDiff.Change.SAME, null, "⋯", null, "⋯"));
            }
            rows.addAll(part.rows());
            if (rows.size() > MOST_ROWS) {
                return rows.subList(0, MOST_ROWS);
            }
        }
        return rows;
    }

    /** Lines of the unified form. */
    public List<String> getUnified() {
        BackupDesk.Compared compared = getCompared();
        return compared == null
                ? List.of()
                : compared.difference().unified().lines().limit(MOST_ROWS).toList();
    }

    /** The style of a line of the unified form. */
    public String style(String line) {
        return line.startsWith("+++") || line.startsWith("---") || line.startsWith("@@")
                ? "dc-quiet"
                : line.startsWith("+") ? "dc-line-new" : line.startsWith("-") ? "dc-line-gone" : "";
    }

    public long getVersion() {
        return version;
    }

    public void setVersion(long version) {
        this.version = version;
    }

    public long getFrom() {
        return from;
    }

    public void setFrom(long from) {
        this.from = from;
    }

    public long getTo() {
        return to;
    }

    public void setTo(long to) {
        this.to = to;
    }

    public boolean isSecrets() {
        return secrets;
    }

    public void setSecrets(boolean secrets) {
        this.secrets = secrets;
    }

    public boolean isSide() {
        return side;
    }

    public void setSide(boolean side) {
        this.side = side;
    }
}
