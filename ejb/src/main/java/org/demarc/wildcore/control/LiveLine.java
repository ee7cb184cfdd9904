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
 * @param errorType error word of wildcore-mikbill.md 5, empty when it answered
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

    /** Nothing came. */
    public static LiveLine failed(String errorType, String problem, Instant at, double spent) {
        return new LiveLine(null, Set.of(), LiveDetails.NONE, errorType, problem, at, spent);
    }

    LiveLine with(LiveDetails told, double newSpent) {
        return new LiveLine(decoded, covered, told, errorType, problem, at, newSpent);
    }

    public boolean answered() {
        return decoded != null;
    }
}
