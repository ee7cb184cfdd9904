package org.demarc.access.control;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.demarc.access.entity.AccessProblem;
import org.demarc.access.entity.ApiKey;
import org.demarc.access.entity.AppUser;
import org.demarc.access.entity.Caller;
import org.demarc.access.entity.Network;
import org.demarc.access.entity.Permission;
import org.demarc.access.entity.Role;

/** Decides what a user may do once his password or key has been found right. No clock, no database. */
public final class Recognition {

    /** A key made for somebody else never carries these (wildcore-mikbill.md 6.5). */
    private static final Set<Permission> NEVER_BY_CROSS_KEY = Set.of(
            Permission.USER_MANAGEMENT,
            Permission.USER_MANAGEMENT_CONFIG_STRICT_IP,
            Permission.API_KEYS_MANAGE,
            Permission.SYSTEM_CONFIGURATION,
            Permission.SYSTEM_CROSS_AUTH_USER,
            Permission.DEVICE_ACCESS_MANAGEMENT);

    private Recognition() {}

    /** The user in his browser; empty when he is disabled or calls from elsewhere than he may. */
    public static Optional<Caller> bySession(AppUser user, Role role, String remoteAddress) {
        return isWelcome(user, remoteAddress)
                ? Optional.of(caller(user, role.permissions(), Caller.Kind.SESSION, remoteAddress))
                : Optional.empty();
    }

    /**
     * The owner of a key.
     *
     * @throws org.demarc.ProblemException {@link AccessProblem#UNAUTHENTICATED} saying {@code key expired} or
     *     {@code access denied} (wildcore-mikbill.md 5)
     */
    public static Caller byKey(ApiKey key, AppUser user, Role role, String remoteAddress, Instant now) {
        if (!now.isBefore(key.expiresAt())) {
            throw AccessProblem.UNAUTHENTICATED.because("key expired");
        }
        boolean fromHere = key.networks().isEmpty() || Network.anyContains(key.networks(), remoteAddress);
        if (!fromHere || !isWelcome(user, remoteAddress)) {
            throw AccessProblem.UNAUTHENTICATED.because("access denied");
        }
        return caller(user, permissions(key, role), Caller.Kind.KEY, remoteAddress);
    }

    private static Set<Permission> permissions(ApiKey key, Role role) {
        Set<Permission> allowed = EnumSet.noneOf(Permission.class);
        allowed.addAll(role.permissions());
        if (!key.permissions().isEmpty()) {
            allowed.retainAll(key.permissions());
        }
        if (key.kind() == ApiKey.Kind.CROSS) {
            allowed.removeAll(NEVER_BY_CROSS_KEY);
        }
        return allowed;
    }

    private static boolean isWelcome(AppUser user, String remoteAddress) {
        return user.isEnabled() && (!user.strictIp() || Network.anyContains(user.networks(), remoteAddress));
    }

    private static Caller caller(AppUser user, Set<Permission> permissions, Caller.Kind kind, String remoteAddress) {
        return new Caller(
                user.id(),
                user.login(),
                user.name(),
                user.language(),
                permissions,
                user.deviceGroupIds(),
                kind,
                remoteAddress);
    }
}
