package org.demarc.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.demarc.lab.stand.Database;

/** The devices of {@code isp.map} (snmp-engine.md 11.2): as often as asked for, one copy behind the other, or a few of each kind. */
final class IspPopulation implements AutoCloseable {

    private static final String MAP = "isp.map";
    private static final int IN_THE_MAP = 1000;

    /**
     * A line of the map.
     *
     * @param first number of its first device
     */
    private record Kind(int first, int count, String recording, String delayAndLoss) {

        static Kind of(String line) {
            String[] words = line.strip().split("\\s+", 3);
            String[] ends = words[0].split("-");
            int first = Population.number(ends[0]);
            return new Kind(
                    first,
                    Population.number(ends[ends.length - 1]) - first + 1,
                    words[1],
                    words.length > 2 ? words[2] : "");
        }

        Kind at(int elsewhere, int howMany) {
            return new Kind(elsewhere, howMany, recording, delayAndLoss);
        }

        /** The same network without its distances. */
        Kind near() {
            return delayAndLoss.isEmpty()
                    ? this
                    : new Kind(first, count, recording, "0 " + delayAndLoss.split(" ")[1]);
        }

        String line() {
            return Population.address(first) + "-" + Population.address(first + count - 1) + " " + recording + " "
                    + delayAndLoss;
        }
    }

    private final MappedPopulation population;
    private final List<Kind> kinds;

    private IspPopulation(MappedPopulation population, List<Kind> kinds) {
        this.population = population;
        this.kinds = kinds;
    }

    static boolean isPossible(BenchSettings settings) {
        return MappedPopulation.isPossible(settings, MAP, recordings(settings));
    }

    private static List<Path> recordings(BenchSettings settings) {
        return Stream.of("sw28", "sw52", "epon8x64", "gpon8x128", "zte8x64", "cdata8x64")
                .map(name -> settings.fixtures().resolve("snmprec/synthetic/" + name + ".snmprec"))
                .toList();
    }

    /** All devices, so many in all: a multiple of a thousand. */
    static IspPopulation copies(BenchSettings settings, int devices) throws IOException, InterruptedException {
        List<Kind> all = kinds(settings);
        List<Kind> copies = new ArrayList<>();
        for (int copy = 0; copy < devices / IN_THE_MAP; copy++) {
            for (Kind kind : all) {
                copies.add(kind.at(kind.first() + copy * IN_THE_MAP, kind.count()));
            }
        }
        return start(settings, copies);
    }

    /** One of so many devices of each kind, at least one, and no way to go to them. */
    static IspPopulation few(BenchSettings settings, int oneOf) throws IOException, InterruptedException {
        List<Kind> few = new ArrayList<>();
        int next = 0;
        for (Kind kind : kinds(settings)) {
            Kind some = kind.at(next, Math.max(1, kind.count() / oneOf)).near();
            few.add(some);
            next += some.count();
        }
        return start(settings, few);
    }

    private static List<Kind> kinds(BenchSettings settings) throws IOException {
        return Files.readAllLines(MappedPopulation.map(settings, MAP)).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(Kind::of)
                .toList();
    }

    private static IspPopulation start(BenchSettings settings, List<Kind> kinds)
            throws IOException, InterruptedException {
        Path map = Files.createDirectories(settings.dir()).resolve(MAP);
        Files.write(map, kinds.stream().map(Kind::line).toList());
        return new IspPopulation(
                MappedPopulation.start(settings, map, List.of("-D", "-U"), recordings(settings)), kinds);
    }

    int port() {
        return population.port();
    }

    int devices() {
        return kinds.stream().mapToInt(Kind::count).sum();
    }

    /** Those among them that answer nothing. */
    int dead() {
        return kinds.stream()
                .filter(kind -> kind.recording().equals("none"))
                .mapToInt(Kind::count)
                .sum();
    }

    /** The recordings have the numbers of no real model: a person says what these OLTs are. */
    void chooseOlts(Database database) throws SQLException {
        for (Kind kind : kinds) {
            String profile = profile(kind.recording());
            if (!profile.isEmpty()) {
                choose(database, profile, kind);
            }
        }
    }

    private static String profile(String recording) {
        return switch (recording) {
            case "epon8x64" -> "bdcom-p3310";
            case "gpon8x128" -> "huawei-smartax";
            case "zte8x64" -> "zte-c300";
            case "cdata8x64" -> "cdata-fd12xx";
            default -> "";
        };
    }

    private static void choose(Database database, String profile, Kind kind) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement statement =
                        connection.prepareStatement("update device set chosen_by_hand = true, type = 'OLT', profile = ?"
                                + " where substr(name, 7)::int between ? and ?")) {
            statement.setString(1, profile);
            statement.setInt(2, kind.first());
            statement.setInt(3, kind.first() + kind.count() - 1);
            statement.executeUpdate();
        }
    }

    @Override
    public void close() {
        population.close();
    }
}
