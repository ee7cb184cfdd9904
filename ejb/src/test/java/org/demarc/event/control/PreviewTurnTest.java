package org.demarc.event.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.demarc.ProblemException;
import org.demarc.event.entity.EventProblem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PreviewTurnTest {

    @Test
    @DisplayName("one looks at what a rule would find, whoever comes meanwhile is told so, and the next one may")
    void oneLooksAtATime() {
        PreviewTurn turn = new PreviewTurn();

        String both = turn.alone(() -> {
            assertThatThrownBy(() -> turn.alone(() -> "second"))
                    .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.type())
                            .isEqualTo(EventProblem.PREVIEW_UNDER_WAY));
            return "first";
        });

        assertThat(both).isEqualTo("first");
        assertThat(turn.<String>alone(() -> "third")).isEqualTo("third");
    }
}
