package org.demarc.wildcore.control;

import java.time.Instant;
import java.util.Set;
import org.demarc.device.control.Decoded;
import org.demarc.device.control.Reading;
import org.jspecify.annotations.Nullable;

/**
 * What a device answered about one line just now.
 *
 * @param decoded null when it did not answer
 * @param covered readings that were asked
 * @param details what was asked beside the readings
 * @param errorType error word of wildcore-mikbill.md 5, empty when it answered; one of our own, which nobody is told, when it was not asked
 * @param problem one sentence, empty when it answered
 * @param spent seconds
 */
public record LiveLine(
        @Nullable Decoded decoded,
        Set<Reading> covered,
        LiveDetails details,
        String errorType,
        String problem,
        Instant at,
        double spent) {

    static final String SWITCHED_OFF = "SWITCHED_OFF";

    /** Nothing came. */
    public static LiveLine failed(String errorType, String problem, Instant at, double spent) {
        return new LiveLine(null, Set.of(), LiveDetails.NONE, errorType, problem, at, spent);
    }

    /** Nothing was asked: custom parameters switch off all that could have been. */
    static LiveLine switchedOff(Instant at) {
        return failed(SWITCHED_OFF, "not asked: the custom parameters switch off every reading of this line", at, 0);
    }

    LiveLine with(LiveDetails told, double newSpent) {
        return new LiveLine(decoded, covered, told, errorType, problem, at, newSpent);
    }

    public boolean answered() {
        return decoded != null;
    }

    boolean isSwitchedOff() {
        return errorType.equals(SWITCHED_OFF);
    }
}
