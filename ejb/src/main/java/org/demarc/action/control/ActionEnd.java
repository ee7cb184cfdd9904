package org.demarc.action.control;

import java.util.Map;
import org.demarc.Phrase;
import org.demarc.action.entity.ActionRun;
import org.demarc.action.entity.ActionSaid;
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

    /** The same in the words of the log of calls (see {@link org.demarc.poll.entity.DeviceCall}): SKIPPED where the device was not asked. */
    public String callOutcome() {
        return switch (state) {
            case DONE -> "ANSWERED";
            case REFUSED -> "REFUSED";
            case UNSURE -> "SILENT";
            case WAITING, RUNNING, CANCELLED -> "SKIPPED";
            case FAILED -> ActionSaid.of(said).map(ActionEnd::callOutcome).orElse("SKIPPED");
        };
    }

    private static String callOutcome(ActionSaid why) {
        return switch (why) {
            case SILENT,
                    NO_ANSWER_TWICE,
                    STILL_BUSY,
                    CONSOLE_UNREACHABLE,
                    CONSOLE_SILENT,
                    CONSOLE_CLOSED,
                    API_UNREACHABLE -> "SILENT";
            case REFUSED, CONSOLE_REFUSED, TYPED_REFUSED, CONSOLE_LOGIN, CONSOLE_ENABLE, API_LOGIN -> "REFUSED";
            case DIFFERENT, CONSOLE_TOO_MUCH -> "GARBLED";
            default -> "SKIPPED";
        };
    }

    static ActionEnd of(ActionRun.State state, Phrase said) {
        return new ActionEnd(state, said, Map.of(), Map.of(), null);
    }
}
