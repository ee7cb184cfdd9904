package org.demarc.analytics.rest;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.demarc.PageRequest;
import org.demarc.analytics.boundary.ReportDesk;
import org.demarc.analytics.entity.Report;
import org.demarc.analytics.entity.ReportRow;
import org.jspecify.annotations.Nullable;

/** A report as a table of commas. A field that a spreadsheet would take for a formula is written as text. */
public final class ReportCsv {

    private static final int MOST_ROWS = 100_000;
    private static final String HEAD = "device,address,interface,subject,value,before,count,at,state\r\n";

    private ReportCsv() {}

    /** The whole report, page by page, at most 100,000 rows. */
    public static String of(ReportDesk desk, Report report) {
        StringBuilder table = new StringBuilder(HEAD);
        List<ReportRow> rows = List.of();
        for (long offset = 0;
                offset == 0 || (rows.size() == PageRequest.MAX_LIMIT && offset < MOST_ROWS);
                offset += PageRequest.MAX_LIMIT) {
            rows = desk.page(report, new PageRequest(PageRequest.MAX_LIMIT, offset, "", false, ""))
                    .items();
            rows.forEach(row -> table.append(line(row)));
        }
        return table.toString();
    }

    private static String line(ReportRow row) {
        return Stream.of(
                                row.deviceName(),
                                row.address(),
                                row.interfaceName(),
                                row.subject(),
                                text(row.value()),
                                text(row.before()),
                                text(row.count()),
                                text(row.at()),
                                row.state())
                        .map(ReportCsv::field)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String field(String text) {
        boolean formula = !text.isEmpty() && "=+@\t\r".indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        return safe.matches("[^\",\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
