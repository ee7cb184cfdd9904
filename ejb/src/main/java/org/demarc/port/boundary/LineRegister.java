package org.demarc.port.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.device.boundary.Sight;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.fdb.entity.Sighting;
import org.demarc.fdb.entity.Sightings;
import org.demarc.port.entity.Line;
import org.demarc.port.entity.LineState;
import org.demarc.port.entity.Lines;
import org.jspecify.annotations.Nullable;

/** Single interfaces, ports and ONUs alike, as callers see and change them. */
@Stateless
@Requires({Permission.DEVICE_SHOW, Permission.OLTS_INFO, Permission.SWITCHES_INFO})
public class LineRegister {

    @Inject
    Lines lines;

    @Inject
    Sightings sightings;

    @Inject
    Sight sight;

    @Inject
    AuditLog audit;

    /**
     * One interface.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#UNKNOWN_INTERFACE}
     */
    public Line line(long id) {
        return lines.withId(id)
                .filter(line -> sight.covers(line.device().groupId()))
                .orElseThrow(() -> DeviceProblem.UNKNOWN_INTERFACE.because("interface " + id));
    }

    /** MACs behind the interface, present and past. */
    public Page<Sighting> fdb(long id, PageRequest request) {
        return sightings.ofInterface(line(id).id(), request);
    }

    /** Its ups and downs, newest first. */
    public Page<LineState> states(long id, PageRequest request) {
        return lines.states(line(id).id(), request);
    }

    /** Writes the operator's comment and whether values are kept; null leaves as it is. */
    @Requires({Permission.DEVICE_IFACE_MANAGEMENT, Permission.DEVICE_MANAGEMENT})
    public Line change(long id, @Nullable String comment, @Nullable Boolean pollEnabled) {
        Line before = line(id);
        if (comment != null) {
            lines.comment(id, comment.strip());
        }
        if (pollEnabled != null) {
            lines.poll(id, pollEnabled);
        }
        audit.record("interface:changed", "interface", id, before, line(id));
        return line(id);
    }

    /**
     * The interface has these tags from now on, and no others.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#UNKNOWN_INTERFACE}, {@link DeviceProblem#BAD_TAG}
     */
    @Requires({Permission.DEVICE_IFACE_MANAGE_MARKS, Permission.DEVICE_IFACE_MANAGEMENT, Permission.DEVICE_MANAGEMENT})
    public List<String> tag(long id, Collection<String> tags) {
        List<String> before = line(id).tags();
        lines.tag(id, tags);
        List<String> after = line(id).tags();
        if (!after.equals(before)) {
            audit.record("interface:tagged", "interface", id, Map.of("tags", before), Map.of("tags", after));
        }
        return after;
    }
}
