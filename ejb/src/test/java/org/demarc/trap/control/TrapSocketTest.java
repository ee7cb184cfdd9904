package org.demarc.trap.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.demarc.device.control.Reading;
import org.demarc.lab.snmp.TrapSender;
import org.demarc.lab.snmp.V3Engine;
import org.demarc.lab.snmp.V3TrapSender;
import org.demarc.lab.snmp.V3User;
import org.demarc.lab.snmp.V3User.Hiding;
import org.demarc.lab.snmp.V3User.Signing;
import org.demarc.settings.entity.Secret;
import org.demarc.snmp.control.HeardTrap;
import org.demarc.snmp.control.Oid;
import org.demarc.snmp.control.SnmpCredentials;
import org.demarc.snmp.control.SnmpCredentials.Authentication;
import org.demarc.snmp.control.SnmpCredentials.Privacy;
import org.demarc.snmp.control.TrapSocket;
import org.demarc.snmp.control.TrapSocket.V3Users;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Traps of the lab's devices through a real socket. */
class TrapSocketTest {

    private static final String LINK_DOWN = "1.3.6.1.6.3.1.1.5.3";
    private static final String IF_INDEX = "1.3.6.1.2.1.2.2.1.1.";

    @Test
    @DisplayName("an ONU that a Huawei has found makes the list of those that wait worth reading")
    void anOnuThatWaitsIsLookedFor() {
        for (String object : List.of("2", "50", "51")) {
            TrapKind kind = TrapKind.of(Oid.parse("1.3.6.1.4.1.2011.6.128.1.1.12.3.0." + object))
                    .orElseThrow();

            assertThat(kind.rereads()).containsExactly(Reading.ONU_UNREGISTERED);
        }
    }

    @Test
    @DisplayName(
            "devices.md 13: a trap is heard with its sender, kind and interface, and asks for the readings of the table")
    void aTrapIsHeardAndUnderstood() throws Exception {
        Queue<HeardTrap> heard = new ConcurrentLinkedQueue<>();
        try (TrapSocket socket = new TrapSocket(0, heard::add, V3Users.NONE, Runnable::run)) {
            TrapSender sender = new TrapSender("127.0.42.1", new InetSocketAddress("127.0.0.1", socket.port()));

            sender.linkDown(7, 4711);
            sender.send("1.3.6.1.4.1.3320.10.3.7.2", 4712, "1.3.6.1.4.1.3320.10.3.3.1.4.23", 3);
            sender.send("1.3.6.1.4.1.99999.1", 4713, "1.3.6.1.4.1.99999.2.1", 1);
            await().atMost(Duration.ofSeconds(30)).until(() -> heard.size() == 3);
        }

        HeardTrap down = heard.remove();
        assertThat(down.from().getHostAddress()).isEqualTo("127.0.42.1");
        assertThat(down.upTimeTicks()).isEqualTo(4711);
        assertThat(TrapKind.of(down.kind())).contains(TrapKind.LINK_DOWN);
        assertThat(TrapKind.LINK_DOWN.ifIndex(down)).contains(7L);
        assertThat(TrapKind.LINK_DOWN.rereads()).containsExactly(Reading.INTERFACE_STATUS);
        HeardTrap onu = heard.remove();
        assertThat(TrapKind.of(onu.kind())).contains(TrapKind.BDCOM_ONU_STATUS);
        assertThat(TrapKind.BDCOM_ONU_STATUS.ifIndex(onu)).contains(23L);
        assertThat(TrapKind.BDCOM_ONU_STATUS.rereads()).contains(Reading.ONU_STATE, Reading.ONU_LIST);
        assertThat(TrapKind.of(heard.remove().kind())).isEmpty();
        assertThat(TrapText.of(down)).startsWith("uptime 4711; 1.3.6.1.2.1.2.2.1.1.7 = 7");
    }

    @Test
    @DisplayName("RFC 3416 4.2.7: an inform is heard and acknowledged with what it held")
    void anInformIsAcknowledged() throws Exception {
        Queue<HeardTrap> heard = new ConcurrentLinkedQueue<>();
        try (TrapSocket socket = new TrapSocket(0, heard::add, V3Users.NONE, Runnable::run)) {
            TrapSender sender = new TrapSender("127.0.42.2", receiver(socket));

            boolean acknowledged = sender.inform(LINK_DOWN, 4711, IF_INDEX + 7, 7, 30_000);

            assertThat(acknowledged).isTrue();
            await().atMost(Duration.ofSeconds(30)).until(() -> !heard.isEmpty());
        }
        assertThat(heard.remove().kind()).hasToString(LINK_DOWN);
    }

    static Stream<Arguments> users() {
        V3User signing = V3User.signing("alarm", Signing.SHA256, "authword-1");
        return Stream.of(
                Arguments.of(V3User.plain("alarm"), "", ""),
                Arguments.of(signing, "authword-1", ""),
                Arguments.of(signing.hiding(Hiding.AES128, "privword-1"), "authword-1", "privword-1"));
    }

