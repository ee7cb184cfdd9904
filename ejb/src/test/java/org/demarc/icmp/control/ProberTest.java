package org.demarc.icmp.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.demarc.lab.Loopback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProberTest {

    private static final Round QUICK = new Round(2, 1000, 50);

    @Test
    void aRoundOfManyLoopbackAddressesAnswersThemAll() throws IOException {
        List<InetAddress> addresses = new ArrayList<>();
        for (int i = 1; i <= 250; i++) {
            addresses.add(InetAddress.getByName("127.50.0." + i));
        }

        try (Prober prober = socketProber()) {
            Map<InetAddress, Liveness> found = prober.probe(addresses, QUICK);

            assertThat(found).hasSize(250);
            assertThat(found.values()).allMatch(Liveness::alive);
            assertThat(found.values()).allSatisfy(one -> assertThat(one.rttMs()).isBetween(0.0, 5000.0));
        }
    }

    @Test
    void aDeadAddressDelaysNobody() throws IOException {
        InetAddress dead = InetAddress.getByName("255.255.255.255"); // the kernel refuses to send there
        InetAddress live = InetAddress.getByName("127.0.0.1");

        try (Prober prober = socketProber()) {
            long start = System.nanoTime();
            Map<InetAddress, Liveness> found = prober.probe(List.of(dead, live), QUICK);
            Duration took = Duration.ofNanos(System.nanoTime() - start);

            assertThat(found.get(dead)).isEqualTo(new Liveness(2, 0, Double.NaN));
            assertThat(found).hasEntrySatisfying(live, one -> assertThat(one.lossPercent())
                    .isZero());
            assertThat(took).isLessThan(Duration.ofSeconds(8));
        }
    }

    @Test
    void addressesOfBothKindsAreAsked() throws IOException {
        InetAddress six = InetAddress.getByName("::1");
        InetAddress four = InetAddress.getByName("127.0.0.1");
        assumeTrue(Loopback.hasIpv6(), "this machine has no IPv6 on its loopback");

        try (Prober prober = socketProber()) {
            Map<InetAddress, Liveness> found = prober.probe(List.of(six, four), QUICK);

            assertThat(found).containsOnlyKeys(six, four);
            assertThat(found.values()).allMatch(Liveness::alive);
        }
    }

    @Test
    void whereAllAnswerNobodyWaitsForTheTimeout() throws IOException {
        try (Prober prober = socketProber()) {
            long start = System.nanoTime();
            prober.probe(List.of(InetAddress.getByName("127.0.0.1")), new Round(1, 10_000, 50));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(9));
        }
    }

    @Test
    void fpingsLinesAreUnderstood(@TempDir Path folder) throws IOException {
        Path fping = folder.resolve("fping");
        Files.writeString(fping, """
                #!/bin/sh
                cat > /dev/null
                echo 'ICMP Host Unreachable from 192.0.2.9 for ICMP Echo sent to 192.0.2.2'
                echo '192.0.2.1 : 0.30 - 0.50'
                echo '192.0.2.2 : - - -'
                exit 1
                """);
        Files.setPosixFilePermissions(fping, PosixFilePermissions.fromString("rwx------"));
        InetAddress one = InetAddress.getByName("192.0.2.1");
        InetAddress two = InetAddress.getByName("192.0.2.2");

        Map<InetAddress, Liveness> found = new FpingProber(fping).probe(List.of(one, two), Round.DEFAULT);

        assertThat(found.get(one)).isEqualTo(new Liveness(3, 2, 0.4));
        assertThat(found.get(two)).isEqualTo(new Liveness(3, 0, Double.NaN));
    }

    @Test
    void whateverIsChosenIsSaid() {
        Probers.Choice choice = Probers.choose();

        choice.prober().ifPresent(Prober::close);
        assertThat(choice.prober().isPresent() || !choice.tried().isEmpty()).isTrue();
    }

    private static Prober socketProber() {
        try {
            return SocketProber.open();
        } catch (IOException e) {
            assumeTrue(false, e.getMessage());
            throw new IllegalStateException(e);
        }
    }
}
