package org.demarc.device.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.device.entity.AccessProfile;
import org.demarc.device.entity.AccessProfileDraft;
import org.demarc.device.entity.AccessProfiles;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.device.entity.SnmpV3;
import org.demarc.device.entity.SnmpV3Draft;
import org.demarc.settings.entity.Secret;
import org.jspecify.annotations.Nullable;

/** Access profiles as callers see and change them; secrets go in and never come out. */
@Stateless
@Requires(Permission.DEVICE_ACCESS_MANAGEMENT)
public class AccessRegister {

    @Inject
    AccessProfiles profiles;

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
        check(draft, null);
        long id = profiles.add(draft);
        audit.record("access-profile:added", "access-profile", id, null, profile(id));
        return profile(id);
    }

    /** {@code version} is the version that the caller saw. */
    public AccessProfile change(long id, int version, AccessProfileDraft draft) {
        AccessProfile before = profile(id);
        check(draft, before.v3());
        profiles.change(id, version, draft);
        audit.record("access-profile:changed", "access-profile", id, before, profile(id));
        return profile(id);
    }

    /** Removes an unused profile. */
    public void remove(long id) {
        AccessProfile before = profile(id);
        profiles.remove(id);
        audit.record("access-profile:removed", "access-profile", id, before, null);
    }

    /** Version 3 needs a user, and passwords for the protocols that he names (RFC 3414 11.2: eight octets at least). */
    private static void check(AccessProfileDraft draft, @Nullable SnmpV3 before) {
        SnmpV3Draft v3 = draft.v3();
        if (v3 == null || v3.user().isBlank()) {
            require(!"3".equals(draft.snmpVersion()), "version 3 needs a user");
            return;
        }
        require(v3.privProtocol() == null || v3.authProtocol() != null, "privacy needs authentication");
        requirePassword(
                "authentication", v3.authProtocol(), v3.authPassword(), before != null && before.authPassword());
        requirePassword("privacy", v3.privProtocol(), v3.privPassword(), before != null && before.privPassword());
    }

    private static void requirePassword(
            String which, @Nullable String protocol, @Nullable Secret password, boolean stored) {
        if (protocol != null) {
            require(password != null || stored, "the password for " + which + " is missing");
            require(
                    password == null || password.reveal().length() >= 8,
                    "the password for " + which + " has less than 8 characters");
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw DeviceProblem.BAD_ACCESS.because(otherwise);
        }
    }
}
