package org.demarc.notification.control;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.demarc.Phrase;
import org.demarc.event.entity.EventRow;
import org.demarc.event.entity.EventState;
import org.demarc.event.entity.Severity;
import org.demarc.notification.entity.ChannelKind;
import org.demarc.notification.entity.Contact;
import org.demarc.notification.entity.Delivery;
import org.demarc.notification.entity.DeliveryState;
import org.demarc.notification.entity.Due;
import org.demarc.notification.entity.Occasion;
import org.demarc.notification.entity.QuietHours;
import org.demarc.notification.entity.Subscription;
import org.jspecify.annotations.Nullable;

/** Events, contacts and messages of tests. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    /** English words without bundles. */
    static final Words WORDS = new Words() {
        @Override
        public String text(Locale locale, String key, String... values) {
            return key.substring(key.lastIndexOf('.') + 1) + List.of(values);
        }

        @Override
        public String word(Locale locale, String prefix, String value) {
            return value;
        }

        @Override
        public String say(Locale locale, Phrase phrase) {
            return phrase.text();
        }
    };

    private Samples() {}

    static EventRow event(long id, EventState state) {
        return new EventRow(
                id,
                null,
                "pinger_host_down",
                "DEVICE_DOWN",
                "d" + id,
                id,
                "olt-<" + id + ">",
                "192.0.2.1",
                null,
                null,
                "",
                Severity.WARNING,
                state,
                state == EventState.OPEN,
                "",
                null,
                List.of("silent"),
                NOW.minusSeconds(4000),
                NOW.minusSeconds(3900),
                NOW,
                0,
                null,
                "",
                state == EventState.OPEN ? null : NOW,
                "",
                null,
                null,
                false,
                1);
    }

    static Contact contact(int perHour, @Nullable QuietHours quiet, int afterSeconds) {
        Subscription usual = Subscription.USUAL;
        return new Contact(
                5,
                7,
                "olena",
                "",
                3,
                "mail",
                ChannelKind.MAIL,
                "olena@example.net",
                true,
                "",
                new Subscription(usual.severities(), List.of(), List.of(), List.of(), true, afterSeconds, 0),
                perHour,
                quiet,
                0);
    }

    static Due due(long id, Occasion occasion, DeliveryState state, EventRow event, @Nullable DeliveryState opening) {
        Delivery delivery = new Delivery(
                id,
                5L,
                7L,
                "olena",
                "mail",
                ChannelKind.MAIL,
                "olena@example.net",
                event.id(),
                event.name(),
                event.severity(),
                event.deviceId(),
                event.deviceName(),
                occasion,
                state,
                Phrase.plain(""),
                NOW,
                NOW,
                0,
                null,
                null,
                null,
                "",
                "");
        return new Due(delivery, event, true, opening);
    }
}
