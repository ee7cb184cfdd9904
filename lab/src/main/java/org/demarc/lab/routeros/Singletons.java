package org.demarc.lab.routeros;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The menus that have exactly one row: identity, resource, clock, PPP AAA, RADIUS incoming. */
final class Singletons {

    private static final String RESOURCE = "/system/resource";
    private static final String CLOCK = "/system/clock";

    private final Map<String, Map<String, String>> rows = new HashMap<>();
    private final Instant start = Instant.now();
    private final Values values = new Values(name -> false);

    private final Duration clockOffset;
    private final Era era;

    /** @param clockOffset how far the router's clock is ahead */
    Singletons(Era era, Duration clockOffset) {
        this.clockOffset = clockOffset;
        this.era = era;
        rows.put(CLOCK, Menus.fields("time=|date=|time-zone-name=UTC|gmt-offset=+00:00"));
        rows.put("/system/identity", Menus.fields("name=MikroTik"));
        rows.put("/ppp/aaa", Menus.fields("use-radius=false|accounting=true|interim-update=0s"));
        rows.put("/radius/incoming", Menus.fields("accept=false|port=3799"));
        rows.put(
                RESOURCE,
                Menus.fields("uptime=0s|version=" + era.version() + "|cpu-load=3|free-memory=201326592"
                        + "|total-memory=268435456|board-name=CHR"));
    }

    boolean has(String menu) {
        return rows.containsKey(menu);
    }

    Answer execute(Command command, ArgumentLists lists, RouterUser user) {
        return switch (command.verb()) {
            case "print", "getall" -> print(command, user);
            case "set" -> set(command, lists, user);
            default -> throw Trap.missing("no such command");
        };
    }

    private Answer print(Command command, RouterUser user) {
        Map<String, String> row = new LinkedHashMap<>(row(command.menu()));
        row.computeIfPresent("uptime", (name, old) -> uptime());
        if (command.menu().equals(CLOCK)) {
            row.putAll(clock());
        }
        Printing printing = Printing.of(command, user);
        return printing.count() ? Answer.ret("1") : Answer.rows(List.of(printing.shown(row)));
    }

    private Answer set(Command command, ArgumentLists lists, RouterUser user) {
        if (command.menu().equals(RESOURCE) || command.menu().equals(CLOCK)) {
            throw Trap.missing("no such command");
        } else if (!user.write()) {
            throw Trap.plain("not enough permissions (9)");
        }
        lists.check(command);
        Map<String, String> now = new LinkedHashMap<>(row(command.menu()));
        command.arguments().forEach((name, value) -> {
            if (!name.startsWith(".") && !ArgumentLists.ALWAYS.contains(name)) {
                values.kept(command.menu(), name, value).ifPresent(kept -> now.put(name, kept));
            }
        });
        rows.put(command.menu(), now);
        return Answer.DONE;
    }

    private Map<String, String> row(String menu) {
        return rows.getOrDefault(menu, Map.of());
    }

    private Map<String, String> clock() {
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC).plus(clockOffset);
        return Map.of("time", Era.time(now), "date", era.date(now));
    }

    private String uptime() {
        Duration up = Duration.between(start, Instant.now());
        return up.toMinutes() == 0
                ? up.toSecondsPart() + "s"
                : up.toHours() + "h" + up.toMinutesPart() + "m" + up.toSecondsPart() + "s";
    }
}
