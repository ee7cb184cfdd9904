package org.demarc.billing.control;

import java.util.Map;

/**
 * The billing's address book: every map is keyed by the billing's own id.
 *
 * @param offered false where the billing could not give all three lists; then no address is touched
 */
public record BilledAddresses(
        boolean offered, Map<String, City> cities, Map<String, Street> streets, Map<String, House> houses) {

    public static final BilledAddresses NOT_OFFERED = new BilledAddresses(false, Map.of(), Map.of(), Map.of());

    public record City(String id, String name, String kind) {}

    /** @param fullName the name with its prefix or suffix, empty where not given */
    public record Street(String id, String cityId, String name, String fullName) {}

    /**
     * @param storeys number of storeys, 0 where unknown
     * @param entrances number of entrances, 0 where unknown
     * @param latitude degrees, NaN where unknown
     * @param longitude degrees, NaN where unknown
     */
    public record House(
            String id,
            String streetId,
            String number,
            String block,
            String fullName,
            String postcode,
            int storeys,
            int entrances,
            double latitude,
            double longitude) {}
}
