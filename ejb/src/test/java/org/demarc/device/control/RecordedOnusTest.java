package org.demarc.device.control;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.demarc.poll.control.PlainRecording;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Levels and distances of every ONU of every recording that has ONUs, equal to what a reading of the file line by line shows. */
class RecordedOnusTest {

    private static final ProfileCatalog CATALOG = ProfileCatalog.bundled();
    private static final String NOBODY = "2147483647";
    private static final Map<String, String> PROFILES = Map.of(
            "synthetic/gpon8x128", "huawei-smartax",
            "synthetic/zte8x64", "zte-c300",
            "synthetic/cdata8x64", "cdata-fd12xx",
            "recorded/edgeosolt", "ubiquiti-ufiber");

    /** What is expected, by the ONU's key and the column. */
    private final Map<String, Map<String, Double>> expected = new TreeMap<>();

    @Test
    @DisplayName("DEV-6 DEV-10 A27: ONUs of a real V-SOL")
    void onusOfARealVsol() throws IOException {
        PlainRecording walk = walk("recorded/vsolution_v1600d");
        UnaryOperator<String> key = index -> {
            String[] parts = index.split("\\.");
            return Long.toString(10_000_000 + 1000L * Integer.parseInt(parts[0]) + Integer.parseInt(parts[1]));
        };
        String optics = "1.3.6.1.4.1.37950.1.1.5.12.2.1.8.1.";
        walk.texts(optics + 3).forEach((index, text) -> put(key.apply(index), "temperatureC", first(text)));
        walk.texts(optics + 4).forEach((index, text) -> put(key.apply(index), "voltageV", first(text)));
        walk.texts(optics + 5).forEach((index, text) -> put(key.apply(index), "biasMa", first(text)));
        walk.texts(optics + 6).forEach((index, text) -> put(key.apply(index), "txDbm", inBrackets(text)));
        walk.texts(optics + 7).forEach((index, text) -> put(key.apply(index), "rxDbm", inBrackets(text)));

        assertThat(expected).hasSize(16);
        assertThat(read("recorded/vsolution_v1600d")).isEqualTo(expected);
    }

    private static String first(String text) {
        return text.replaceFirst(" .*", "");
    }

    private static String inBrackets(String text) {
        return text.replaceFirst(".*\\((-?[0-9.]+) dBm\\).*", "$1");
    }

    @Test
    @DisplayName("DEV-6 A30: distances of the ONUs of a real ZTE, of which three say nothing")
    void onusOfARealZte() throws IOException {
        PlainRecording walk = walk("recorded/zxa10_c320");
        walk.numbers("1.3.6.1.4.1.3902.1012.3.11.4.1.2").forEach((index, metres) -> {
            if (metres > 0) {
                put(zte(index), "distanceM", metres.toString());
            }
        });

        assertThat(expected).hasSize(122);
        assertThat(read("recorded/zxa10_c320")).isEqualTo(expected);
    }

    @Test
    @DisplayName("DEV-6 DEV-10: ONUs of a real UFiber are known by their serials, those that are offline have no level")
    void onusOfARealUfiber() throws IOException {
        PlainRecording walk = walk("recorded/edgeosolt");
        String onu = "1.3.6.1.4.1.41112.1.5.6.2.1.";
        walk.signedNumbers(onu + 9).forEach((index, raw) -> {
            if (raw != 0) {
                put(spelt(index), "rxDbm", Double.toString(raw / 100.0));
            }
        });
        walk.numbers(onu + 8).forEach((index, metres) -> {
            if (metres != 0) {
                put(spelt(index), "distanceM", metres.toString());
            }
        });

        assertThat(expected).hasSize(16).containsKey("UBNTBF061208");
        assertThat(read("recorded/edgeosolt")).isEqualTo(expected);
    }

    /** The letters of a text in an index, behind their number. */
    private static String spelt(String index) {
        StringBuilder text = new StringBuilder();
        for (String letter : index.substring(index.indexOf('.') + 1).split("\\.")) {
            text.append((char) Integer.parseInt(letter));
        }
        return text.toString().toUpperCase(java.util.Locale.ROOT);
    }

