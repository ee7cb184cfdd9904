package org.demarc.subscriber.entity;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber as he is shown.
 *
 * @param id Demarc's number
 * @param source name of the owning source
 * @param externalId id at the source
 * @param balance money on the account as the source tells it, two decimals
 * @param tariffs names of the current tariffs; ids of those that the source does not list
 * @param nextTariff name of the tariff that follows, empty for none
 * @param address city, street, house and flat in one line, empty where unknown
 * @param addresses under which addresses he is seen
 * @param contracts contract numbers, the main one first
 * @param cardUrl his page in the billing, empty where unknown
 */
public record SubscriberView(
        long id,
        String source,
        String externalId,
        String login,
        String name,
        boolean corporate,
        List<String> contracts,
        @Nullable LocalDate contractDate,
        String accountNumber,
        String state,
        BigDecimal balance,
        BigDecimal credit,
        BigDecimal discountPct,
        List<String> tariffs,
        String nextTariff,
        @Nullable LocalDate nextTariffStart,
        String address,
        String floor,
        int entrance,
        List<String> phones,
        String email,
        String comment,
        List<LineAddress> addresses,
        List<String> groups,
        List<String> tags,
        List<ServiceUse> services,
        Map<String, String> additional,
        @Nullable LocalDate connectedOn,
        @Nullable LocalDateTime lastActivity,
        boolean inBilling,
        boolean former,
        String cardUrl,
        Instant updatedAt) {

    /** One line of a list of subscribers. */
    public record Row(
            long id,
            String source,
            String externalId,
            String login,
            String name,
            String contract,
            String state,
            BigDecimal balance,
            String tariff,
            String address,
            String phone,
            boolean inBilling) {}

    /** Something that happened to a subscriber. */
    public record Event(long id, Instant at, String kind, String before, String after) {}
}
