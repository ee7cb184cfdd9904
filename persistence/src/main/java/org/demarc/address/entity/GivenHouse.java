package org.demarc.address.entity;

/**
 * A house as a source tells it, ready to be found or added.
 *
 * @param externalId id at the source
 * @param city city name, {@code -} where unnamed
 * @param cityKind town, village ... in the source's words
 * @param street street name
 * @param number number with block
 * @param cityText city as it is compared
 * @param streetText street as it is compared
 * @param compareText the whole house as it is compared
 * @param postcode empty where unknown
 * @param storeys 0 where unknown
 * @param entrances 0 where unknown
 * @param latitude degrees, NaN where unknown
 * @param longitude degrees, NaN where unknown
 */
public record GivenHouse(
        String externalId,
        String city,
        String cityKind,
        String street,
        String number,
        String cityText,
        String streetText,
        String compareText,
        String postcode,
        int storeys,
        int entrances,
        double latitude,
        double longitude) {

    /** True where the source gives a place on Earth. */
    public boolean located() {
        return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    }
}