    @Test
    @DisplayName(
            "DEV-6: an ONU of a real UFiber is at the port that it says, and a port has what its ONUs have together")
    void portsOfARealUfiber() {
        Decoded decoded = Recording.ofFixture(path("recorded/edgeosolt"))
                .decode(CATALOG.profile("ubiquiti-ufiber"), EnumSet.allOf(Reading.class));
        Map<String, OnuRow> onus = new TreeMap<>();
        decoded.onus().forEach(onu -> onus.put(onu.bindKey(), onu));
        Map<String, Long> octets = new TreeMap<>();
        decoded.counters().forEach(row -> octets.put(row.bindKey(), requireNonNull(row.outOctets())));

        assertThat(onus).hasSize(29);
        assertThat(requireNonNull(onus.get("UBNT20731888"))).satisfies(onu -> {
            assertThat(onu.line().parentKey()).isEqualTo("1002");
            assertThat(onu.line().port()).isEqualTo(2);
            assertThat(onu.ident()).hasToString("OnuIdent[kind=SN, value=55424E5420731888]");
            assertThat(onu.vendor()).isEqualTo("UBNT");
            assertThat(onu.model()).isEqualTo("NanoG");
        });
        assertThat(requireNonNull(onus.get("UBNT2073BE78")).line().parentKey()).isNull();
        assertThat(decoded.onuStates())
                .filteredOn(state -> state.word().equals("Online"))
                .hasSize(16);
        assertThat(octets.get("1001")).isBetween(1_041_533_074_098L, 1_200_000_000_000L);
    }

    @Test
    @DisplayName("DEV-10 ENG-22: 512 ONUs of a ZTE, those without light have no level")
    void onusOfAZte() throws IOException {
        PlainRecording walk = walk("synthetic/zte8x64");
        Map<String, Long> phases = walk.numbers("1.3.6.1.4.1.3902.1012.3.28.2.1.4");
        for (Map.Entry<String, Integer> column :
                Map.of("rxDbm", 10, "txDbm", 14).entrySet()) {
            walk.numbers("1.3.6.1.4.1.3902.1012.3.50.12.1.1." + column.getValue())
                    .forEach((index, raw) -> {
                        String onu = index.replaceFirst("\\.1$", "");
                        if (raw != 65535 && phases.getOrDefault(onu, 0L) == 3) {
                            double dbm = (raw > 30000 ? raw - 65536 : raw) * 0.002 - 30;
                            put(zte(onu), column.getKey(), Double.toString(dbm));
                        }
                    });
        }

        assertThat(expected).hasSize(470);
        assertThat(read("synthetic/zte8x64")).isEqualTo(expected);
    }

    /** Shelf - 1 in bits 24 to 27, slot in 16 to 23, port in 8 to 15. */
    private static String zte(String index) {
        String[] parts = index.split("\\.");
        long pon = Long.parseLong(parts[0]);
        long shelf = (pon >> 24 & 15) + 1;
        return Long.toString(
                shelf * 10_000_000 + (pon >> 16 & 255) * 100_000 + (pon >> 8 & 255) * 1000 + Long.parseLong(parts[1]));
    }

    @Test
    @DisplayName("DEV-10 ENG-22: 1,024 ONTs of a Huawei, those that are offline have no level")
    void onusOfAHuawei() throws IOException {
        PlainRecording walk = walk("synthetic/gpon8x128");
        String table = "1.3.6.1.4.1.2011.6.128.1.1.2.";
        Map<String, Long> states = walk.numbers(table + "46.1.15");
        huawei(walk, table + "51.1.1", "temperatureC", 1, 0, states);
        huawei(walk, table + "51.1.3", "txDbm", 0.01, 0, states);
        huawei(walk, table + "51.1.4", "rxDbm", 0.01, 0, states);
        huawei(walk, table + "51.1.6", "oltRxDbm", 0.01, -100, states);
        huawei(walk, table + "51.1.5", "voltageV", 0.001, 0, states);
        huawei(walk, table + "46.1.20", "distanceM", 1, 0, states);

        assertThat(expected).hasSize(937);
        assertThat(read("synthetic/gpon8x128")).isEqualTo(expected);
    }

    private void huawei(
            PlainRecording walk, String column, String name, double scale, double offset, Map<String, Long> states) {
        walk.texts(column).forEach((index, raw) -> {
            if (!raw.equals(NOBODY) && !raw.equals("-1") && !raw.equals("0") && states.getOrDefault(index, 0L) == 1) {
                String[] parts = index.split("\\.");
                long pon = Long.parseLong(parts[0]) - 0xFA000000L;
                long key = (200_000 + pon / 8192 * 100 + pon % 8192 / 256) * 1000 + Long.parseLong(parts[1]);
                double value = Long.parseLong(raw) * scale + offset;
                if (value <= 100) {
                    put(Long.toString(key), name, Double.toString(value));
                } else if (name.equals("distanceM")) {
                    put(Long.toString(key), name, raw);
                }
            }
        });
    }

