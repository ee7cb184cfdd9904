package org.demarc.lab.routeros;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /ping} and {@code /tool/traceroute}: who is in the ARP table answers, and the router itself on 127.0.0.1; a way has one hop before
 * its end.
 */
final class Echoes {

    private static final String FIRST_HOP = "10.255.20.254";
    private static final int USUAL = 4;
    private static final int MOST = 100;

    private Echoes() {}

    static boolean are(Command command) {
        return command.path().equals("/ping") || command.path().equals("/tool/traceroute");
    }

    static Answer of(Command command, Collection<Row> arp) {
        String address = command.argument("address");
        if (!address.matches("(?:\\d{1,3}\\.){3}\\d{1,3}")) {
            throw Trap.badValue("address");
        }
        Optional<Row> neighbour =
                arp.stream().filter(row -> row.is("address", address)).findFirst();
        return command.path().equals("/ping")
                ? ping(command, address, neighbour)
                : traceroute(address, neighbour.isPresent());
    }

    private static Answer ping(Command command, String address, Optional<Row> neighbour) {
        boolean byArp = command.argument("arp-ping").equals("yes");
        if (byArp && command.argument("interface").isEmpty()) {
            throw Trap.plain("failure: arp-ping requires interface");
        }
        boolean answers = byArp ? neighbour.isPresent() : neighbour.isPresent() || address.startsWith("127.");
        String host = byArp ? neighbour.map(row -> row.field("mac-address")).orElse(address) : address;
        List<Map<String, String>> rows = new ArrayList<>();
        int count = count(command);
        for (int sent = 1; sent <= count; sent++) {
            rows.add(echo(sent, host, answers));
        }
        return Answer.rows(rows);
    }

    private static Map<String, String> echo(int sent, String host, boolean answers) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("seq", Integer.toString(sent - 1));
        row.put("host", host);
        if (answers) {
            row.putAll(Menus.fields("size=56|ttl=64|time=312us"));
        } else {
            row.put("status", "timeout");
        }
        row.put("sent", Integer.toString(sent));
        row.put("received", answers ? Integer.toString(sent) : "0");
        row.put("packet-loss", answers ? "0" : "100");
        if (answers) {
            row.putAll(Menus.fields("min-rtt=312us|avg-rtt=312us|max-rtt=312us"));
        }
        return row;
    }

    private static int count(Command command) {
        String count = command.argument("count");
        return count.matches("\\d{1,4}") ? Math.min(MOST, Integer.parseInt(count)) : USUAL;
    }

    private static Answer traceroute(String address, boolean answers) {
        Map<String, String> first = Menus.fields("address=" + FIRST_HOP
                + "|loss=0|sent=1|last=0.4|avg=0.4|best=0.4|worst=0.4|std-dev=0|status=|.section=0");
        Map<String, String> last = answers
                ? Menus.fields("address=" + address
                        + "|loss=0|sent=1|last=1.2|avg=1.2|best=1.2|worst=1.2|std-dev=0|status=|.section=0")
                : Menus.fields("address=|loss=100|sent=1|last=timeout|status=|.section=0");
        return Answer.rows(List.of(first, last));
    }
}
