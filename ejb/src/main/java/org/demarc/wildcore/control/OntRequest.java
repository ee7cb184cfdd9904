package org.demarc.wildcore.control;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.demarc.wildcore.entity.OntFilter;
import org.jspecify.annotations.Nullable;

/** Body of a list of ONUs as it came (wildcore-mikbill.md 6.9); tags are not kept, so a list by tag is empty. */
public record OntRequest(
        @Nullable Long deviceId,
        @Nullable Long limit,
        @Nullable Long offset,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
        List<String> status,

        @Nullable String parent,
        @Nullable String query,
        @Nullable Double rxMin,
        @Nullable Double rxMax,
        @Nullable Double oltRxMin,
        @Nullable Double oltRxMax,
        @Nullable Double distanceMin,
        @Nullable Double distanceMax,
        @Nullable String downReason,
        @Nullable String vendor,
        @Nullable String model,
        @Nullable Boolean bound,
        @Nullable Boolean duplicates,
        @Nullable String sort,
        @Nullable String order) {

    /** Everything, by name. */
    public static final OntRequest ALL = new OntRequest(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null);

    /**
     * What to look for.
     *
     * @throws org.demarc.ProblemException {@link WildcoreProblem#INVALID} naming the parameter
     */
    public OntFilter checked(@Nullable Set<Long> groups) {
        return new OntFilter(
                groups,
                deviceId,
                status == null || status.isEmpty() ? null : status,
                text(parent),
                text(query),
                new OntFilter.Bounds(rxMin, rxMax),
                new OntFilter.Bounds(oltRxMin, oltRxMax),
                new OntFilter.Bounds(distanceMin, distanceMax),
                text(downReason),
                text(vendor),
                text(model),
                bound,
                Boolean.TRUE.equals(duplicates),
                sortOf(),
                descends(),
                (int) within("limit", limit, 1, 1000, 50),
                within("offset", offset, 0, 1_000_000_000, 0));
    }

    private static long within(String name, @Nullable Long value, long least, long most, long byDefault) {
        return Parameters.number(name, value == null ? "" : value.toString(), least, most, byDefault);
    }

    private OntFilter.Sort sortOf() {
        if (sort == null || sort.isBlank()) {
            return OntFilter.Sort.NAME;
        }
        return Arrays.stream(OntFilter.Sort.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(sort.strip()))
                .findFirst()
                .orElseThrow(() -> WildcoreProblem.INVALID.because(
                        "sort: must be name, status, rx, olt_rx, distance, status_changed or ident"));
    }

    private boolean descends() {
        return switch (order == null ? "" : order.strip()) {
            case "", "asc" -> false;
            case "desc" -> true;
            default -> throw WildcoreProblem.INVALID.because("order: must be asc or desc");
        };
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
