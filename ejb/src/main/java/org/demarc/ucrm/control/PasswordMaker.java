package org.demarc.ucrm.control;

import java.util.random.RandomGenerator;
import org.demarc.provisioning.control.Aim;
import org.demarc.provisioning.control.BothGiven;
import org.demarc.provisioning.control.MacText;
import org.demarc.provisioning.control.ServiceWish;
import org.demarc.settings.entity.Secret;

/** Passwords for PPPoE services that have none (ucrm-routeros.md 5.5): to be read out on the telephone, 70 bits. */
public final class PasswordMaker {

    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 14;

    private PasswordMaker() {}

    /** Whether the wish is for a PPPoE account that lacks nothing but its password. */
    public static boolean isAskedFor(ServiceWish wish) {
        boolean isWanted = wish.aim() == Aim.ENABLED || wish.aim() == Aim.DISABLED;
        boolean isLease = MacText.normal(wish.keys().mac()).isPresent() && wish.bothGiven() == BothGiven.DHCP;
        return isWanted
                && !wish.keys().device().isEmpty()
                && !wish.keys().username().isEmpty()
                && wish.keys().password().isEmpty()
                && !isLease
                && !wish.keys().hotspot();
    }

    public static Secret fresh(RandomGenerator random) {
        StringBuilder text = new StringBuilder(LENGTH);
        for (int at = 0; at < LENGTH; at++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return Secret.of(text.toString());
    }
}
