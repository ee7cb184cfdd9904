package org.demarc.wildcore.entity;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which ONUs a list is about (wildcore-mikbill.md 6.9); what is null does not matter, what is given must all hold.
 *
 * @param groups device groups that the asker sees; null for all
 * @param statuses any of them
 * @param parent bind key of a PON port
 * @param query part of name, description, identifier, agreement, login or street
 * @param rxDbm bounds, dBm
 * @param oltRxDbm bounds, dBm
 * @param distanceM bounds, metres
 * @param bound whether its subscriber is known
 * @param duplicates only those whose identifier is known in several places
 */
public record OntFilter(
        @Nullable Set<Long> groups,
        @Nullable Long deviceId,
        @Nullable List<String> statuses,
        @Nullable String parent,
        @Nullable String query,
        Bounds rxDbm,
        Bounds oltRxDbm,
        Bounds distanceM,
        @Nullable String downReason,
        @Nullable String vendor,
        @Nullable String model,
        @Nullable Boolean bound,
        boolean duplicates,
        Sort sort,
        boolean descending,
        int limit,
        long offset) {

    /** From and to, both included. */
    public record Bounds(@Nullable Double from, @Nullable Double to) {}

    /** By what a list is sorted. */
    public enum Sort {
        NAME("i.name"),
        STATUS("i.status"),
        RX("s.rx_dbm"),
        OLT_RX("s.olt_rx_dbm"),
        DISTANCE("s.distance_m"),
        STATUS_CHANGED("i.status_changed_at"),
        IDENT("o.ident_shown");

        private final String column;

        Sort(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }
}
