package org.demarc.device.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.demarc.access.boundary.OwnChoices;
import org.demarc.device.boundary.Inventory;
import org.demarc.port.entity.NumberRanges;
import org.demarc.port.entity.PortFilter;
import org.demarc.port.entity.PortRow;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.jspecify.annotations.Nullable;

/** The ports of a device as a table whose columns each user chooses; what he chose is remembered for all devices. */
@Named
@ViewScoped
public class DevicePortsPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String CHOICE = "port-columns";
    private static final String NONE = "-";
    private static final List<String> COLUMNS = List.of(
            "type",
            "adminState",
            "speedMbps",
            "duplex",
            "inBps",
            "outBps",
            "onus",
            "pvid",
            "vlans",
            "octets",
            "errors",
            "discards",
            "optics",
            "cable",
            "description");
    private static final List<String> USUAL = List.of(
            "type", "adminState", "speedMbps", "inBps", "outBps", "onus", "pvid", "errors", "optics", "description");
    /** Twice the usual interval of the slowest of these readings. */
    private static final Duration FRESH = Duration.ofHours(1);

    private static final String[] UNITS = {"", "k", "M", "G", "T", "P", "E"};

    @Inject
    Inventory inventory;

    @Inject
    OwnChoices choices;

    private long id;
    private String status = "";
    private String adminState = "";
    private final Map<String, Boolean> showing = new HashMap<>();
    private transient @Nullable PagedModel<PortRow> model;

    @PostConstruct
    void open() {
        id = PageParameters.number("id").orElse(0L);
        String chosen = choices.of(CHOICE).orElse("");
        List<String> wanted = chosen.isEmpty() ? USUAL : Arrays.asList(chosen.split(",", -1));
        COLUMNS.forEach(column -> showing.put(column, wanted.contains(column)));
    }

    public PagedModel<PortRow> getModel() {
        if (model == null) {
            model = new PagedModel<>(
                    request -> inventory.portRows(id, filter(), request),
                    row -> Long.toString(row.line().id()));
        }
        return model;
    }

    private PortFilter filter() {
        return new PortFilter(orNull(status), orNull(adminState), null);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** Columns to choose from; the name and the state are always there. */
    public List<String> getColumns() {
        return COLUMNS;
    }

    /** Which columns are shown, by their names. */
    public Map<String, Boolean> getShowing() {
        return showing;
    }

    /** Remembers what is shown, for all devices and also when the user comes back. */
    public void keep() {
        String now = COLUMNS.stream().filter(this::shows).collect(Collectors.joining(","));
        choices.choose(CHOICE, now.isEmpty() ? NONE : now);
    }

    public boolean shows(String column) {
        return Boolean.TRUE.equals(showing.get(column));
    }

    /** {@code 12.3 GB}; empty where nothing is counted. */
    public String octets(@Nullable BigInteger octets) {
        if (octets == null) {
            return "";
        }
        double value = octets.doubleValue();
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 || value >= 100 ? "%.0f" : "%.1f", value) + " " + UNITS[unit] + "B";
    }

    /** {@code 1–4, 25}: numbers in order. */
    public String vlans(List<Long> vlans) {
        return NumberRanges.text(vlans).replace('-', '–').replace(",", ", ");
    }

    /** True for what was read so long ago that its time is shown beside it. */
    public boolean old(@Nullable Instant readAt) {
        return readAt != null && readAt.isBefore(Instant.now().minus(FRESH));
    }

    /** What narrows the table, as parameters of its download. */
    public String getDownload() {
        return "ports&device=" + id + "&status=" + status + "&adminState=" + adminState;
    }

    public String getStatus() {
        return status;
    }

    public void setStatus(@Nullable String status) {
        this.status = status == null ? "" : status;
    }

    public String getAdminState() {
        return adminState;
    }

    public void setAdminState(@Nullable String adminState) {
        this.adminState = adminState == null ? "" : adminState;
    }
}
