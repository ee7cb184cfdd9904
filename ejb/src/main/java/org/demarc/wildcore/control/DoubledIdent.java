package org.demarc.wildcore.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demarc.wildcore.entity.DoubledIdents.Place;
import org.jspecify.annotations.Nullable;

/**
 * An identifier in several places (wildcore-mikbill.md 7.4).
 *
 * @param type SN or MAC
 * @param state {@code clone} with two places online or more, {@code offline} with none, else the one that is left over
 */
public record DoubledIdent(
        String ident, String type, long count, List<Found> interfaces, long onlineCount, String state) {

    /** One of its places. */
    public record Found(
            long id,
            long deviceId,
            String deviceIp,
            String deviceName,
            String name,
            String status,
            @Nullable String identSeenAt,
            @Nullable String statusChanged) {}

    /** Of places in the order of their identifiers. */
    public static List<DoubledIdent> of(List<Place> places, LocalText text) {
        Map<String, List<Place>> placesByIdent = new LinkedHashMap<>();
        places.forEach(place -> placesByIdent
                .computeIfAbsent(place.ident(), ident -> new ArrayList<>())
                .add(place));
        return placesByIdent.values().stream()
                .map(same -> of(same.get(0), same, text))
                .toList();
    }

    private static DoubledIdent of(Place first, List<Place> same, LocalText text) {
        return new DoubledIdent(
                first.ident(),
                first.kind(),
                first.count(),
                same.stream().map(place -> found(place, text)).toList(),
                first.online(),
                first.online() == 0 ? "offline" : first.online() == 1 ? "stale" : "clone");
    }

    private static Found found(Place place, LocalText text) {
        return new Found(
                place.interfaceId(),
                place.deviceId(),
                place.deviceIp(),
                place.deviceName(),
                place.interfaceName(),
                place.status(),
                text.timeOrNull(place.identSeenAt()),
                text.timeOrNull(place.statusChanged()));
    }
}
