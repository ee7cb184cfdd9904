package org.demarc.routeros.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.demarc.routeros.control.Rig.SUCCESSOR;
import static org.demarc.routeros.control.Rig.TAG;
import static org.demarc.routeros.control.Rig.applied;
import static org.demarc.routeros.control.Rig.done;
import static org.demarc.routeros.control.Rig.lease;
import static org.demarc.routeros.control.Rig.only;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.demarc.provisioning.control.AppliedAccount;
import org.demarc.provisioning.control.DriverOutcome;
import org.demarc.provisioning.control.DriverOutcome.Change;
import org.demarc.provisioning.control.EnsureRequest;
import org.demarc.provisioning.control.ReasonCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Static leases by the rules of ucrm-routeros.md 6.1 to 6.4. */
class LeaseOnRouterTest {

    private static final String MAC = "02:00:00:00:00:10";

    private final Rig rig = Rig.withProfiles();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aNewLeaseHasUploadBeforeDownload() {
        rig.ensured(lease());

        assertThat(rig.router.writes())
                .containsExactly(List.of(
                        "/ip/dhcp-server/lease/add",
                        "=address=10.1.1.1",
                        "=mac-address=" + MAC,
                        "=rate-limit=2M/10M",
                        "=insert-queue-before=bottom",
                        "=comment=demarc/main/101 Test Client"));
        assertThat(only(rig.leases())).containsEntry("rate-limit", "2M/10M").containsEntry("dynamic", "false");
    }

    @Test
    void twiceIsOnce() {
        AppliedAccount applied = applied(rig.ensured(lease()));
        rig.router.forgetCommands();

        assertThat(done(rig.ensure(lease(), applied)).change()).isEqualTo(Change.NOTHING);
        assertThat(rig.router.writes()).isEmpty();
    }

    @Test
    void suspendingPutsTheListAndTheNewMac() {
        AppliedAccount applied = applied(rig.ensured(lease()));

        rig.ensure(lease(TAG, "02:00:00:00:00:11", "10.1.1.1", "2M/10M", List.of("disabled")), applied);

        assertThat(only(rig.leases()))
                .containsEntry("mac-address", "02:00:00:00:00:11")
                .containsEntry("address-lists", "disabled");
    }

    @Test
    void unsuspendingEmptiesTheList() {
        AppliedAccount suspended = applied(rig.ensured(lease(TAG, MAC, "10.1.1.1", "2M/10M", List.of("disabled"))));
        rig.router.forgetCommands();

        rig.ensure(lease(), suspended);

        assertThat(rig.router.writes())
                .containsExactly(List.of("/ip/dhcp-server/lease/set", "=.id=" + suspended.rosId(), "=address-lists="));
        assertThat(only(rig.leases())).containsEntry("address-lists", "");
    }

    @Test
    void noSpeedsMeanNoRateWord() {
        AppliedAccount unlimited = applied(rig.ensured(lease(TAG, MAC, "10.1.1.1", "", List.of())));
        assertThat(only(rig.leases())).doesNotContainKey("rate-limit");

        AppliedAccount limited = applied(done(rig.ensure(lease(), unlimited)));
        rig.router.forgetCommands();
        rig.ensure(lease(TAG, MAC, "10.1.1.1", "", List.of()), limited);

        assertThat(rig.router.writes())
                .containsExactly(List.of("/ip/dhcp-server/lease/set", "=.id=" + limited.rosId(), "=rate-limit="));
    }

    @Test
    void theSameRateInOtherWordsIsNoDifference() {
        AppliedAccount applied = applied(rig.ensured(lease()));
        rig.router.byHand("/ip/dhcp-server/lease/set", "=.id=" + applied.rosId(), "=rate-limit=2000k/10000k");
        rig.router.forgetCommands();

        rig.ensure(lease(), applied);

        assertThat(rig.router.writes()).isEmpty();
    }

    @Test
    void aDynamicLeaseOfTheMacBecomesTheRow() {
        rig.router.lease(MAC, "10.1.1.77");

        DriverOutcome.Done done = rig.ensured(lease());

        assertThat(done.change()).isEqualTo(Change.CHANGED);
        assertThat(only(rig.leases()))
                .containsEntry("dynamic", "false")
                .containsEntry("address", "10.1.1.1")
                .containsEntry("comment", "demarc/main/101 Test Client");
        assertThat(rig.router.writes())
                .extracting(words -> words.get(0))
                .containsExactly("/ip/dhcp-server/lease/make-static", "/ip/dhcp-server/lease/set");
    }

    @Test
    void aLeaseIsNotedBeforeItIsMadeStatic() {
        String dynamic = rig.router.lease(MAC, "10.1.1.77");
        List<String> noted = new ArrayList<>();

        done(rig.driver.ensure(rig.access, EnsureRequest.of(lease()).noting(row -> {
            assertThat(rig.router.writes()).isEmpty();
            noted.add(row);
        })));

        assertThat(noted).containsExactly(dynamic);
    }

    @Test
    void aForeignLeaseOfTheMacIsAConflict() {
        rig.router.add("/ip/dhcp-server/lease", Map.of("mac-address", MAC, "address", "10.1.1.50"));

        assertThat(rig.ensure(lease())).isInstanceOfSatisfying(DriverOutcome.Conflict.class, conflict -> {
            assertThat(conflict.code()).isEqualTo(ReasonCode.MAC_TAKEN);
            assertThat(conflict.text()).isEqualTo("MAC address " + MAC + " on site1 is a row Demarc does not manage");
        });
        assertThat(rig.router.writes()).isEmpty();
    }

    @Test
    void anotherServicesLeaseOfTheAddressIsAConflict() {
        rig.ensured(lease(SUCCESSOR, "02:00:00:00:00:99", "10.1.1.1", "", List.of()));

        assertThat(rig.ensure(lease())).isInstanceOfSatisfying(DriverOutcome.Conflict.class, conflict -> {
            assertThat(conflict.code()).isEqualTo(ReasonCode.ADDRESS_TAKEN);
            assertThat(conflict.text()).isEqualTo("address 10.1.1.1 belongs to service 103");
        });
    }

    @Test
    void aLeaseDisabledByHandIsEnabledAgain() {
        AppliedAccount applied = applied(rig.ensured(lease()));
        rig.router.byHand("/ip/dhcp-server/lease/disable", "=.id=" + applied.rosId());

        rig.ensure(lease(), applied);

        assertThat(only(rig.leases())).containsEntry("disabled", "false");
    }

    @Test
    void removingTakesTheLeaseAndAsksForNoSessions() {
        AppliedAccount applied = applied(rig.ensured(lease()));

        DriverOutcome.Done done = done(rig.driver.remove(rig.access, applied));

        assertThat(done.change()).isEqualTo(Change.REMOVED);
        assertThat(rig.leases()).isEmpty();
        assertThat(rig.router.counters().byCommand()).doesNotContainKey("/ppp/active/print");
    }
}
