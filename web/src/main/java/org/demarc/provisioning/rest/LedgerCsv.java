package org.demarc.provisioning.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.demarc.addressing.boundary.LedgerDesk;
import org.demarc.addressing.entity.LedgerInterval;
import org.demarc.web.table.Download;
import org.demarc.web.table.Table;
import org.demarc.web.table.TableFormat;

/** Intervals of the address ledger for spreadsheets (ucrm-routeros.md 7.5): RFC 4180, UTF-8. */
public final class LedgerCsv {

    public static final String TYPE = "text/csv;charset=utf-8";

    private LedgerCsv() {}

    /** A download under this name. */
    public static Response answer(String name, LedgerDesk.Intervals intervals, Download download) {
        Table<LedgerInterval> table = table(name, intervals);
        return Response.ok((StreamingOutput) out -> download.write(table, TableFormat.CSV, out), TYPE)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9._-]", "_") + ".csv\"")
                .build();
    }

    /** The same without the download. */
    public static Table<LedgerInterval> table(String name, LedgerDesk.Intervals intervals) {
        return Table.<LedgerInterval>of(name, intervals::behind)
                .with("address", interval -> interval.address().toString())
                .with("source", interval -> interval.service().source())
                .with("service", interval -> interval.service().id())
                .with("client id", interval -> interval.facts().clientId())
                .with("client", interval -> interval.facts().clientName())
                .with("router", interval -> interval.facts().router())
                .with("kind", interval -> interval.facts().kind())
                .with("account", interval -> interval.facts().naturalKey())
                .with("origin", LedgerInterval::origin)
                .with("from", LedgerInterval::from)
                .with("to", LedgerInterval::to)
                .with("release pending", interval -> interval.releasePending() ? "yes" : "no")
                .with("cause", interval -> interval.facts().cause());
    }
}
