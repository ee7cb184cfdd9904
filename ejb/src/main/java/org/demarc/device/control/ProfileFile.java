package org.demarc.device.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.demarc.device.entity.DeviceType;
import org.jspecify.annotations.Nullable;

/** A profile as it is written, checked by the schema before it comes here. Absent keys are null. */
record ProfileFile(
        String profile,
        String name,
        @Nullable String vendor,
        @Nullable DeviceType type,
        @Nullable List<String> uses,
        @Nullable Map<String, String> with,
        @Nullable List<ModelEntry> models,
        @Nullable List<String> nameFrom,
        @Nullable List<NameEntry> names,
        @Nullable Map<String, ColumnEntry> system,
        @Nullable Map<String, List<PartEntry>> readings,
        @Nullable Map<String, List<PartEntry>> adds,
        @Nullable Map<String, List<PartEntry>> details,
        @Nullable ConsoleEntry console,
        @Nullable Map<String, List<ActionEntry>> actions) {

    record ModelEntry(
            String key,
            @Nullable Integer trial,
            String name,
            @Nullable String vendor,
            @Nullable DeviceType type,
            @Nullable String sysDescr,
            @JsonProperty("sysObjectId") @Nullable String sysObjectId,
            @Nullable Long ifNumber,
            @Nullable String interfaceName,
            @Nullable String row,
            @Nullable VariantEntry variant,
            @Nullable Map<String, String> with) {}

    record VariantEntry(String of, String oid, String match) {}

    record NameEntry(
            @Nullable String match,
            @Nullable String on,
            @Nullable String name,
            @Nullable String type,
            @Nullable Map<String, String> types,
            @Nullable String technology,
            @Nullable Map<String, Long> id,
            @Nullable Map<String, Long> parent) {}

    record PartEntry(
            String index, @Nullable String role, @Nullable String technology, Map<String, ColumnEntry> columns) {}

    record ColumnEntry(
            String oid,
            String type,
            @Nullable String as,
            @Nullable BigDecimal scale,
            @Nullable BigDecimal offset,
            @Nullable Long shiftAbove,
            @Nullable Long shift,
            @Nullable List<Long> absent,
            @Nullable BigDecimal above,
            @Nullable BigDecimal below,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            @Nullable Map<String, String> values,
            @Nullable String otherwise,
            @Nullable Long measure,
            @Nullable Map<String, List<String>> when) {}

    record ActionEntry(
            @Nullable String technology,
            List<StepEntry> steps,
            @Nullable List<String> rereads,
            @Nullable String shows,
            @Nullable Integer awayS) {}

    /** One of its keys is there. */
    record StepEntry(
            @Nullable List<CellEntry> set,
            @Nullable Boolean verified,
            @Nullable AwaitEntry await,
            @Nullable NoLinkEntry noLink,
            @Nullable Integer pauseMs,
            @Nullable MemberEntry member,
            @Nullable List<LineEntry> console,
            @Nullable String row) {}

    record LineEntry(
            String send,
            @Nullable String confirm,
            @Nullable Boolean closes,
            @Nullable Boolean optional,
            @Nullable Map<String, Map<String, String>> values) {}

    record ConsoleEntry(
            @Nullable String login,
            @Nullable String password,
            @Nullable String prompt,
            @Nullable String pager,
            @Nullable String pagerAnswer,
            @Nullable String refusedLogin,
            @Nullable String question,
            @Nullable String error,
            @Nullable String fine,
            @Nullable List<StartEntry> start,
            @Nullable String lineEnd,
            @Nullable List<String> archive,
            @Nullable String volatileLine,
            @Nullable String continuation,
            @Nullable List<String> secrets) {}

    record StartEntry(String send, @Nullable Boolean enable) {}

    record CellEntry(
            String column,
            String oid,
            @Nullable String index,
            String type,
            @Nullable String value,
            @Nullable String from,
            @Nullable Map<String, String> values) {}

    record AwaitEntry(String oid, @Nullable String index, List<Long> busy, int everyMs, int tries) {}

    record NoLinkEntry(String oid, String index, List<Long> up) {}

    record MemberEntry(String column, String oid, List<String> memberWhen) {}
}
