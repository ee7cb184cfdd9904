package org.demarc.provisioning.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.demarc.addressing.entity.LedgerInterval;
import org.jspecify.annotations.Nullable;

/** Intervals of the address ledger for spreadsheets (ucrm-routeros.md 7.5): RFC 4180, UTF-8. */
public final class LedgerCsv {

    public static final String TYPE = "text/csv;charset=utf-8";

    private static final String HEAD =
            "address,source,service,client id,client,router,kind,account,origin,from,to,release pending,cause\r\n";

    private LedgerCsv() {}

    /** A download under this name. */
    public static Response answer(String name, List<LedgerInterval> intervals) {
        return Response.ok(text(intervals), TYPE)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9._-]", "_") + ".csv\"")
                .build();
    }

    static String text(List<LedgerInterval> intervals) {
        return HEAD + intervals.stream().map(LedgerCsv::line).collect(Collectors.joining());
    }

    private static String line(LedgerInterval interval) {
        return Stream.of(
                                interval.address().toString(),
                                interval.service().source(),
                                interval.service().id(),
                                interval.facts().clientId(),
                                interval.facts().clientName(),
                                interval.facts().router(),
                                interval.facts().kind(),
                                interval.facts().naturalKey(),
                                interval.origin().name(),
                                at(interval.from()),
                                at(interval.to()),
                                interval.releasePending() ? "yes" : "no",
                                interval.facts().cause())
                        .map(LedgerCsv::cell)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    private static String at(@Nullable Instant instant) {
        return instant == null ? "" : instant.toString();
    }

    /** A name that begins like a formula must not be one when a spreadsheet opens the file. */
    private static String cell(String text) {
        String harmless = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.matches("[^,\"\r\n]*") ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
