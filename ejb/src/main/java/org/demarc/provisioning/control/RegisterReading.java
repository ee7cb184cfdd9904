package org.demarc.provisioning.control;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What a billing said about all services of a source (ucrm-routeros.md 8.1).
 *
 * @param readAt when it was asked
 * @param live whether it was asked itself, rather than what it told before being looked up
 * @param wishes by the source's id: everything that is not over
 * @param over services that are over, surely: the list lacks them, and the billing says so
 * @param doubtful services that the list lacks although nothing says that they are over
 * @param fault why it could not be asked, empty when it could
 */
public record RegisterReading(
        String source,
        Instant readAt,
        boolean live,
        Map<String, ServiceWish> wishes,
        Set<String> over,
        Set<String> doubtful,
        String fault) {

    public RegisterReading {
        wishes = Map.copyOf(wishes);
        over = Set.copyOf(over);
        doubtful = Set.copyOf(doubtful);
    }

    /**
     * Whether the list came back so short that nothing may be concluded from it (ucrm-routeros.md 8.3): more than a
     * tenth of the services that have an account are missing without a word.
     *
     * @param expected how many services have an account
     */
    public boolean looksIncomplete(int expected) {
        return doubtful.size() * 10L > expected;
    }
}
