package org.demarc.snmp.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.demarc.lab.snmp.Faults;
import org.demarc.lab.snmp.Manners;
import org.demarc.lab.snmp.SnmpDevice;
import org.demarc.lab.snmp.V3Engine;
import org.demarc.lab.snmp.V3User;
import org.demarc.lab.snmp.V3User.Hiding;
import org.demarc.lab.snmp.V3User.Signing;
import org.demarc.settings.entity.Secret;
import org.demarc.snmp.control.SnmpCredentials.Authentication;
import org.demarc.snmp.control.SnmpCredentials.Privacy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Version 3 against agents whose security is written apart from the engine's library. */
@Timeout(60)
class SnmpV3Test {

    private static final Oid SYS_NAME = Oid.parse("1.3.6.1.2.1.1.5.0");
    private static final String ADDRESS = "127.44.0.1";
    private static final V3User READER =
            V3User.signing("reader", Signing.SHA256, "authword-1").hiding(Hiding.AES128, "privword-1");
    private static final SnmpCredentials.V3 AS_READER =
            user("reader", Authentication.SHA256, "authword-1", Privacy.AES128, "privword-1", "");
    private static final SnmpCredentials.V3 AS_SIGNER =
            user("signer", Authentication.SHA256, "authword-1", Privacy.AES128, "", "");

    private final SimulatedNetwork network = new SimulatedNetwork();

    @AfterEach
    void close() {
        network.close();
    }

    static Stream<Arguments> levels() {
        V3User md5 = V3User.signing("u", Signing.MD5, "authword-1");
        V3User sha = V3User.signing("u", Signing.SHA, "authword-1");
        V3User sha256 = V3User.signing("u", Signing.SHA256, "authword-1");
        V3User sha512 = V3User.signing("u", Signing.SHA512, "authword-1");
        return Stream.of(
                Arguments.of(V3User.plain("u"), user("u", Authentication.SHA, "", Privacy.AES128, "", "")),
                Arguments.of(md5, user("u", Authentication.MD5, "authword-1", Privacy.AES128, "", "")),
                Arguments.of(sha, user("u", Authentication.SHA, "authword-1", Privacy.AES128, "", "")),
                Arguments.of(sha256, user("u", Authentication.SHA256, "authword-1", Privacy.AES128, "", "")),
                Arguments.of(
                        sha.hiding(Hiding.AES128, "privword-1"),
                        user("u", Authentication.SHA, "authword-1", Privacy.AES128, "privword-1", "")),
                Arguments.of(
                        sha256.hiding(Hiding.AES128, "privword-1"),
                        user("u", Authentication.SHA256, "authword-1", Privacy.AES128, "privword-1", "")),
                Arguments.of(
                        sha512.hiding(Hiding.AES256, "privword-1"),
                        user("u", Authentication.SHA512, "authword-1", Privacy.AES256, "privword-1", "")));
    }

    @ParameterizedTest
    @MethodSource("levels")
    @DisplayName("ENG-17 a device is read whole at every level")
    void aDeviceIsReadWholeAtEveryLevel(V3User user, SnmpCredentials.V3 credentials) {
        add(ADDRESS, V3Engine.named("sw", user));

        DeviceRead read = poll(ADDRESS, credentials);

        assertThat(read.whole()).as(read.reason()).isTrue();
        assertThat(read.scalar(SYS_NAME).asText()).isEqualTo("sim");
        assertThat(read.table("interfaces").cellCount()).isEqualTo(28 * 4 - 5);
        assertThat(read.table("fdb").rowCount()).isEqualTo(40);
        assertThat(read.defects()).isEmpty();
        assertThat(network.engine.statistics().outstanding()).isZero();
    }

    @Test
    @DisplayName("ENG-17 the engine of a device is looked for once")
    void theEngineOfADeviceIsLookedForOnce() {
        V3Engine engine = V3Engine.named("sw", READER);
        add(ADDRESS, engine);
        poll(ADDRESS, AS_READER);
        long reports = engine.reports();

        DeviceRead again = poll(ADDRESS, AS_READER);

        assertThat(again.whole()).isTrue();
        assertThat(engine.reports()).isEqualTo(reports);
    }

