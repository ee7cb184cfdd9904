package org.demarc.access.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.demarc.access.entity.AccessProblem;
import org.demarc.access.entity.Caller;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Recognises callers. Until users are in the database only the installation's own key is known. */
@ApplicationScoped
public class SignIn {

    @Inject
    @ConfigProperty(name = "demarc.access.initial-api-key")
    Optional<String> initialKey;

    /** The user with this login and password, calling from the address. */
    public Caller signIn(String login, String password, String address) {
        throw AccessProblem.SIGN_IN_REFUSED.because("login or password is wrong");
    }

    /** The owner of the key. */
    public Caller byKey(String key, String address) {
        boolean known = initialKey
                .filter(initial -> MessageDigest.isEqual(
                        initial.getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
        if (!known) {
            throw AccessProblem.UNAUTHENTICATED.because("access denied");
        }
        return Caller.system();
    }

    /** The user of a session, as he is now; empty when he is gone or disabled. */
    public Optional<Caller> bySession(long userId) {
        return Optional.empty();
    }
}
