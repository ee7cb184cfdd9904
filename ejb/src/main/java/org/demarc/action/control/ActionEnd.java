package org.demarc.action.control;

import java.util.Map;
import org.demarc.Phrase;
import org.demarc.action.entity.ActionRun;
import org.jspecify.annotations.Nullable;

/**
 * How an action ended.
 *
 * @param before what the device showed before, by column
 * @param after what it showed afterwards
 * @param result rows of a test, null for none
 */
public record ActionEnd(
        ActionRun.State state,
        Phrase said,
        Map<String, String> before,
        Map<String, String> after,
        @Nullable Object result) {

    public ActionEnd {
        before = Map.copyOf(before);
        after = Map.copyOf(after);
    }

    static ActionEnd of(ActionRun.State state, Phrase said) {
        return new ActionEnd(state, said, Map.of(), Map.of(), null);
    }
}