    @Test
    @DisplayName("ENG-40 who does not fit is refused in words without secrets")
    void whoDoesNotFitIsRefusedInWordsWithoutSecrets() {
        add(ADDRESS, V3Engine.named("sw", READER));

        assertRefused(
                user("reader", Authentication.SHA256, "wrongword", Privacy.AES128, "privword-1", ""),
                "wrong authentication key");
        assertRefused(
                user("reader", Authentication.SHA, "authword-1", Privacy.AES128, "privword-1", ""),
                "wrong authentication key");
        assertRefused(
                user("reader", Authentication.SHA256, "authword-1", Privacy.AES128, "wrongword", ""),
                "wrong privacy key");
        assertRefused(
                user("nobody", Authentication.SHA256, "authword-1", Privacy.AES128, "privword-1", ""), "unknown user");
        assertRefused(user("reader", Authentication.SHA256, "authword-1", Privacy.AES128, "", ""), "error status 16");
        assertRefused(
                user("reader", Authentication.SHA256, "authword-1", Privacy.AES128, "privword-1", "elsewhere"),
                "unknown context");
        assertThat(poll(ADDRESS, AS_READER).whole()).isTrue();
    }

    private void assertRefused(SnmpCredentials.V3 credentials, String why) {
        DeviceRead read = poll(ADDRESS, credentials);

        assertThat(read.outcome()).as(why).isEqualTo(Outcome.REFUSED);
        assertThat(read.reason()).isEqualTo(why);
        assertThat(read.toString() + credentials).doesNotContain("word-1", "wrongword");
    }

    @Test
    void aLevelThatTheDeviceDoesNotOfferIsRefused() {
        add(ADDRESS, V3Engine.named("sw", V3User.plain("reader")));

        assertRefused(AS_READER, "security level not supported");
    }

    @Test
    void aContextIsAskedByItsName() {
        add(ADDRESS, V3Engine.named("sw", "lines", READER));

        DeviceRead read = poll(
                ADDRESS, user("reader", Authentication.SHA256, "authword-1", Privacy.AES128, "privword-1", "lines"));

        assertThat(read.whole()).as(read.reason()).isTrue();
    }

    @Test
    @DisplayName("ENG-17 a restart of the device costs no poll")
    void aRestartOfTheDeviceCostsNoPoll() {
        V3Engine engine = V3Engine.named("sw", READER);
        add(ADDRESS, engine);
        poll(ADDRESS, AS_READER);

        engine.reboot();
        DeviceRead counted = poll(ADDRESS, AS_READER);
        engine.rebootForgettingItsBoots();
        DeviceRead forgotten = poll(ADDRESS, AS_READER);

        assertThat(counted.whole()).as(counted.reason()).isTrue();
        assertThat(forgotten.whole()).as(forgotten.reason()).isTrue();
    }

    @Test
    void anotherDeviceAtTheSameAddressIsRecognised() {
        SnmpDevice device = add(ADDRESS, V3Engine.named("old", READER));
        poll(ADDRESS, AS_READER);

        device.secure(V3Engine.named("new", READER));
        DeviceRead read = poll(ADDRESS, AS_READER);
        device.secure(V3Engine.named("newest", READER));
        SnmpAnswer answer = network.engine
                .get(target(ADDRESS, AS_READER), List.of(SYS_NAME))
                .join();

        assertThat(read.whole()).as(read.reason()).isTrue();
        assertThat(answer.value(SYS_NAME).asText()).isEqualTo("sim");
    }

    /** Some agents look for the user before they look at the engine. */
    @Test
    void anotherDeviceIsRecognisedByItsEngineWhateverItRefuses() {
        SnmpDevice device = add(ADDRESS, V3Engine.named("old", READER));
        UnaryOperator<byte[]> relay = OddHost.relayTo(ADDRESS, network.port());
        try (OddHost between = new OddHost("127.44.0.9", "127.44.0.9", request -> unknownUser(relay.apply(request)))) {
            SnmpTarget target =
                    SnmpTarget.of("127.44.0.9", between.port(), AS_READER).withTiming(1000, 0);
            SnmpAnswer before = network.engine.get(target, List.of(SYS_NAME)).join();
            device.secure(V3Engine.named("new", READER));
            network.engine.get(target, List.of(SYS_NAME)).join();
            SnmpAnswer after = network.engine.get(target, List.of(SYS_NAME)).join();

            assertThat(before.outcome()).as(before.reason()).isEqualTo(Outcome.ANSWERED);
            assertThat(after.outcome()).as(after.reason()).isEqualTo(Outcome.ANSWERED);
        }
    }

