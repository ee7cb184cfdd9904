package org.demarc.lab.routeros;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Framing, login, tags, cancel: ucrm-routeros.md 4.1 to 4.3 and 10.2. */
class RouterOsWireTest {

    @Test
    void theHexExamplesOfTheSpecificationLogInAndAreAnswered() {
        try (RouterOsSimulator router = RouterOsSimulator.start(RouterOsOptions.defaults());
                RawClient client = RawClient.connect(router)) {

            client.sendHex("06 2f6c6f67696e 09 3d6e616d653d617069 10 3d70617373776f72643d736563726574 00");

            assertThat(client.readHex(7)).isEqualTo("0521646f6e6500");
        }
    }

    @Test
    void aRowIsPutOnTheWireAsInTheSpecification() {
        try (RouterOsSimulator router = RouterOsSimulator.start(RouterOsOptions.defaults());
                RawClient client = RawClient.loggedIn(router)) {
            assertThat(RawClient.ret(client.call("/ppp/secret/add", "=name=u1")))
                    .isEqualTo("*1");

            client.send("/ppp/secret/print", "=.proplist=.id,name", ".tag=7");

            assertThat(client.readHex(29))
                    .isEqualTo("03217265" + "073d2e69643d2a31" + "083d6e616d653d7531" + "062e7461673d37" + "00");
            assertThat(client.read()).containsExactly("!done", ".tag=7");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x7F, 0x80, 0x3FFF, 0x4000, 0x1FFFFF, 0x200000})
    void wordsOfEveryLengthFormComeBackAsTheyWere(int bytes) {
        String comment = "x".repeat(bytes - "=comment=".length());
        try (RouterOsSimulator router = RouterOsSimulator.start(RouterOsOptions.defaults());
                RawClient client = RawClient.loggedIn(router)) {

            client.call("/ppp/secret/add", "=name=u1", "=comment=" + comment);

            assertThat(client.call("/ppp/secret/print", "=.proplist=comment").get(0))
                    .containsExactly("!re", "=comment=" + comment);
        }
    }

    @Test
    void theFiveByteFormIsTakenToo() {
        try (RouterOsSimulator router = RouterOsSimulator.start(RouterOsOptions.defaults());
                RawClient client = RawClient.loggedIn(router)) {

            client.sendHex("f0 00000015"
                    + HexFormat.of().formatHex("/system/identity/prin".getBytes(StandardCharsets.UTF_8)) + "00");

            assertThat(client.read()).containsExactly("!trap", "=category=0", "=message=no such command");
        }
    }

    @Test
    void singleBytesEmptySentencesAndBareCommandsAreUnderstood() {
        try (RouterOsSimulator router = RouterOsSimulator.start(RouterOsOptions.defaults());
                RawClient client = RawClient.loggedIn(router)) {
            byte[] sentence = "\0\0\u0016system/identity/print/\0".getBytes(StandardCharsets.UTF_8);

            for (byte one : sentence) {
                client.sendBytes(new byte[] {one});
            }

            assertThat(client.read()).containsExactly("!re", "=name=MikroTik");
        }
    }

    @Test
    void textIsBytesOfUtf8() {
        try (RouterOsSimulator router = RouterOsSimulator.start(RouterOsOptions.defaults());
                RawClient client = RawClient.loggedIn(router)) {

            client.sendHex("0f 2f7070702f7365637265742f616464 08 3d6e616d653d7531 0b 3d636f6d6d656e743dd0b6 00");
            client.read();
            client.send("/ppp/secret/print", "=.proplist=comment");

            assertThat(client.readHex(17)).isEqualTo("03217265" + "0b3d636f6d6d656e743dd0b6" + "00");
        }
    }

