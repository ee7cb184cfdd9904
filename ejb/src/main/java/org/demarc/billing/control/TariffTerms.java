package org.demarc.billing.control;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A fee with the days it is for, normalised (userside-universal-api.md 5.3).
 *
 * @param fee price at six decimals at most
 * @param intervalDays 1 or more; calendar months, quarters and years count 30, 90, 180 and 360
 */
public record TariffTerms(BigDecimal fee, int intervalDays) {

    public static TariffTerms of(BigDecimal fee, int intervalDays) {
        BigDecimal rounded = fee.setScale(6, RoundingMode.HALF_UP);
        return new TariffTerms(rounded, rounded.signum() == 0 ? 30 : days(intervalDays));
    }

    private static int days(int given) {
        if (given < 1) {
            return 30;
        }
        return switch (given) {
            case 29, 31 -> 30;
            case 92 -> 90;
            case 183 -> 180;
            case 366 -> 360;
            default -> given;
        };
    }
}