    @ParameterizedTest
    @MethodSource("users")
    @DisplayName(
            "ENG-17 devices.md 13: traps and informs of version 3 are heard at every level, by the device's own user")
    void version3IsHeardAtEveryLevel(V3User user, String auth, String priv) throws Exception {
        Queue<HeardTrap> heard = new ConcurrentLinkedQueue<>();
        V3Users known = (sender, name) -> Optional.of(credentials(name, auth, priv));
        try (TrapSocket socket = new TrapSocket(0, heard::add, known, Runnable::run)) {
            V3TrapSender sender = new V3TrapSender("127.0.42.3", receiver(socket), V3Engine.named("sw"), user);

            sender.trap(LINK_DOWN, 4711, IF_INDEX + 7, 7);
            await().atMost(Duration.ofSeconds(30)).until(() -> heard.size() == 1);
            boolean acknowledged = sender.inform(LINK_DOWN, 4712, IF_INDEX + 8, 8, 30_000);

            assertThat(acknowledged).isTrue();
            await().atMost(Duration.ofSeconds(30)).until(() -> heard.size() == 2);
            assertThat(heard).allSatisfy(trap -> {
                assertThat(trap.from().getHostAddress()).isEqualTo("127.0.42.3");
                assertThat(TrapKind.of(trap.kind())).contains(TrapKind.LINK_DOWN);
            });
            assertThat(socket.refused()).isZero();
        }
    }

    @Test
    @DisplayName(
            "ENG-40 devices.md 13: who is no device, has another key or talks below his level is not heard and not acknowledged")
    void version3OfStrangersIsNotHeard() throws Exception {
        Queue<HeardTrap> heard = new ConcurrentLinkedQueue<>();
        V3User right = V3User.signing("alarm", Signing.SHA256, "authword-1").hiding(Hiding.AES128, "privword-1");
        V3User wrong = V3User.signing("alarm", Signing.SHA256, "wrongword").hiding(Hiding.AES128, "privword-1");
        V3Users known = (sender, name) -> sender.getHostAddress().equals("127.0.42.4") && name.equals("alarm")
                ? Optional.of(credentials(name, "authword-1", "privword-1"))
                : Optional.empty();
        try (TrapSocket socket = new TrapSocket(0, heard::add, known, Runnable::run)) {
            V3Engine engine = V3Engine.named("sw");
            new V3TrapSender("127.0.42.5", receiver(socket), engine, right).trap(LINK_DOWN, 1, IF_INDEX + 1, 1);
            new V3TrapSender("127.0.42.4", receiver(socket), engine, wrong).trap(LINK_DOWN, 2, IF_INDEX + 1, 1);
            new V3TrapSender("127.0.42.4", receiver(socket), engine, right).openTrap(LINK_DOWN, 3, IF_INDEX + 1, 1);
            boolean acknowledged = new V3TrapSender("127.0.42.4", receiver(socket), engine, wrong)
                    .inform(LINK_DOWN, 4, IF_INDEX + 1, 1, 300);
            new V3TrapSender("127.0.42.4", receiver(socket), engine, right).trap(LINK_DOWN, 5, IF_INDEX + 1, 1);
            await().atMost(Duration.ofSeconds(30)).until(() -> !heard.isEmpty());

            assertThat(acknowledged).isFalse();
            assertThat(heard).extracting(HeardTrap::upTimeTicks).containsExactly(5L);
            assertThat(socket.refused()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("ENG-17 two devices that call engine and user alike are told apart by their address")
    void cloneEnginesAreToldApart() throws Exception {
        Queue<HeardTrap> heard = new ConcurrentLinkedQueue<>();
        V3Users known = (sender, name) -> Optional.of(
                credentials(name, sender.getHostAddress().equals("127.0.42.6") ? "authword-6" : "authword-7", ""));
        try (TrapSocket socket = new TrapSocket(0, heard::add, known, Runnable::run)) {
            V3Engine six = V3Engine.named("clone");
            V3Engine seven = V3Engine.named("clone");
            six.reboot();
            six.reboot();
            V3TrapSender first = new V3TrapSender(
                    "127.0.42.6", receiver(socket), six, V3User.signing("alarm", Signing.SHA256, "authword-6"));
            V3TrapSender second = new V3TrapSender(
                    "127.0.42.7", receiver(socket), seven, V3User.signing("alarm", Signing.SHA256, "authword-7"));

            for (int round = 0; round < 2; round++) {
                int before = 2 * round;
                first.trap(LINK_DOWN, 10 + round, IF_INDEX + 1, 1);
                await().atMost(Duration.ofSeconds(30)).until(() -> heard.size() == before + 1);
                second.trap(LINK_DOWN, 20 + round, IF_INDEX + 1, 1);
                await().atMost(Duration.ofSeconds(30)).until(() -> heard.size() == before + 2);
            }
        }
        assertThat(heard).extracting(HeardTrap::upTimeTicks).containsExactly(10L, 20L, 11L, 21L);
    }

    private static InetSocketAddress receiver(TrapSocket socket) {
        return new InetSocketAddress("127.0.0.1", socket.port());
    }

    private static SnmpCredentials.V3 credentials(String user, String auth, String priv) {
        return new SnmpCredentials.V3(
                user, Authentication.SHA256, Secret.of(auth), Privacy.AES128, Secret.of(priv), "");
    }
}