    @Test
    @DisplayName("DEV-10 ENG-22: 512 ONUs of a BDCOM, those that are offline have no optical row")
    void onusOfABdcom() throws IOException {
        PlainRecording walk = walk("synthetic/epon8x64");
        String table = "1.3.6.1.4.1.3320.101.10.";
        Map<String, String> names = walk.texts("1.3.6.1.2.1.2.2.1.2");
        UnaryOperator<String> key = ifIndex -> {
            String[] parts = names.getOrDefault(ifIndex, "").split("[/:]");
            return Long.toString(
                    10_000_000 + 100_000L * Integer.parseInt(parts[1]) + 100L * Integer.parseInt(parts[2]));
        };
        Map<String, Long> online = walk.numbers("1.3.6.1.2.1.2.2.1.8");
        scaled(walk, table + "5.1.5", "rxDbm", 0.1, key, online);
        scaled(walk, table + "5.1.6", "txDbm", 0.1, key, online);
        scaled(walk, table + "5.1.2", "temperatureC", 1.0 / 256, key, online);
        scaled(walk, table + "5.1.3", "voltageV", 0.0001, key, online);
        scaled(walk, table + "1.1.27", "distanceM", 1, key, online);

        assertThat(expected).hasSize(462);
        assertThat(read("synthetic/epon8x64")).isEqualTo(expected);
    }

    private void scaled(
            PlainRecording walk,
            String column,
            String name,
            double scale,
            UnaryOperator<String> key,
            Map<String, Long> online) {
        walk.texts(column).forEach((index, raw) -> {
            if (online.getOrDefault(index, 0L) == 1 && !raw.equals("0")) {
                put(key.apply(index), name, Double.toString(Long.parseLong(raw) * scale));
            }
        });
    }

    @Test
    @DisplayName("DEV-10 ENG-22: 512 ONUs of a C-Data, those that are down have no level")
    void onusOfACdata() throws IOException {
        PlainRecording walk = walk("synthetic/cdata8x64");
        String table = "1.3.6.1.4.1.17409.2.3.4.";
        Map<String, Long> states = walk.numbers(table + "1.1.8");
        for (Map.Entry<String, Integer> column :
                Map.of("rxDbm", 4, "txDbm", 5, "voltageV", 7, "temperatureC", 8).entrySet()) {
            double scale = column.getKey().equals("voltageV") ? 0.00001 : 0.01;
            walk.texts(table + "2.1." + column.getValue()).forEach((index, raw) -> {
                String onu = index.replaceFirst("\\.0\\.0$", "");
                if (states.getOrDefault(onu, 0L) == 1 && !raw.equals("0")) {
                    put(onu, column.getKey(), Double.toString(Long.parseLong(raw) * scale));
                }
            });
        }
        walk.numbers(table + "1.1.15").forEach((index, metres) -> {
            if (metres > 0 && states.getOrDefault(index, 0L) == 1) {
                put(index, "distanceM", metres.toString());
            }
        });

        assertThat(expected).hasSize(458);
        assertThat(read("synthetic/cdata8x64")).isEqualTo(expected);
    }

    private void put(String key, String column, String value) {
        double number = Double.parseDouble(value);
        expected.computeIfAbsent(key, onu -> new TreeMap<>())
                .put(column, Math.round(number * 100 + Math.signum(number) * 1e-9) / 100.0);
    }

    /** By the profile that detection finds; the made ones of Huawei, ZTE and C-Data do not say what they are. */
    private static Map<String, Map<String, Double>> read(String name) {
        Recording recording = Recording.ofFixture(path(name));
        String key = PROFILES.getOrDefault(name, "");
        DeviceProfile profile =
                key.isEmpty() ? CATALOG.detect(recording.identity()).profile() : CATALOG.profile(key);
        Decoded decoded = recording.decode(profile, EnumSet.allOf(Reading.class));
        Map<String, Map<String, Double>> read = new TreeMap<>();
        for (OnuSignalRow row : decoded.onuSignals()) {
            Map<String, Double> values = new TreeMap<>();
            present(values, "rxDbm", row.rxDbm());
            present(values, "txDbm", row.txDbm());
            present(values, "oltRxDbm", row.oltRxDbm());
            present(values, "temperatureC", row.temperatureC());
            present(values, "voltageV", row.voltageV());
            present(values, "biasMa", row.biasMa());
            present(values, "distanceM", row.distanceM());
            read.put(row.bindKey(), values);
        }
        return read;
    }

    private static void present(
            Map<String, Double> values, String column, @org.jspecify.annotations.Nullable Number value) {
        if (value != null) {
            values.put(column, value.doubleValue());
        }
    }

    private static PlainRecording walk(String name) throws IOException {
        return PlainRecording.read(path(name));
    }

    private static Path path(String name) {
        return Recording.fixture("snmprec/" + name + ".snmprec");
    }
}
