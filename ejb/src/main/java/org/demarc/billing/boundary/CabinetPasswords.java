package org.demarc.billing.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import org.demarc.access.control.Passwords;
import org.demarc.billing.control.ImportContext.PasswordHash;

/** Hashes of cabinet passwords that come from billings: a billing may send a hundred thousand of them at once. */
@ApplicationScoped
public class CabinetPasswords implements PasswordHash {

    private static final int ITERATIONS = 2_048;

    private final Passwords passwords = new Passwords(ITERATIONS);

    @Override
    public boolean matches(String hash, String clear) {
        return passwords.matches(clear, hash);
    }

    @Override
    public String of(String clear) {
        return passwords.hash(clear);
    }
}
