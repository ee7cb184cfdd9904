package org.demarc.device.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.demarc.poll.control.PlainRecording;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Neighbours, ARP, VLANs, PVIDs, RMON counters and optical levels of every recording, whatever profile reads it, are what a reading of the
 * file line by line shows. {@link PlainRecording} and this class share nothing with the decoder.
 */
class RecordedTablesTest {

    private static final ProfileCatalog CATALOG = ProfileCatalog.bundled();
    private static final String LLDP = "1.0.8802.1.1.2.1.4.1.1.";
    private static final String STATIC_VLAN = "1.3.6.1.2.1.17.7.1.4.3.1.";
    private static final String CURRENT_VLAN = "1.3.6.1.2.1.17.7.1.4.2.1.";
    private static final String RMON = "1.3.6.1.2.1.16.1.1.1.";
    private static final double UNIT = 1;

    @TestFactory
    @DisplayName("DEV-3 DEV-6 every recording's neighbours, ARP, VLANs, PVIDs, RMON and optics equal its lines")
    Stream<DynamicTest> everyRecordingsTablesEqualItsLines() {
        return Stream.of("recorded", "synthetic", "made")
                .map(folder -> Recording.fixture("snmprec/" + folder))
                .flatMap(RecordedTablesTest::recordingsIn)
                .map(path -> DynamicTest.dynamicTest(path.getFileName().toString(), () -> compare(path)));
    }

