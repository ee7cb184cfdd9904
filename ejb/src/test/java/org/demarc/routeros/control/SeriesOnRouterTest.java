package org.demarc.routeros.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.demarc.lab.routeros.Fault;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.provisioning.control.AccountTag;
import org.demarc.provisioning.control.AppliedAccount;
import org.demarc.provisioning.control.DriverOutcome;
import org.demarc.provisioning.control.EnsureRequest;
import org.demarc.provisioning.control.PppoeAccount;
import org.demarc.provisioning.control.ReasonCode;
import org.demarc.settings.entity.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** UR-40, UR-41, UR-45: several accounts of one router, with serial writes and reads that go on meanwhile. */
class SeriesOnRouterTest {

    private static final int MANY = 20;

    private final Rig rig = Rig.withProfiles();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void everyAccountIsLookedForWrittenOnceAndReadBack() {
        List<DriverOutcome> outcomes = rig.driver.ensure(rig.access, many());

        assertThat(outcomes).hasSize(MANY).allSatisfy(outcome -> {
            assertThat(Rig.done(outcome).change()).isEqualTo(DriverOutcome.Change.ADDED);
            assertThat(outcome.commands().stream()
                            .map(command -> command.words().get(0))
                            .filter(word -> word.startsWith("/ppp/secret")))
                    .containsExactly("/ppp/secret/print", "/ppp/secret/add", "/ppp/secret/print");
        });
        assertThat(rig.secrets())
                .extracting(row -> row.get("name"))
                .hasSize(MANY)
                .doesNotHaveDuplicates();
        for (int i = 0; i < MANY; i++) {
            assertThat(Rig.applied(Rig.done(outcomes.get(i))).account().naturalKey())
                    .isEqualTo("sub" + i);
        }
    }

    @Test
    void aSecondTimeNothingIsWritten() {
        rig.driver.ensure(rig.access, many());
        rig.router.forgetCommands();

        List<DriverOutcome> outcomes = rig.driver.ensure(rig.access, many());

        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(Rig.done(outcome).change()).isEqualTo(DriverOutcome.Change.NOTHING));
        assertThat(rig.router.writes()).isEmpty();
    }

    @Test
    void aLostAnswerIsNotFollowedByASecondAddAndCostsTheOthersNothing() {
        rig.router.fault(Fault.dropAfter("/ppp/secret/add"));

        List<DriverOutcome> outcomes = rig.driver.ensure(rig.access, many());

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(DriverOutcome.Done.class));
        assertThat(rig.secrets())
                .extracting(row -> row.get("name"))
                .hasSize(MANY)
                .doesNotHaveDuplicates();
        assertThat(rig.router.writes()).hasSize(MANY);
    }

    @Test
    void oneThatIsRefusedStandsAloneAndAForeignRowIsNotTouched() {
        rig.router.add("/ppp/secret", Map.of("name", "sub3", "password", "theirs"));
        List<EnsureRequest> requests = many();
        requests.set(5, EnsureRequest.of(account(5, "sub5", "No Such Plan")));

        List<DriverOutcome> outcomes = rig.driver.ensure(rig.access, requests);

        assertThat(((DriverOutcome.Conflict) outcomes.get(3)).code()).isEqualTo(ReasonCode.USERNAME_TAKEN);
        assertThat(((DriverOutcome.Refused) outcomes.get(5)).code()).isEqualTo(ReasonCode.PROFILE_MISSING);
        assertThat(outcomes.stream().filter(DriverOutcome.Done.class::isInstance))
                .hasSize(MANY - 2);
        assertThat(rig.secrets().stream().filter(row -> "theirs".equals(row.get("password"))))
                .hasSize(1);
    }

    @Test
    void afterTheFirstSilenceTheOthersAreNotTried() {
        rig.router.stop();

        List<DriverOutcome> outcomes = rig.driver.ensure(rig.access, many());

        assertThat(outcomes).hasSize(MANY).allSatisfy(outcome -> {
            assertThat(outcome).isInstanceOf(DriverOutcome.Unreachable.class);
            assertThat(((DriverOutcome.Unreachable) outcome).mayHaveWritten()).isFalse();
        });
        assertThat(rig.pool.health(rig.access).failures()).isEqualTo(1);
    }

    @Test
    void whoWantsTheNameThatAnotherGivesUpComesAfterIt() {
        AppliedAccount before = Rig.applied(rig.ensured(account(1, "old", "Basic 10M")));
        List<EnsureRequest> requests = List.of(
                EnsureRequest.of(account(1, "new", "Basic 10M")).knowing(before),
                EnsureRequest.of(account(2, "old", "Basic 10M")));

        List<DriverOutcome> outcomes = rig.driver.ensure(rig.access, requests);

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(DriverOutcome.Done.class));
        assertThat(rig.secrets())
                .extracting(row -> row.get("name") + " " + row.get("comment"))
                .containsExactlyInAnyOrder("new demarc/main/1 Test Client", "old demarc/main/2 Test Client");
    }

    @Test
    void aRouterThatTakesItsTimeIsServedInTheSameWay() {
        try (Rig slow = new Rig(
                RouterOsOptions.defaults().profiles("Basic 10M", "disabled").delay(Duration.ofMillis(5)))) {
            List<DriverOutcome> outcomes = slow.driver.ensure(slow.access, many());

            assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(DriverOutcome.Done.class));
            assertThat(slow.secrets()).hasSize(MANY);
        }
    }

    private static List<EnsureRequest> many() {
        List<EnsureRequest> requests = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            requests.add(EnsureRequest.of(account(i, "sub" + i, "Basic 10M")));
        }
        return requests;
    }

    private static PppoeAccount account(int service, String name, String profile) {
        AccountTag tag = new AccountTag("main", Integer.toString(service));
        return new PppoeAccount(
                tag,
                tag.text() + " Test Client",
                name,
                Secret.of("pw" + service),
                profile,
                "192.168.2." + (service + 1),
                "",
                "",
                false);
    }
}
