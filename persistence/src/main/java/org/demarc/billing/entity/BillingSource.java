package org.demarc.billing.entity;

import org.demarc.settings.entity.Secret;

/**
 * A source of subscribers.
 *
 * @param id Demarc's number
 * @param name unique, whatever the case
 * @param kind which client reads it; {@code local} for the own register
 * @param url complete URL with its key; never shown
 * @param urlShown the same with the key hidden
 * @param enabled whether its schedule runs
 * @param cron when it runs by itself, empty for never
 * @param options JSON of the import's options, see {@code ImportOptions}
 * @param minRows fewest subscribers that a complete list has
 * @param maxDropPercent largest share of known subscribers that may be missing
 * @param maxTariffDropPercent largest share of known tariffs that may be missing
 * @param cardUrl page of a subscriber in the billing, with {@code {id}} and {@code {login}} to be filled in; empty for none
 * @param version for finding out that somebody else was faster
 */
public record BillingSource(
        long id,
        String name,
        String kind,
        Secret url,
        String urlShown,
        boolean enabled,
        String cron,
        String options,
        int minRows,
        int maxDropPercent,
        int maxTariffDropPercent,
        String cardUrl,
        int version) {

    /** Kind of Demarc's own register. */
    public static final String LOCAL = "local";
}
