package org.demarc.wildcore.entity;

import java.time.Instant;

/**
 * Whose line it is. Texts are empty where the billing says nothing.
 *
 * @param source kind of the billing that says so, {@code mikbill} for instance
 * @param externalId the subscriber's id there
 * @param cardUrl page of the subscriber in the billing, with {@code {id}} and {@code {login}} to be filled in
 * @param syncedAt when the subscriber was last told by his billing
 */
public record Owner(
        String source,
        String externalId,
        String login,
        String agreement,
        String cardUrl,
        String city,
        String street,
        String house,
        String apartment,
        Instant syncedAt) {}
