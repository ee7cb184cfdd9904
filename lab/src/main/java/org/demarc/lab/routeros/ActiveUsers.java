package org.demarc.lab.routeros;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The API sessions that are logged in: {@code /user/active}. They stay over a reset, as their connections do. */
final class ActiveUsers {

    static final String MENU = "/user/active";

    private final Table table = new Table(1);
    private final Map<ApiSession, Row> rowBySession = new HashMap<>();
    private final Era era;
    private final Duration clockOffset;

    ActiveUsers(RouterOsOptions options) {
        era = options.era();
        clockOffset = options.clockOffset();
    }

    /** Who was logged in on this connection before is not any more. */
    synchronized void entered(ApiSession session, String name, String address, String via) {
        left(session);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("when", era.dateAndTime(LocalDateTime.now(ZoneOffset.UTC).plus(clockOffset)));
        fields.put("name", name);
        fields.put("address", address);
        fields.put("via", via);
        fields.put("radius", "false");
        rowBySession.put(session, table.insert(fields));
    }

    synchronized void left(ApiSession session) {
        Row row = rowBySession.remove(session);
        if (row != null) {
            table.remove(row);
        }
    }

    /**
     * Carries out a command of the menu, which can be printed only.
     *
     * @throws Trap when it is another
     */
    synchronized Answer execute(Command command, RouterUser user) {
        if (!command.verb().equals("print") && !command.verb().equals("getall")) {
            throw Trap.missing("no such command");
        }
        return Printing.of(command, user).answer(table);
    }

    synchronized List<Map<String, String>> rows() {
        return table.rows().stream().<Map<String, String>>map(Row::fields).toList();
    }
}
