package org.demarc.routeros.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.demarc.routeros.control.Rig.SUCCESSOR;
import static org.demarc.routeros.control.Rig.TAG;
import static org.demarc.routeros.control.Rig.applied;
import static org.demarc.routeros.control.Rig.done;
import static org.demarc.routeros.control.Rig.only;
import static org.demarc.routeros.control.Rig.pppoe;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.demarc.lab.routeros.Fault;
import org.demarc.provisioning.control.AccountTag;
import org.demarc.provisioning.control.AppliedAccount;
import org.demarc.provisioning.control.DriverOutcome;
import org.demarc.provisioning.control.DriverOutcome.Change;
import org.demarc.provisioning.control.EnsureRequest;
import org.demarc.provisioning.control.PppoeAccount;
import org.demarc.provisioning.control.ReasonCode;
import org.demarc.settings.entity.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** PPPoE accounts by the rules of ucrm-routeros.md 6.1 to 6.4 and the driver's part of its acceptance cases. */
class PppoeOnRouterTest {

    private final Rig rig = Rig.withProfiles();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aNewAccountIsAddedWithTagProfileAndAddress() {
        DriverOutcome.Done done = rig.ensured(pppoe());

        assertThat(done.change()).isEqualTo(Change.ADDED);
        assertThat(only(rig.secrets()))
                .containsEntry("name", "sub101")
                .containsEntry("password", "pw101")
                .containsEntry("profile", "Basic 10M")
                .containsEntry("remote-address", "192.168.2.1")
                .containsEntry("comment", "demarc/main/101 Test Client")
                .containsEntry("service", "any")
                .containsEntry(".id", applied(done).rosId());
    }

    @Test
    void onlyTheFieldsThatAreNeededAreSent() {
        rig.ensure(pppoe());

        assertThat(rig.router.writes())
                .containsExactly(List.of(
                        "/ppp/secret/add",
                        "=name=sub101",
                        "=password=pw101",
                        "=profile=Basic 10M",
                        "=remote-address=192.168.2.1",
                        "=comment=demarc/main/101 Test Client"));
    }

    @Test
    void twiceIsOnce() {
        AppliedAccount applied = applied(rig.ensured(pppoe()));
        rig.router.forgetCommands();

        DriverOutcome.Done again = done(rig.ensure(pppoe(), applied));

        assertThat(again.change()).isEqualTo(Change.NOTHING);
        assertThat(rig.router.writes()).isEmpty();
    }

    @Test
    void onlyWhatDiffersIsWritten() {
        AppliedAccount applied = applied(rig.ensured(pppoe()));
        rig.router.forgetCommands();

        DriverOutcome.Done done = done(rig.ensure(pppoe(TAG, "sub101", "new", "Basic 10M"), applied));

        assertThat(done.change()).isEqualTo(Change.CHANGED);
        assertThat(rig.router.writes())
                .containsExactly(List.of("/ppp/secret/set", "=.id=" + applied.rosId(), "=password=new"));
    }

    @Test
    void aChangedProfileKicksTheSession() {
        AppliedAccount applied = applied(rig.ensured(pppoe()));
        rig.router.online("sub101");

        DriverOutcome.Done done = done(rig.ensure(pppoe(TAG, "sub101", "pw101", "disabled"), applied));

        assertThat(done.kicked()).isEqualTo(1);
        assertThat(rig.router.rows("/ppp/active")).isEmpty();
        assertThat(only(rig.secrets())).containsEntry("profile", "disabled");
    }

    @Test
    void aRenamedAccountLosesTheSessionOfItsOldName() {
        AppliedAccount applied = applied(rig.ensured(pppoe()));
        rig.router.online("sub101");

        DriverOutcome.Done done = done(rig.ensure(pppoe(TAG, "sub101b", "pw101", "Basic 10M"), applied));

        assertThat(done.kicked()).isEqualTo(1);
        assertThat(only(rig.secrets())).containsEntry("name", "sub101b").containsEntry(".id", applied.rosId());
    }

    @Test
    void aChangedCommentKicksNobody() {
        AppliedAccount applied = applied(rig.ensured(pppoe()));
        rig.router.online("sub101");
        PppoeAccount renamed = new PppoeAccount(
                TAG, TAG.text() + " New Name", "sub101", Secret.of("pw101"), "Basic 10M", "192.168.2.1", "", "", false);

        DriverOutcome.Done done = done(rig.ensure(renamed, applied));

        assertThat(done.kicked()).isZero();
        assertThat(rig.router.rows("/ppp/active")).hasSize(1);
        assertThat(only(rig.secrets())).containsEntry("comment", "demarc/main/101 New Name");
    }

