package org.demarc.access.control;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.demarc.access.entity.AccessProblem;
import org.demarc.access.entity.ApiKey;
import org.demarc.access.entity.ApiKeys;
import org.demarc.access.entity.AppUser;
import org.demarc.access.entity.Caller;
import org.demarc.access.entity.HeldKey;
import org.demarc.access.entity.KeyText;
import org.demarc.access.entity.Role;
import org.demarc.access.entity.Roles;
import org.demarc.access.entity.SignInGuard;
import org.demarc.access.entity.Users;

/** Lets in who knows a password or holds a key, and shuts out who guesses. */
public class Gate {

    private final Users users;
    private final Roles roles;
    private final ApiKeys keys;
    private final SignInGuard guard;
    private final SignInGuard.Limits limits;
    private final Passwords passwords;
    private final String nobodysHash;
    private final Clock clock;
    private final GateWatch watch;
    private final Map<Long, Role> roleById = new ConcurrentHashMap<>();

    public Gate(
            Users users,
            Roles roles,
            ApiKeys keys,
            SignInGuard guard,
            SignInGuard.Limits limits,
            Passwords passwords,
            Clock clock,
            GateWatch watch) {
        this.users = users;
        this.roles = roles;
        this.keys = keys;
        this.guard = guard;
        this.limits = limits;
        this.passwords = passwords;
        this.nobodysHash = passwords.hash("nobody");
        this.clock = clock;
        this.watch = watch;
    }

    /**
     * By login and password. An unknown login takes as long as a wrong password and says the same.
     *
     * @throws org.demarc.ProblemException {@link AccessProblem#SIGN_IN_REFUSED}, {@link AccessProblem#ADDRESS_BLOCKED}
     */
    public Caller byPassword(String login, String password, String remoteAddress) {
        requireUnblocked(remoteAddress);
        var user = users.withLogin(login).filter(u -> !u.isReserved());
        var hash = user.flatMap(u -> users.passwordHash(u.id())).orElse(nobodysHash);
        boolean fits = passwords.matches(password, hash);
        requireUnblocked(
                remoteAddress); // of many guesses at once, those that were being weighed meanwhile tell nothing
        var caller = fits ? user.flatMap(u -> bySession(u, remoteAddress)) : Optional.<Caller>empty();
        if (caller.isEmpty()) {
            throw refusal(remoteAddress, login);
        }
        guard.forget(remoteAddress, login);
        if (passwords.isOutdated(hash)) {
            users.setPasswordHash(caller.get().id(), passwords.hash(password));
        }
        users.seen(caller.get().id());
        watch.signedIn(caller.get());
        return caller.get();
    }

    /**
     * The signed-in user as he stands now: a changed role, status or password counts at once.
     *
     * @param passwordVersion of the password by which he came in
     */
    public Optional<Caller> bySession(long userId, long passwordVersion, String remoteAddress) {
        var caller = users.withPassword(userId, passwordVersion).flatMap(user -> bySession(user, remoteAddress));
        caller.ifPresent(known -> users.seen(known.id()));
        return caller;
    }

    /**
     * By key.
     *
     * @throws org.demarc.ProblemException {@link AccessProblem#UNAUTHENTICATED}, {@link AccessProblem#ADDRESS_BLOCKED}
     */
    public Caller byKey(String keyText, String remoteAddress) {
        var held = keys.heldWithText(new KeyText(keyText)).orElseThrow(() -> unknownKey(remoteAddress));
        var key = held.key();
        var now = clock.instant();
        if (!now.isBefore(key.expiresAt())) {
            watch.expired(key, remoteAddress);
        }
        var caller = Recognition.byKey(key, held.holder(), role(held), remoteAddress, now);
        use(held);
        if (held.visitIsOld()) {
            users.seen(held.holder().id());
        }
        return caller;
    }

    /**
     * Whether the password is the caller's own, for confirming. Who guesses here is shut out as at the door: a found
     * session or key must not lead to the password.
     *
     * @throws org.demarc.ProblemException {@link AccessProblem#ADDRESS_BLOCKED}
     */
    public boolean isPasswordOf(Caller caller, String password) {
        requireUnblocked(caller.remoteAddress());
        boolean fits =
                passwords.matches(password, users.passwordHash(caller.id()).orElse(nobodysHash));
        requireUnblocked(caller.remoteAddress());
        if (!fits) {
            attempt(caller.login(), caller.remoteAddress());
        }
        return fits;
    }

    private void use(HeldKey held) {
        ApiKey key = held.key();
        if (key.oneTime() && !keys.useUp(key.id())) {
            throw AccessProblem.UNAUTHENTICATED.because("access denied");
        }
        if (!key.oneTime() && held.useIsOld()) {
            keys.used(key.id());
        }
    }

    private Optional<Caller> bySession(AppUser user, String remoteAddress) {
        return Recognition.bySession(user, role(user), remoteAddress);
    }

    /** The holder's role, read again only when it has changed: a change counts at once. */
    private Role role(HeldKey held) {
        Role known = roleById.get(held.holder().role().id());
        if (known != null && known.version() == held.roleVersion()) {
            return known;
        }
        Role read = role(held.holder());
        roleById.put(read.id(), read);
        return read;
    }

    private Role role(AppUser user) {
        return roles.withId(user.role().id())
                .orElseThrow(
                        () -> AccessProblem.ROLE_NOT_FOUND.because(user.role().name()));
    }

    private RuntimeException unknownKey(String remoteAddress) {
        requireUnblocked(remoteAddress);
        if (guard.failed(remoteAddress, "", clock.instant(), keyLimits())) {
            watch.shutOut("", remoteAddress);
        }
        return AccessProblem.UNAUTHENTICATED.because("access denied");
    }

    /** A program with a stale key knocks again and again: it is a nuisance, not a guess, so it gets ten times as many. */
    private SignInGuard.Limits keyLimits() {
        return new SignInGuard.Limits(limits.attempts() * 10, limits.window(), limits.block());
    }

    private RuntimeException refusal(String remoteAddress, String login) {
        return attempt(login, remoteAddress)
                ? blocked()
                : AccessProblem.SIGN_IN_REFUSED.because("Login or password is wrong");
    }

    /** Counts a bad attempt; true when it was the one too many. */
    private boolean attempt(String login, String remoteAddress) {
        watch.refused(login, remoteAddress);
        boolean isShutOut = guard.failed(remoteAddress, login, clock.instant(), limits);
        if (isShutOut) {
            watch.shutOut(login, remoteAddress);
        }
        return isShutOut;
    }

    private void requireUnblocked(String remoteAddress) {
        if (guard.blockedUntil(remoteAddress, clock.instant()).isPresent()) {
            throw blocked();
        }
    }

    private static RuntimeException blocked() {
        return AccessProblem.ADDRESS_BLOCKED.because("Too many bad attempts from your address, come back later");
    }
}
