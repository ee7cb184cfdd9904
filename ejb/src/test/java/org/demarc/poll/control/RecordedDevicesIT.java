package org.demarc.poll.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.demarc.TestDatabase;
import org.demarc.lab.Fixtures;
import org.demarc.lab.snmp.Manners;
import org.demarc.settings.entity.Secret;
import org.demarc.settings.entity.SecretBox;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every recording of a real device, served over UDP, read by the whole poller into PostgreSQL: what is in the tables then is what a walk of
 * the recording shows. The expectation is read from the file by {@link PlainRecording} alone; where a compiler is at hand the recordings
 * are served by an agent that shares nothing with the engine.
 */
@Timeout(300)
class RecordedDevicesIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String IF_ENTRY = "1.3.6.1.2.1.2.2.1.";
    private static final String IF_X_ENTRY = "1.3.6.1.2.1.31.1.1.1.";

    @TestFactory
    Collection<DynamicTest> theDatabaseHoldsWhatAWalkShows(@TempDir Path folder) throws Exception {
        Path recorded = Fixtures.find("snmprec/recorded").orElse(null);
        assumeTrue(recorded != null || Fixtures.required(), "the folder demarc.fixtures is not on this machine");
        List<Path> files;
        try (Stream<Path> found = Files.list(Fixtures.file("snmprec/recorded"))) {
            files = found.filter(file -> file.toString().endsWith(".snmprec"))
                    .sorted()
                    .toList();
        }
        assertThat(files).hasSize(26);
        List<DynamicTest> tests = new ArrayList<>();
        try (PollStand stand = new PollStand(DATABASE.dataSource())) {
            List<Long> ids = polled(stand, files, folder);
            for (int i = 0; i < files.size(); i++) {
                Path file = files.get(i);
                Stored stored = new Stored(stand, ids.get(i));
                tests.add(DynamicTest.dynamicTest(name(file), () -> compare(PlainRecording.read(file), stored)));
            }
        }
        return tests;
    }

    private static List<Long> polled(PollStand stand, List<Path> files, Path folder) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-s", "8192"));
        files.forEach(file -> arguments.add(file.toString()));
        List<Long> ids = new ArrayList<>();
        try (FastAgent agent = FastAgent.available() ? FastAgent.start(folder, arguments) : null) {
            for (Path file : files) {
                String address = "127.48.0." + (ids.size() + 1);
                if (agent == null) {
                    stand.agent.replay(
                            address, Fixtures.file("snmprec/recorded"), Manners.OPEN.withMaxMessageBytes(8192));
                }
                long id = stand.add(address, agent == null ? stand.agent.port() : agent.port());
                stand.sql.update(
                        "update device set name = ?, snmp_read_secret = ? where id = ?",
                        name(file),
                        SecretBox.current().seal(Secret.of(name(file))),
                        id);
                ids.add(id);
            }
            stand.poll(ids.toArray(Long[]::new));
        }
        return ids;
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".snmprec", "");
    }

    /** What is in the tables for one device; read at once, because the comparison comes later. */
    private static final class Stored {

        private final PollStand stand;
        private final long id;
        final String outcome;
        final String problems;
        final Map<Long, String> names;
        final Map<Long, String> states;
        final Map<Long, String> adminStates;
        final Map<String, Map<Long, Long>> counters = new HashMap<>();
        final Set<String> macs;

        Stored(PollStand stand, long id) {
            this.stand = stand;
            this.id = id;
            outcome = stand.text("select concat(outcome, reason) from device_poll where device_id = ?", id);
            problems = stand.text("select string_agg(problem, '') from poll_reading where device_id = ?", id);
            names = byIfIndex("i.name", "interface i");
            states = byIfIndex(
                    "case when i.status = 'Online' then 'Up' when i.type = 'ONU' then 'Down' else i.status end",
                    "interface i");
            adminStates = byIfIndex("i.admin_state", "interface i");
            for (String column : COUNTERS.keySet()) {
                Map<Long, Long> values = new TreeMap<>();
                byIfIndex("c." + column, "interface i join interface_counter c on c.interface_id = i.id")
                        .forEach((index, value) -> values.put(index, Long.parseUnsignedLong(value)));
                counters.put(column, values);
            }
            macs = new TreeSet<>(stand.sql.list(
                    "select upper(f.mac::text) || ' ' || f.vlan || ' ' || coalesce(i.name, 'port ' || f.port_key) v"
                            + " from fdb f left join interface i on i.id = f.interface_id where f.device_id = ? and f.present",
                    row -> row.text("v"),
                    id));
        }

        private Map<Long, String> byIfIndex(String value, String from) {
            Map<Long, String> values = new TreeMap<>();
            stand.sql
                    .list(
                            "select i.if_index, (" + value + ")::text v from " + from
                                    + " where i.device_id = ? and i.if_index is not null and i.gone_at is null and ("
                                    + value
                                    + ") is not null",
                            row -> Map.entry(row.number("if_index"), row.text("v")),
                            id)
                    .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
            return values;
        }
    }

    private static final Map<String, String> COUNTERS = Map.ofEntries(
            Map.entry("in_octets", IF_X_ENTRY + 6),
            Map.entry("out_octets", IF_X_ENTRY + 10),
            Map.entry("in_packets", IF_X_ENTRY + 7),
            Map.entry("out_packets", IF_X_ENTRY + 11),
            Map.entry("in_multicast", IF_X_ENTRY + 8),
            Map.entry("out_multicast", IF_X_ENTRY + 12),
            Map.entry("in_broadcast", IF_X_ENTRY + 9),
            Map.entry("out_broadcast", IF_X_ENTRY + 13),
            Map.entry("in_errors", IF_ENTRY + 14),
            Map.entry("out_errors", IF_ENTRY + 20),
            Map.entry("in_discards", IF_ENTRY + 13),
            Map.entry("out_discards", IF_ENTRY + 19));

    private static void compare(PlainRecording walk, Stored stored) {
        Map<Long, String> names = names(walk);
        assertThat(stored.outcome).isEqualTo("ANSWERED");
        assertThat(stored.problems).isEmpty();
        assertThat(stored.names).as("names").isEqualTo(names);
        assertThat(stored.states).as("states").isEqualTo(states(walk, names.keySet()));
        assertThat(stored.adminStates).as("admin states").isEqualTo(adminStates(walk, names.keySet()));
        COUNTERS.forEach((column, oid) ->
                assertThat(stored.counters.get(column)).as(column).isEqualTo(counters(walk, oid)));
        assertThat(stored.macs).as("forwarding table").isEqualTo(macs(walk, names));
    }

    /** The device's own names; D-Link's ports are called by number (devices.md 12.1). */
    private static Map<Long, String> names(PlainRecording walk) {
        Map<Long, String> names = namesTold(walk);
        if (walk.text("1.3.6.1.2.1.1.1", 0).matches("(?s)D[EG]S-.*")) {
            names.replaceAll((index, name) -> index <= 52 ? "1/" + index : name);
        }
        return names;
    }

    private static Map<Long, String> namesTold(PlainRecording walk) {
        Map<Long, String> names = new TreeMap<>();
        for (String column : List.of(
                IF_ENTRY + 2,
                IF_ENTRY + 3,
                IF_ENTRY + 5,
                IF_ENTRY + 6,
                IF_X_ENTRY + 1,
                IF_X_ENTRY + 15,
                IF_X_ENTRY + 18)) {
            for (long index : walk.rows(column)) {
                String name = walk.text(IF_X_ENTRY + 1, index);
                String descr = walk.text(IF_ENTRY + 2, index);
                names.put(index, !name.isEmpty() ? name : !descr.isEmpty() ? descr : "if" + index);
            }
        }
        return names;
    }

    private static Map<Long, String> states(PlainRecording walk, Set<Long> interfaces) {
        Map<Long, Long> told = walk.byIfIndex(IF_ENTRY + 8);
        return interfaces.stream().collect(Collectors.toMap(index -> index, index -> {
            long state = told.getOrDefault(index, 0L);
            return state == 1 ? "Up" : state == 2 || state == 6 || state == 7 ? "Down" : "Unknown";
        }));
    }

    private static Map<Long, String> adminStates(PlainRecording walk, Set<Long> interfaces) {
        Map<Long, Long> told = walk.byIfIndex(IF_ENTRY + 7);
        List<String> words = List.of("", "Enabled", "Disabled", "Testing");
        return interfaces.stream()
                .collect(Collectors.toMap(
                        index -> index,
                        index -> words.get(told.getOrDefault(index, 0L).intValue())));
    }

    /** Octets come from 32-bit columns where the 64-bit ones are missing, or stay 0 while the others count (snmp-engine.md 7.1 rule 9). */
    private static Map<Long, Long> counters(PlainRecording walk, String column) {
        Map<Long, Long> values = walk.byIfIndex(column);
        boolean in = column.equals(IF_X_ENTRY + 6);
        if (in || column.equals(IF_X_ENTRY + 10)) {
            walk.byIfIndex(IF_ENTRY + (in ? 10 : 16)).forEach((index, narrow) -> {
                if (values.getOrDefault(index, 0L) == 0) {
                    values.put(index, narrow);
                }
            });
        }
        return values;
    }

    private static Set<String> macs(PlainRecording walk, Map<Long, String> names) {
        Map<Long, Long> ifIndexByPort = walk.byIfIndex("1.3.6.1.2.1.17.1.4.1.2");
        Map<Long, Set<Long>> vlansByFdb = new HashMap<>();
        walk.numbers("1.3.6.1.2.1.17.7.1.4.2.1.3").forEach((index, fdb) -> vlansByFdb
                .computeIfAbsent(fdb, key -> new TreeSet<>())
                .add(Long.parseLong(index.substring(index.indexOf('.') + 1))));
        Set<String> rows = new TreeSet<>();
        Set<String> places = new TreeSet<>();
        walk.numbers("1.3.6.1.2.1.17.7.1.2.2.1.2").forEach((index, port) -> {
            String[] parts = index.split("\\.");
            Set<Long> vlans = vlansByFdb.getOrDefault(Long.parseLong(parts[0]), Set.of());
            String vlan = vlans.size() == 1 ? vlans.iterator().next().toString() : parts[0];
            add(
                    rows,
                    places,
                    mac(parts, parts.length - 6),
                    vlan,
                    port,
                    place(ifIndexByPort.getOrDefault(port, port), port, names));
        });
        walk.numbers("1.3.6.1.4.1.2011.5.25.42.2.1.3.1.4").forEach((index, port) -> {
            String[] parts = index.split("\\.");
            add(rows, places, mac(parts, 0), parts[6], port, place(port, port, names));
        });
        Set<String> withVlan = Set.copyOf(places);
        walk.numbers("1.3.6.1.2.1.17.4.3.1.2").forEach((index, port) -> {
            String mac = mac(index.split("\\."), 0);
            String place = place(ifIndexByPort.getOrDefault(port, port), port, names);
            if (!withVlan.contains(mac + " " + place)) {
                add(rows, places, mac, "0", port, place);
            }
        });
        return rows;
    }

    private static void add(Set<String> rows, Set<String> places, String mac, String vlan, long port, String place) {
        if (port != 0) {
            rows.add(mac + " " + vlan + " " + place);
            places.add(mac + " " + place);
        }
    }

    private static String place(long ifIndex, long port, Map<Long, String> names) {
        return names.getOrDefault(ifIndex, "port " + port);
    }

    private static String mac(String[] parts, int from) {
        return Stream.of(parts)
                .skip(from)
                .limit(6)
                .map(part -> String.format("%02X", Integer.parseInt(part)))
                .collect(Collectors.joining(":"));
    }
}
