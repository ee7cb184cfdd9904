package org.demarc.wildcore.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarc.Page;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.device.boundary.DeviceProfiles;
import org.demarc.port.entity.Lines;
import org.demarc.settings.boundary.RunTime;
import org.demarc.settings.control.CommonSettings;
import org.demarc.wildcore.control.DeviceView;
import org.demarc.wildcore.control.Duplicates;
import org.demarc.wildcore.control.InterfaceView;
import org.demarc.wildcore.control.LineViews;
import org.demarc.wildcore.control.LocalText;
import org.demarc.wildcore.control.OntRequest;
import org.demarc.wildcore.control.OntView;
import org.demarc.wildcore.control.PortNumber;
import org.demarc.wildcore.control.SearchRequest;
import org.demarc.wildcore.control.WildcoreProblem;
import org.demarc.wildcore.entity.LineSearch;
import org.demarc.wildcore.entity.Owner;
import org.demarc.wildcore.entity.Owners;
import org.demarc.wildcore.entity.StoredLine;
import org.demarc.wildcore.entity.StoredLines;
import org.jspecify.annotations.Nullable;

/** Finds the lines that a billing asks for, limited to the caller's device groups (wildcore-mikbill.md 6.1, 6.2, 7). */
@ApplicationScoped
@Requires({Permission.DEVICE_SHOW, Permission.DIAG_INTERFACE})
public class BillingLines {

    private static final int MOST_OF_A_DEVICE = 20_000;

    @Inject
    CurrentUser caller;

    @Inject
    StoredLines lines;

    @Inject
    Owners owners;

    @Inject
    Lines ports;

    @Inject
    DeviceProfiles profiles;

    @Inject
    RunTime runTime;

    @Inject
    AuditLog audit;

    /**
     * An answer of the search.
     *
     * @param duplicates null unless an identifier was asked that is known in several places
     */
    public record Found(List<InterfaceView> lines, @Nullable Duplicates duplicates) {}

    /**
     * What fits, the line that is meant first.
     *
     * @throws org.demarc.ProblemException {@link WildcoreProblem#INVALID} naming the parameter
     */
    public Found search(SearchRequest request) {
        LineSearch search = request.checked(groups(), (int) runTime.number(CommonSettings.ACTIVE_SECONDS));
        List<StoredLine> found = lines.find(search);
        if (found.isEmpty()) {
            found = byPortNumber(search);
        }
        boolean several = search.idents() != null && found.size() > 1;
        return new Found(views(found), several ? Duplicates.of(found) : null);
    }

    private List<StoredLine> byPortNumber(LineSearch search) {
        boolean ofDevice = search.deviceId() != null || search.deviceIp() != null;
        String name = search.name();
        if (!ofDevice || name == null || !PortNumber.isBare(name)) {
            return List.of();
        }
        List<StoredLine> ofSwitches = lines.find(search.withoutName()).stream()
                .filter(line -> line.host().model().type().equals("SWITCH"))
                .toList();
        return PortNumber.among(ofSwitches, name, line -> line.place().name());
    }

    /**
     * One line, also one that has gone from its device.
     *
     * @throws org.demarc.ProblemException {@link WildcoreProblem#NOT_FOUND}, also for lines outside the caller's groups
     */
    public InterfaceView line(long id) {
        return views(List.of(stored(id))).get(0);
    }

    /** Everything that a device lists, by place. */
    public List<InterfaceView> ofDevice(long deviceId, int limit, long offset) {
        List<StoredLine> found = lines.ofDevice(deviceId, groups(), Math.min(limit, MOST_OF_A_DEVICE), offset);
        if (found.isEmpty() && !lines.isHost(deviceId, groups())) {
            throw WildcoreProblem.NOT_FOUND.because("device " + deviceId + " not found");
        }
        return views(found);
    }

    /** So much of a line as an operator writes, for the audit log. */
    private record Told(String comment, boolean pollEnabled, DeviceView.@Nullable Coordinates coordinates) {

        static Told of(InterfaceView line) {
            return new Told(line.comment(), line.pollEnabled(), line.coordinates());
        }
    }

    /**
     * Writes the operator's words, whether the line is polled and where it is; null leaves what is.
     *
     * @throws org.demarc.ProblemException {@link WildcoreProblem#NOT_FOUND}
     */
    @Requires(Permission.DEVICE_IFACE_MANAGEMENT)
    public InterfaceView change(
            long id,
            @Nullable String comment,
            @Nullable Boolean pollEnabled,
            DeviceView.@Nullable Coordinates coordinates) {
        InterfaceView before = line(id);
        if (comment != null) {
            ports.comment(id, comment);
        }
        if (pollEnabled != null) {
            ports.poll(id, pollEnabled);
        }
        if (coordinates != null) {
            ports.locate(id, coordinates.lat(), coordinates.lon());
        }
        InterfaceView after = line(id);
        audit.record("interface:changed", "interface", id, Told.of(before), Told.of(after));
        return after;
    }

    /**
     * A page of ONUs.
     *
     * @throws org.demarc.ProblemException {@link WildcoreProblem#INVALID} naming the parameter
     */
    @Requires(Permission.OLTS_INFO)
    public Page<OntView> onus(OntRequest request) {
        Page<StoredLine> page = lines.onus(request.checked(groups()));
        Map<Long, Owner> ownerByInterface =
                owners.byInterface(page.items().stream().map(StoredLine::id).toList());
        Set<String> several = lines.severalPlaces(page.items().stream()
                .map(StoredLine::onu)
                .filter(onu -> onu != null && onu.ident() != null)
                .map(onu -> String.valueOf(onu.ident()))
                .toList());
        LineViews views = views();
        return page.map(line -> views.ont(
                line,
                ownerByInterface.get(line.id()),
                line.onu() != null && several.contains(String.valueOf(line.onu().ident()))));
    }

    /** ONUs that are online with a signal outside the bounds of the settings. */
    @Requires(Permission.ANALYTICS)
    public StoredLines.BadSignals badSignals() {
        return lines.badSignals(groups(), runTime.number(CommonSettings.MIN_RX), runTime.number(CommonSettings.MAX_RX));
    }

    private LineViews views() {
        return new LineViews(profiles.catalog(), new LocalText(ZoneId.systemDefault(), Instant.now()));
    }

    private StoredLine stored(long id) {
        return lines.withId(id, groups())
                .orElseThrow(() -> WildcoreProblem.NOT_FOUND.because("interface " + id + " not found"));
    }

    private List<InterfaceView> views(List<StoredLine> found) {
        Map<Long, Owner> ownerByInterface =
                owners.byInterface(found.stream().map(StoredLine::id).toList());
        LineViews views = views();
        return found.stream()
                .map(line -> views.of(line, ownerByInterface.get(line.id())))
                .toList();
    }

    private @Nullable Set<Long> groups() {
        return Seen.groups(caller);
    }
}
