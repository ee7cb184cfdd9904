package org.demarc.billing.boundary;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A billing source as an operator describes it. What is null keeps its value, or takes the standard for a new source.
 *
 * @param name unique
 * @param kind {@code ubilling, userside, carbon5, local ...}
 * @param url complete URL with its key; write-only
 * @param enabled whether the schedule runs
 * @param cron when it runs by itself, empty for never
 * @param options JSON object of import options
 * @param minRows fewest subscribers that a complete list has, default 2
 * @param maxDropPercent largest share of subscribers that may be missing, default 20
 * @param maxTariffDropPercent largest share of tariffs that may be missing, default 50
 * @param cardUrl page of a subscriber in the billing with {@code {id}} and {@code {login}}
 * @param version the version that was seen, null to overwrite
 */
public record SourceDraft(
        @NotBlank @Size(max = 100) String name,
        @NotBlank @Size(max = 32) String kind,
        @Nullable @Size(max = 2000) String url,
        @Nullable Boolean enabled,
        @Nullable @Size(max = 100) String cron,
        @Nullable @Size(max = 20000) String options,
        @Nullable @Min(1) Integer minRows,
        @Nullable @Min(0) @Max(100) Integer maxDropPercent,
        @Nullable @Min(0) @Max(100) Integer maxTariffDropPercent,
        @Nullable @Size(max = 2000) String cardUrl,
        @Nullable Integer version) {}
