package org.demarc.event.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.demarc.event.entity.Comparison;
import org.demarc.event.entity.EventRule;
import org.demarc.event.entity.EventRuleDraft;
import org.demarc.event.entity.Severity;
import org.demarc.event.entity.Watch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("row 41: rules are validated")
class RuleCheckTest {

    @Test
    void everyNumberAndWordOfTheCatalogueCanBeLookedAt() {
        assertThat(MeasureCatalogue.all())
                .extracting(MeasureCatalogue.Measure::key)
                .contains("resources.cpuPercent", "sensors.temperatureC", "onu-signal.rxDbm", "cards.status")
                .doesNotContain("onu-unregistered.password");
        for (MeasureCatalogue.Measure measure : MeasureCatalogue.all()) {
            boolean words = measure.kind() == MeasureCatalogue.Kind.WORD;
            assertThatCode(() -> RuleCheck.ofNew(draft(
                            measure.key(), words ? Comparison.EQUAL : Comparison.ABOVE, words ? null : 5.0, null, "x")))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void whatCannotBeComparedIsRefusedWithTheReason() {
        refused(draft("nothing.there", Comparison.ABOVE, 1.0, null, ""), "no such measure: nothing.there");
        refused(draft("onu-signal.rxDbm", Comparison.EQUAL, 1.0, null, "x"), "numbers are compared by ABOVE and BELOW");
        refused(draft("onu-signal.rxDbm", Comparison.BELOW, null, null, ""), "a threshold is needed");
        refused(draft("onu-signal.rxDbm", Comparison.BELOW, -28.0, -29.0, ""), "the good side");
        refused(draft("cards.status", Comparison.ABOVE, 1.0, null, ""), "words are compared");
        refused(draft("cards.status", Comparison.EQUAL, null, null, " "), "a word to compare with is needed");
    }

    @Test
    void whatDemarcBroughtAlongKeepsItsName() {
        EventRule builtin = new EventRule(
                1,
                "pinger_host_down",
                Watch.DEVICE_DOWN,
                "",
                Comparison.ABOVE,
                null,
                null,
                "",
                1,
                60,
                60,
                Severity.CRITICAL,
                true,
                true,
                EventRule.Scope.ALL,
                new EventRule.Looked(null, 0, 0, ""),
                0);

        assertThatThrownBy(
                        () -> RuleCheck.ofChanged(builtin, draft("onu-signal.rxDbm", Comparison.ABOVE, 1.0, null, "")))
                .hasMessageContaining("keep their name");
    }

    private static void refused(EventRuleDraft draft, String reason) {
        assertThatThrownBy(() -> RuleCheck.ofNew(draft)).hasMessageContaining(reason);
    }

    private static EventRuleDraft draft(
            String measure, Comparison comparison, @Nullable Double threshold, @Nullable Double clear, String word) {
        return new EventRuleDraft(
                "my_rule",
                Watch.MEASURE,
                measure,
                comparison,
                threshold,
                clear,
                word,
                1,
                60,
                60,
                Severity.INFO,
                true,
                EventRule.Scope.ALL);
    }
}
