package org.demarc.provisioning.control;

import org.demarc.provisioning.entity.Hold;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a wish while its service is held: what was to be in service is out of service, everything else is as its source wants
 * it. The word {@code held} in place of the source's own says that the aim is not the source's.
 */
public final class HeldWish {

    private static final String HELD = "held";

    private HeldWish() {}

    /** The wish as it is carried out. */
    public static ServiceWish over(ServiceWish wish, @Nullable Hold hold) {
        return hold != null && wish.aim() == Aim.ENABLED ? wish.aimingAt(Aim.DISABLED, HELD) : wish;
    }

    /** The wish as its source told it. */
    public static ServiceWish under(ServiceWish wish, @Nullable Hold hold) {
        return hold != null && isHeld(wish) ? wish.aimingAt(Aim.valueOf(hold.aim()), hold.status()) : wish;
    }

    /** Whether the aim of the wish is a hold's, not its source's. */
    public static boolean isHeld(ServiceWish wish) {
        return wish.aim() == Aim.DISABLED && wish.status().equals(HELD);
    }
}
