package org.demarc.device.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.device.control.MergedAccess;
import org.demarc.device.entity.AccessLevel;
import org.demarc.device.entity.AccessLevels;
import org.demarc.device.entity.AccessProfile;
import org.demarc.device.entity.AccessProfileDraft;
import org.demarc.device.entity.DeviceProblem;

/**
 * Access data of the system, of models and of devices: the levels around access profiles (devices.md DEV-5). Secrets go in and never come
 * out. Who sees a device sees how it is reached; who manages access changes it.
 */
@Stateless
@Requires(Permission.DEVICE_ACCESS_MANAGEMENT)
public class AccessLevelDesk {

    @Inject
    AccessLevels levels;

    @Inject
    LevelSight sight;

    @Inject
    AuditLog audit;

    /**
     * What is said on a level; empty when nothing is.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#UNKNOWN_DEVICE}, {@link DeviceProblem#UNKNOWN_MODEL}
     */
    @Requires({Permission.DEVICE_SHOW, Permission.DEVICE_ACCESS_MANAGEMENT})
    public Optional<AccessProfile> at(AccessLevel level) {
        sight.require(level);
        return levels.at(level);
    }

    /** Models about which something is said, by key. */
    @Requires({Permission.DEVICE_SHOW, Permission.DEVICE_ACCESS_MANAGEMENT})
    public Page<AccessProfile> models(PageRequest request) {
        return levels.models(request);
    }

    /** How a device is reached after all levels have spoken, and which level each value comes from. */
    @Requires({Permission.DEVICE_SHOW, Permission.DEVICE_ACCESS_MANAGEMENT})
    public List<MergedAccess.Value> merged(long deviceId) {
        List<MergedAccess.Said> nearestFirst = new ArrayList<>();
        for (AccessLevel level : sight.above(deviceId)) {
            levels.at(level).ifPresent(access -> nearestFirst.add(new MergedAccess.Said(level.kind(), access)));
        }
        return MergedAccess.of(nearestFirst);
    }

    /**
     * Says something on a level; what is left out is the next level's, secrets left out stay.
     *
     * @param version the version that the caller saw, 0 where nothing was said
     * @throws org.demarc.ProblemException {@link DeviceProblem#UNKNOWN_DEVICE}, {@link DeviceProblem#UNKNOWN_MODEL},
     *     {@link DeviceProblem#BAD_ACCESS}, {@link DeviceProblem#CHANGED_MEANWHILE}, {@link DeviceProblem#DEVICE_EXISTS},
     *     {@link DeviceProblem#OTHERS_DEVICES}
     */
    public AccessProfile say(AccessLevel level, int version, AccessProfileDraft draft) {
        sight.requireChange(level);
        AccessProfile before = levels.at(level).orElse(null);
        AccessCheck.ofLevel(draft, before == null ? null : before.v3());
        levels.put(level, version, draft);
        AccessProfile after = levels.at(level).orElseThrow();
        audit.record("access-level:changed", "access-level", level.shown(), before, after);
        return after;
    }

    /** Nothing is said on the level any more. */
    public void clear(AccessLevel level) {
        sight.requireChange(level);
        AccessProfile before = levels.at(level).orElse(null);
        if (before != null) {
            levels.clear(level, before.version());
            audit.record("access-level:removed", "access-level", level.shown(), before, null);
        }
    }
}
