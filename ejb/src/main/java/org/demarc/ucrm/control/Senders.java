package org.demarc.ucrm.control;

import java.util.List;
import org.demarc.addressing.entity.AddressRange;
import org.demarc.addressing.entity.Ipv4;

/** Who may send webhooks. */
public final class Senders {

    private Senders() {}

    /**
     * Whether the sender is on the list; an empty list lets everybody in.
     *
     * @param allowed addresses, ranges or prefixes; IPv6 addresses count as they are written
     */
    public static boolean mayCome(List<String> allowed, String sender) {
        return allowed.isEmpty() || allowed.stream().anyMatch(entry -> matches(entry, sender));
    }

    /** Whether an entry of the list can be understood. */
    public static boolean isEntry(String entry) {
        if (entry.contains(":")) {
            return entry.matches("[0-9A-Fa-f:.]+");
        }
        try {
            AddressRange.of(entry);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean matches(String entry, String sender) {
        if (entry.contains(":")) {
            return entry.equalsIgnoreCase(sender);
        }
        return Ipv4.in(sender).filter(AddressRange.of(entry)::contains).isPresent();
    }
}
