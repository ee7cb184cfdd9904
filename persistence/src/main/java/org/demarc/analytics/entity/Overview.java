package org.demarc.analytics.entity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.demarc.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * The state of the whole at one instant. Each figure is for those who have one of the permissions of its widget; null for others.
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
        @Nullable Map<String, Long> devicesByStatus,
        @Nullable Map<String, Long> onusByStatus,
        @Nullable Map<String, Long> ordersByState,
        @Nullable List<Run> lastRuns,
        @Nullable List<WeakSignal> worstSignals,
        @Nullable Long subscribers) {

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
