package org.demarc.device.boundary;

import org.demarc.device.entity.AccessProfileDraft;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.device.entity.SnmpV3;
import org.demarc.device.entity.SnmpV3Draft;
import org.demarc.settings.entity.Secret;
import org.jspecify.annotations.Nullable;

/** Whether a way of access can be used: version 3 needs passwords for the protocols that its user names (RFC 3414 11.2). */
final class AccessCheck {

    private AccessCheck() {}

    /** A profile that says version 3 names the user, too. */
    static void ofProfile(AccessProfileDraft draft, @Nullable SnmpV3 before) {
        require(hasUser(draft) || !"3".equals(draft.snmpVersion()), "version 3 needs a user");
        ofLevel(draft, before);
    }

    /** On the other levels the user may come from elsewhere. */
    static void ofLevel(AccessProfileDraft draft, @Nullable SnmpV3 before) {
        SnmpV3Draft v3 = draft.v3();
        if (v3 == null || v3.user().isBlank()) {
            return;
        }
        require(v3.privProtocol() == null || v3.authProtocol() != null, "privacy needs authentication");
        requirePassword(
                "authentication", v3.authProtocol(), v3.authPassword(), before != null && before.authPassword());
        requirePassword("privacy", v3.privProtocol(), v3.privPassword(), before != null && before.privPassword());
    }

    private static boolean hasUser(AccessProfileDraft draft) {
        SnmpV3Draft v3 = draft.v3();
        return v3 != null && !v3.user().isBlank();
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
