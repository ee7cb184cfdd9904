package org.demarc.billing.control;

import org.demarc.billing.control.BilledSubscriber.Flat;
import org.demarc.subscriber.entity.Place;
import org.jspecify.annotations.Nullable;

/** Rules for house, apartment, floor and entrance. */
final class PlaceRules {

    private final ImportContext context;

    PlaceRules(ImportContext context) {
        this.context = context;
    }

    Place after(Place known, @Nullable Flat billed) {
        if (billed == null || !context.options().updateAddress()) {
            return known;
        }
        if (!billed.namesHouse()) {
            return context.options().importLessAddress() ? Place.NOWHERE : known;
        }
        return context.house(billed.houseId())
                .map(house -> inHouse(known, house, billed))
                .orElse(known);
    }

    private Place inHouse(Place known, long house, Flat billed) {
        return new Place(
                house,
                BilledText.line(billed.apartment()),
                floor(known.floor(), billed.floor()),
                entrance(known.entrance(), billed.entrance()));
    }

    private String floor(String known, @Nullable String billed) {
        if (billed == null || "0".equals(billed)) {
            return known;
        }
        return billed.isEmpty() && !context.options().updateEmptyLevel() ? known : billed;
    }

    private int entrance(int known, @Nullable Integer billed) {
        if (billed == null) {
            return known;
        }
        if (billed > 0) {
            return billed;
        }
        return billed == -1 || context.options().updateEmptyEntrance() ? 0 : known;
    }
}