    /** A report of an unknown engine (RFC 3414 5, usmStatsUnknownEngineIDs) as one of an unknown user. */
    private static byte[] unknownUser(byte[] answer) {
        byte[] unknownEngine = {0x2b, 6, 1, 6, 3, 15, 1, 1, 4, 0};
        IntStream.range(0, answer.length - unknownEngine.length)
                .filter(at ->
                        Arrays.equals(answer, at, at + unknownEngine.length, unknownEngine, 0, unknownEngine.length))
                .findFirst()
                .ifPresent(at -> answer[at + 8] = 3);
        return answer;
    }

    @Test
    void twoDevicesWithOneEngineIdAreToldApart() {
        V3Engine first = V3Engine.named("clone", READER);
        V3User other = V3User.signing("reader", Signing.SHA, "authword-2");
        add(ADDRESS, first);
        add("127.44.0.2", V3Engine.named("clone", other));
        SnmpCredentials.V3 asOther = user("reader", Authentication.SHA, "authword-2", Privacy.AES128, "", "");
        first.reboot();
        first.reboot();

        for (int cycle = 0; cycle < 3; cycle++) {
            assertThat(poll(ADDRESS, AS_READER).whole()).isTrue();
            assertThat(poll("127.44.0.2", asOther).whole()).isTrue();
        }
    }

    @Test
    @DisplayName("ENG-17 devices with one engine id that are read at the same moment cost each other nothing")
    void clonesThatAreReadTogetherCostEachOtherNothing() {
        V3Engine first = V3Engine.named("clone", READER);
        V3Engine second = V3Engine.named("clone", READER);
        first.reboot();
        first.reboot();
        add(ADDRESS, first);
        add("127.44.0.2", second);
        List<PollRequest> both = List.of(request(ADDRESS, AS_READER), request("127.44.0.2", AS_READER));
        network.pollAll(both);
        long reports = first.reports() + second.reports();
        long retries = network.engine.statistics().retries();

        for (int cycle = 0; cycle < 20; cycle++) {
            assertThat(network.pollAll(both)).allMatch(DeviceRead::whole);
        }

        assertThat(first.reports() + second.reports()).isEqualTo(reports);
        assertThat(network.engine.statistics().retries()).isEqualTo(retries);
    }

