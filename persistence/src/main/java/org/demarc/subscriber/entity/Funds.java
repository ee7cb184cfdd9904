package org.demarc.subscriber.entity;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The billing's view of a subscriber's money, each value at two decimals.
 *
 * @param balance money on the account, negative for debt
 * @param credit how far the balance may fall below zero
 * @param discountPct discount in percent
 */
public record Funds(BigDecimal balance, BigDecimal credit, BigDecimal discountPct) {

    public static final Funds ZERO = new Funds(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    public Funds {
        balance = cents(balance);
        credit = cents(credit);
        discountPct = cents(discountPct);
    }

    /** Two decimals, half away from zero. */
    public static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