    @Test
    void aMissingProfileIsFoundBeforeAnythingIsWritten() {
        DriverOutcome outcome = rig.ensure(pppoe(TAG, "sub101", "pw101", "No Such Plan"));

        assertThat(outcome).isInstanceOfSatisfying(DriverOutcome.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(ReasonCode.PROFILE_MISSING);
            assertThat(refused.text()).isEqualTo("profile \"No Such Plan\" is missing on site1");
        });
        assertThat(rig.router.writes()).isEmpty();
    }

    @Test
    void aProfileIsLookedForOnceInAMinute() {
        rig.ensure(pppoe());
        rig.ensure(pppoe(SUCCESSOR, "sub103", "pw", "Basic 10M"));

        assertThat(rig.router.counters().byCommand()).containsEntry("/ppp/profile/print", 1L);

        rig.pass(SeenProfiles.GOOD_FOR);
        rig.ensure(pppoe());

        assertThat(rig.router.counters().byCommand()).containsEntry("/ppp/profile/print", 2L);
    }

    @Test
    void aProfileThatWasSeenAMinuteAgoIsNotMissingBecauseTheMinuteEndsInTheMiddleOfTheWork() {
        int number = 0;
        for (int seconds = 5; seconds < 30; seconds++) {
            rig.passAtEachLook(Duration.ofSeconds(seconds));
            for (int i = 0; i < 4; i++) {
                AccountTag tag = new AccountTag("main", Integer.toString(++number));
                assertThat(rig.ensure(Rig.pppoe(tag, "sub" + number, "pw", "Basic 10M")))
                        .as("%s s between two looks at the clock", seconds)
                        .isInstanceOf(DriverOutcome.Done.class);
            }
        }
    }

    @Test
    void aProfileThatWasRemovedMeanwhileIsReportedAllTheSame() {
        AppliedAccount applied = applied(rig.ensured(pppoe(TAG, "sub101", "pw101", "Pro 50M")));
        rig.ensure(pppoe(SUCCESSOR, "sub103", "pw", "Basic 10M"));
        rig.router.byHand("/ppp/secret/remove", "=.id=sub103");
        rig.router.byHand("/ppp/profile/remove", "=.id=Basic 10M");

        DriverOutcome outcome = rig.ensure(pppoe(), applied);

        assertThat(outcome).isInstanceOfSatisfying(DriverOutcome.Refused.class, refused -> assertThat(refused.code())
                .isEqualTo(ReasonCode.PROFILE_MISSING));
    }

    @Test
    void aForeignRowOfTheSameNameIsAConflictAndStays() {
        rig.router.add("/ppp/secret", Map.of("name", "sub101", "password", "theirs", "comment", "by hand"));

        DriverOutcome outcome = rig.ensure(pppoe());

        assertThat(outcome).isInstanceOfSatisfying(DriverOutcome.Conflict.class, conflict -> {
            assertThat(conflict.code()).isEqualTo(ReasonCode.USERNAME_TAKEN);
            assertThat(conflict.text()).isEqualTo("user name sub101 on site1 is a row Demarc does not manage");
            assertThat(conflict.detail())
                    .startsWith("wanted: comment=demarc/main/101")
                    .contains("name=sub101", "; site1 has: comment=by hand, ")
                    .doesNotContain("theirs", "pw101");
        });
        assertThat(only(rig.secrets())).containsEntry("password", "theirs");
        assertThat(rig.router.writes()).isEmpty();
    }

    @Test
    void whatHasLongSharedItsAddressWithAForeignRowCanStillBeChanged() {
        rig.ensured(pppoe());
        String address = only(rig.secrets()).getOrDefault("remote-address", "");
        rig.router.add("/ppp/secret", Map.of("name", "guest", "remote-address", address, "comment", "by hand"));

        DriverOutcome outcome = rig.ensure(pppoe(TAG, "sub101", "pw101", "Pro 50M"));

        assertThat(outcome).isInstanceOf(DriverOutcome.Done.class);
        assertThat(rig.secrets())
                .filteredOn(row -> "sub101".equals(row.get("name")))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("profile", "Pro 50M"));
    }

    @Test
    void aForeignRowOfTheSameAddressIsAConflictAndStays() {
        String address = pppoe().address();
        rig.router.add("/ppp/secret", Map.of("name", "guest", "remote-address", address, "comment", "by hand"));

        DriverOutcome outcome = rig.ensure(pppoe());

        assertThat(outcome).isInstanceOfSatisfying(DriverOutcome.Conflict.class, conflict -> {
            assertThat(conflict.code()).isEqualTo(ReasonCode.ADDRESS_TAKEN);
            assertThat(conflict.text()).isEqualTo("address " + address + " is a row Demarc does not manage");
            assertThat(conflict.detail())
                    .contains("; site1 has: comment=by hand")
                    .contains("name=guest");
        });
        assertThat(rig.router.writes()).isEmpty();
    }

    @Test
    void anotherServicesRowIsAConflictThatNamesIt() {
        rig.ensure(pppoe());
        rig.router.forgetCommands();

        DriverOutcome outcome = rig.ensure(pppoe(SUCCESSOR, "sub101", "pw", "Basic 10M"));

        assertThat(outcome).isInstanceOfSatisfying(DriverOutcome.Conflict.class, conflict -> assertThat(conflict.text())
                .isEqualTo("user name sub101 on site1 belongs to service 101"));
        assertThat(rig.router.writes()).isEmpty();
    }

    @Test
    void aPlanChangeHandsTheRowOverInOneSet() {
        AppliedAccount applied = applied(rig.ensured(pppoe()));
        rig.router.online("sub101");
        rig.router.forgetCommands();

        DriverOutcome.Done done = done(rig.driver.ensure(
                rig.access,
                EnsureRequest.of(pppoe(SUCCESSOR, "sub101", "pw101", "Pro 50M"))
                        .knowing(applied)
                        .takingOverFrom(TAG)));

        assertThat(done.kicked()).isEqualTo(1);
        assertThat(only(rig.secrets()))
                .containsEntry("comment", "demarc/main/103 Test Client")
                .containsEntry("profile", "Pro 50M")
                .containsEntry(".id", applied.rosId());
        assertThat(rig.router.writes())
                .extracting(words -> words.get(0))
                .containsExactly("/ppp/secret/set", "/ppp/active/remove");
    }

    @Test
    void aRowWithThePredecessorsCommentIsAdopted() {
        rig.router.add(
                "/ppp/secret",
                Map.of("name", "sub101", "password", "old", "profile", "Basic 10M", "comment", "101,Test Client"));

        DriverOutcome.Done done = rig.ensured(pppoe());

        assertThat(done.change()).isEqualTo(Change.CHANGED);
        assertThat(only(rig.secrets()))
                .containsEntry("password", "pw101")
                .containsEntry("comment", "demarc/main/101 Test Client");
    }

    @Test
    void anOldCommentCountsOnlyWhereOneSourceUsesTheRouter() {
        rig.router.add("/ppp/secret", Map.of("name", "sub101", "comment", "101,Test Client"));

        DriverOutcome outcome = rig.ensure(pppoe(new AccountTag("plain", "101"), "sub101", "pw", "Basic 10M"));

        assertThat(outcome).isInstanceOf(DriverOutcome.Conflict.class);
    }

    @Test
    void ofTwoOwnRowsTheOneWithTheNameIsKeptAndTheOtherReported() {
        AppliedAccount applied = applied(rig.ensured(pppoe()));
        rig.router.add("/ppp/secret", Map.of("name", "sub101x", "comment", "demarc/main/101 Test Client"));

        DriverOutcome.Done done = done(rig.ensure(pppoe(), applied));

        assertThat(done.notes())
                .singleElement()
                .asString()
                .contains("duplicate")
                .contains("sub101x");
        assertThat(rig.secrets()).hasSize(2);
    }

    @Test
    void whatAnOperatorChangedOnTheRouterIsPutBack() {
        AppliedAccount applied = applied(rig.ensured(pppoe()));
        rig.router.byHand("/ppp/secret/set", "=.id=sub101", "=profile=Pro 50M", "=disabled=yes");

        rig.ensure(pppoe(), applied);

        assertThat(only(rig.secrets())).containsEntry("profile", "Basic 10M").containsEntry("disabled", "false");
    }

    @Test
    void aRowThatVanishedIsAddedAgain() {
        AppliedAccount applied = applied(rig.ensured(pppoe()));
        rig.router.byHand("/ppp/secret/remove", "=.id=sub101");

        DriverOutcome.Done done = done(rig.ensure(pppoe(), applied));

        assertThat(done.change()).isEqualTo(Change.ADDED);
    }

    @Test
    void hostileTextsArriveAsTheyAre() {
        String name = "ö ж =?!re .tag=1 \n\r\t\0";
        String password = "a=b\"c'd;/quit\n!done";

        rig.ensured(pppoe(TAG, name, password, "Basic 10M"));

        assertThat(only(rig.secrets())).containsEntry("name", name).containsEntry("password", password);
        assertThat(done(rig.ensure(pppoe(TAG, name, password, "Basic 10M"))).change())
                .isEqualTo(Change.NOTHING);
    }

    @Test
    void callerIdServiceAndFlagAreKept() {
        PppoeAccount bound = new PppoeAccount(
                TAG,
                TAG.text(),
                "sub101",
                Secret.of("pw"),
                "Basic 10M",
                "192.168.2.1",
                "pppoe",
                "02:00:00:00:00:10",
                true);

        rig.ensured(bound);

        assertThat(only(rig.secrets()))
                .containsEntry("service", "pppoe")
                .containsEntry("caller-id", "02:00:00:00:00:10")
                .containsEntry("disabled", "true");
        assertThat(rig.ensured(bound).change()).isEqualTo(Change.NOTHING);
    }

    @Test
    void theRoutersOwnWordsExplainItsRefusal() {
        rig.router.fault(Fault.trap("/ppp/secret/add", "failure: disk full"));

        DriverOutcome outcome = rig.ensure(pppoe());

        assertThat(outcome).isInstanceOfSatisfying(DriverOutcome.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(ReasonCode.ROUTER_REFUSED);
            assertThat(refused.text()).isEqualTo("site1 refused: failure: disk full");
        });
    }

    @Test
    void aRefusalThatRepeatsThePasswordDoesNotShowIt() {
        rig.router.fault(Fault.trap("/ppp/secret/add", "bad password topsecret1"));

        DriverOutcome outcome = rig.ensure(pppoe(TAG, "sub101", "topsecret1", "Basic 10M"));

        assertThat(outcome.toString()).doesNotContain("topsecret1");
    }

    @Test
    void theTimelineGetsEveryCommandWithoutPasswords() {
        DriverOutcome.Done done = rig.ensured(pppoe(TAG, "sub101", "topsecret1", "Basic 10M"));

        assertThat(done.commands())
                .extracting(command -> command.words().get(0))
                .containsExactly("/ppp/secret/print", "/ppp/profile/print", "/ppp/secret/add", "/ppp/secret/print");
        assertThat(done.commands().get(2).words()).contains("=password=•••");
        assertThat(done.toString()).doesNotContain("topsecret1");
    }

    @Test
    void removingTakesTheRowAndItsSessions() {
        AppliedAccount applied = applied(rig.ensured(pppoe()));
        rig.router.online("sub101");

        DriverOutcome.Done done = done(rig.driver.remove(rig.access, applied));

        assertThat(done.change()).isEqualTo(Change.REMOVED);
        assertThat(done.kicked()).isEqualTo(1);
        assertThat(rig.secrets()).isEmpty();
        assertThat(rig.router.rows("/ppp/active")).isEmpty();
    }

    @Test
    void removingWhatIsNotThereWritesNothing() {
        DriverOutcome.Done done = done(rig.driver.remove(rig.access, new AppliedAccount(pppoe(), "*7")));

        assertThat(done.change()).isEqualTo(Change.NOTHING);
        assertThat(rig.router.writes()).isEmpty();
    }

    @Test
    void aRowThatBelongsToAnotherServiceByNowIsLeftAlone() {
        AppliedAccount applied = applied(rig.ensured(pppoe()));
        rig.router.byHand("/ppp/secret/set", "=.id=sub101", "=comment=demarc/main/103 Next");
        rig.router.online("sub101");
        rig.router.forgetCommands();

        DriverOutcome.Done done = done(rig.driver.remove(rig.access, applied));

        assertThat(done.change()).isEqualTo(Change.NOTHING);
        assertThat(done.notes())
                .singleElement()
                .asString()
                .contains("left alone")
                .contains("service 103");
        assertThat(rig.router.writes()).isEmpty();
    }

    @Test
    void aRowThatWasRenamedByHandIsFoundByItsComment() {
        AppliedAccount applied = applied(rig.ensured(pppoe()));
        rig.router.byHand("/ppp/secret/set", "=.id=sub101", "=name=other");

        done(rig.driver.remove(rig.access, new AppliedAccount(applied.account(), "")));

        assertThat(rig.secrets()).isEmpty();
    }

    @Test
    void verifyingReadsOnly() {
        rig.ensured(pppoe());
        rig.router.forgetCommands();

        assertThat(rig.driver.verify(rig.access, pppoe())).isInstanceOf(DriverOutcome.Done.class);
        assertThat(rig.driver.verify(rig.access, pppoe(TAG, "sub101", "pw101", "Pro 50M")))
                .isInstanceOfSatisfying(DriverOutcome.Refused.class, refused -> assertThat(refused.text())
                        .isEqualTo("site1 accepted the change of field \"profile\" but still shows \"Basic 10M\""));
        assertThat(rig.router.writes()).isEmpty();
    }
}
