package org.demarc.provisioning.control;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The speeds of a plan, seen from the subscriber.
 *
 * @param downMbps Mbit/s; null or 0 for no limit
 * @param upMbps Mbit/s; null or 0 for no limit
 */
public record Speeds(
        @Nullable BigDecimal downMbps, @Nullable BigDecimal upMbps) {

    public static final Speeds UNLIMITED = new Speeds(null, null);

    private static final BigDecimal KILO = BigDecimal.valueOf(1000);

    public Speeds {
        downMbps = downMbps == null ? null : downMbps.stripTrailingZeros();
        upMbps = upMbps == null ? null : upMbps.stripTrailingZeros();
    }

    /**
     * The router's text, upload/download, because the router receives what the subscriber sends; empty for no limit
     * (ucrm-routeros.md 4.7).
     */
    public String rateText() {
        return isNone(downMbps) && isNone(upMbps) ? "" : side(upMbps) + "/" + side(downMbps);
    }

    private static String side(@Nullable BigDecimal mbps) {
        if (mbps == null || isNone(mbps)) {
            return "0";
        }
        if (mbps.scale() <= 0) {
            return mbps.toBigInteger() + "M";
        }
        return mbps.multiply(KILO).setScale(0, RoundingMode.HALF_UP) + "k";
    }

    private static boolean isNone(@Nullable BigDecimal mbps) {
        return mbps == null || mbps.signum() <= 0;
    }
}
