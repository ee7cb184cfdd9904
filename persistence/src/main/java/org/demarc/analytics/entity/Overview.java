package org.demarc.analytics.entity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.demarc.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * The state of the whole at one instant.
 *
 * @param devicesByStatus number of devices whose polling is on, by {@code Up, Down, Unknown}
 * @param onusByStatus number of ONUs that their OLT lists, by {@code Online, Offline, LOS, PowerOff, Unknown}
 * @param ordersByState number of provisioning orders that are open, and of those that ended badly within 24 hours, by
 *     state in lower case
 * @param lastRuns newest run of each synchronisation (imports, reconciler, suspension): those that failed, then newest first,
 *     at most 10
 * @param worstSignals ONUs online with the weakest received light, weakest first, at most 10
 * @param subscribers number of known subscribers
 */
public record Overview(
        Map<String, Long> devicesByStatus,
        Map<String, Long> onusByStatus,
        Map<String, Long> ordersByState,
        List<Run> lastRuns,
        List<WeakSignal> worstSignals,
        long subscribers) {

    /** One run of a job: what, for which source, how it ended in English and in any language. */
    public record Run(
            long id,
            String kind,
            String source,
            String sourceName,
            String state,
            String message,
            @JsonIgnore Phrase said,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {}

    /** An ONU with weak light; {@code rxDbm} is what the ONU receives, in dBm. */
    public record WeakSignal(
            long interfaceId, long deviceId, String device, String name, String ident, double rxDbm, Instant readAt) {}
}
