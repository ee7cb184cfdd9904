package org.demarc.device.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.device.entity.AccessLevel;
import org.demarc.device.entity.AccessProfile;
import org.demarc.device.entity.AccessProfileDraft;
import org.demarc.device.entity.AccessProfiles;
import org.demarc.device.entity.DeviceProblem;

/** Access profiles as callers see and change them; secrets go in and never come out. */
@Stateless
@Requires(Permission.DEVICE_ACCESS_MANAGEMENT)
public class AccessRegister {

    @Inject
    AccessProfiles profiles;

    @Inject
    LevelSight sight;

    @Inject
    AuditLog audit;

    @Requires({Permission.DEVICE_SHOW, Permission.DEVICE_ACCESS_MANAGEMENT})
    public Page<AccessProfile> page(PageRequest request) {
        return profiles.page(request);
    }

    /**
     * One profile.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#UNKNOWN_ACCESS_PROFILE}
     */
    @Requires({Permission.DEVICE_SHOW, Permission.DEVICE_ACCESS_MANAGEMENT})
    public AccessProfile profile(long id) {
        return profiles.withId(id)
                .orElseThrow(() -> DeviceProblem.UNKNOWN_ACCESS_PROFILE.because("access profile " + id));
    }

    /**
     * Adds a profile.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#NAME_TAKEN}, {@link DeviceProblem#BAD_ACCESS}
     */
    public AccessProfile add(AccessProfileDraft draft) {
        AccessCheck.ofProfile(draft, null);
        long id = profiles.add(draft);
        audit.record("access-profile:added", "access-profile", id, null, profile(id));
        return profile(id);
    }

    /**
     * Changes a profile.
     *
     * @param version the version that the caller saw
     * @throws org.demarc.ProblemException {@link DeviceProblem#OTHERS_DEVICES} and those of {@link #add} and {@link #profile}
     */
    public AccessProfile change(long id, int version, AccessProfileDraft draft) {
        AccessProfile before = profile(id);
        sight.requireChange(AccessLevel.ofProfile(id));
        AccessCheck.ofProfile(draft, before.v3());
        profiles.change(id, version, draft);
        audit.record("access-profile:changed", "access-profile", id, before, profile(id));
        return profile(id);
    }

    /** Removes an unused profile. */
    public void remove(long id) {
        AccessProfile before = profile(id);
        sight.requireChange(AccessLevel.ofProfile(id));
        profiles.remove(id);
        audit.record("access-profile:removed", "access-profile", id, before, null);
    }
}
