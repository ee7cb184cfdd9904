package org.demarc.access.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.demarc.access.control.AccessSettings;
import org.demarc.access.control.Gate;
import org.demarc.access.control.Passwords;
import org.demarc.access.entity.ApiKeys;
import org.demarc.access.entity.Caller;
import org.demarc.access.entity.Roles;
import org.demarc.access.entity.SignInGuard;
import org.demarc.access.entity.Users;
import org.demarc.settings.boundary.Settings;
import org.jspecify.annotations.Nullable;

/**
 * The door for pages, our own API and the dialects. Works without a transaction: a refused attempt must stay written
 * although the caller gets an exception.
 */
@Singleton
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignIn {

    @Inject
    Users users;

    @Inject
    Roles roles;

    @Inject
    ApiKeys keys;

    @Inject
    SignInGuard guard;

    @Inject
    Settings settings;

    @Inject
    GateBook book;

    private @Nullable Gate gate;

    @PostConstruct
    void build() {
        var access = settings.of(AccessSettings.class);
        gate = new Gate(
                users,
                roles,
                keys,
                guard,
                access.limits(),
                new Passwords(access.passwordIterations()),
                Clock.systemUTC(),
                book);
    }

    /**
     * By login and password.
     *
     * @param remoteAddress the caller's address as a literal
     * @throws org.demarc.ProblemException SIGN_IN_REFUSED (401), ADDRESS_BLOCKED (429)
     */
    public Caller signIn(String login, String password, String remoteAddress) {
        return gate().byPassword(login, password, remoteAddress);
    }

    /**
     * By API key.
     *
     * @throws org.demarc.ProblemException UNAUTHENTICATED (401) with {@code key expired} or {@code access denied}
     */
    public Caller byKey(String keyText, String remoteAddress) {
        return gate().byKey(keyText, remoteAddress);
    }

    /**
     * The user of a browser session as he stands now; empty when he was disabled, deleted, moved away, or has another
     * password than he came in by.
     */
    public Optional<Caller> bySession(long userId, long passwordVersion, String remoteAddress) {
        return gate().bySession(userId, passwordVersion, remoteAddress);
    }

    /** What a session that begins with the user's present password has to remember of it. */
    public long passwordVersion(long userId) {
        return users.passwordVersion(userId);
    }

    /** Writes down that somebody goes; his session or key is ended by whoever holds it. */
    public void signedOut(Caller caller) {
        book.signedOut(caller);
    }

    /**
     * Whether the password is the caller's own: asked before a key is made or the password changed.
     *
     * @throws org.demarc.ProblemException ADDRESS_BLOCKED (429) for who guesses
     */
    public boolean isPasswordOf(Caller caller, String password) {
        return gate().isPasswordOf(caller, password);
    }

    private Gate gate() {
        if (gate == null) {
            throw new IllegalStateException("not started");
        }
        return gate;
    }
}
