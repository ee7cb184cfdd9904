package org.demarc.billing.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.demarc.billing.entity.BillingSource;
import org.demarc.job.entity.JobRun;
import org.jspecify.annotations.Nullable;

/**
 * A billing source.
 *
 * @param url its URL with the key hidden
 * @param lastRun its newest run, absent where there was none
 */
public record SourceView(
        long id,
        String name,
        String kind,
        String url,
        boolean enabled,
        String cron,
        JsonNode options,
        int minRows,
        int maxDropPercent,
        int maxTariffDropPercent,
        String cardUrl,
        int version,
        @Nullable RunView lastRun) {

    static SourceView of(BillingSource source, Optional<JobRun> lastRun) {
        return new SourceView(
                source.id(),
                source.name(),
                source.kind(),
                source.urlShown(),
                source.enabled(),
                source.cron(),
                StoredJson.read(source.options()),
                source.minRows(),
                source.maxDropPercent(),
                source.maxTariffDropPercent(),
                source.cardUrl(),
                source.version(),
                lastRun.map(RunView::of).orElse(null));
    }
}
