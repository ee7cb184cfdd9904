package org.demarc.routeros.control;

import java.util.List;
import java.util.Map;

/**
 * What a router answered to one command.
 *
 * @param rows the properties of each row, in the router's order
 * @param ret the value of {@code =ret=}: the id of an added row, a count; empty when there was none
 * @param cut whether there were more rows than were wanted
 */
public record RouterReply(List<Map<String, String>> rows, String ret, boolean cut) {

    public RouterReply {
        rows = List.copyOf(rows);
    }
}
