package org.demarc.billing.control;

/**
 * Limits beyond which a run is not believed (userside-universal-api.md 8). Exactly the limit is allowed.
 *
 * @param minRows fewest subscribers that a complete list has
 * @param maxDropPercent largest share of known subscribers that may be missing
 * @param maxTariffDropPercent largest share of known tariffs that may be missing
 */
public record Guards(int minRows, int maxDropPercent, int maxTariffDropPercent) {

    public static final Guards STANDARD = new Guards(2, 20, 50);

    /** Refuses a list of subscribers that is too short to be true. */
    public void checkRows(long rows) throws BillingFault {
        if (rows < minRows) {
            throw new BillingFault("Error Load Billing Customer: the list has " + rows + " rows, at least " + minRows
                    + " are expected");
        }
    }

    /** Refuses a list in which too many of the {@code known} subscribers are missing, unless the run is forced. */
    public void checkDrop(long known, long missing, boolean forced) throws BillingFault {
        if (!forced && beyond(known, missing, maxDropPercent)) {
            throw new BillingFault("Error Load Billing Customer: " + missing + " of " + known
                    + " known subscribers are missing, at most " + maxDropPercent + " % may be");
        }
    }

    /** Refuses a list in which too many of the {@code known} tariffs are missing, unless the run is forced. */
    public void checkTariffDrop(long known, long missing, boolean forced) throws BillingFault {
        if (!forced && beyond(known, missing, maxTariffDropPercent)) {
            throw new BillingFault("Error Load Billing Tariff: " + missing + " of " + known
                    + " known tariffs are missing, at most " + maxTariffDropPercent + " % may be");
        }
    }

    private static boolean beyond(long known, long missing, int percent) {
        return missing * 100 > known * percent;
    }
}
