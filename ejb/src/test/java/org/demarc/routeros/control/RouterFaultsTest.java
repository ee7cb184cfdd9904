package org.demarc.routeros.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.demarc.routeros.control.Rig.TAG;
import static org.demarc.routeros.control.Rig.applied;
import static org.demarc.routeros.control.Rig.done;
import static org.demarc.routeros.control.Rig.lease;
import static org.demarc.routeros.control.Rig.only;
import static org.demarc.routeros.control.Rig.pppoe;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.demarc.lab.routeros.Fault;
import org.demarc.lab.routeros.FaultHit;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.provisioning.control.AppliedAccount;
import org.demarc.provisioning.control.DriverOutcome;
import org.demarc.provisioning.control.DriverOutcome.Change;
import org.demarc.provisioning.control.ExecutedCommand.Reply;
import org.demarc.provisioning.control.ReasonCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the driver makes of lost answers, dead routers and refused logins (ucrm-routeros.md 6.1, 6.6 and 12.2). */
class RouterFaultsTest {

    private final Rig rig = Rig.withProfiles();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void anAddWhoseAnswerWasLostIsNotRepeated() {
        rig.router.fault(Fault.dropAfter("/ppp/secret/add"));

        DriverOutcome.Done done = rig.ensured(pppoe());

        assertThat(done.change()).isEqualTo(Change.ADDED);
        assertThat(only(rig.secrets())).containsEntry("name", "sub101");
        assertThat(rig.router.hits()).containsExactly(new FaultHit(Fault.Kind.DROP_AFTER, "/ppp/secret/add"));
        assertThat(rig.router.counters().byCommand()).containsEntry("/ppp/secret/add", 1L);
        assertThat(done.commands()).extracting(command -> command.reply()).contains(Reply.LOST);
    }

    @Test
    void anAddThatNeverArrivedIsMadeOnceMore() {
        rig.router.fault(Fault.drop("/ppp/secret/add"));

        rig.ensured(pppoe());

        assertThat(rig.router.hits()).containsExactly(new FaultHit(Fault.Kind.DROP, "/ppp/secret/add"));
        assertThat(rig.router.counters().byCommand()).containsEntry("/ppp/secret/add", 2L);
        assertThat(only(rig.secrets())).containsEntry("name", "sub101");
    }

    /** @param hits once where only adding or only changing says the command, else twice */
    @ParameterizedTest
    @CsvSource({"/secret/print, 2", "/profile/print, 2", "/add, 1", "/set, 1", "/active/print, 1", "/active/remove, 1"})
    void anyLostAnswerLeavesOneRightRowAndNoSession(String command, int hits) {
        rig.router.fault(Fault.dropAfter(command));
        AppliedAccount applied = applied(rig.ensured(pppoe()));
        rig.router.noFaults();
        rig.router.online("sub101");
        rig.router.fault(Fault.dropAfter(command));

        done(rig.ensure(pppoe(TAG, "sub101", "pw101", "Pro 50M"), applied));

        assertThat(rig.router.hits()).hasSize(hits).allSatisfy(hit -> assertThat(hit.command())
                .endsWith(command));
        assertThat(only(rig.secrets())).containsEntry("profile", "Pro 50M");
        assertThat(rig.router.rows("/ppp/active")).isEmpty();
    }

    @Test
    void aFatalIsALostAnswer() {
        rig.router.fault(Fault.fatal("/ppp/secret/add", "out of memory"));

        DriverOutcome.Done done = rig.ensured(pppoe());

        assertThat(done.commands()).extracting(command -> command.reply()).contains(Reply.FATAL);
        assertThat(rig.secrets()).hasSize(1);
    }

    @Test
    void aSecondLossMakesTheWorkWait() {
        rig.router.fault(Fault.drop("/ppp/secret/add").times(2));

        DriverOutcome outcome = rig.ensure(pppoe());

        assertThat(outcome).isInstanceOfSatisfying(DriverOutcome.Unreachable.class, unreachable -> {
            assertThat(unreachable.mayHaveWritten()).isTrue();
            assertThat(unreachable.text()).isEqualTo("could not connect to device");
        });
        assertThat(rig.ensured(pppoe()).change()).isEqualTo(Change.ADDED);
    }

