package org.demarc.lab.isp;

import java.util.List;

/**
 * What a subscriber pays for.
 *
 * @param id also the name
 * @param fee for one interval, in units of the currency
 * @param intervalDays 1 or 30
 */
public record Tariff(String id, int fee, int intervalDays, int upKbit, int downKbit) {

    /** All tariffs of the billing. */
    public static final List<Tariff> ALL = List.of(
            new Tariff("Unlim-100", 150, 30, 102_400, 102_400),
            new Tariff("Unlim-300", 220, 30, 307_200, 307_200),
            new Tariff("Gig-1000", 300, 30, 1_024_000, 1_024_000),
            new Tariff("Village-50", 180, 30, 51_200, 51_200),
            new Tariff("Daily-50", 5, 1, 51_200, 51_200),
            new Tariff("Office-500", 600, 30, 512_000, 512_000));
}
