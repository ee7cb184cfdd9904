package org.demarc.provisioning.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.demarc.Sql;

/** What happened to services, in order. */
@Dependent
public class Timeline {

    private final Sql sql;

    @Inject
    public Timeline(Sql sql) {
        this.sql = sql;
    }

    /** Adds entries in their order, with one statement. */
    public void add(ServiceKey service, List<TimelineEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        sql.update(
                """
                INSERT INTO provisioning_timeline (source, service, at, kind, text, correlation, detail)
                SELECT ?, ?, e.at::timestamptz, e.kind, e.text, e.correlation, e.detail::jsonb
                FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) WITH ORDINALITY AS e(at, kind, text, correlation, detail, n)
                ORDER BY e.n
                """,
                service.source(),
                service.id(),
                entries.stream().map(entry -> entry.at().toString()).toList(),
                entries.stream().map(entry -> entry.kind().name()).toList(),
                entries.stream().map(entry -> clean(entry.text())).toList(),
                entries.stream().map(TimelineEntry::correlation).toList(),
                entries.stream().map(entry -> clean(entry.detail())).toList());
    }

    public void add(ServiceKey service, TimelineKind kind, String text, String correlation) {
        add(service, List.of(new TimelineEntry(Instant.now(), kind, text, correlation, "{}")));
    }

    /**
     * Newest first.
     *
     * @param limit at most so many
     * @param offset to skip
     */
    public List<TimelineEntry> of(ServiceKey service, int limit, long offset) {
        return sql.list("""
                SELECT at, kind, text, correlation, detail::text AS detail FROM provisioning_timeline
                WHERE source = ? AND service = ? ORDER BY id DESC LIMIT ? OFFSET ?
                """, Timeline::entry, service.source(), service.id(), limit, offset);
    }

    public long count(ServiceKey service) {
        return sql.one(
                "SELECT count(*) AS n FROM provisioning_timeline WHERE source = ? AND service = ?",
                row -> row.number("n"),
                service.source(),
                service.id());
    }

    /** PostgreSQL stores no NUL characters. */
    private static String clean(String text) {
        return text.replace("\u0000", "").replace("\\u0000", "");
    }

    private static TimelineEntry entry(Sql.Row row) throws SQLException {
        return new TimelineEntry(
                row.instant("at"),
                row.choice("kind", TimelineKind.class),
                row.text("text"),
                row.text("correlation"),
                row.text("detail"));
    }
}
