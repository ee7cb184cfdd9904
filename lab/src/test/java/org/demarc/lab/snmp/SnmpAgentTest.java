package org.demarc.lab.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.demarc.lab.FixtureAssumption;
import org.demarc.lab.snmp.RawSnmp.Cell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnmpAgentTest {

    private static final String HOST = "127.20.0.1";

    private final SnmpAgent agent = SnmpAgent.start(0);

    @AfterEach
    void stop() {
        agent.close();
    }

    private RawSnmp serve(SnmpDevice device) throws IOException {
        agent.bind(HOST, device);
        return new RawSnmp(HOST, agent.port());
    }

    private static SnmpDevice small(Manners manners) {
        var mib = Mib.builder();
        mib.add("1.3.6.1.2.1.1.1.0", Value.text("small"));
        IntStream.rangeClosed(1, 200).forEach(i -> mib.add("1.3.6.1.2.1.2.2.1.10." + i, Value.counter32(i)));
        IntStream.rangeClosed(1, 200).forEach(i -> mib.add("1.3.6.1.2.1.31.1.1.1.6." + i, Value.counter64(-i)));
        return new SnmpDevice("small", mib.build(), manners);
    }

    @Test
    void aKnownPacketIsAnsweredOctetForOctet() throws IOException {
        try (var client = serve(small(Manners.OPEN))) {
            byte[] request = hex("302602010104067075626c6963a019020101020100020100300e300c06082b060102010101000500");

            byte[] reply = client.send(request).orElseThrow();

            assertThat(reply)
                    .isEqualTo(hex("302b02010104067075626c6963a21e02010102010002010030133011"
                            + "06082b060102010101000405736d616c6c"));
        }
    }

    @Test
    void everyRecordingIsWalkedAsItWasRecorded() throws IOException {
        try (var files = Files.list(FixtureAssumption.fixture("snmprec/recorded"))) {
            int host = 0;
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".snmprec")).toList()) {
                var recording = SnmprecFile.read(file);
                String address = "127.20.1." + ++host;
                var device =
                        new SnmpDevice(recording.name(), Mib.of(recording), Manners.OPEN.withMaxMessageBytes(8192));
                agent.bind(address, device);
                try (var client = new RawSnmp(address, agent.port())) {
                    List<Cell> walked = client.bulkWalk("1.0", 40);

                    assertThat(walked)
                            .as(recording.name())
                            .hasSameSizeAs(recording.values().keySet());
                    assertThat(walked).allSatisfy(cell -> assertThat(recording.value(cell.oid()))
                            .as(recording.name() + " " + cell.oid())
                            .contains(new Value(cell.tag(), hex(cell.hex()))));
                }
            }
        }
    }

    @Test
    void aWalkStepByStepEqualsTheRecording() throws IOException {
        var recording = SnmprecFile.read(FixtureAssumption.fixture("snmprec/recorded/vsolution_v1600d.snmprec"));
        try (var client = serve(SnmpDevice.replay(recording))) {
            List<String> walked = client.walk("1.0").stream().map(Cell::oid).toList();

            assertThat(walked)
                    .isEqualTo(recording.values().keySet().stream()
                            .map(Oid::toString)
                            .toList());
        }
    }

    @Test
    void missingObjectsAreMarkedInV2cAndRefusedInV1() throws IOException {
        try (var client = serve(small(Manners.OPEN))) {
            var v2c = client.get("1.3.6.1.2.1.1.1.0", "1.3.6.1.2.1.1.2.0").orElseThrow();
            var end = client.next("1.3.9").orElseThrow();
            var v1 = client.v1().get("1.3.6.1.2.1.1.1.0", "1.3.6.1.2.1.1.2.0").orElseThrow();

            assertThat(v2c.cells()).extracting(Cell::tag).containsExactly(4, 0x81);
            assertThat(end.cells()).extracting(Cell::tag).containsExactly(0x82);
            assertThat(v1.status()).isEqualTo(2);
            assertThat(v1.index()).isEqualTo(2);
            assertThat(v1.version()).isZero();
        }
    }

    @Test
    void version1NeverSeesACounter64() throws IOException {
        try (var client = serve(small(Manners.OPEN)).v1()) {
            var next = client.next("1.3.6.1.2.1.2.2.1.10.200").orElseThrow();
            var bulk = client.bulk(0, 5, "1.3");

            assertThat(next.status()).isEqualTo(2);
            assertThat(bulk).isEmpty();
        }
    }

    @Test
    void bulkFillsTheMessageAndNotOneOctetMore() throws IOException {
        try (var client = serve(small(Manners.OPEN))) {
            var reply = client.bulk(0, 1000, "1.3.6.1.2.1.2.2.1.10").orElseThrow();

            assertThat(reply.bytes()).isBetween(1450, 1472);
            assertThat(reply.status()).isZero();
        }
    }

    @Test
    void bulkGoesOverColumnsInStep() throws IOException {
        try (var client = serve(small(Manners.OPEN))) {
            var reply = client.bulk(1, 2, "1.3.6.1.2.1.1.1", "1.3.6.1.2.1.2.2.1.10", "1.3.6.1.2.1.31.1.1.1.6")
                    .orElseThrow();

            assertThat(reply.cells())
                    .extracting(Cell::oid)
                    .containsExactly(
                            "1.3.6.1.2.1.1.1.0",
                            "1.3.6.1.2.1.2.2.1.10.1",
                            "1.3.6.1.2.1.31.1.1.1.6.1",
                            "1.3.6.1.2.1.2.2.1.10.2",
                            "1.3.6.1.2.1.31.1.1.1.6.2");
        }
    }

    @Test
    void bulkStopsAtTheEndOfTheMib() throws IOException {
        try (var client = serve(small(Manners.OPEN))) {
            var reply = client.bulk(0, 50, "1.3.6.1.2.1.31.1.1.1.6.199").orElseThrow();

            assertThat(reply.cells()).extracting(Cell::tag).containsExactly(0x46, 0x82);
        }
    }

    @Test
    void bulkNeverReturnsMoreRepetitionsThanTheAgentIsWillingTo() throws IOException {
        try (var client = serve(small(Manners.OPEN.withMaxRepetitions(10)))) {
            var reply = client.bulk(0, 50, "1.3.6.1.2.1.2.2.1.10").orElseThrow();

            assertThat(reply.cells()).hasSize(10);
            assertThat(client.bulkWalk("1.0", 50)).hasSize(401);
        }
    }

    @Test
    void aSmallMessageLimitStillShowsEveryRow() throws IOException {
        try (var client = serve(small(Manners.OPEN.withMaxMessageBytes(484)))) {
            assertThat(client.bulkWalk("1.0", 50)).hasSize(401);
        }
    }

    @Test
    void aValueThatDoesNotFitIsTooBig() throws IOException {
        var mib = Mib.builder().add("1.3.6.1.1", Value.octets(new byte[2000])).build();
        try (var client = serve(new SnmpDevice("big", mib, Manners.OPEN))) {
            var bulk = client.bulk(0, 10, "1.3.6").orElseThrow();
            var get = client.get("1.3.6.1.1").orElseThrow();
            var v1 = client.v1().next("1.3.6").orElseThrow();

            assertThat(bulk.status()).isEqualTo(1);
            assertThat(bulk.cells()).isEmpty();
            assertThat(get.status()).isEqualTo(1);
            assertThat(v1.status()).isEqualTo(1);
            assertThat(v1.cells()).hasSize(1);
        }
    }

    @Test
    void aSetChangesWhatIsWritableAndNothingElse() throws IOException {
        var state = new AtomicLong(1);
        var mib = Mib.builder()
                .add("1.3.6.1.2.1.1.1.0", Value.text("fixed"))
                .add("1.3.6.1.2.1.2.2.1.7.1", new Writable(state::get, v -> {
                    boolean known = v == 1 || v == 2;
                    state.set(known ? v : state.get());
                    return known;
                }))
                .build();
        try (var client = serve(new SnmpDevice("rw", mib, Manners.communities("public", "secret")))) {
            var readOnly =
                    client.set("1.3.6.1.2.1.2.2.1.7.1", 2, new byte[] {2}).orElseThrow();
            client.community("secret");
            var done = client.set("1.3.6.1.2.1.2.2.1.7.1", 2, new byte[] {2}).orElseThrow();
            var wrongValue =
                    client.set("1.3.6.1.2.1.2.2.1.7.1", 2, new byte[] {9}).orElseThrow();
            var wrongType =
                    client.set("1.3.6.1.2.1.2.2.1.7.1", 4, new byte[] {65}).orElseThrow();
            var notWritable =
                    client.set("1.3.6.1.2.1.1.1.0", 4, new byte[] {65}).orElseThrow();
            var unknown = client.set("1.3.6.1.2.1.1.9.0", 4, new byte[] {65}).orElseThrow();

            assertThat(List.of(readOnly, done, wrongValue, wrongType, notWritable, unknown))
                    .extracting(RawSnmp.Reply::status)
                    .containsExactly(6, 0, 10, 7, 17, 11);
            assertThat(state).hasValue(2);
        }
    }

    @Test
    void onlyTheRightCommunityIsAnswered() throws IOException {
        try (var client = serve(small(Manners.communities("public", "secret")))) {
            assertThat(client.get("1.3.6.1.2.1.1.1.0")).isPresent();
            assertThat(client.community("guess").get("1.3.6.1.2.1.1.1.0")).isEmpty();
        }
    }

    @Test
    void theCommunityMayChooseTheRecording() throws IOException {
        agent.bind(HOST, name -> name.equals("a") ? Optional.of(small(Manners.OPEN)) : Optional.empty());
        try (var client = new RawSnmp(HOST, agent.port())) {
            assertThat(client.community("a").get("1.3.6.1.2.1.1.1.0")).isPresent();
            assertThat(client.community("b").get("1.3.6.1.2.1.1.1.0")).isEmpty();
        }
    }

    @Test
    void aFolderOfRecordingsIsServedByItsFileNames() throws IOException {
        agent.replay(HOST, FixtureAssumption.fixture("snmprec/made"), Manners.OPEN);
        try (var client = new RawSnmp(HOST, agent.port())) {
            assertThat(client.community("ma5608t").get("1.3.6.1.2.1.1.1.0")).isPresent();
            assertThat(client.community("nosuch").get("1.3.6.1.2.1.1.1.0")).isEmpty();
        }
    }

    @Test
    void aDeviceOfVersion1KeepsSilentOnV2c() throws IOException {
        try (var client = serve(small(Manners.OPEN.withVersion1Only()))) {
            assertThat(client.get("1.3.6.1.2.1.1.1.0")).isEmpty();
            assertThat(client.v1().get("1.3.6.1.2.1.1.1.0")).isPresent();
        }
    }

    @Test
    void anInstanceThatIsNotThereJustNowIsSteppedOver() throws IOException {
        var mib = Mib.builder()
                .add("1.3.6.1.1", now -> Value.NO_SUCH_INSTANCE)
                .add("1.3.6.1.2", Value.integer(7))
                .build();
        try (var client = serve(new SnmpDevice("gaps", mib, Manners.OPEN))) {
            assertThat(client.next("1.3.6").orElseThrow().cells().get(0).oid()).isEqualTo("1.3.6.1.2");
            assertThat(client.get("1.3.6.1.1").orElseThrow().cells().get(0).tag())
                    .isEqualTo(0x81);
        }
    }

    @Test
    void aBrokenInstanceDoesNotStopTheAgent() throws IOException {
        var mib = Mib.builder()
                .add("1.3.6.1.1", now -> {
                    throw new IllegalStateException("broken");
                })
                .add("1.3.6.1.2", Value.integer(7))
                .build();
        try (var client = serve(new SnmpDevice("broken", mib, Manners.OPEN))) {
            assertThat(client.get("1.3.6.1.1")).isEmpty();
            assertThat(client.get("1.3.6.1.2")).isPresent();
            assertThat(agent.failed()).isEqualTo(1);
        }
    }

    @Test
    void junkIsCountedAndNotAnswered() throws IOException {
        try (var client = serve(small(Manners.OPEN))) {
            byte[] right = client.request(RawSnmp.GET, 0, 0, new byte[0]);
            for (int cut = 1; cut < right.length; cut++) {
                client.sendOnly(Arrays.copyOf(right, cut));
            }
            client.sendOnly(new byte[60_000]);

            assertThat(client.get("1.3.6.1.2.1.1.1.0")).isPresent();
            assertThat(agent.malformed()).isEqualTo(right.length);
        }
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
