package org.demarc.billing.control;

import java.util.ArrayList;
import java.util.List;
import org.demarc.address.entity.GivenHouse;
import org.demarc.billing.control.BilledAddresses.City;
import org.demarc.billing.control.BilledAddresses.House;
import org.demarc.billing.control.BilledAddresses.Street;

/** Makes houses of a billing comparable with Demarc's (userside-universal-api.md 5.6). */
final class HousePlan {

    private static final String UNNAMED = "-";

    private final BilledAddresses book;
    private final boolean fullNames;
    private final Findings findings;

    HousePlan(BilledAddresses book, boolean fullNames, Findings findings) {
        this.book = book;
        this.fullNames = fullNames;
        this.findings = findings;
    }

    /** Every house whose street is known and that has a number. */
    List<GivenHouse> houses() {
        List<GivenHouse> houses = new ArrayList<>();
        for (House house : book.houses().values()) {
            Street street = book.streets().get(house.streetId());
            String number = HouseText.number(house);
            if (street == null) {
                refuse(house, "street " + house.streetId() + " is not in get_street_list");
            } else if (number.isEmpty()) {
                refuse(house, "the house has no number");
            } else {
                houses.add(given(house, street, number));
            }
        }
        return houses;
    }

    private void refuse(House house, String reason) {
        findings.refused("get_house_list/" + house.id(), reason);
    }

    private GivenHouse given(House house, Street street, String number) {
        City city = book.cities().getOrDefault(street.cityId(), new City("", "", ""));
        String cityName = city.name().isEmpty() ? UNNAMED : city.name();
        String streetName = HouseText.street(street, fullNames);
        return new GivenHouse(
                house.id(),
                cityName,
                city.kind(),
                streetName.isEmpty() ? UNNAMED : streetName,
                number,
                HouseText.folded(cityName),
                HouseText.folded(streetName.isEmpty() ? UNNAMED : streetName),
                HouseText.of(cityName, streetName.isEmpty() ? UNNAMED : streetName, number),
                house.postcode(),
                house.storeys(),
                house.entrances(),
                house.latitude(),
                house.longitude());
    }
}
