package org.demarc.billing.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.demarc.billing.boundary.SourceDraft;
import org.jspecify.annotations.Nullable;

/**
 * A billing source as a caller describes it; what is absent keeps its value, or takes the standard for a new one.
 *
 * @param name unique
 * @param kind {@code ubilling, userside} or {@code carbon5}
 * @param url complete URL with its key, write-only
 * @param enabled whether its schedule runs, default true
 * @param cron when it runs by itself: five fields, or six with seconds first; empty for never
 * @param options import options as a JSON object
 * @param minRows fewest subscribers that a complete list has, default 2
 * @param maxDropPercent largest share of subscribers that may be missing, default 20
 * @param maxTariffDropPercent largest share of tariffs that may be missing, default 50
 * @param cardUrl page of a subscriber in the billing with {@code {id}} and {@code {login}}
 * @param version the version that was read; absent to overwrite
 */
public record SourceRequest(
        @NotBlank @Size(max = 100) String name,
        @NotBlank @Size(max = 32) String kind,
        @Nullable @Size(max = 2000) String url,
        @Nullable Boolean enabled,
        @Nullable @Size(max = 100) String cron,
        @Nullable JsonNode options,
        @Nullable @Min(1) Integer minRows,
        @Nullable @Min(0) @Max(100) Integer maxDropPercent,
        @Nullable @Min(0) @Max(100) Integer maxTariffDropPercent,
        @Nullable @Size(max = 2000) String cardUrl,
        @Nullable Integer version) {

    SourceDraft draft() {
        return new SourceDraft(
                name,
                kind,
                url,
                enabled,
                cron,
                options == null ? null : options.toString(),
                minRows,
                maxDropPercent,
                maxTariffDropPercent,
                cardUrl,
                version);
    }
}