    @Test
    @DisplayName("ENG-8 ENG-34 version 3 needs no socket and no thread of its own")
    void version3NeedsNoThreadOfItsOwn() {
        add(ADDRESS, V3Engine.named("sw", READER));
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        poll(ADDRESS, AS_READER);

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread))
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("Timer-") || name.startsWith("DefaultUDPTransportMapping"));
    }

    static Stream<Arguments> forgeries() {
        return Stream.of(
                Arguments.of("one octet of the content is another", damage(message -> message.length - 3)),
                Arguments.of("the time is another", damage(message -> engineIdEnd(message) + 6)),
                Arguments.of("the engine is another", damage(message -> engineIdEnd(message) - 1)),
                Arguments.of("it says that it is in the open", (UnaryOperator<byte[]>) SnmpV3Test::opened),
                Arguments.of("its end is missing", (UnaryOperator<byte[]>)
                        message -> Arrays.copyOf(message, message.length - 1)));
    }

    private static UnaryOperator<byte[]> damage(ToIntFunction<byte[]> place) {
        return message -> {
            message[place.applyAsInt(message)] ^= 1;
            return message;
        };
    }

    /** Without the flag of authentication. */
    private static byte[] opened(byte[] message) {
        message[indexOf(message, new byte[] {4, 1, 1, 2, 1, 3}) + 2] = 0;
        return message;
    }

    private static int engineIdEnd(byte[] message) {
        byte[] name = "forged".getBytes(StandardCharsets.US_ASCII);
        return indexOf(message, name) + name.length;
    }

    private static int indexOf(byte[] message, byte[] part) {
        return IntStream.range(0, message.length - part.length)
                .filter(from -> Arrays.equals(message, from, from + part.length, part, 0, part.length))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void whatWasChangedOnItsWayIsNotBelieved(String what, UnaryOperator<byte[]> forgery) {
        add(ADDRESS, V3Engine.named("forged", V3User.signing("signer", Signing.SHA256, "authword-1")));
        AtomicBoolean forging = new AtomicBoolean();
        UnaryOperator<byte[]> device = OddHost.relayTo(ADDRESS, network.port());
        try (OddHost between = new OddHost("127.44.0.9", "127.44.0.9", request -> {
            byte[] answer = device.apply(request);
            return forging.get() ? forgery.apply(answer) : answer;
        })) {
            SnmpTarget target =
                    SnmpTarget.of("127.44.0.9", between.port(), AS_SIGNER).withTiming(300, 0);
            SnmpAnswer before = network.engine.get(target, List.of(SYS_NAME)).join();
            forging.set(true);
            SnmpAnswer forged = network.engine
                    .set(target, List.of(new VarBind(SYS_NAME, SnmpValue.text("x"))))
                    .join();
            forging.set(false);
            SnmpAnswer after = network.engine.get(target, List.of(SYS_NAME)).join();

            assertThat(before.value(SYS_NAME).asText()).isEqualTo("sim");
            assertThat(forged.outcome()).as(what + ": " + forged.reason()).isEqualTo(Outcome.SILENT);
            assertThat(after.value(SYS_NAME).asText()).isEqualTo("sim");
        }
    }

    @Test
    @DisplayName("ENG-14 a report that comes twice is not a refusal")
    void aReportThatComesTwiceIsNotARefusal() {
        V3Engine engine = V3Engine.named("forged", V3User.signing("signer", Signing.SHA256, "authword-1"));
        add(ADDRESS, engine);
        try (OddHost between =
                new OddHost("127.44.0.9", "127.44.0.9", OddHost.relayTo(ADDRESS, network.port())).doubling()) {
            SnmpTarget target =
                    SnmpTarget.of("127.44.0.9", between.port(), AS_SIGNER).withTiming(1000, 0);
            SnmpAnswer before = network.engine.get(target, List.of(SYS_NAME)).join();
            engine.reboot();
            SnmpAnswer after = network.engine.get(target, List.of(SYS_NAME)).join();

            assertThat(before.outcome()).as(before.reason()).isEqualTo(Outcome.ANSWERED);
            assertThat(after.outcome()).as(after.reason()).isEqualTo(Outcome.ANSWERED);
            assertThat(network.engine.statistics().outstanding()).isZero();
        }
    }

    @Test
    void twoUsersOfOneDeviceAreKnownBesideEachOther() {
        V3Engine engine = V3Engine.named("sw", READER, V3User.signing("signer", Signing.SHA256, "authword-1"));
        add(ADDRESS, engine);
        poll(ADDRESS, AS_READER);
        poll(ADDRESS, AS_SIGNER);
        long reports = engine.reports();

        assertThat(poll(ADDRESS, AS_READER).whole()).isTrue();
        assertThat(poll(ADDRESS, AS_SIGNER).whole()).isTrue();
        assertThat(engine.reports()).isEqualTo(reports);
    }

    /** As when the device's engine was forgotten while the request waited for its turn. */
    @Test
    void whatIsWrittenNeverGoesOutInTheOpen() {
        AtomicBoolean heard = new AtomicBoolean();
        AtomicReference<String> told = new AtomicReference<>("");
        try (OddHost device = new OddHost("127.44.0.9", "127.44.0.9", request -> {
                    heard.set(true);
                    return new byte[0];
                });
                Wire wire =
                        new Wire("snmp-test", SnmpSettings.DEFAULT, new Tally(), new UsmSessions(), address -> {})) {
            SnmpTarget target =
                    SnmpTarget.of("127.44.0.9", device.port(), AS_READER).withTiming(200, 0);
            Query write = Query.set(List.of(new VarBind(SYS_NAME, SnmpValue.text("x"))));
            Line line = new Line();
            line.submit(
                    new Exchange(wire, line, target, write, Exchange.Patience.growing(200, 1), new Exchange.Listener() {
                        @Override
                        public void answered(Exchange.Reply reply) {
                            told.set("answered");
                        }

                        @Override
                        public void unanswered(String why) {
                            told.set(why);
                        }
                    }));

            assertThat(told.get()).startsWith("cannot send");
            assertThat(wire.outstanding()).isZero();
            assertThat(heard).isFalse();
        }
    }

    /** What was recorded once is not the answer to another request. */
    @Test
    void anOldAnswerIsNotBelieved() {
        add(ADDRESS, V3Engine.named("forged", V3User.signing("signer", Signing.SHA256, "authword-1")));
        AtomicReference<byte[]> recorded = new AtomicReference<>(new byte[0]);
        AtomicBoolean replaying = new AtomicBoolean();
        UnaryOperator<byte[]> device = OddHost.relayTo(ADDRESS, network.port());
        try (OddHost between = new OddHost("127.44.0.9", "127.44.0.9", request -> {
            if (!replaying.get()) {
                recorded.set(device.apply(request));
            }
            return Objects.requireNonNull(recorded.get()).clone();
        })) {
            SnmpTarget target =
                    SnmpTarget.of("127.44.0.9", between.port(), AS_SIGNER).withTiming(300, 0);
            SnmpAnswer before = network.engine.get(target, List.of(SYS_NAME)).join();
            replaying.set(true);
            SnmpAnswer replayed = network.engine
                    .set(target, List.of(new VarBind(SYS_NAME, SnmpValue.text("x"))))
                    .join();

            assertThat(before.outcome()).isEqualTo(Outcome.ANSWERED);
            assertThat(replayed.outcome()).isEqualTo(Outcome.SILENT);
        }
    }

    @Test
    void aDeadDeviceIsSilentAndCostsLittle() {
        add(ADDRESS, V3Engine.named("sw", READER)).suffer(Faults.of(Faults.Kind.OFF));

        DeviceRead first = poll(ADDRESS, AS_READER);
        long asked = network.requests();
        DeviceRead second = network.poll(request(ADDRESS, AS_READER).withConduct(first.conduct()));

        assertThat(first.outcome()).isEqualTo(Outcome.SILENT);
        assertThat(asked).isLessThanOrEqualTo(3);
        assertThat(second.outcome()).isEqualTo(Outcome.SILENT);
        assertThat(network.requests()).isEqualTo(asked + 1);
    }

    @Test
    @DisplayName("ENG-13 a device of version 3 that dies after its engine was found costs three datagrams, then one")
    void aDeviceThatDiesLaterCostsNoMore() {
        SnmpDevice device = add(ADDRESS, V3Engine.named("sw", READER));
        DeviceRead live = poll(ADDRESS, AS_READER);
        device.suffer(Faults.of(Faults.Kind.OFF));
        long before = network.requests();

        DeviceRead first = network.poll(request(ADDRESS, AS_READER).withConduct(live.conduct()));
        long asked = network.requests() - before;
        DeviceRead second = network.poll(request(ADDRESS, AS_READER).withConduct(first.conduct()));

        assertThat(first.outcome()).isEqualTo(Outcome.SILENT);
        assertThat(asked).isEqualTo(3);
        assertThat(second.outcome()).isEqualTo(Outcome.SILENT);
        assertThat(network.requests() - before).isEqualTo(4);
    }

    @Test
    void aDeviceThatKnowsOnlyCommunitiesIsSilent() {
        network.addSwitch(ADDRESS);

        assertThat(poll(ADDRESS, AS_READER).outcome()).isEqualTo(Outcome.SILENT);
    }

    @Test
    void singleInstancesAreReadAndWritten() {
        add(ADDRESS, V3Engine.named("sw", READER));
        SnmpTarget target = target(ADDRESS, AS_READER);

        SnmpAnswer read = network.engine
                .get(target, List.of(Oid.parse("1.3.6.1.2.1.1.99.0"), SYS_NAME))
                .join();
        SnmpAnswer written = network.engine
                .set(target, List.of(new VarBind(SYS_NAME, SnmpValue.text("x"))))
                .join();

        assertThat(read.values()).containsOnlyKeys(SYS_NAME);
        assertThat(written.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(written.reason()).isEqualTo("Not writable");
    }

    private SnmpDevice add(String address, V3Engine engine) {
        return network.add(address, SimulatedNetwork.switchOf(28), Manners.OPEN).secure(engine);
    }

    private DeviceRead poll(String address, SnmpCredentials.V3 credentials) {
        return network.poll(request(address, credentials));
    }

    private PollRequest request(String address, SnmpCredentials.V3 credentials) {
        return PollRequest.of(
                target(address, credentials),
                ScalarRequest.of("1.3.6.1.2.1.1.5.0"),
                List.of(SimulatedNetwork.INTERFACES, SimulatedNetwork.FDB));
    }

    private SnmpTarget target(String address, SnmpCredentials.V3 credentials) {
        return SnmpTarget.of(address, network.port(), credentials).withTiming(400, 2);
    }

    private static SnmpCredentials.V3 user(
            String name, Authentication authentication, String auth, Privacy privacy, String priv, String context) {
        return new SnmpCredentials.V3(name, authentication, Secret.of(auth), privacy, Secret.of(priv), context);
    }
}
