package org.demarc.device.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.demarc.lab.snmp.Oid;
import org.demarc.lab.snmp.SnmprecFile;
import org.demarc.lab.snmp.Value;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Recordings of real devices: whatever profile reads them, names, states, counters and forwarding tables are what a walk of the
 * recording itself shows. The expectation is read from the file here, without the decoder.
 */
class RecordedDevicesTest {

    private static final ProfileCatalog CATALOG = ProfileCatalog.bundled();
    private static final String IF_DESCR = "1.3.6.1.2.1.2.2.1.2";
    private static final String IF_NAME = "1.3.6.1.2.1.31.1.1.1.1";

    @TestFactory
    Stream<DynamicTest> everyRecordedDeviceReadsAsItsWalkShows() throws IOException {
        Path folder = Recording.fixture("snmprec/recorded");
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(path -> path.toString().endsWith(".snmprec"))
                    .sorted()
                    .toList();
        }
        assertThat(files).hasSize(26);
        return files.stream()
                .map(path -> DynamicTest.dynamicTest(path.getFileName().toString(), () -> compare(path)));
    }

    private static void compare(Path path) {
        Recording recording = Recording.ofFixture(path);
        DeviceProfile profile = CATALOG.detect(recording.identity()).profile();

        Decoded decoded = recording.decode(profile, EnumSet.allOf(Reading.class));

        SnmprecFile walk = recording.file();
        Map<String, InterfaceRow> byKey =
                decoded.interfaces().stream().collect(Collectors.toMap(InterfaceRow::bindKey, row -> row));
        assertThat(namesByIfIndex(decoded)).as("names").isEqualTo(namesIn(walk, profile));
        assertThat(statesByIfIndex(decoded, byKey)).as("states").isEqualTo(statesIn(walk));
        assertThat(octetsByIfIndex(decoded, byKey, true)).as("in").isEqualTo(octetsIn(walk, true));
        assertThat(octetsByIfIndex(decoded, byKey, false)).as("out").isEqualTo(octetsIn(walk, false));
        assertThat(fdbOf(decoded, byKey)).as("fdb").isEqualTo(fdbIn(walk, profile));
        assertThat(decoded.complete()).containsAll(profile.offered());
    }

    private static Map<Long, String> namesByIfIndex(Decoded decoded) {
        Map<Long, String> names = new TreeMap<>();
        for (InterfaceRow row : decoded.interfaces()) {
            if (row.ifIndex() != null) {
                names.put(row.ifIndex(), row.name());
            }
        }
        return names;
    }

    /** The device's own names; D-Link's ports are called by number, as its people do (devices.md 12.1). */
    private static Map<Long, String> namesIn(SnmprecFile walk, DeviceProfile profile) {
        Map<Long, String> names = namesIn(walk);
        if (profile.vendor().equals("D-Link")) {
            names.replaceAll((ifIndex, name) -> ifIndex <= 52 ? "1/" + ifIndex : name);
        }
        return names;
    }

    private static Map<Long, String> namesIn(SnmprecFile walk) {
        Map<Long, String> names = new TreeMap<>();
        for (String column : List.of(
                "1.3.6.1.2.1.2.2.1.3",
                "1.3.6.1.2.1.2.2.1.5",
                "1.3.6.1.2.1.2.2.1.6",
                "1.3.6.1.2.1.31.1.1.1.15",
                "1.3.6.1.2.1.31.1.1.1.18",
                IF_DESCR,
                IF_NAME)) {
            walk.column(column).forEach((index, value) -> {
                String name = column.equals(IF_DESCR) || column.equals(IF_NAME) ? text(value) : "";
                names.merge(
                        ifIndex(index), name.isEmpty() ? "if" + index : name, (old, now) -> name.isEmpty() ? old : now);
            });
        }
        return names;
    }

    private static Map<Long, String> statesByIfIndex(Decoded decoded, Map<String, InterfaceRow> byKey) {
        Map<Long, String> states = new TreeMap<>();
        decoded.statuses().forEach(row -> states.put(indexOf(byKey, row.bindKey()), row.status()));
        decoded.onuStates().forEach(row -> {
            InterfaceRow line = byKey.get(row.bindKey());
            if (line != null && line.ifIndex() != null) {
                states.put(line.ifIndex(), row.word().equals("Online") ? "Up" : "Down");
            }
        });
        return states;
    }

    private static Map<Long, String> statesIn(SnmprecFile walk) {
        Map<Long, String> states = new TreeMap<>();
        for (String column : List.of(
                "1.3.6.1.2.1.2.2.1.7", "1.3.6.1.2.1.2.2.1.9", "1.3.6.1.2.1.2.2.1.5", "1.3.6.1.2.1.31.1.1.1.15")) {
            walk.column(column).forEach((index, value) -> states.put(ifIndex(index), "Unknown"));
        }
        walk.column("1.3.6.1.2.1.2.2.1.8").forEach((index, value) -> {
            long state = value.number();
            states.put(ifIndex(index), state == 1 ? "Up" : state == 2 || state >= 6 ? "Down" : "Unknown");
        });
        return states;
    }

    private static Map<Long, Long> octetsByIfIndex(Decoded decoded, Map<String, InterfaceRow> byKey, boolean in) {
        Map<Long, Long> octets = new TreeMap<>();
        for (CounterRow row : decoded.counters()) {
            Long value = in ? row.inOctets() : row.outOctets();
            if (value != null) {
                octets.put(indexOf(byKey, row.bindKey()), value);
            }
        }
        return octets;
    }

    private static Map<Long, Long> octetsIn(SnmprecFile walk, boolean in) {
        Map<Long, Long> narrow = numbers(walk, in ? "1.3.6.1.2.1.2.2.1.10" : "1.3.6.1.2.1.2.2.1.16");
        Map<Long, Long> wide = numbers(walk, in ? "1.3.6.1.2.1.31.1.1.1.6" : "1.3.6.1.2.1.31.1.1.1.10");
        Map<Long, Long> octets = new TreeMap<>(narrow);
        wide.forEach((index, value) -> {
            if (value != 0 || narrow.getOrDefault(index, 0L) == 0) {
                octets.put(index, value);
            }
        });
        return octets;
    }

    private static Map<Long, Long> numbers(SnmprecFile walk, String column) {
        Map<Long, Long> numbers = new TreeMap<>();
        walk.column(column).forEach((index, value) -> numbers.put(ifIndex(index), value.number()));
        return numbers;
    }

    /** MAC and name of the interface, or number of the port where no interface is known. */
    private static Set<String> fdbOf(Decoded decoded, Map<String, InterfaceRow> byKey) {
        Set<String> rows = new TreeSet<>();
        for (FdbRow row : decoded.fdb()) {
            InterfaceRow line = row.bindKey() == null ? null : byKey.get(row.bindKey());
            rows.add(row.mac() + " " + (line == null ? "port " + row.portKey() : line.name()));
        }
        return rows;
    }

    private static Set<String> fdbIn(SnmprecFile walk, DeviceProfile profile) {
        Map<Long, Long> ifIndexByPort = new HashMap<>(numbers(walk, "1.3.6.1.2.1.17.1.4.1.2"));
        Map<Long, String> names = namesIn(walk, profile);
        Set<String> rows = new TreeSet<>();
        addFdb(rows, walk.column("1.3.6.1.2.1.17.7.1.2.2.1.2"), ifIndexByPort, names, false);
        addFdb(rows, walk.column("1.3.6.1.2.1.17.4.3.1.2"), ifIndexByPort, names, false);
        addFdb(rows, walk.column("1.3.6.1.4.1.2011.5.25.42.2.1.3.1.4"), Map.of(), names, true);
        return rows;
    }

    private static void addFdb(
            Set<String> rows,
            NavigableMap<Oid, Value> column,
            Map<Long, Long> ifIndexByPort,
            Map<Long, String> names,
            boolean macFirst) {
        column.forEach((index, value) -> {
            long port = value.number();
            if (port != 0) {
                String[] parts = index.toString().split("\\.");
                int from = macFirst ? 0 : parts.length - 6;
                long ifIndex = ifIndexByPort.getOrDefault(port, port);
                String name = names.get(ifIndex);
                rows.add(macIn(parts, from) + " " + (name == null ? "port " + port : name));
            }
        });
    }

    private static String macIn(String[] parts, int from) {
        return Stream.of(parts)
                .skip(from)
                .limit(6)
                .map(part -> String.format("%02X", Integer.parseInt(part)))
                .collect(Collectors.joining(":"));
    }

    private static long indexOf(Map<String, InterfaceRow> byKey, String bindKey) {
        Long ifIndex = byKey.containsKey(bindKey) ? byKey.get(bindKey).ifIndex() : null;
        return ifIndex == null ? Long.parseLong(bindKey) : ifIndex;
    }

    private static long ifIndex(Oid index) {
        return Long.parseLong(index.toString());
    }

    private static String text(Value value) {
        return Recording.converted(value).asText().strip();
    }
}