    private static Stream<Path> recordingsIn(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(path -> path.toString().endsWith(".snmprec")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compare(Path path) throws IOException {
        Recording recording = Recording.ofFixture(path);
        PlainRecording walk = PlainRecording.read(path);
        DeviceProfile profile = CATALOG.detect(recording.identity()).profile();

        Decoded decoded = recording.decode(profile, EnumSet.allOf(Reading.class));

        assertThat(neighbours(decoded)).as("neighbours").isEqualTo(neighbours(walk));
        assertThat(arp(decoded)).as("ARP").isEqualTo(arp(walk));
        assertThat(vlans(decoded)).as("VLANs").isEqualTo(vlans(walk));
        assertThat(membership(decoded)).as("VLANs of ports").isEqualTo(membership(decoded, walk));
        assertThat(pvids(decoded)).as("PVIDs").isEqualTo(pvids(walk));
        assertThat(rmon(decoded)).as("RMON").isEqualTo(rmon(walk));
        assertThat(optics(decoded)).as("optics of ports").isEqualTo(optics(walk));
    }

    // ---- neighbours ----

    private static Set<String> neighbours(Decoded decoded) {
        return rows(decoded, Reading.NEIGHBOURS)
                .map(row -> ifIndex(decoded, row) + "|" + row.values().getOrDefault("chassis", "") + "|"
                        + row.values().getOrDefault("port", "") + "|"
                        + row.values().getOrDefault("portDescription", "") + "|"
                        + row.values().getOrDefault("systemName", "") + "|"
                        + row.values().getOrDefault("address", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The port is found by the name that the device gives it, else as bridge port if all its ports are such, else by ifIndex. */
    private static Set<String> neighbours(PlainRecording walk) {
        Map<Long, Long> bridge = walk.byIfIndex("1.3.6.1.2.1.17.1.4.1.2");
        Map<Long, String> local = new HashMap<>();
        walk.texts("1.0.8802.1.1.2.1.3.7.1.3").forEach((port, name) -> local.put(Long.parseLong(port), name));
        Map<String, byte[]> chassis = walk.octets(LLDP + 5);
        Set<Long> ports = new HashSet<>(local.keySet());
        chassis.keySet().forEach(key -> ports.add(portOf(key)));
        ports.remove(0L);
        boolean byBridge = bridge.keySet().containsAll(ports);
        Map<String, String> addresses = addresses(walk);
        Set<String> rows = new TreeSet<>();
        chassis.forEach((key, octets) -> {
            long port = portOf(key);
            Long named = named(walk, local.getOrDefault(port, ""));
            Long ifIndex = named != null ? named : byBridge ? bridge.get(port) : (Long) port;
            rows.add((ifIndex != null && isInterface(walk, ifIndex) ? ifIndex.toString() : "?") + "|"
                    + identity(octets, walk.numbers(LLDP + 4).getOrDefault(key, 0L) == 4) + "|"
                    + identity(
                            walk.octets(LLDP + 7).getOrDefault(key, new byte[0]),
                            walk.numbers(LLDP + 6).getOrDefault(key, 0L) == 3)
                    + "|" + trimmed(walk.octets(LLDP + 8).get(key)) + "|"
                    + trimmed(walk.octets(LLDP + 9).get(key)) + "|"
                    + addresses.getOrDefault(key, ""));
        });
        return rows;
    }

    private static long portOf(String key) {
        String[] parts = key.split("\\.");
        return parts.length == 3 ? Long.parseLong(parts[1]) : 0;
    }

    private static Map<String, String> addresses(PlainRecording walk) {
        Map<String, String> addresses = new HashMap<>();
        walk.octets("1.0.8802.1.1.2.1.4.2.1.3").keySet().forEach(key -> {
            String[] parts = key.split("\\.");
            String neighbour = String.join(".", Arrays.copyOf(parts, 3));
            if (parts.length == 9 && parts[3].equals("1")) {
                addresses.put(neighbour, String.join(".", Arrays.copyOfRange(parts, 5, 9)));
            } else if (parts.length == 21 && parts[3].equals("2")) {
                StringBuilder address = new StringBuilder();
                for (int i = 5; i < 21; i += 2) {
                    int group = Integer.parseInt(parts[i]) * 256 + Integer.parseInt(parts[i + 1]);
                    address.append(i == 5 ? "" : ":").append(Integer.toHexString(group));
                }
                addresses.putIfAbsent(neighbour, address.toString());
            }
        });
        return addresses;
    }

    private static String identity(byte[] octets, boolean mac) {
        if (mac && octets.length == 6) {
            StringBuilder text = new StringBuilder();
            for (byte octet : octets) {
                text.append(text.isEmpty() ? "" : ":").append(String.format("%02X", octet));
            }
            return text.toString();
        }
        String text = trimmed(octets);
        return mac && text.matches("([0-9A-Fa-f]{2}[-: ]){5}[0-9A-Fa-f]{2}")
                ? text.toUpperCase(java.util.Locale.ROOT).replaceAll("[- ]", ":")
                : text;
    }

    private static String trimmed(byte @Nullable [] octets) {
        return octets == null ? "" : PlainRecording.text(octets);
    }

    private static @Nullable Long named(PlainRecording walk, String name) {
        Map<Long, String> names = names(walk);
        List<Long> found = names.keySet().stream()
                .filter(index -> !name.isEmpty() && name.equals(names.get(index)))
                .toList();
        return found.size() == 1 ? found.get(0) : null;
    }

    private static Map<Long, String> names(PlainRecording walk) {
        Map<Long, String> names = new TreeMap<>();
        walk.texts("1.3.6.1.2.1.2.2.1.2").forEach((index, name) -> names.put(Long.parseLong(index), name));
        walk.texts("1.3.6.1.2.1.31.1.1.1.1").forEach((index, name) -> {
            if (!name.isEmpty() || !names.containsKey(Long.parseLong(index))) {
                names.put(Long.parseLong(index), name);
            }
        });
        return names;
    }

    private static boolean isInterface(PlainRecording walk, long ifIndex) {
        return Stream.of("2.2.1.2", "2.2.1.3", "2.2.1.5", "2.2.1.6", "31.1.1.1.1", "31.1.1.1.15", "31.1.1.1.18")
                .anyMatch(column -> walk.has("1.3.6.1.2.1." + column, ifIndex));
    }

    // ---- ARP ----

    private static Set<String> arp(Decoded decoded) {
        return rows(decoded, Reading.ARP)
                .map(row -> (row.bindKey() == null ? row.key().replaceFirst("\\..*", "") : ifIndex(decoded, row)) + "|"
                        + row.key().replaceFirst("[0-9]+\\.", "") + "|"
                        + row.values().get("mac"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> arp(PlainRecording walk) {
        Map<String, String> macs = new TreeMap<>();
        walk.octets("1.3.6.1.2.1.4.35.1.4").forEach((key, octets) -> {
            String[] parts = key.split("\\.");
            boolean isIpv4 = parts.length == 7 && parts[1].equals("1") && parts[2].equals("4");
            boolean isIpv6 = parts.length == 19 && parts[1].equals("2") && parts[2].equals("16");
            if (isIpv4 || isIpv6) {
                macs.put(parts[0] + "|" + String.join(".", Arrays.copyOfRange(parts, 3, parts.length)), mac(octets));
            }
        });
        walk.octets("1.3.6.1.2.1.4.22.1.2")
                .forEach((key, octets) -> macs.put(key.replaceFirst("\\.", "|"), mac(octets)));
        return macs.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getKey() + "|" + entry.getValue())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Six octets or a MAC written out; an entry of zeros has no MAC. */
    private static String mac(byte[] octets) {
        if (octets.length == 6) {
            String mac = identity(octets, true);
            return mac.equals("00:00:00:00:00:00") ? "" : mac;
        }
        String text = trimmed(octets);
        return Arrays.stream(text.split("[:. -]"))
                .map(part -> part.length() == 1 ? "0" + part : part)
                .collect(Collectors.joining(":"))
                .toUpperCase(java.util.Locale.ROOT);
    }

    // ---- VLANs ----

    private static Map<String, String> vlans(Decoded decoded) {
        Map<String, String> vlans = new TreeMap<>();
        rows(decoded, Reading.VLAN_LIST)
                .forEach(row -> vlans.put(
                        row.key(),
                        row.values().getOrDefault("name", "") + "|"
                                + row.values().getOrDefault("egress", "") + "|"
                                + row.values().getOrDefault("untagged", "")));
        return vlans;
    }

    /** The static table tells the name and, where it has them, the ports; else those of the current table count. */
    private static Map<String, String> vlans(PlainRecording walk) {
        Map<String, String> names = walk.texts(STATIC_VLAN + 1);
        Map<String, String> egress = new TreeMap<>(ports(walk, CURRENT_VLAN + 4));
        egress.putAll(ports(walk, STATIC_VLAN + 2));
        Map<String, String> untagged = new TreeMap<>(ports(walk, CURRENT_VLAN + 5));
        untagged.putAll(ports(walk, STATIC_VLAN + 4));
        Set<String> ids = new TreeSet<>(names.keySet());
        ids.addAll(egress.keySet());
        ids.addAll(untagged.keySet());
        Map<String, String> vlans = new TreeMap<>();
        ids.forEach(id -> {
            boolean saysNothing = names.getOrDefault(id, "").isEmpty()
                    && !egress.containsKey(id)
                    && !untagged.containsKey(id)
                    && !walk.octets(STATIC_VLAN + 3).containsKey(id);
            if (!saysNothing) {
                vlans.put(
                        id,
                        names.getOrDefault(id, "") + "|" + egress.getOrDefault(id, "") + "|"
                                + untagged.getOrDefault(id, ""));
            }
        });
        return vlans;
    }

    private static Set<String> membership(Decoded decoded) {
        Set<String> rows = new TreeSet<>();
        decoded.portVlans()
                .forEach((key, vlans) -> vlans.forEach(vlan -> rows.add(
                        ifIndex(decoded, key) + "|" + vlan.vlan() + "|" + (vlan.untagged() ? "untagged" : "tagged"))));
        return rows;
    }

    /** Members are bridge ports; a device without a table of those numbers them by ifIndex. ONUs are left out. */
    private static Set<String> membership(Decoded decoded, PlainRecording walk) {
        Map<Long, Long> bridge = walk.byIfIndex("1.3.6.1.2.1.17.1.4.1.2");
        Map<String, String> egress = new TreeMap<>(ports(walk, CURRENT_VLAN + 4));
        egress.putAll(ports(walk, STATIC_VLAN + 2));
        Map<String, String> untagged = new TreeMap<>(ports(walk, CURRENT_VLAN + 5));
        untagged.putAll(ports(walk, STATIC_VLAN + 4));
        Set<Long> lines = decoded.interfaces().stream()
                .filter(line -> !line.type().equals("ONU"))
                .map(InterfaceRow::ifIndex)
                .collect(Collectors.toSet());
        Set<String> rows = new TreeSet<>();
        egress.forEach((vlan, members) -> numbers(members).forEach(port -> {
            Long ifIndex = bridge.isEmpty() ? port : bridge.get(port);
            if (ifIndex != null && lines.contains(ifIndex)) {
                boolean bare = numbers(untagged.getOrDefault(vlan, "[]")).contains(port);
                rows.add(ifIndex + "|" + vlan + "|" + (bare ? "untagged" : "tagged"));
            }
        }));
        return rows;
    }

    private static Set<Long> numbers(String list) {
        return Arrays.stream(list.split("\\D+"))
                .filter(number -> !number.isEmpty())
                .map(Long::valueOf)
                .collect(Collectors.toSet());
    }

    /** By VLAN: the most significant bit of the first octet is port 1. */
    private static Map<String, String> ports(PlainRecording walk, String column) {
        Map<String, String> ports = new TreeMap<>();
        walk.octets(column).forEach((key, octets) -> {
            List<Integer> numbers = new java.util.ArrayList<>();
            for (int bit = 0; bit < octets.length * 8; bit++) {
                if ((octets[bit / 8] >> (7 - bit % 8) & 1) == 1) {
                    numbers.add(bit + 1);
                }
            }
            ports.put(key.substring(key.lastIndexOf('.') + 1), numbers.toString());
        });
        return ports;
    }

    private static Set<String> pvids(Decoded decoded) {
        return rows(decoded, Reading.PVID)
                .map(row -> row.key() + "|" + ifIndex(decoded, row) + "|"
                        + row.values().get("vlan"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> pvids(PlainRecording walk) {
        Map<Long, Long> bridge = walk.byIfIndex("1.3.6.1.2.1.17.1.4.1.2");
        Set<String> rows = new TreeSet<>();
        walk.byIfIndex("1.3.6.1.2.1.17.7.1.4.5.1.1").forEach((port, vlan) -> {
            long ifIndex = bridge.getOrDefault(port, port);
            rows.add(port + "|" + (isInterface(walk, ifIndex) ? ifIndex : "?") + "|" + vlan);
        });
        return rows;
    }

    // ---- RMON ----

    private static Set<String> rmon(Decoded decoded) {
        return rows(decoded, Reading.PACKET_ERRORS)
                .map(row -> row.key() + "|" + ifIndex(decoded, row) + "|" + row.values())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A row belongs to the interface that its data source names; where none is named its number is taken for ifIndex. */
    private static Set<String> rmon(PlainRecording walk) {
        Map<String, Integer> columnByName = Map.of(
                "drops",
                3,
                "crcAlign",
                8,
                "undersize",
                9,
                "oversize",
                10,
                "fragments",
                11,
                "jabber",
                12,
                "collisions",
                13);
        Map<Long, Map<String, Long>> rows = new TreeMap<>();
        columnByName.forEach((name, column) -> walk.byIfIndex(RMON + column)
                .forEach((index, value) ->
                        rows.computeIfAbsent(index, row -> new TreeMap<>()).put(name, value)));
        Map<String, String> sources = walk.texts(RMON + 2);
        Set<String> said = new TreeSet<>();
        rows.forEach((index, values) -> {
            String source = sources.getOrDefault(index.toString(), "");
            long ifIndex = source.isEmpty() ? index : Long.parseLong(source.substring(source.lastIndexOf('.') + 1));
            said.add(index + "|" + (isInterface(walk, ifIndex) ? ifIndex : "?") + "|" + values);
        });
        return said;
    }

    // ---- optics ----

    private static Map<String, Map<String, Double>> optics(Decoded decoded) {
        Map<String, Map<String, Double>> optics = new TreeMap<>();
        rows(decoded, Reading.PORT_SIGNAL).forEach(row -> {
            Map<String, Double> levels = new TreeMap<>();
            row.values().forEach((column, value) -> levels.put(column, ((Number) value).doubleValue()));
            String place = row.bindKey() == null ? "row " + row.key() : row.bindKey();
            optics.computeIfAbsent(place, key -> new TreeMap<>()).putAll(levels);
        });
        return optics;
    }

    /** Vendor by vendor, as the notes beside the recordings and devices.md say; keys are those of the interface. */
    private static Map<String, Map<String, Double>> optics(PlainRecording walk) {
        Optics optics = new Optics(walk);
        String huawei = "1.3.6.1.4.1.2011.6.128.1.1.2.23.1.";
        optics.numbers(huawei + 1, "temperatureC", UNIT, Optics::huaweiPon);
        optics.numbers(huawei + 2, "voltageV", 0.01, Optics::huaweiPon);
        optics.numbers(huawei + 3, "biasMa", UNIT, Optics::huaweiPon);
        optics.numbers(huawei + 4, "txDbm", 0.01, Optics::huaweiPon);
        String vsol = "1.3.6.1.4.1.37950.1.1.5.10.13.1.1.";
        optics.texts(vsol + 2, "temperatureC", pon -> Long.toString(10_000_000 + 1000 * Long.parseLong(pon)));
        optics.texts(vsol + 3, "voltageV", pon -> Long.toString(10_000_000 + 1000 * Long.parseLong(pon)));
        optics.texts(vsol + 4, "biasMa", pon -> Long.toString(10_000_000 + 1000 * Long.parseLong(pon)));
        optics.texts(vsol + 5, "txDbm", pon -> Long.toString(10_000_000 + 1000 * Long.parseLong(pon)));
        String snr = "1.3.6.1.4.1.40418.7.100.30.1.1.";
        optics.texts(snr + 2, "temperatureC", port -> port);
        optics.texts(snr + 7, "voltageV", port -> port);
        optics.texts(snr + 12, "biasMa", port -> port);
        optics.texts(snr + 17, "rxDbm", port -> port);
        optics.texts(snr + 22, "txDbm", port -> port);
        String eltex = "1.3.6.1.4.1.89.90.1.2.1.3";
        optics.measures(eltex, 5, "temperatureC", UNIT);
        optics.measures(eltex, 6, "voltageV", 0.000001);
        optics.measures(eltex, 7, "biasMa", 0.001);
        optics.measures(eltex, 8, "txDbm", 0.001);
        optics.measures(eltex, 9, "rxDbm", 0.001);
        String raisecom = "1.3.6.1.4.1.8886.1.18.2.2.1.1.2";
        optics.measures(raisecom, 1, "temperatureC", 0.001);
        optics.measures(raisecom, 3, "txDbm", 0.001);
        optics.measures(raisecom, 4, "rxDbm", 0.001);
        String mikrotik = "1.3.6.1.4.1.14988.1.1.19.1.1.";
        optics.numbers(mikrotik + 6, "temperatureC", UNIT, port -> port);
        optics.numbers(mikrotik + 7, "voltageV", 0.001, port -> port);
        optics.numbers(mikrotik + 8, "biasMa", UNIT, port -> port);
        optics.numbers(mikrotik + 9, "txDbm", 0.001, port -> port);
        optics.numbers(mikrotik + 10, "rxDbm", 0.001, port -> port);
        optics.entitiesOfVrp();
        optics.bdcomPon();
        optics.calixPon();
        return optics.levels;
    }

    /** Levels by interface as they are collected from one recording. */
    private static final class Optics {

        final Map<String, Map<String, Double>> levels = new TreeMap<>();
        private final PlainRecording walk;

        Optics(PlainRecording walk) {
            this.walk = walk;
        }

        private interface Key {
            String of(String index);
        }

        static String huaweiPon(String ifIndex) {
            long number = Long.parseLong(ifIndex) - 0xFA000000L;
            return Long.toString(200_000 + number / 8192 * 100 + number % 8192 / 256);
        }

        void numbers(String column, String name, double scale, Key key) {
            walk.texts(column).forEach((index, value) -> {
                if (!value.equals("2147483647")) {
                    put(key.of(index), name, Double.parseDouble(value) * scale);
                }
            });
        }

        /** The number that a text begins with; NULL and N/A are none. */
        void texts(String column, String name, Key key) {
            walk.texts(column).forEach((index, value) -> {
                String number = value.replaceFirst("^(-?[0-9]+(\\.[0-9]+)?).*", "$1");
                if (number.matches("-?[0-9.]+")) {
                    put(key.of(index), name, Double.parseDouble(number));
                }
            });
        }

        void measures(String column, int measure, String name, double scale) {
            walk.texts(column).forEach((index, value) -> {
                if (index.endsWith("." + measure) && !value.equals("-40000")) {
                    put(index.replaceFirst("\\..*", ""), name, Double.parseDouble(value) * scale);
                }
            });
        }

        /** Microwatts by entity; the entity's alias names the interface. */
        void entitiesOfVrp() {
            String column = "1.3.6.1.4.1.2011.5.25.31.1.1.3.1.";
            Map<String, String> aliases = walk.texts("1.3.6.1.2.1.47.1.3.2.1.2");
            walk.texts(column + 6).forEach((entity, voltage) -> {
                double millivolts = Double.parseDouble(voltage);
                if (millivolts > 0) {
                    String alias = aliases.getOrDefault(entity + ".1", "row." + entity);
                    String key = "if" + alias.substring(alias.lastIndexOf('.') + 1);
                    put(key, "voltageV", millivolts * 0.001);
                    put(key, "temperatureC", number(column + 5, entity));
                    put(key, "biasMa", number(column + 7, entity) * 0.001);
                    put(key, "rxDbm", 10 * Math.log10(number(column + 8, entity) / 1000));
                    put(key, "txDbm", 10 * Math.log10(number(column + 9, entity) / 1000));
                }
            });
        }

        private double number(String column, String index) {
            return Double.parseDouble(Objects.requireNonNull(walk.texts(column).get(index)));
        }

        /** PON ports of BDCOM EPON (devices.md 8.1). */
        void bdcomPon() {
            String column = "1.3.6.1.4.1.3320.101.107.1.";
            Map<Long, String> names = names(walk);
            Key key = index -> {
                String name = names.getOrDefault(Long.parseLong(index), "");
                String port = name.replaceFirst("(?i)^epon0/([0-9]+)$", "$1");
                return Long.toString(10_000_000 + 100_000 * Long.parseLong(port));
            };
            numbers(column + 6, "temperatureC", 1.0 / 256, key);
            numbers(column + 7, "voltageV", 0.0001, key);
            numbers(column + 8, "biasMa", UNIT, key);
            numbers(column + 3, "txDbm", 0.1, key);
        }

        /** PON ports of a Calix E7: tenths of a microwatt, microamperes, millivolts; a port without a transceiver has no bias. */
        void calixPon() {
            String column = "1.3.6.1.4.1.6321.1.2.2.2.1.6.2.1.";
            Key key = index -> {
                String[] place = index.split("\\.", -1);
                return Integer.toString(30_000 + 100 * Integer.parseInt(place[1]) + Integer.parseInt(place[2]));
            };
            numbers(column + 5, "temperatureC", UNIT, key);
            walk.texts(column + 6).forEach((index, bias) -> {
                if (!bias.equals("0")) {
                    put(key.of(index), "biasMa", Double.parseDouble(bias) * 0.001);
                }
            });
            walk.texts(column + 7)
                    .forEach((index, power) ->
                            put(key.of(index), "txDbm", 10 * Math.log10(Double.parseDouble(power) / 10_000)));
            walk.texts(column + 8)
                    .forEach((index, power) ->
                            put(key.of(index), "rxDbm", 10 * Math.log10(Double.parseDouble(power) / 10_000)));
            numbers(column + 9, "voltageV", 0.001, key);
        }

        private void put(String key, String name, double value) {
            levels.computeIfAbsent(isKnown(key) ? key : "row " + key, port -> new TreeMap<>())
                    .put(name, Math.round(value * 100 + Math.signum(value) * 1e-9) / 100.0);
        }

        /** What has no interface keeps the key of its row. */
        private boolean isKnown(String key) {
            return !key.matches("[0-9]+") || isMade(key) || isInterface(walk, Long.parseLong(key));
        }

        private static boolean isMade(String key) {
            return (key.length() == 6 && key.startsWith("20")) || (key.length() == 8 && key.startsWith("1"));
        }
    }

    private static Stream<LookedRow> rows(Decoded decoded, Reading reading) {
        return decoded.more().getOrDefault(reading, List.of()).stream();
    }

    private static String ifIndex(Decoded decoded, LookedRow row) {
        return ifIndex(decoded, String.valueOf(row.bindKey()));
    }

    private static String ifIndex(Decoded decoded, String bindKey) {
        return decoded.interfaces().stream()
                .filter(line -> line.bindKey().equals(bindKey))
                .map(line -> String.valueOf(line.ifIndex()))
                .findFirst()
                .orElse("?");
    }
}
