package org.demarc.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * The two switches of the flat population (snmp-engine.md 11.2): 28 and 52 ports, 200 FDB rows, three tables of 43 columns. Taken from
 * the fixtures where they are, else made: the same shape, other values.
 */
record Recordings(Path folder, boolean made) {

    private static final Pattern TABLES =
            Pattern.compile("1\\.3\\.6\\.1\\.2\\.1\\.(2\\.2|31\\.1\\.1|17\\.7\\.1\\.2\\.2)\\..*");
    static final int FDB_ROWS = 200;

    static Recordings from(BenchSettings settings) throws IOException {
        Path folder = settings.fixtures().resolve("snmprec/synthetic");
        Recordings found = new Recordings(folder, false);
        if (Files.exists(found.small()) && Files.exists(found.large())) {
            return found;
        }
        Recordings own = new Recordings(Files.createDirectories(settings.dir().resolve("recordings")), true);
        Files.write(own.small(), lines(28));
        Files.write(own.large(), lines(52));
        return own;
    }

    Path small() {
        return folder.resolve("sw28.snmprec");
    }

    Path large() {
        return folder.resolve("sw52.snmprec");
    }

    /** Ports of so many devices. */
    static long ports(int devices) {
        return 28L * (devices / 2) + 52L * (devices - devices / 2);
    }

    /** Var-binds that the tables of so many devices hold, the first address having an odd last octet. */
    long varBinds(int devices) throws IOException {
        long even = varBinds(small());
        long odd = varBinds(large());
        return even * (devices / 2) + odd * (devices - devices / 2);
    }

    private static long varBinds(Path recording) throws IOException {
        try (var lines = Files.lines(recording)) {
            return lines.filter(line -> TABLES.matcher(line).lookingAt()).count();
        }
    }

    private static List<String> lines(int ports) {
        Random random = new Random(ports);
        List<String> lines = new ArrayList<>();
        lines.add("1.3.6.1.2.1.1.1.0|4|Synthetic access switch, " + ports + " ports");
        lines.add("1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.99999.1." + ports);
        lines.add("1.3.6.1.2.1.1.3.0|67|123456789");
        lines.add("1.3.6.1.2.1.1.5.0|4|sw" + ports);
        lines.add("1.3.6.1.2.1.2.1.0|2|" + ports);
        for (int column = 1; column <= 22; column++) {
            for (int port = 1; port <= ports; port++) {
                lines.add("1.3.6.1.2.1.2.2.1." + column + "." + port + "|" + ifValue(column, port, random));
            }
        }
        for (int port = 1; port <= ports; port++) {
            lines.add("1.3.6.1.2.1.17.1.4.1.2." + port + "|2|" + port);
        }
        fdb(lines, ports);
        for (int column = 1; column <= 19; column++) {
            for (int port = 1; port <= ports; port++) {
                lines.add("1.3.6.1.2.1.31.1.1.1." + column + "." + port + "|" + ifXValue(column, port, random));
            }
        }
        return lines;
    }

    private static void fdb(List<String> lines, int ports) {
        for (int column = 2; column <= 3; column++) {
            for (int row = 0; row < FDB_ROWS; row++) {
                String mac = "2.27." + row + "." + (row * 7 % 256) + "." + (row * 13 % 256) + ".1";
                int value = column == 2 ? row % ports + 1 : 3;
                lines.add("1.3.6.1.2.1.17.7.1.2.2.1." + column + ".100." + mac + "|2|" + value);
            }
        }
    }

    private static String ifValue(int column, int port, Random random) {
        return switch (column) {
            case 1 -> "2|" + port;
            case 2 -> "4|GigabitEthernet0/" + port;
            case 3 -> "2|6";
            case 4 -> "2|1500";
            case 5 -> "66|1000000000";
            case 6 -> String.format(Locale.ROOT, "4x|02a0000000%02x", port);
            case 7, 8 -> "2|1";
            case 9 -> "67|" + random.nextInt(100_000_000);
            case 21 -> "66|0";
            case 22 -> "6|0.0";
            default -> "65|" + random.nextInt(Integer.MAX_VALUE);
        };
    }

    private static String ifXValue(int column, int port, Random random) {
        if (column >= 6 && column <= 13) {
            return "70|" + (random.nextInt(1_000_000) * 100_000_000L);
        }
        return switch (column) {
            case 1 -> "4|GigabitEthernet0/" + port;
            case 14, 16, 17 -> "2|1";
            case 15 -> "66|1000";
            case 18 -> "4|sub-" + port;
            case 19 -> "67|0";
            default -> "65|" + random.nextInt(10_000_000);
        };
    }
}