    @Test
    void aReservedLengthByteEndsTheConnection() {
        try (RouterOsSimulator router = RouterOsSimulator.start(RouterOsOptions.defaults());
                RawClient client = RawClient.loggedIn(router)) {

            client.sendHex("f8");

            assertThat(client.isClosedByRouter()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "6.49, invalid user name or password (6)",
        "7.17, invalid user name or password (6)",
        "7.18, invalid user name or password (6)"
    })
    void newerErasLogInByPassword(String era, String refusal) {
        try (RouterOsSimulator router =
                        RouterOsSimulator.start(RouterOsOptions.defaults().era(Era.of(era)));
                RawClient client = RawClient.connect(router)) {

            assertThat(client.call("/login", "=name=api", "=password=wrong"))
                    .containsExactly(List.of("!trap", "=message=" + refusal), List.of("!done"));
            assertThat(client.call("/login", "=name=admin", "=password=")).containsExactly(List.of("!done"));
            assertThat(client.call("/system/resource/print", "=.proplist=version")
                            .get(0))
                    .containsExactly("!re", "=version=" + era + " (stable)");
            assertThat(router.counters().failedLogins()).isEqualTo(1);
        }
    }

    @Test
    void theOldEraAsksForTheAnswerToAChallenge() throws Exception {
        try (RouterOsSimulator router =
                        RouterOsSimulator.start(RouterOsOptions.defaults().era(Era.V6_42));
                RawClient client = RawClient.connect(router)) {
            String challenge = RawClient.ret(client.call("/login", "=name=api", "=password=secret"));
            assertThat(challenge).matches("[0-9a-f]{32}");
            assertThat(client.call("/login", "=name=api", "=response=00" + "0".repeat(32))
                            .get(0))
                    .containsExactly("!trap", "=message=cannot log in");

            MessageDigest md5 = MessageDigest.getInstance("MD5");
            md5.update("\0secret".getBytes(StandardCharsets.UTF_8));
            String response = HexFormat.of().formatHex(md5.digest(HexFormat.of().parseHex(challenge)));

            assertThat(client.call("/login", "=name=api", "=response=00" + response))
                    .containsExactly(List.of("!done"));
        }
    }

    @Test
    void theChallengeExampleOfTheSpecificationIsRight() {
        byte[] challenge = HexFormat.of().parseHex("00112233445566778899aabbccddeeff");

        assertThat(Logins.answers(RouterUser.full("api", "secret"), challenge, "00c17511d224a5e93170632807d36388aa"))
                .isTrue();
    }

    @Test
    void nothingIsDoneBeforeTheLogin() {
        try (RouterOsSimulator router = RouterOsSimulator.start(RouterOsOptions.defaults());
                RawClient client = RawClient.connect(router)) {

            assertThat(client.call("/ppp/secret/print")).containsExactly(List.of("!fatal", "not logged in"));
            assertThat(client.isClosedByRouter()).isTrue();
        }
    }

    @Test
    void quitSaysGoodbye() {
        try (RouterOsSimulator router = RouterOsSimulator.start(RouterOsOptions.defaults());
                RawClient client = RawClient.loggedIn(router)) {

            assertThat(client.call("/quit")).containsExactly(List.of("!fatal", "session terminated on request"));
            assertThat(client.isClosedByRouter()).isTrue();
        }
    }

    @Test
    void moreConnectionsThanAllowedAreClosedAtOnce() {
        try (RouterOsSimulator router =
                        RouterOsSimulator.start(RouterOsOptions.defaults().maxSessions(1));
                RawClient first = RawClient.loggedIn(router);
                RawClient second = RawClient.connect(router)) {

            assertThat(second.isClosedByRouter()).isTrue();
            assertThat(first.call("/system/identity/print")).hasSize(2);
        }
    }

    @Test
    void fiftyTagsAtOnceAreAllAnswered() {
        try (RouterOsSimulator router =
                        RouterOsSimulator.start(RouterOsOptions.defaults().delay(Duration.ofMillis(5)));
                RawClient client = RawClient.loggedIn(router)) {
            IntStream.range(0, 50).forEach(i -> client.send("/ppp/secret/add", "=name=u" + i, ".tag=" + i));

            List<String> tags = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                List<String> reply = client.read();
                assertThat(reply).hasSize(3).contains("!done");
                tags.add(reply.get(2));
            }

            assertThat(tags)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 50).mapToObj(i -> ".tag=" + i).toList());
            assertThat(router.rows("/ppp/secret")).hasSize(50);
        }
    }

    @Test
    void aSlowCommandDelaysNeitherOtherTagsNorItsCancellation() {
        try (RouterOsSimulator router = RouterOsSimulator.start(RouterOsOptions.defaults());
                RawClient client = RawClient.loggedIn(router)) {
            router.fault(Fault.slow("secret/print", Duration.ofSeconds(30)));

            client.send("/ppp/secret/print", ".tag=a");
            client.send("/system/identity/print", ".tag=b");
            client.send("/cancel", "=tag=a", ".tag=c");

            assertThat(client.read()).containsExactly("!re", "=name=MikroTik", ".tag=b");
            assertThat(client.read()).containsExactly("!done", ".tag=b");
            assertThat(client.read()).containsExactly("!trap", "=category=2", "=message=interrupted", ".tag=a");
            assertThat(client.read()).containsExactly("!done", ".tag=a");
            assertThat(client.read()).containsExactly("!done", ".tag=c");
        }
    }

    @Test
    void delayedCommandsWithoutTagsKeepTheirOrder() {
        try (RouterOsSimulator router = RouterOsSimulator.start(RouterOsOptions.defaults());
                RawClient client = RawClient.loggedIn(router)) {
            router.fault(Fault.slow("identity", Duration.ofMillis(200)));

            client.send("/system/identity/print");
            client.send("/ppp/secret/add", "=name=u1");

            assertThat(client.read()).containsExactly("!re", "=name=MikroTik");
            assertThat(client.read()).containsExactly("!done");
            assertThat(client.read()).containsExactly("!done", "=ret=*1");
        }
    }
}
