package org.demarc.snmp.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.demarc.lab.Loopback;
import org.demarc.lab.snmp.Faults;
import org.demarc.lab.snmp.Manners;
import org.demarc.lab.snmp.Mib;
import org.demarc.lab.snmp.SnmpDevice;
import org.demarc.lab.snmp.Value;
import org.demarc.lab.snmp.WritableText;
import org.demarc.settings.entity.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SnmpEngineTest {

    private static final Oid SYS_NAME = Oid.parse("1.3.6.1.2.1.1.5.0");

    /** Threads of other tests' engines may end while a test runs: only new ones are this test's. */
    private final Set<Thread> threadsBefore = threads();

    private final SimulatedNetwork network = new SimulatedNetwork();

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void aDeviceIsReadWhole() {
        network.addSwitch("127.40.0.1");

        DeviceRead read = network.poll("127.40.0.1");

        assertThat(read.whole()).isTrue();
        assertThat(read.sysUpTime()).hasValue(4711);
        assertThat(read.sysObjectId()).hasToString("1.3.6.1.4.1.99999.1");
        assertThat(read.scalar(SYS_NAME).asText()).isEqualTo("sim");
        ReadTable interfaces = read.table("interfaces");
        assertThat(interfaces.rowCount()).isEqualTo(28);
        assertThat(interfaces.key(27)).isEqualTo(Oid.of(28));
        assertThat(interfaces.value(6, 0).asText()).isEqualTo("port 7");
        assertThat(interfaces.number(6, 3)).isEqualTo(70_000_000_000L);
        assertThat(interfaces.has(4, 3)).isFalse();
        assertThat(interfaces.readAtNanos(6, 3)).isBetween(read.startedNanos(), System.nanoTime());
        assertThat(read.table("fdb").rowCount()).isEqualTo(40);
        assertThat(read.defects()).isEmpty();
    }

    @Test
    @DisplayName("ENG-10 few pdus are needed when the budget is known")
    void fewPdusAreNeededWhenTheBudgetIsKnown() {
        network.addSwitch("127.40.0.1");
        DeviceConduct known = network.poll("127.40.0.1").conduct();

        DeviceRead read = network.poll(network.request("127.40.0.1").withConduct(known));

        assertThat(known.budget()).isEqualTo(50);
        assertThat(read.effort().pdus()).isLessThanOrEqualTo(1 + 1 + 3 + 1);
    }

    @Test
    @DisplayName("ENG-13 a dead device costs three datagrams and later one")
    void aDeadDeviceCostsThreeDatagramsAndLaterOne() {
        network.addIll("127.40.0.2", Faults.of(Faults.Kind.OFF));

        DeviceRead first = network.poll("127.40.0.2");
        long asked = network.requests();
        DeviceRead second = network.poll(network.request("127.40.0.2").withConduct(first.conduct()));

        assertThat(first.outcome()).isEqualTo(Outcome.SILENT);
        assertThat(first.table("fdb").complete()).isFalse();
        assertThat(asked).isEqualTo(3);
        assertThat(second.outcome()).isEqualTo(Outcome.SILENT);
        assertThat(network.requests()).isEqualTo(4);
        assertThat(second.conduct().silentCycles()).isEqualTo(2);
    }

    @Test
    @DisplayName("ENG-12 nobody waits for a dead device")
    void nobodyWaitsForADeadDevice() {
        network.addIll("127.40.0.2", Faults.of(Faults.Kind.OFF));
        network.addSwitch("127.40.0.3");
        try (SnmpEngine patient = new SnmpEngine(SnmpSettings.DEFAULT.withProbeTimeoutMs(10_000), Runnable::run)) {
            PollRequest toDead =
                    PollRequest.of(network.target("127.40.0.2").withTiming(10_000, 2), ScalarRequest.none(), List.of());

            CompletableFuture<DeviceRead> dead = patient.poll(toDead);
            DeviceRead live = patient.poll(network.request("127.40.0.3")).join();

            assertThat(live.whole()).isTrue();
            assertThat(dead).isNotDone();
        }
    }

    @Test
    @DisplayName("ENG-12 nobody waits for a device that cannot be asked at all")
    void whoCannotBeAskedKeepsNobodyWaiting() {
        network.addSwitch("127.40.0.3");
        Secret longerThanADatagram = Secret.of("x".repeat(100_000));
        PollRequest hopeless = PollRequest.of(
                SnmpTarget.v2c("127.40.0.2", network.target("127.40.0.2").port(), longerThanADatagram),
                ScalarRequest.none(),
                List.of());

        CompletableFuture<DeviceRead> nothing = network.engine.poll(hopeless);
        DeviceRead live = network.poll("127.40.0.3");

        assertThat(live.whole()).isTrue();
        assertThat(nothing.handle((read, fault) -> fault != null || read.outcome() == Outcome.SILENT)
                        .join())
                .isTrue();
    }

    @Test
    @DisplayName("ENG-15 garbage is told from silence")
    void garbageIsToldFromSilence() {
        network.addIll("127.40.0.4", Faults.of(Faults.Kind.GARBAGE));
        network.addIll("127.40.0.5", Faults.of(Faults.Kind.TRUNCATED));

        assertThat(network.poll("127.40.0.4").outcome()).isEqualTo(Outcome.GARBLED);
        assertThat(network.poll("127.40.0.5").outcome()).isEqualTo(Outcome.GARBLED);
        assertThat(network.engine.statistics().malformed()).isGreaterThanOrEqualTo(6);
    }

    @Test
    void answersToSomebodyElseAreIgnoredAndCounted() {
        network.addIll("127.40.0.6", Faults.of(Faults.Kind.FOREIGN_REQUEST_ID));
        network.addIll("127.40.0.7", Faults.of(Faults.Kind.FOREIGN_COMMUNITY));

        assertThat(network.poll("127.40.0.6").outcome()).isEqualTo(Outcome.SILENT);
        assertThat(network.poll("127.40.0.7").outcome()).isEqualTo(Outcome.SILENT);
        assertThat(network.engine.statistics().unmatched()).isEqualTo(6);
    }

    @Test
    @DisplayName("DEV-14 ENG-18 identifiers that do not increase end the walk")
    void identifiersThatDoNotIncreaseEndTheWalk() {
        SnmpDevice device = network.addSwitch("127.40.0.8");
        device.suffer(Faults.of(Faults.Kind.LOOPING));

        DeviceRead read = network.poll("127.40.0.8");

        assertThat(read.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(read.table("fdb").complete()).isFalse();
        assertThat(read.defects()).extracting(Defect::kind).contains(Defect.Kind.NOT_INCREASING);
        assertThat(read.effort().pdus()).isLessThanOrEqualTo(8);
    }

    @Test
    @DisplayName("DEV-14 ENG-19 too big halves the budget and is remembered")
    void tooBigHalvesTheBudgetAndIsRemembered() {
        network.addIll("127.40.0.9", Faults.of(Faults.Kind.TOO_BIG));

        DeviceRead first = network.poll("127.40.0.9");
        DeviceRead second = network.poll(network.request("127.40.0.9").withConduct(first.conduct()));

        assertThat(first.whole()).isTrue();
        assertThat(first.conduct().budget()).isEqualTo(4);
        assertThat(second.whole()).isTrue();
        assertThat(second.table("interfaces").rowCount()).isEqualTo(28);
        assertThat(second.conduct().cleanCycles()).isEqualTo(1);
    }

    @Test
    @DisplayName("ENG-19 the budget grows again after ten clean cycles")
    void theBudgetGrowsAgainAfterTenCleanCycles() {
        network.addSwitch("127.40.0.1");
        DeviceConduct conduct = new DeviceConduct(4, true, 9, 5, 5, 150, 0);

        DeviceConduct after =
                network.poll(network.request("127.40.0.1").withConduct(conduct)).conduct();

        assertThat(after.budget()).isEqualTo(8);
        assertThat(after.cleanCycles()).isZero();
    }

    @Test
    @DisplayName("ENG-11 ENG-14 ENG-35 a lost datagram costs one repetition not the table")
    void aLostDatagramCostsOneRepetitionNotTheTable() {
        DeviceConduct quick = new DeviceConduct(10, true, 0, 5, 5, 150, 0);
        List<PollRequest> cycle = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            network.addIll("127.43.0." + i, Faults.NONE.withLossPercent(10));
            cycle.add(network.request("127.43.0." + i).withConduct(quick));
        }

        List<DeviceRead> reads = network.pollAll(cycle);

        assertThat(reads.stream().filter(DeviceRead::whole).count()).isGreaterThanOrEqualTo(25);
        assertThat(reads).allSatisfy(read -> read.tables().stream()
                .filter(ReadTable::complete)
                .forEach(table ->
                        assertThat(table.rowCount()).isEqualTo(table.name().equals("fdb") ? 40 : 28)));
        assertThat(network.engine.statistics().retries()).isPositive();
        assertThat(network.engine.statistics().outstanding()).isZero();
    }

    @Test
    @DisplayName("ENG-14 a late answer to the first try still counts")
    void aLateAnswerToTheFirstTryStillCounts() {
        network.addIll("127.40.0.11", Faults.NONE.withDelayMs(350));

        DeviceRead read = network.poll(
                PollRequest.of(network.target("127.40.0.11"), ScalarRequest.none(), List.of(SimulatedNetwork.FDB)));

        assertThat(read.whole()).isTrue();
        assertThat(read.conduct().longestMs()).isGreaterThanOrEqualTo(300);
    }

    @Test
    @DisplayName("ENG-19 a device that fails every request still answers")
    void aDeviceThatFailsEveryRequestStillAnswers() {
        network.addIll("127.40.0.12", Faults.of(Faults.Kind.GEN_ERR));

        DeviceRead read = network.poll("127.40.0.12");

        assertThat(read.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(read.sysUpTime()).isEmpty();
        assertThat(read.table("interfaces").brokenColumns()).hasSize(4);
        assertThat(read.table("interfaces").complete()).isFalse();
    }

    @Test
    void aDeviceThatReturnsFewRepetitionsGivesTheSameRows() {
        network.add("127.40.0.13", SimulatedNetwork.switchOf(28), Manners.OPEN.withMaxRepetitions(3));
        network.add("127.40.0.14", SimulatedNetwork.switchOf(28), Manners.OPEN.withMaxMessageBytes(484));

        for (String address : List.of("127.40.0.13", "127.40.0.14")) {
            DeviceRead read = network.poll(address);

            assertThat(read.whole()).isTrue();
            assertThat(read.table("interfaces").cellCount()).isEqualTo(28 * 4 - 5);
            assertThat(read.table("fdb").rowCount()).isEqualTo(40);
        }
    }

    @Test
    @DisplayName("DEV-9 one value that fits no answer spoils only its column")
    void oneValueThatFitsNoAnswerSpoilsOnlyItsColumn() {
        Mib.Builder mib = Mib.builder().add("1.3.6.1.2.1.1.3.0", Value.timeTicks(1));
        for (int row = 1; row <= 20; row++) {
            mib.add("1.9.1." + row, Value.integer(row));
            mib.add("1.9.2." + row, Value.octets(new byte[row == 10 ? 2000 : 10]));
        }
        network.add("127.40.0.15", mib.build(), Manners.OPEN);
        TableRequest table = TableRequest.of("t", "1.9.1", "1.9.2");

        DeviceRead read =
                network.poll(PollRequest.of(network.target("127.40.0.15"), ScalarRequest.none(), List.of(table)));

        assertThat(read.table("t").brokenColumns()).containsExactly(Oid.parse("1.9.2"));
        assertThat(read.table("t").rowCount()).isEqualTo(20);
        assertThat(read.table("t").value(19, 0)).isEqualTo(SnmpValue.integer(20));
        assertThat(read.table("t").complete()).isFalse();
        assertThat(read.conduct().budget()).isGreaterThanOrEqualTo(32);
    }

    @Test
    @DisplayName("ENG-20 a version 1device is walked without its wide counters")
    void aVersion1DeviceIsWalkedWithoutItsWideCounters() {
        network.add("127.40.0.16", SimulatedNetwork.switchOf(28), Manners.OPEN.withVersion1Only());
        SnmpTarget v1 = SnmpTarget.of("127.40.0.16", network.port(), new SnmpCredentials.V1(Secret.of("public")))
                .withTiming(400, 2);
        ScalarRequest scalars = ScalarRequest.of("1.3.6.1.2.1.1.99.0", "1.3.6.1.2.1.1.5.0");

        DeviceRead read =
                network.poll(PollRequest.of(v1, scalars, List.of(SimulatedNetwork.INTERFACES, SimulatedNetwork.FDB)));

        assertThat(read.whole()).isTrue();
        assertThat(read.scalars()).isEqualTo(Map.of(SYS_NAME, SnmpValue.text("sim")));
        assertThat(read.table("interfaces").cellCount()).isEqualTo(28 * 3);
        assertThat(read.table("fdb").rowCount()).isEqualTo(40);
        assertThat(read.table("interfaces").has(0, 3)).isFalse();
    }

    @Test
    @DisplayName("ENG-18 a poll ends at its deadline with what it has")
    void aPollEndsAtItsDeadlineWithWhatItHas() {
        network.addIll("127.40.0.17", Faults.NONE.withDelayMs(100));

        DeviceRead read = network.poll(network.request("127.40.0.17")
                .withDeadline(Duration.ofMillis(600))
                .withConduct(new DeviceConduct(4, true, 0, 60, 60, 150, 0)));

        assertThat(read.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(read.table("interfaces").complete()).isFalse();
        assertThat(read.table("interfaces").rowCount()).isLessThan(28);
        assertThat(read.table("fdb").complete()).isFalse();
    }

    @Test
    @DisplayName("DEV-14 ENG-18 a table with more rows than the bound is cut and says so")
    void aTableWithMoreRowsThanTheBoundIsCutAndSaysSo() {
        network.addSwitch("127.40.0.18");

        try (SnmpEngine small = new SnmpEngine(SnmpSettings.DEFAULT.withMaxRows(10), Runnable::run)) {
            DeviceRead read = small.poll(network.request("127.40.0.18")).join();

            assertThat(read.table("fdb").complete()).isFalse();
            assertThat(read.defects()).extracting(Defect::kind).contains(Defect.Kind.TOO_MANY_ROWS);
        }
    }

    @Test
    @DisplayName("DEV-15 ENG-21 a get with a missing instance still brings the others")
    void aGetWithAMissingInstanceStillBringsTheOthers() {
        network.addSwitch("127.40.0.19");

        SnmpAnswer answer = network.engine
                .get(network.target("127.40.0.19"), List.of(Oid.parse("1.3.6.1.2.1.1.99.0"), SYS_NAME))
                .join();

        assertThat(answer.done()).isTrue();
        assertThat(answer.values()).containsOnlyKeys(SYS_NAME);
    }

    @Test
    @DisplayName("DEV-15 a version 1get with missing instances still brings the others")
    void aVersion1GetWithMissingInstancesStillBringsTheOthers() {
        network.add("127.40.0.28", SimulatedNetwork.switchOf(28), Manners.OPEN.withVersion1Only());
        SnmpTarget v1 = SnmpTarget.of("127.40.0.28", network.port(), new SnmpCredentials.V1(Secret.of("public")))
                .withTiming(400, 2);
        Oid upTime = Oid.parse("1.3.6.1.2.1.1.3.0");
        Oid absent = Oid.parse("1.3.6.1.2.1.1.99.0");
        Oid wide = Oid.parse("1.3.6.1.2.1.31.1.1.1.6.1");

        SnmpAnswer answer =
                network.engine.get(v1, List.of(absent, SYS_NAME, wide, upTime)).join();
        SnmpAnswer nothing = network.engine.get(v1, List.of(absent)).join();

        assertThat(answer.done()).isTrue();
        assertThat(answer.values()).containsOnlyKeys(SYS_NAME, upTime);
        assertThat(nothing.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(nothing.values()).isEmpty();
    }

    @Test
    void aGetThatFailsAltogetherSaysWhy() {
        network.addIll("127.40.0.29", Faults.of(Faults.Kind.GEN_ERR));

        SnmpAnswer answer = network.engine
                .get(network.target("127.40.0.29"), List.of(SYS_NAME))
                .join();

        assertThat(answer.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(answer.done()).isFalse();
        assertThat(answer.errorStatus()).isEqualTo(5);
    }

    @Test
    void answersFromAnotherAddressCountUnlessTheDeviceMustAnswerItself() {
        network.addSwitch("127.40.0.30");
        try (OddHost host = new OddHost("127.40.0.31", "127.40.0.32", OddHost.relayTo("127.40.0.30", network.port()))) {
            SnmpTarget target = SnmpTarget.v2c("127.40.0.31", host.port(), Secret.of("public"))
                    .withTiming(400, 2);

            DeviceRead open =
                    network.poll(PollRequest.of(target, ScalarRequest.none(), List.of(SimulatedNetwork.INTERFACES)));
            DeviceRead strict = network.poll(PollRequest.of(
                    target.withVerifiedPeer(), ScalarRequest.none(), List.of(SimulatedNetwork.INTERFACES)));

            assertThat(open.whole()).isTrue();
            assertThat(open.table("interfaces").rowCount()).isEqualTo(28);
            assertThat(strict.outcome()).isEqualTo(Outcome.SILENT);
            assertThat(network.engine.statistics().outstanding()).isZero();
        }
    }

    @Test
    void aDeviceWithAnIpv6AddressIsReadToo() {
        assumeTrue(Loopback.hasIpv6(), "this machine has no IPv6 on its loopback");
        network.addSwitch("127.40.0.36");
        try (OddHost host = new OddHost("::1", "::1", OddHost.relayTo("127.40.0.36", network.port()))) {
            SnmpTarget target =
                    SnmpTarget.v2c("::1", host.port(), Secret.of("public")).withTiming(1000, 2);

            DeviceRead read = network.poll(PollRequest.of(
                    target.withVerifiedPeer(), ScalarRequest.none(), List.of(SimulatedNetwork.INTERFACES)));

            assertThat(read.whole()).as(read.reason()).isTrue();
            assertThat(read.table("interfaces").rowCount()).isEqualTo(28);
        }
    }

    @Test
    @DisplayName(
            "DEV-9 ENG-15 single values that got lost on the way are all absent: half of them would look like another device")
    void singleValuesThatGotLostAreAllAbsent() {
        network.addSwitch("127.40.0.37");
        UnaryOperator<byte[]> relay = OddHost.relayTo("127.40.0.37", network.port());
        byte[] location = {0x2b, 6, 1, 2, 1, 1, 6, 0};
        UnaryOperator<byte[]> forgetful =
                request -> indexOf(request, location) >= 0 ? new byte[0] : relay.apply(request);
        try (OddHost host = new OddHost("127.40.0.38", "127.40.0.38", forgetful)) {
            SnmpTarget target = SnmpTarget.v2c("127.40.0.38", host.port(), Secret.of("public"))
                    .withTiming(200, 2);
            ScalarRequest system = ScalarRequest.of(
                    "1.3.6.1.2.1.1.1.0",
                    "1.3.6.1.2.1.1.2.0",
                    "1.3.6.1.2.1.1.3.0",
                    "1.3.6.1.2.1.1.4.0",
                    "1.3.6.1.2.1.1.5.0",
                    "1.3.6.1.2.1.1.6.0");

            DeviceRead read = network.poll(PollRequest.of(target, system, List.of(SimulatedNetwork.INTERFACES)));

            assertThat(read.whole()).as(read.reason()).isTrue();
            assertThat(read.sysUpTime()).hasValue(4711);
            assertThat(read.scalars()).isEmpty();
            assertThat(read.defects()).extracting(Defect::kind).contains(Defect.Kind.EMPTY_ANSWER);
        }
    }

    private static int indexOf(byte[] whole, byte[] part) {
        for (int at = 0; at + part.length <= whole.length; at++) {
            if (java.util.Arrays.equals(whole, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        return -1;
    }

    @Test
    void datagramsOfAnySizeAreIgnoredAndTheEngineGoesOn() {
        network.addSwitch("127.40.0.33");
        for (byte[] odd : List.of(new byte[1], new byte[60_000], new byte[] {0x30, (byte) 0x84, 0x7f, -1, -1, -1})) {
            try (OddHost host = new OddHost("127.40.0.34", "127.40.0.34", request -> odd)) {
                SnmpTarget target = SnmpTarget.v2c("127.40.0.34", host.port(), Secret.of("public"))
                        .withTiming(400, 2);

                DeviceRead read = network.poll(PollRequest.of(target, ScalarRequest.none(), List.of()));

                assertThat(read.outcome()).isEqualTo(Outcome.GARBLED);
                assertThat(network.poll("127.40.0.33").whole()).isTrue();
            }
        }
    }

    @Test
    @DisplayName("ENG-14 ENG-35 answers that come after the last try hurt nobody")
    void answersThatComeAfterTheLastTryHurtNobody() {
        network.addIll("127.40.0.35", Faults.NONE.withDelayMs(3000));

        DeviceRead read = network.poll("127.40.0.35");

        assertThat(read.outcome()).isEqualTo(Outcome.SILENT);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> network.engine.statistics().unmatched() == 3);
        assertThat(network.engine.statistics().outstanding()).isZero();
    }

    @Test
    void aSetWritesOnceAndARefusalIsAValue() {
        AtomicReference<String> text = new AtomicReference<>("old");
        WritableText name = new WritableText(text::get, text::set);
        network.add(
                "127.40.0.20",
                Mib.builder().add("1.3.6.1.2.1.1.5.0", name).build(),
                Manners.communities("public", "private"));
        SnmpTarget reading = network.target("127.40.0.20");
        SnmpTarget writing = reading.withCredentials(new SnmpCredentials.V2c(Secret.of("private")));
        List<VarBind> change = List.of(new VarBind(SYS_NAME, SnmpValue.text("new")));

        SnmpAnswer refused = network.engine.set(reading, change).join();
        SnmpAnswer done = network.engine.set(writing, change).join();
        SnmpAnswer after = network.engine.get(reading, List.of(SYS_NAME)).join();

        assertThat(refused.done()).isFalse();
        assertThat(done.done()).isTrue();
        assertThat(after.value(SYS_NAME).asText()).isEqualTo("new");
    }

    @Test
    @DisplayName("ENG-23 a set is sent only once")
    void aSetIsSentOnlyOnce() {
        network.addIll("127.40.0.21", Faults.of(Faults.Kind.OFF));

        SnmpAnswer answer = network.engine
                .set(network.target("127.40.0.21"), List.of(new VarBind(SYS_NAME, SnmpValue.text("x"))))
                .join();

        assertThat(answer.outcome()).isEqualTo(Outcome.SILENT);
        assertThat(network.requests()).isEqualTo(1);
    }

    @Test
    @DisplayName("ENG-9 a poll and a live read of one device take turns")
    void aPollAndALiveReadOfOneDeviceTakeTurns() {
        network.addIll("127.40.0.22", Faults.NONE.withDelayMs(30));
        PollRequest slow = network.request("127.40.0.22").withConduct(new DeviceConduct(4, true, 0, 60, 60, 150, 0));

        CompletableFuture<DeviceRead> poll = network.engine.poll(slow);
        SnmpAnswer live = network.engine
                .get(network.target("127.40.0.22"), List.of(SYS_NAME))
                .join();

        assertThat(live.done()).isTrue();
        assertThat(poll).isNotDone();
        assertThat(poll.join().whole()).isTrue();
    }

    @Test
    @DisplayName("ENG-8 no more devices talk than there are places")
    void noMoreDevicesTalkThanThereArePlaces() throws Exception {
        network.addIll("127.40.0.23", Faults.NONE.withDelayMs(40));
        network.addIll("127.40.0.24", Faults.NONE.withDelayMs(40));
        try (SnmpEngine narrow = new SnmpEngine(SnmpSettings.DEFAULT.withInFlight(1), Runnable::run)) {
            List<CompletableFuture<DeviceRead>> polls = new ArrayList<>();
            polls.add(narrow.poll(network.request("127.40.0.23")));
            polls.add(narrow.poll(network.request("127.40.0.24")));

            assertThat(narrow.statistics().inFlight()).isEqualTo(1);
            assertThat(narrow.statistics().waiting()).isEqualTo(1);
            for (CompletableFuture<DeviceRead> poll : polls) {
                assertThat(poll.get(20, TimeUnit.SECONDS).whole()).isTrue();
            }
            assertThat(narrow.statistics().inFlight()).isZero();
        }
    }

    @Test
    @DisplayName("ENG-33 polling waits while too much is not stored")
    void pollingWaitsWhileTooMuchIsNotStored() {
        network.addSwitch("127.40.0.25");
        network.addSwitch("127.40.0.26");
        try (SnmpEngine engine = new SnmpEngine(SnmpSettings.DEFAULT.withHeldVarBinds(1000), Runnable::run)) {
            HeldRead unstored = engine.pollHeld(network.request("127.40.0.25")).join();
            CompletableFuture<HeldRead> next = engine.pollHeld(network.request("127.40.0.26"));

            assertThat(engine.statistics().heldVarBinds()).isPositive();
            assertThat(engine.statistics().waiting()).isEqualTo(1);
            unstored.close();
            unstored.close();
            next.join().close();

            assertThat(engine.statistics().heldVarBinds()).isZero();
        }
    }

    @ParameterizedTest(name = "{0} requests at once")
    @ValueSource(ints = {1, 2})
    @DisplayName("ENG-33 unknown large devices do not pass the bound, and all are read whole")
    void unknownLargeDevicesDoNotPassTheBound(int atOnce) {
        List<PollRequest> requests = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            network.add("127.44.0." + i, SimulatedNetwork.switchOf(1000), Manners.OPEN);
            requests.add(PollRequest.of(
                    network.target("127.44.0." + i).withInFlight(atOnce),
                    ScalarRequest.none(),
                    List.of(SimulatedNetwork.INTERFACES, SimulatedNetwork.FDB)));
        }
        LongAccumulator mostHeld = new LongAccumulator(Math::max, 0);
        try (SnmpEngine engine = new SnmpEngine(SnmpSettings.DEFAULT.withHeldVarBinds(10_000), Runnable::run)) {
            List<CompletableFuture<DeviceRead>> polls = requests.stream()
                    .map(request -> engine.pollHeld(request).thenApply(held -> {
                        mostHeld.accumulate(engine.statistics().heldVarBinds());
                        held.close();
                        return held.read();
                    }))
                    .toList();
            List<DeviceRead> reads = polls.stream().map(CompletableFuture::join).toList();

            assertThat(reads).allMatch(DeviceRead::whole);
            assertThat(mostHeld.get()).isLessThanOrEqualTo(10_000);
            assertThat(engine.statistics().heldUp()).isZero();
            assertThat(engine.statistics().heldVarBinds()).isZero();
            assertThat(engine.statistics().inFlight()).isZero();
        }
    }

    @Test
    @DisplayName("ENG-33 at the bound those under way wait, and their deadline waits with them")
    void atTheBoundThoseUnderWayWait() {
        network.add("127.40.0.40", SimulatedNetwork.switchOf(700), Manners.OPEN);
        network.add("127.40.0.41", SimulatedNetwork.switchOf(700), Manners.OPEN);
        Duration deadline = Duration.ofSeconds(2);
        PollRequest underrated = network.request("127.40.0.41")
                .withConduct(new DeviceConduct(50, false, 3, 5, 5, 500, 0))
                .withDeadline(deadline);
        try (SnmpEngine engine = new SnmpEngine(SnmpSettings.DEFAULT.withHeldVarBinds(4000), Runnable::run)) {
            HeldRead unstored = engine.pollHeld(network.request("127.40.0.40")).join();
            CompletableFuture<HeldRead> next = engine.pollHeld(underrated);

            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .during(deadline.plusMillis(500))
                    .until(() -> !next.isDone() && engine.statistics().heldVarBinds() > 3900);
            long heldMeanwhile = engine.statistics().heldVarBinds();
            int heldUpMeanwhile = engine.statistics().heldUp();
            unstored.close();
            HeldRead read = next.join();
            read.close();

            assertThat(heldMeanwhile).isLessThanOrEqualTo(4000);
            assertThat(heldUpMeanwhile).isEqualTo(1);
            assertThat(read.read().whole()).as(read.read().reason()).isTrue();
            assertThat(read.read().effort().duration())
                    .as("without the time for which it waited")
                    .isLessThan(deadline);
            assertThat(engine.statistics().gaveBack()).isZero();
            assertThat(engine.statistics().heldVarBinds()).isZero();
        }
    }

    @Test
    @DisplayName("ENG-33 what comes after its reader has given up waiting is let go")
    void whatComesAfterItsReaderHasGivenUpIsLetGo() {
        network.addIll("127.40.0.42", Faults.NONE.withDelayMs(50));
        network.addIll("127.40.0.43", Faults.NONE.withDelayMs(50));

        boolean gaveUp = network.engine.poll(network.request("127.40.0.42")).cancel(false);
        boolean gaveUpToo =
                network.engine.pollHeld(network.request("127.40.0.43")).cancel(false);

        assertThat(gaveUp && gaveUpToo).isTrue();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> network.engine.statistics().polls() == 2
                        && network.engine.statistics().heldVarBinds() == 0);
    }

    @Test
    @DisplayName("ENG-7 ENG-8 ENG-34 hundreds of devices need no thread of their own")
    void hundredsOfDevicesNeedNoThreadOfTheirOwn() {
        for (int i = 1; i <= 200; i++) {
            network.addIll("127.41.0." + i, Faults.NONE.withDelayMs(5));
        }
        List<PollRequest> requests = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            requests.add(network.request("127.41.0." + i));
        }

        List<CompletableFuture<DeviceRead>> polls =
                requests.stream().map(network.engine::poll).toList();
        long threads = engineThreads();
        List<DeviceRead> reads = polls.stream().map(CompletableFuture::join).toList();

        assertThat(reads).allMatch(DeviceRead::whole);
        assertThat(threads).isBetween(2L, 4L);
        assertThat(network.engine.statistics().outstanding()).isZero();
    }

    @Test
    void whoIsInterruptedWhileHeAsksStopsNobodyElse() {
        network.addSwitch("127.40.0.39");
        Thread.currentThread().interrupt();
        CompletableFuture<SnmpAnswer> asked = network.engine.get(network.target("127.40.0.39"), List.of(SYS_NAME));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(asked.join().outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(network.poll("127.40.0.39").whole()).isTrue();
    }

    @Test
    @DisplayName("ENG-38 closing leaves no thread and nobody waiting")
    void closingLeavesNoThreadAndNobodyWaiting() {
        network.addIll("127.40.0.27", Faults.of(Faults.Kind.OFF));
        CompletableFuture<DeviceRead> pending = network.engine.poll(network.request("127.40.0.27"));

        network.engine.close();

        assertThatThrownBy(pending::join).hasRootCauseInstanceOf(CancellationException.class);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> engineThreads() == 0);
        assertThatThrownBy(() ->
                        network.engine.poll(network.request("127.40.0.27")).join())
                .hasRootCauseInstanceOf(CancellationException.class);
    }

    private long engineThreads() {
        Set<Thread> threads = threads();
        threads.removeAll(threadsBefore);
        return threads.size();
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("demarc-snmp")
                        || thread.getName().startsWith("DefaultUDPTransportMapping")
                        || thread.getName().startsWith("Timer-"))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