    @Test
    void whatAnInterruptedAttemptLeftBehindIsFinishedByTheNext() {
        AppliedAccount applied = applied(rig.ensured(pppoe()));
        rig.router.online("sub101");
        rig.router.fault(Fault.drop("/ppp/active/print").times(2));
        rig.ensure(pppoe(TAG, "sub101", "pw101", "Pro 50M"), applied);
        assertThat(rig.router.rows("/ppp/active")).hasSize(1);

        DriverOutcome.Done done = done(rig.ensure(pppoe(TAG, "sub101", "pw101", "Pro 50M"), applied));

        assertThat(done.kicked()).isEqualTo(1);
        assertThat(done.change()).isEqualTo(Change.NOTHING);
    }

    @Test
    void aLostRemovalIsARemoval() {
        AppliedAccount applied = applied(rig.ensured(pppoe()));
        rig.router.online("sub101");
        rig.router.fault(Fault.dropAfter("/ppp/secret/remove"));

        DriverOutcome.Done done = done(rig.driver.remove(rig.access, applied));

        assertThat(done.change()).isEqualTo(Change.REMOVED);
        assertThat(done.kicked()).isEqualTo(1);
        assertThat(rig.secrets()).isEmpty();
    }

    @Test
    void aLostMakeStaticIsGoneOnFrom() {
        rig.router.lease("02:00:00:00:00:10", "10.1.1.77");
        rig.router.fault(Fault.dropAfter("make-static"));

        rig.ensured(lease());

        assertThat(only(rig.leases())).containsEntry("address", "10.1.1.1").containsEntry("dynamic", "false");
    }

    @Test
    void aSlowAnswerWithinTheTimeIsAnAnswer() {
        rig.router.fault(Fault.slow("/ppp/secret/add", Duration.ofMillis(300)));

        assertThat(rig.ensured(pppoe()).commands())
                .filteredOn(command -> command.words().get(0).endsWith("/add"))
                .singleElement()
                .satisfies(command -> assertThat(command.duration()).isGreaterThan(Duration.ofMillis(250)));
    }

    @Test
    void aRowThatVanishesBetweenLookingAndWritingIsLookedForAgain() {
        AppliedAccount applied = applied(rig.ensured(pppoe()));
        rig.router.fault(Fault.trap("/ppp/secret/set", "no such item"));

        done(rig.ensure(pppoe(TAG, "sub101", "new", "Basic 10M"), applied));

        assertThat(only(rig.secrets())).containsEntry("password", "new");
    }

    @Test
    void aRouterThatIsOffMakesTheWorkWaitUntilTheCircuitHalfOpens() {
        rig.router.stop();
        for (int i = 0; i < CircuitBreaker.FAILURES_TO_OPEN; i++) {
            assertThat(rig.ensure(pppoe())).isInstanceOf(DriverOutcome.Unreachable.class);
        }

        assertThat(rig.ensure(pppoe())).isInstanceOfSatisfying(DriverOutcome.Unreachable.class, unreachable -> {
            assertThat(unreachable.detail()).startsWith("circuit open until");
            assertThat(unreachable.retryAfter()).isEqualTo(Duration.ofSeconds(15));
            assertThat(unreachable.mayHaveWritten()).isFalse();
        });

        rig.router.resume();
        rig.pass(Duration.ofSeconds(15));
        assertThat(rig.ensured(pppoe()).change()).isEqualTo(Change.ADDED);
    }

    @Test
    void aKnockThatIsAnsweredEndsThePause() {
        rig.router.stop();
        for (int i = 0; i < CircuitBreaker.FAILURES_TO_OPEN; i++) {
            rig.ensure(pppoe());
        }
        rig.pool.knockAtSilentOnes();
        assertThat(rig.ensure(pppoe())).isInstanceOf(DriverOutcome.Unreachable.class);

        rig.router.resume();
        rig.pool.knockAtSilentOnes();

        await().until(() -> rig.pool.health(rig.access).openUntil().isEmpty());
        assertThat(rig.ensured(pppoe()).change()).isEqualTo(Change.ADDED);
    }

