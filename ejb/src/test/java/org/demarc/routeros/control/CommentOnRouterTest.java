package org.demarc.routeros.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.demarc.lab.routeros.Fault;
import org.demarc.provisioning.control.CommentChange;
import org.demarc.provisioning.control.DriverOutcome;
import org.demarc.provisioning.control.DriverOutcome.Change;
import org.demarc.provisioning.control.ReasonCode;
import org.demarc.provisioning.entity.AccountKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** UR-74: the first write is only the tag. */
class CommentOnRouterTest {

    private final Rig rig = Rig.withProfiles();
    private String id = "";

    @BeforeEach
    void aRowOfThePredecessor() {
        rig.router.add(
                "/ppp/secret",
                Map.of(
                        "name",
                        "sub101",
                        "password",
                        "pw101",
                        "profile",
                        "Basic 10M",
                        "remote-address",
                        "10.93.1.1",
                        "comment",
                        "101,Test Client"));
        id = rig.secrets().get(0).getOrDefault(".id", "");
        rig.router.online("sub101");
        rig.router.forgetCommands();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void onlyTheCommentIsWrittenAndNobodyIsCutOff() {
        DriverOutcome outcome = rig.driver.comment(rig.access, change("101,Test Client"));

        assertThat(outcome).isInstanceOfSatisfying(DriverOutcome.Done.class, done -> {
            assertThat(done.change()).isEqualTo(Change.CHANGED);
            assertThat(done.kicked()).isZero();
        });
        assertThat(rig.router.writes())
                .containsExactly(List.of("/ppp/secret/set", "=.id=" + id, "=comment=demarc/main/101 Test Client"));
        assertThat(rig.router.rows("/ppp/active")).hasSize(1);
        assertThat(rig.driver.comment(rig.access, change("101,Test Client")))
                .isInstanceOfSatisfying(DriverOutcome.Done.class, done -> assertThat(done.change())
                        .isEqualTo(Change.NOTHING));
        assertThat(rig.driver.comment(rig.access, change("101,Test Client").reversed()))
                .isInstanceOf(DriverOutcome.Done.class);
        assertThat(rig.secrets().get(0)).containsEntry("comment", "101,Test Client");
    }

    @Test
    void aRowThatIsNotAsItWasReadIsLeftAlone() {
        DriverOutcome outcome = rig.driver.comment(rig.access, change("another comment"));

        assertThat(outcome).isInstanceOfSatisfying(DriverOutcome.Refused.class, refused -> assertThat(refused.code())
                .isEqualTo(ReasonCode.ROW_CHANGED));
        assertThat(rig.router.writes()).isEmpty();
    }

    @Test
    void aLostAnswerIsLookedUpBeforeAnythingIsWrittenAgain() {
        rig.router.fault(Fault.dropAfter("/ppp/secret/set"));

        DriverOutcome outcome = rig.driver.comment(rig.access, change("101,Test Client"));

        assertThat(outcome).isInstanceOfSatisfying(DriverOutcome.Done.class, done -> assertThat(done.change())
                .isEqualTo(Change.CHANGED));
        assertThat(rig.router.writes()).hasSize(1);
    }

    private CommentChange change(String before) {
        return new CommentChange(AccountKind.PPPOE, id, "sub101", "10.93.1.1", before, "demarc/main/101 Test Client");
    }
}
