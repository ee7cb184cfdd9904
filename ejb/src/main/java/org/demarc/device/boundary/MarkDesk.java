package org.demarc.device.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.device.entity.DeviceMarks;
import org.demarc.device.entity.DeviceMarks.DeviceComment;
import org.demarc.device.entity.DeviceMarks.TagCount;
import org.demarc.device.entity.DeviceProblem;

/** What people mark devices by: tags and comments for everybody who sees the device, favourites for themselves. */
@Stateless
@Requires(Permission.DEVICE_SHOW)
public class MarkDesk {

    @Inject
    DeviceMarks marks;

    @Inject
    Sight sight;

    @Inject
    CurrentUser caller;

    @Inject
    AuditLog audit;

    /** The tags of the devices that the caller sees. */
    public List<TagCount> tags() {
        return marks.allTags(sight.groups());
    }

    /**
     * The device has these tags from now on, and no others.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#UNKNOWN_DEVICE}, {@link DeviceProblem#BAD_TAG}
     */
    @Requires({Permission.DEVICE_MANAGEMENT, Permission.DEVICE_IFACE_MANAGE_MARKS})
    public List<String> tag(long deviceId, Collection<String> tags) {
        List<String> before = sight.device(deviceId).tags();
        marks.tag(deviceId, tags);
        List<String> after = marks.tags(deviceId);
        if (!after.equals(before)) {
            audit.record("device:tagged", "device", deviceId, Map.of("tags", before), Map.of("tags", after));
        }
        return after;
    }

    /** Ids of the caller's favourites. */
    public Set<Long> favourites() {
        return marks.favourites(caller.caller().id());
    }

    /**
     * Makes a device one of the caller's favourites, or no longer. Nobody else sees it, so it is not written down.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#UNKNOWN_DEVICE}, {@link DeviceProblem#MANY_FAVOURITES}
     */
    public void favourite(long deviceId, boolean wanted) {
        marks.favourite(caller.caller().id(), sight.device(deviceId).id(), wanted);
    }

    /** What people wrote about the device, newest first. */
    public Page<DeviceComment> comments(long deviceId, PageRequest request) {
        return marks.comments(sight.device(deviceId).id(), request);
    }

    /** Writes something about the device; answers its id. */
    @Requires({Permission.DEVICE_MANAGEMENT, Permission.DEVICE_IFACE_MANAGE_MARKS})
    public long comment(long deviceId, String text) {
        long id = marks.comment(sight.device(deviceId).id(), caller.caller().login(), text.strip());
        audit.record("device:commented", "device", deviceId, null, Map.of("comment", text.strip()));
        return id;
    }

    /**
     * Takes a comment away: one's own, or anybody's for who manages devices.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#UNKNOWN_COMMENT}
     */
    @Requires({Permission.DEVICE_MANAGEMENT, Permission.DEVICE_IFACE_MANAGE_MARKS})
    public void uncomment(long deviceId, long id) {
        String author = caller.may(Permission.DEVICE_MANAGEMENT)
                ? null
                : caller.caller().login();
        if (!marks.uncomment(sight.device(deviceId).id(), id, author)) {
            throw DeviceProblem.UNKNOWN_COMMENT.because("comment " + id);
        }
        audit.record("device:comment-removed", "device", deviceId, Map.of("comment", id), null);
    }
}
