package org.demarc.trap.control;

import java.util.stream.Collectors;
import org.demarc.snmp.control.HeardTrap;

/** What a trap carried, for the log. */
public final class TrapText {

    private static final int MOST_CHARACTERS = 2000;

    private TrapText() {}

    /** {@code uptime 4711; 1.3.6.1.2.1.2.2.1.1.7 = 7}. */
    public static String of(HeardTrap trap) {
        String text = "uptime " + trap.upTimeTicks()
                + trap.values().stream()
                        .map(bind ->
                                "; " + bind.instance() + " = " + bind.value().asText())
                        .collect(Collectors.joining());
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
    }
}
