package org.demarc.snmp.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.demarc.settings.entity.Secret;
import org.demarc.snmp.control.SnmpCredentials.Authentication;
import org.demarc.snmp.control.SnmpCredentials.Privacy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Version 3 against the agent of net-snmp. */
@Timeout(120)
class NetSnmpAgentTest {

    private static final Oid SYS_NAME = Oid.parse("1.3.6.1.2.1.1.5.0");
    private static final TableRequest INTERFACES = TableRequest.of("interfaces", "1.3.6.1.2.1.2.2.1.2");
    private static final String AUTH = "authword-1";
    private static final String PRIV = "privword-1";

    private static @Nullable NetSnmpAgent agent;
    private static final SnmpEngine ENGINE =
            new SnmpEngine(SnmpSettings.DEFAULT.withProbeTimeoutMs(600), Runnable::run);

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        if (NetSnmpAgent.program().isEmpty()) {
            return;
        }
        NetSnmpAgent started = NetSnmpAgent.start(
                folder,
                List.of(
                        "createUser sha SHA \"authword-1\" AES \"privword-1\"",
                        "createUser sha256 SHA-256 \"authword-1\" AES \"privword-1\"",
                        "createUser plain",
                        "rouser sha priv",
                        "rouser sha256 priv",
                        "rouser plain noauth",
                        "sysName by-net-snmp"));
        agent = started;
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !started.isAlive() || poll(plain()).outcome() == Outcome.ANSWERED);
    }

    @BeforeEach
    void isInstalled() {
        assumeTrue(agent != null, "snmpd of net-snmp is not on this machine");
    }

    @AfterAll
    static void stop() {
        ENGINE.close();
        if (agent != null) {
            agent.close();
        }
    }

    static Stream<Arguments> users() {
        return Stream.of(
                Arguments.of("noAuthNoPriv", plain()),
                Arguments.of("authPriv, SHA and AES", user("sha", Authentication.SHA, AUTH, PRIV)),
                Arguments.of("authPriv, SHA-256 and AES", user("sha256", Authentication.SHA256, AUTH, PRIV)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("users")
    @DisplayName("ENG-17 an agent of net-snmp is read")
    void anAgentOfNetSnmpIsRead(String level, SnmpCredentials.V3 credentials) {
        DeviceRead read = poll(credentials);

        assertThat(read.whole()).as(level + ": " + read.reason()).isTrue();
        assertThat(read.scalar(SYS_NAME).asText()).isEqualTo("by-net-snmp");
        assertThat(read.table("interfaces").rowCount()).isPositive();
        assertThat(ENGINE.statistics().outstanding()).isZero();
    }

    @Test
    void whoDoesNotFitIsToldWhy() {
        assertRefused(user("sha", Authentication.SHA, "wrongword", PRIV), "wrong authentication key");
        assertRefused(user("sha256", Authentication.SHA256, "wrongword", PRIV), "wrong authentication key");
        assertRefused(user("sha", Authentication.SHA256, AUTH, PRIV), "wrong authentication key");
        assertRefused(user("nobody", Authentication.SHA, AUTH, PRIV), "unknown user");
        assertRefused(user("plain", Authentication.SHA, AUTH, PRIV), "security level not supported");
    }

    /** net-snmp says nothing to what it cannot decipher, or says so, by its version. */
    @Test
    void aWrongPrivacyKeyReadsNothing() {
        DeviceRead read = poll(user("sha", Authentication.SHA, AUTH, "wrongword"));

        assertThat(read.outcome()).isNotEqualTo(Outcome.ANSWERED);
        assertThat(read.reason()).isNotBlank().doesNotContain("wrongword");
    }

    private static void assertRefused(SnmpCredentials.V3 credentials, String why) {
        DeviceRead read = poll(credentials);

        assertThat(read.outcome()).as(why + ": " + read.reason()).isEqualTo(Outcome.REFUSED);
        assertThat(read.reason()).isEqualTo(why);
    }

    private static DeviceRead poll(SnmpCredentials.V3 credentials) {
        int port = Objects.requireNonNull(agent).port();
        SnmpTarget target =
                SnmpTarget.of(NetSnmpAgent.ADDRESS, port, credentials).withTiming(1000, 2);
        return ENGINE.poll(PollRequest.of(target, ScalarRequest.of("1.3.6.1.2.1.1.5.0"), List.of(INTERFACES)))
                .join();
    }

    private static SnmpCredentials.V3 plain() {
        return user("plain", Authentication.SHA, "", "");
    }

    private static SnmpCredentials.V3 user(String name, Authentication authentication, String auth, String priv) {
        return new SnmpCredentials.V3(name, authentication, Secret.of(auth), Privacy.AES128, Secret.of(priv), "");
    }
}
