package org.demarc.event.control;

import java.util.Optional;
import org.demarc.event.control.MeasureCatalogue.Kind;
import org.demarc.event.control.MeasureCatalogue.Measure;
import org.demarc.event.entity.Comparison;
import org.demarc.event.entity.EventProblem;
import org.demarc.event.entity.EventRule;
import org.demarc.event.entity.EventRuleDraft;
import org.demarc.event.entity.Watch;
import org.jspecify.annotations.Nullable;

/** Whether a rule can be looked at; the refusal says what is wrong with it. */
public final class RuleCheck {

    private static final int LONGEST_WORD = 100;
    private static final int LONGEST_SECONDS = 604_800;

    private RuleCheck() {}

    /** A rule of somebody's own. */
    public static void ofNew(EventRuleDraft draft) {
        require(draft.name().matches("[a-z][a-z0-9_]{1,63}"), "a name is small letters, digits and _, 2 to 64 of them");
        require(draft.watch() == Watch.MEASURE, "only rules on measures can be added; the others are there");
        common(draft);
        measured(draft);
    }

    /** One that is there, changed. What Demarc brought along keeps what it looks at. */
    public static void ofChanged(EventRule before, EventRuleDraft draft) {
        if (!before.builtin()) {
            ofNew(draft);
            return;
        }
        require(
                before.name().equals(draft.name()) && before.measure().equals(draft.measure()),
                "rules that Demarc brought along keep their name and what they look at");
        common(draft);
        if (before.watch() == Watch.MEASURE) {
            measured(draft);
        } else if (before.threshold() != null) {
            require(isFinite(draft.threshold()), "a threshold is needed");
            hysteresis(draft);
        }
    }

    private static void common(EventRuleDraft draft) {
        require(inRange(draft.forSeconds()) && inRange(draft.clearSeconds()), "durations are 0 to 604800 s");
        require(draft.least() >= 1 && draft.least() <= 100_000, "the least number is 1 to 100000");
        require(draft.word().length() <= LONGEST_WORD, "a word has at most 100 letters");
    }

    private static boolean inRange(int seconds) {
        return seconds >= 0 && seconds <= LONGEST_SECONDS;
    }

    private static void measured(EventRuleDraft draft) {
        Optional<Measure> measure = MeasureCatalogue.withKey(draft.measure());
        require(measure.isPresent(), "no such measure: " + draft.measure());
        boolean words =
                measure.map(Measure::kind).filter(kind -> kind == Kind.WORD).isPresent();
        require(
                words == draft.comparison().isOfWords(),
                words ? "words are compared by EQUAL and DIFFERENT" : "numbers are compared by ABOVE and BELOW");
        if (words) {
            require(!draft.word().isBlank(), "a word to compare with is needed");
        } else {
            require(isFinite(draft.threshold()), "a threshold is needed");
            hysteresis(draft);
        }
    }

    private static void hysteresis(EventRuleDraft draft) {
        Double threshold = draft.threshold();
        Double clear = draft.clearAt();
        if (threshold == null || clear == null) {
            return;
        }
        require(isFinite(clear), "the value that ends it is no number");
        require(
                draft.comparison() == Comparison.BELOW ? clear >= threshold : clear <= threshold,
                "the value that ends it lies on the good side of the threshold");
    }

    private static boolean isFinite(@Nullable Double number) {
        return number != null && Double.isFinite(number);
    }

    private static void require(boolean fits, String otherwise) {
        if (!fits) {
            throw EventProblem.BAD_RULE.because(otherwise);
        }
    }
}
