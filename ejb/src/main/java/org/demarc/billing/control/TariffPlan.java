package org.demarc.billing.control;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarc.tariff.entity.Tariff;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written about a source's tariffs (userside-universal-api.md 5.3).
 *
 * @param writes new and changed tariffs, those that are gone included
 * @param read tariffs in the list
 * @param created new ones
 * @param edited changed ones
 * @param absent known ones that the list no longer names
 */
public record TariffPlan(List<Tariff> writes, int read, int created, int edited, int absent) {

    /** Compares what is known with what the billing says. */
    public static TariffPlan of(Map<String, Tariff> known, List<BilledTariff> billed) {
        List<Tariff> writes = new ArrayList<>();
        Set<String> listed = new HashSet<>();
        int created = 0;
        for (BilledTariff told : billed) {
            listed.add(told.externalId());
            Tariff before = known.get(told.externalId());
            Tariff after = after(before, told);
            if (!same(before, after)) {
                writes.add(after);
                created += before == null ? 1 : 0;
            }
        }
        int edited = writes.size() - created;
        known.values().stream()
                .filter(tariff -> tariff.inBilling() && !listed.contains(tariff.externalId()))
                .map(TariffPlan::gone)
                .forEach(writes::add);
        return new TariffPlan(writes, billed.size(), created, edited, writes.size() - created - edited);
    }

    private static Tariff after(@Nullable Tariff known, BilledTariff told) {
        Tariff base = known == null ? blank(told.externalId()) : known;
        BigDecimal fee = told.fee();
        Integer days = told.intervalDays();
        TariffTerms terms = fee == null
                ? new TariffTerms(base.fee(), base.intervalDays())
                : TariffTerms.of(fee, days == null ? base.intervalDays() : days);
        return new Tariff(
                told.externalId(),
                told.name().isEmpty() ? base.name() : told.name(),
                terms.fee(),
                terms.intervalDays(),
                number(told.speedUpKbps(), base.speedUpKbps()),
                number(told.speedDownKbps(), base.speedDownKbps()),
                included(told.includedMb(), base.includedMb()),
                told.serviceType() == null ? base.serviceType() : told.serviceType(),
                told.comment() == null ? base.comment() : BilledText.line(told.comment()),
                true);
    }

    private static Tariff blank(String externalId) {
        return new Tariff(externalId, externalId, BigDecimal.ZERO, 30, 0, 0, null, 0, "", true);
    }

    private static Tariff gone(Tariff tariff) {
        return new Tariff(
                tariff.externalId(),
                tariff.name(),
                tariff.fee(),
                tariff.intervalDays(),
                tariff.speedUpKbps(),
                tariff.speedDownKbps(),
                tariff.includedMb(),
                tariff.serviceType(),
                tariff.comment(),
                false);
    }

    private static boolean same(@Nullable Tariff before, Tariff after) {
        return before != null
                && before.fee().compareTo(after.fee()) == 0
                && gone(before).equals(gone(withFee(after, before.fee())))
                && before.inBilling();
    }

    private static Tariff withFee(Tariff tariff, BigDecimal fee) {
        return new Tariff(
                tariff.externalId(),
                tariff.name(),
                fee,
                tariff.intervalDays(),
                tariff.speedUpKbps(),
                tariff.speedDownKbps(),
                tariff.includedMb(),
                tariff.serviceType(),
                tariff.comment(),
                tariff.inBilling());
    }

    private static long number(@Nullable Long told, long known) {
        return told == null ? known : Math.max(0, told);
    }

    private static @Nullable Long included(@Nullable Long told, @Nullable Long known) {
        if (told == null) {
            return known;
        }
        return told < 0 ? null : told;
    }
}
