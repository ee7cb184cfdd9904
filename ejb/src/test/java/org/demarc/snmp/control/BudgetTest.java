package org.demarc.snmp.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private static final DeviceConduct CLEAN = new DeviceConduct(50, false, 3, 20, 20, 1000, 0);

    @Test
    @DisplayName("ENG-14 ENG-19 one silence among full answers is a loss: the next cycle asks as before")
    void oneSilenceAmongFullAnswersIsNotRemembered() {
        Budget budget = answered(CLEAN, 4);

        budget.halveAfterSilence();

        assertThat(budget.now()).isEqualTo(25);
        assertThat(budget.after(CLEAN, 20, 1000)).isEqualTo(new DeviceConduct(50, false, 0, 20, 20, 1000, 0));
    }

    @Test
    @DisplayName("ENG-19 a silence in the next cycle too, or two in one, are remembered")
    void silencesThatRepeatAreRemembered() {
        DeviceConduct troubled = new DeviceConduct(50, false, 0, 20, 20, 1000, 0);
        Budget again = answered(troubled, 4);
        again.halveAfterSilence();
        Budget twice = answered(CLEAN, 4);
        twice.halveAfterSilence();
        twice.halveAfterSilence();

        assertThat(again.after(troubled, 20, 1000).budget()).isEqualTo(25);
        assertThat(again.after(troubled, 20, 1000).shrunk()).isTrue();
        assertThat(twice.after(CLEAN, 20, 1000).budget()).isEqualTo(12);
    }

    @Test
    @DisplayName("ENG-19 a silence before the device has shown that it answers so much, and tooBig, are remembered")
    void sizeThatWasNeverAnsweredIsRemembered() {
        Budget early = answered(CLEAN, 3);
        early.halveAfterSilence();
        Budget tooBig = answered(CLEAN, 4);
        tooBig.halve();
        Budget both = answered(CLEAN, 4);
        both.halve();
        both.halveAfterSilence();

        assertThat(early.after(CLEAN, 20, 1000).budget()).isEqualTo(25);
        assertThat(tooBig.after(CLEAN, 20, 1000).budget()).isEqualTo(25);
        assertThat(both.after(CLEAN, 20, 1000).budget()).isEqualTo(12);
    }

    private static Budget answered(DeviceConduct conduct, int fullAnswers) {
        Budget budget = new Budget(conduct, 50);
        for (int i = 0; i < fullAnswers; i++) {
            budget.fullAnswer();
        }
        return budget;
    }
}
