package org.demarc.routeros.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.demarc.routeros.control.Rig.applied;
import static org.demarc.routeros.control.Rig.done;
import static org.demarc.routeros.control.Rig.lease;
import static org.demarc.routeros.control.Rig.pppoe;

import java.util.Map;
import org.demarc.lab.routeros.Era;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.provisioning.control.DriverOutcome;
import org.demarc.provisioning.control.EnsureRequest;
import org.demarc.provisioning.control.ReasonCode;
import org.demarc.provisioning.control.RouterAccess;
import org.demarc.provisioning.control.RouterSnapshot;
import org.demarc.provisioning.control.SnapshotOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every RouterOS that is in the field, plain and over TLS; and reading whole routers. */
class ErasAndTlsTest {

    private static final RouterOsOptions DEFAULTS = RouterOsOptions.defaults();

    @ParameterizedTest
    @ValueSource(strings = {"6.42", "6.49", "7.17", "7.18", "7.24"})
    void everyEraIsSpokenTo(String era) {
        try (Rig rig = new Rig(DEFAULTS.profiles("Basic 10M").era(Era.of(era)))) {
            DriverOutcome.Done added = rig.ensured(pppoe());
            rig.ensured(lease());
            done(rig.driver.remove(rig.access, applied(added)));

            assertThat(rig.secrets()).isEmpty();
            assertThat(rig.leases()).hasSize(1);
        }
    }

    @Test
    void anOldRoutersChallengeIsAnsweredOnlyWhereItIsAllowed() {
        try (Rig rig = new Rig(RouterOsOptions.defaults().era(Era.V6_42))) {
            RouterAccess strict = rig.tlsAccess("");
            rig.access = new RouterAccess(
                    3,
                    "site1",
                    "127.0.0.1",
                    rig.router.port(),
                    false,
                    "",
                    "api",
                    strict.password(),
                    false,
                    "",
                    strict.connectTimeout(),
                    strict.commandTimeout(),
                    strict.menuTimeout());

            assertThat(rig.ensure(lease())).isInstanceOfSatisfying(DriverOutcome.Refused.class, refused -> {
                assertThat(refused.code()).isEqualTo(ReasonCode.LOGIN_REFUSED);
                assertThat(refused.text()).isEqualTo("site1 refused the login of user \"api\"");
                assertThat(refused.detail())
                        .isEqualTo("the router wants the login of RouterOS before 6.43, which is not allowed");
                assertThat(refused.words()).isEqualTo(refused.text() + ": " + refused.detail());
            });
        }
    }

    @Test
    void aWrongPasswordOnAnOldRouterIsARefusedLogin() {
        try (Rig rig = new Rig(RouterOsOptions.defaults().era(Era.V6_42))) {
            rig.access = rig.access("api", "wrong");

            assertThat(rig.ensure(lease())).isInstanceOf(DriverOutcome.Refused.class);
        }
    }

    @Test
    void thePinnedCertificateIsTrusted() {
        try (Rig rig = new Rig(RouterOsOptions.defaults().profiles("Basic 10M").tlsPort(0))) {
            RouterAccess access = rig.tlsAccess(rig.router.tlsPin().toUpperCase(java.util.Locale.ROOT));

            done(rig.driver.ensure(access, EnsureRequest.of(pppoe())));

            assertThat(rig.secrets()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff"})
    void anotherCertificateIsRefusedBeforeTheLogin(String pin) {
        try (Rig rig = new Rig(RouterOsOptions.defaults().tlsPort(0))) {
            DriverOutcome outcome = rig.driver.ensure(rig.tlsAccess(pin), EnsureRequest.of(lease()));

            assertThat(outcome).isInstanceOfSatisfying(DriverOutcome.Unreachable.class, unreachable -> assertThat(
                            unreachable.detail())
                    .startsWith("TLS: "));
            assertThat(rig.router.counters().logins() + rig.router.counters().failedLogins())
                    .isZero();
        }
    }

    @Test
    void aSnapshotTellsOursFromOthers() {
        try (Rig rig = Rig.withProfiles()) {
            rig.ensured(pppoe());
            rig.ensured(lease());
            rig.router.online("sub101");
            rig.router.add("/ppp/secret", Map.of("name", "manual", "remote-address", "192.168.2.9"));
            rig.router.lease("02:00:00:00:00:77", "10.1.1.9");
            rig.router.add("/ip/dhcp-server/network", Map.of("address", "10.1.1.0/24", "gateway", "10.1.1.254"));

            RouterSnapshot snapshot = read(rig);

            assertThat(snapshot.reservedAddresses()).containsExactlyInAnyOrder("10.255.20.1", "10.1.1.254");
            assertThat(snapshot.addressesNotOurs()).containsExactlyInAnyOrder("192.168.2.9", "10.1.1.9");
            assertThat(snapshot.profiles()).contains("Basic 10M", "default");
            assertThat(snapshot.secrets()).hasSize(2);
            assertThat(snapshot.sessions()).hasSize(1);
            assertThat(snapshot.toString()).doesNotContain("pw101");
        }
    }

    @Test
    void tenThousandRowsAreReadAtOnce() {
        try (Rig rig = Rig.withProfiles()) {
            for (int i = 0; i < 10_000; i++) {
                rig.router.add("/ppp/secret", Map.of("name", "u" + i, "password", "p" + i, "comment", "k".repeat(40)));
            }

            assertThat(read(rig).secrets()).hasSize(10_000);
            assertThat(rig.router.counters().connections()).isEqualTo(1);
        }
    }

    @Test
    void aSnapshotOfADeadRouterSaysWhy() {
        try (Rig rig = Rig.withProfiles()) {
            rig.router.stop();

            assertThat(rig.driver.snapshot(rig.access))
                    .isInstanceOfSatisfying(SnapshotOutcome.NotRead.class, notRead -> assertThat(notRead.why())
                            .isInstanceOf(DriverOutcome.Unreachable.class));
        }
    }

    private static RouterSnapshot read(Rig rig) {
        SnapshotOutcome outcome = rig.driver.snapshot(rig.access);
        assertThat(outcome).isInstanceOf(SnapshotOutcome.Read.class);
        return ((SnapshotOutcome.Read) outcome).snapshot();
    }
}
