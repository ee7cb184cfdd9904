package org.demarc.search.rest;

import java.util.Locale;
import org.demarc.search.entity.Hit;

/**
 * Something that was found.
 *
 * @param type {@code subscriber, onu, port} or {@code device}
 * @param id its id among things of its type
 * @param deviceId the device that it is part of, or is; 0 for a subscriber
 * @param title what it is called
 * @param detail what tells it from others of that name
 * @param status its state in the words of its type
 * @param matched what matched, for instance {@code login} or {@code serial}
 * @param value the value that matched
 * @param exact the value is the whole of what was looked for
 * @param page path of its page in the admin UI
 */
public record HitView(
        String type,
        long id,
        long deviceId,
        String title,
        String detail,
        String status,
        String matched,
        String value,
        boolean exact,
        String page) {

    public static HitView of(Hit hit) {
        return new HitView(
                hit.type().name().toLowerCase(Locale.ROOT),
                hit.id(),
                hit.deviceId(),
                hit.title(),
                hit.detail(),
                hit.status(),
                hit.matched(),
                hit.value(),
                hit.exact(),
                page(hit));
    }

    /** The same with status and kind of match as a person reads them. */
    public HitView inWords(String statusInWords, String matchedInWords) {
        return new HitView(type, id, deviceId, title, detail, statusInWords, matchedInWords, value, exact, page);
    }

    private static String page(Hit hit) {
        return switch (hit.type()) {
            case SUBSCRIBER -> "/ui/subscriber/subscriber?id=" + hit.id();
            case ONU -> "/ui/onu/onu?id=" + hit.id();
            case PORT -> "/ui/device/device?id=" + hit.deviceId();
            case DEVICE -> "/ui/device/device?id=" + hit.id();
        };
    }
}
