package org.demarc.action.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.demarc.Phrase;
import org.demarc.action.entity.ActionRun;
import org.demarc.action.entity.ActionSaid;
import org.junit.jupiter.api.Test;

class ActionEndTest {

    @Test
    void theLogOfCallsTellsSilenceRefusalAndWhatWasNotAskedApart() {
        assertThat(outcome(ActionRun.State.DONE, ActionSaid.ALREADY.with())).isEqualTo("ANSWERED");
        assertThat(outcome(ActionRun.State.UNSURE, ActionSaid.UNSURE.with())).isEqualTo("SILENT");
        assertThat(outcome(ActionRun.State.FAILED, ActionSaid.CONSOLE_UNREACHABLE.with("no route")))
                .isEqualTo("SILENT");
        assertThat(outcome(ActionRun.State.FAILED, ActionSaid.CONSOLE_REFUSED.with("save", "% Invalid")))
                .isEqualTo("REFUSED");
        assertThat(outcome(ActionRun.State.FAILED, ActionSaid.DIFFERENT.with("admin", "up", "down")))
                .isEqualTo("GARBLED");
        assertThat(outcome(ActionRun.State.FAILED, ActionSaid.NO_CONSOLE.with()))
                .isEqualTo("SKIPPED");
        assertThat(outcome(ActionRun.State.FAILED, Phrase.plain("words of others")))
                .isEqualTo("SKIPPED");
    }

    private static String outcome(ActionRun.State state, Phrase said) {
        return ActionEnd.of(state, said).callOutcome();
    }
}
