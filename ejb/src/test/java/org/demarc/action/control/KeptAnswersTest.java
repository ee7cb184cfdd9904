package org.demarc.action.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeptAnswersTest {

    private static final String TEN_THOUSAND = "x".repeat(10_000);

    @Test
    @DisplayName(
            "DEV-17 of each answer of an action the beginning is kept, of typed commands more, and of all together a bounded part")
    void answersAreBounded() {
        KeptAnswers ofProfile = new KeptAnswers(false);
        KeptAnswers typed = new KeptAnswers(true);

        ofProfile.add("show", TEN_THOUSAND, UnaryOperator.identity());
        for (int i = 0; i < 10; i++) {
            typed.add("show", TEN_THOUSAND, UnaryOperator.identity());
        }

        assertThat(ofProfile.rows()).singleElement().satisfies(row -> assertThat(row.get("answer"))
                .hasSize(KeptAnswers.LONGEST));
        assertThat(typed.rows().get(0).get("answer")).hasSize(10_000);
        assertThat(typed.rows().stream()
                        .mapToInt(row -> row.getOrDefault("answer", "").length())
                        .sum())
                .isLessThanOrEqualTo(KeptAnswers.LONGEST_OF_ALL)
                .isGreaterThan(KeptAnswers.LONGEST_OF_ALL - 1000);
        assertThat(typed.rows()).hasSize(10);
    }

    @Test
    @DisplayName("WM-25 a secret at the place where an answer is cut is masked whole")
    void aSecretAtTheCutIsMasked() {
        KeptAnswers kept = new KeptAnswers(false);
        String secret = "top-secret-word";
        String answer = "x".repeat(KeptAnswers.LONGEST - 5) + secret + "x".repeat(100_000);

        kept.add("show " + secret, answer, text -> text.replace(secret, "•••"));

        assertThat(kept.rows().get(0)).containsEntry("command", "show •••");
        assertThat(kept.rows().get(0).get("answer"))
                .hasSizeBetween(KeptAnswers.LONGEST - 100, KeptAnswers.LONGEST)
                .doesNotContain("top");
    }
}
