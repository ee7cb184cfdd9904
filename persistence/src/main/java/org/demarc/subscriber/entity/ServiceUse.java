package org.demarc.subscriber.entity;

import java.math.BigDecimal;

/**
 * A paid extra that a subscriber uses.
 *
 * @param name the service's name in the billing
 * @param cost its price, two decimals
 * @param comment the billing's note, empty for none
 */
public record ServiceUse(String name, BigDecimal cost, String comment) {

    public ServiceUse {
        cost = Funds.cents(cost);
    }
}
