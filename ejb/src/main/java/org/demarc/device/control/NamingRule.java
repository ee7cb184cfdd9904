package org.demarc.device.control;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How interfaces of one kind are named and numbered on a family of devices.
 *
 * @param subject what the pattern is matched with
 * @param match pattern with the groups frame, slot, port and onu; null for ONUs that are found by their numbers only
 * @param name template with {@code {frame} {slot} {port} {onu}}, or {@code {serial}} for ONUs that are known by it alone; empty for the
 *     device's own name
 * @param type type of the interface; empty for what ifType says
 * @param types type by IANAifType, asked first
 * @param technology gpon, epon or empty
 * @param id factors of the bind key
 * @param parent factors of the PON port's bind key, empty for no parent
 */
record NamingRule(
        Subject subject,
        @Nullable Pattern match,
        String name,
        String type,
        Map<String, String> types,
        String technology,
        Map<String, Long> id,
        Map<String, Long> parent) {

    /** What a rule's pattern is matched with. */
    enum Subject {
        NAME,
        IF_INDEX
    }

    /** Frame, slot, port and number of an ONU, and the ifIndex of the port, which is the PON port for an ONU; -1 for none. */
    record Numbers(int frame, int slot, int port, int onu, long ifIndex) {

        static Numbers in(Matcher matcher, String pattern, long ifIndex) {
            return new Numbers(
                    group(matcher, pattern, "frame"),
                    group(matcher, pattern, "slot"),
                    group(matcher, pattern, "port"),
                    group(matcher, pattern, "onu"),
                    ifIndex);
        }

        private static int group(Matcher matcher, String pattern, String name) {
            if (!pattern.contains("(?<" + name + ">")) {
                return -1;
            }
            String digits = matcher.group(name);
            return digits == null ? -1 : Integer.parseInt(digits);
        }

        Numbers withOnu(int number) {
            return new Numbers(frame, slot, port, number, ifIndex);
        }

        /** The sum of base and factor times number. */
        long sum(Map<String, Long> factors) {
            return factors.getOrDefault("base", 0L)
                    + factors.getOrDefault("frame", 0L) * Math.max(0, frame)
                    + factors.getOrDefault("slot", 0L) * Math.max(0, slot)
                    + factors.getOrDefault("port", 0L) * Math.max(0, port)
                    + factors.getOrDefault("onu", 0L) * Math.max(0, onu)
                    + factors.getOrDefault("ifIndex", 0L) * Math.max(0, ifIndex);
        }

        String fill(String template) {
            return template.replace("{frame}", Integer.toString(Math.max(0, frame)))
                    .replace("{slot}", Integer.toString(Math.max(0, slot)))
                    .replace("{port}", Integer.toString(Math.max(0, port)))
                    .replace("{onu}", Integer.toString(Math.max(0, onu)));
        }
    }

    boolean isOnu() {
        return type.equals(InterfaceRow.ONU_TYPE);
    }

    String bindKey(Numbers numbers) {
        return Long.toString(numbers.sum(id));
    }

    @Nullable
    String parentKey(Numbers numbers) {
        return parent.isEmpty() ? null : Long.toString(numbers.sum(parent));
    }
}
