package org.demarc.wildcore.control;

import org.jspecify.annotations.Nullable;

/** Something that the global search found (wildcore-mikbill.md 6.7). */
public sealed interface PortalHit {

    /** A port or ONU; {@code matched} is {@code ident, mac, description} or the billing's field. */
    record Line(
            String type,
            long id,
            String name,
            String status,
            String description,
            String matched,
            String value,
            Host device,
            @Nullable Billed billing,
            String link)
            implements PortalHit {}

    /** A device; {@code status} is up, down or unknown. */
    record Device(String type, long id, String name, String matched, String value, String status, String link)
            implements PortalHit {}

    /** Where a line is. */
    record Host(long id, String ip, String name) {}

    /** Whose line it is. */
    record Billed(Object uid, String login, String agreement, String link) {}
}
