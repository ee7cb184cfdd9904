package org.demarc.access.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.control.AccessSettings;
import org.demarc.access.entity.AccessProblem;
import org.demarc.access.entity.ApiKey;
import org.demarc.access.entity.ApiKeys;
import org.demarc.access.entity.AppUser;
import org.demarc.access.entity.Caller;
import org.demarc.access.entity.IssuedKey;
import org.demarc.access.entity.KeyDraft;
import org.demarc.access.entity.KeyText;
import org.demarc.access.entity.Permission;
import org.demarc.access.entity.Roles;
import org.demarc.access.entity.Users;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.settings.boundary.Settings;
import org.demarc.settings.entity.Secret;

/** Makes, lists and revokes keys. A key is readable once, when it is made. */
@Stateless
@Requires
public class KeyRing {

    /**
     * What is asked for a new key.
     *
     * @param life how long it works
     * @param networks from where it shall work, empty for everywhere
     * @param permissions what it is limited to, empty for all that its user may do
     */
    public record Order(Duration life, String description, List<String> networks, Set<Permission> permissions) {}

    private static final int CROSS_KEYS_A_MINUTE = 60;

    @Inject
    ApiKeys keys;

    @Inject
    Users users;

    @Inject
    Roles roles;

    @Inject
    SignIn signIn;

    @Inject
    Settings settings;

    @Inject
    CurrentUser currentUser;

    @Inject
    AuditLog audit;

    /** How long a key lives when nothing is asked. */
    public Duration usualLife() {
        return settings.of(AccessSettings.class).apiKeyLife();
    }

    /** Keys of everybody. */
    @Requires({Permission.API_KEYS_MANAGE, Permission.USER_MANAGEMENT})
    public Page<ApiKey> page(PageRequest request) {
        return keys.page(request);
    }

    /** Keys of one user: his own, or anybody's for administrators. */
    public List<ApiKey> ofUser(long userId) {
        if (currentUser.caller().id() != userId) {
            currentUser.requireAny(Permission.API_KEYS_MANAGE, Permission.USER_MANAGEMENT);
        }
        return keys.ofUser(userId);
    }

    /**
     * Makes a key for a user who may do no more than the caller.
     *
     * @throws org.demarc.ProblemException {@link AccessProblem#USER_NOT_FOUND}, {@link AccessProblem#USER_DISABLED}
     */
    @Requires({Permission.API_KEYS_MANAGE, Permission.USER_MANAGEMENT})
    public IssuedKey issue(String login, Order order) {
        var user = users.withLogin(login)
                .orElseThrow(() -> AccessProblem.USER_NOT_FOUND.because("User not found: " + login));
        requireNoMoreThanMine(user, order.permissions());
        return issue(user, order);
    }

    /** Makes a key for oneself, confirmed by one's password. */
    @Requires({Permission.USER_SELF_CONTROL, Permission.USER_SELF})
    public IssuedKey issueForMe(Secret password, Order order) {
        var me = currentUser.caller();
        if (!signIn.isPasswordOf(me, password.reveal())) {
            throw AccessProblem.FORBIDDEN.because("the password is wrong");
        }
        var user = users.withId(me.id()).orElseThrow(() -> AccessProblem.USER_NOT_FOUND.because(me.login()));
        return issue(user, order);
    }

    /**
     * Makes a short-lived key for an employee of a billing (wildcore-mikbill.md 6.5).
     *
     * @param life 10 s to 604800 s
     * @param userIp where the employee sits, as the billing says: written down only, since Demarc may see another address
     * @throws org.demarc.ProblemException {@link AccessProblem#USER_NOT_FOUND}; {@link AccessProblem#FORBIDDEN} for a disabled
     *     or system user; {@link AccessProblem#TOO_MANY_KEYS}
     */
    @Requires(Permission.SYSTEM_CROSS_AUTH_USER)
    public IssuedKey issueCross(String login, Duration life, boolean oneTime, String userIp) {
        var by = currentUser.caller();
        var user = users.withLogin(login).orElseThrow(() -> AccessProblem.USER_NOT_FOUND.because(login));
        if (!user.isEnabled() || user.isReserved()) {
            throw AccessProblem.FORBIDDEN.because("user " + login + " cannot be signed in");
        }
        if (keys.madeSince(by.login(), ApiKey.Kind.CROSS, Instant.now().minus(Duration.ofMinutes(1)))
                >= CROSS_KEYS_A_MINUTE) {
            throw AccessProblem.TOO_MANY_KEYS.because("at most " + CROSS_KEYS_A_MINUTE + " keys a minute");
        }
        return store(new KeyDraft(
                user.id(),
                ApiKey.Kind.CROSS,
                "by " + by.name(),
                List.of(),
                Set.of(),
                oneTime,
                by.login(),
                expiry(life),
                userIp));
    }

    /** Makes the key of a session for somebody who has just signed in by password. */
    @Requires
    public IssuedKey issueForSession() {
        var me = currentUser.caller();
        return store(new KeyDraft(
                me.id(),
                ApiKey.Kind.SESSION,
                "session",
                List.of(),
                Set.of(),
                false,
                me.login(),
                expiry(usualLife()),
                ""));
    }

    /** Ends the session that came with this key; an unknown key is no error. */
    @Requires
    public void endSession(String keyText) {
        keys.withText(new KeyText(keyText))
                .filter(key -> key.userId() == currentUser.caller().id())
                .ifPresent(key -> revokeRecorded(key));
    }

    /**
     * Revokes a key: one's own, or anybody's for administrators.
     *
     * @throws org.demarc.ProblemException {@link AccessProblem#KEY_NOT_FOUND}
     */
    public void revoke(long id) {
        var key = keys.withId(id).orElseThrow(() -> AccessProblem.KEY_NOT_FOUND.because("key " + id));
        if (key.userId() != currentUser.caller().id()) {
            currentUser.requireAny(Permission.API_KEYS_MANAGE, Permission.USER_MANAGEMENT);
        }
        revokeRecorded(key);
    }

    private void revokeRecorded(ApiKey key) {
        keys.revoke(key.id());
        audit.record("key:revoked", "api_key", key.id(), key, null);
    }

    private IssuedKey issue(AppUser user, Order order) {
        if (!user.isEnabled()) {
            throw AccessProblem.USER_DISABLED.because("User is disabled: " + user.login());
        }
        return store(new KeyDraft(
                user.id(),
                ApiKey.Kind.API,
                order.description(),
                order.networks(),
                order.permissions(),
                false,
                currentUser.caller().login(),
                expiry(order.life()),
                ""));
    }

    private IssuedKey store(KeyDraft draft) {
        var text = KeyText.random();
        long id = keys.add(text, draft);
        audit.record("key:created", "api_key", id, null, keys.withId(id).orElseThrow());
        var user = users.withId(draft.userId()).orElseThrow();
        return new IssuedKey(id, user, text, draft.expiresAt());
    }

    private static Instant expiry(Duration life) {
        return Instant.now().plus(life).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Neither for others nor for oneself: whoever calls with a key that is limited must not make himself one that is not. */
    private void requireNoMoreThanMine(AppUser user, Set<Permission> asked) {
        Caller me = currentUser.caller();
        Set<Permission> given =
                new HashSet<>(roles.withId(user.role().id()).orElseThrow().permissions());
        if (!asked.isEmpty()) {
            given.retainAll(asked);
        }
        if (!me.permissions().containsAll(given) || !me.seesGroups(user.deviceGroupIds())) {
            throw AccessProblem.FORBIDDEN.because("user " + user.login() + " may do more than you");
        }
    }
}