    @Test
    void aRestartedRouterIsTakenUpAgain() {
        AppliedAccount applied = applied(rig.ensured(pppoe()));
        rig.router.stop();
        rig.router.resume();

        done(rig.ensure(pppoe(TAG, "sub101", "new", "Basic 10M"), applied));

        assertThat(only(rig.secrets())).containsEntry("password", "new");
    }

    @Test
    void aRefusedLoginIsNotTriedAgainUntilTheSettingsChange() {
        rig.access = rig.access("api", "wrong");
        rig.ensure(pppoe());

        assertThat(rig.ensure(pppoe())).isInstanceOfSatisfying(DriverOutcome.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(ReasonCode.LOGIN_REFUSED);
            assertThat(refused.text()).isEqualTo("site1 refused the login of user \"api\"");
            assertThat(refused.detail())
                    .as("remembered with the refusal")
                    .isEqualTo("invalid user name or password (6)");
        });
        assertThat(rig.router.counters().failedLogins()).isEqualTo(1);

        rig.access = rig.access("api", "secret");
        assertThat(rig.ensured(pppoe()).change()).isEqualTo(Change.ADDED);
    }

    @Test
    void aRefusedLoginShowsNoPassword() {
        rig.router.fault(Fault.trap("/login", "invalid user name or password: secret"));

        assertThat(rig.ensure(pppoe()))
                .isInstanceOfSatisfying(DriverOutcome.Refused.class, refused -> assertThat(refused.detail())
                        .isEqualTo("invalid user name or password: •••"));
        assertThat(rig.pool.health(rig.access).loginRefused()).hasValue("invalid user name or password: •••");
    }

    @Test
    void aTestMayTryARefusedLoginAgain() {
        rig.access = rig.access("api", "wrong");
        rig.ensure(pppoe());

        rig.pool.giveAnotherChance(rig.access);
        rig.ensure(pppoe());

        assertThat(rig.router.counters().failedLogins()).isEqualTo(2);
    }

    @Test
    void aUserWhoMayOnlyReadIsNamed() {
        rig.access = rig.access("ro", "ro");

        assertThat(rig.ensure(pppoe())).isInstanceOfSatisfying(DriverOutcome.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(ReasonCode.NO_PERMISSION);
            assertThat(refused.text()).isEqualTo("user \"ro\" on site1 lacks the permission to write");
        });
    }

    @Test
    void aPasswordThatTheRouterHidesIsComparedWithWhatWasApplied() {
        AppliedAccount applied = applied(rig.ensured(pppoe()));
        rig.access = rig.access("ro", "ro");

        assertThat(done(rig.ensure(pppoe(), applied)).change()).isEqualTo(Change.NOTHING);
        assertThat(rig.ensure(pppoe(TAG, "sub101", "new", "Basic 10M"), applied))
                .isInstanceOf(DriverOutcome.Refused.class);
    }

    @Test
    void oneSessionIsEnough() {
        try (Rig small =
                new Rig(RouterOsOptions.defaults().profiles("Basic 10M").maxSessions(1))) {
            AppliedAccount applied = applied(small.ensured(pppoe()));
            small.ensured(lease());
            done(small.driver.remove(small.access, applied));

            assertThat(small.router.counters().connections()).isEqualTo(1);
        }
    }

    @Test
    void manyThreadsShareOneConnectionAndWriteOneAfterTheOther() {
        List<Integer> numbers = java.util.stream.IntStream.range(0, 100).boxed().toList();

        numbers.parallelStream()
                .forEach(number -> rig.ensured(pppoe(
                        new org.demarc.provisioning.control.AccountTag("main", "" + number),
                        "sub" + number,
                        "pw",
                        "Basic 10M")));

        assertThat(rig.secrets()).hasSize(100);
        assertThat(rig.router.counters().connections()).isEqualTo(1);
    }

    @Test
    void aTrapWithoutCategoryIsStillATrap() {
        rig.router.add("/ppp/secret", Map.of("name", "sub101", "comment", "theirs", "service", "l2tp"));
        rig.router.fault(Fault.trap("/ppp/secret/add", "failure: secret with the same name already exists")
                .times(5));

        DriverOutcome outcome = rig.ensure(pppoe());

        assertThat(outcome).isInstanceOf(DriverOutcome.Conflict.class);
        assertThat(rig.secrets()).hasSize(1);
    }
}
