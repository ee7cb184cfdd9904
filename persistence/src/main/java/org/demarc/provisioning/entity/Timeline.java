package org.demarc.provisioning.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Phrase;
import org.demarc.Sql;
import org.demarc.subscriber.entity.SearchWords;

/** What happened to services, in order. */
@Dependent
public class Timeline {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ESCAPED_NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private static final String OF_SERVICE = " WHERE source = ? AND service = ?";

    private static final String ENTRY = """
            SELECT at, kind, text, array(SELECT jsonb_array_elements_text(said)) AS said, correlation,
                   detail::text AS detail
            FROM provisioning_timeline""" + OF_SERVICE;

    /** By kind and words; what {@link #narrowing} lists. */
    private static final String NARROWED =
            " AND (? = '' OR kind = ?) AND (? = '' OR text ILIKE ? OR correlation ILIKE ?)";

    private static final String COUNT = "SELECT count(*) AS n FROM provisioning_timeline" + OF_SERVICE;

    /** What is told at one instant stays in its order. */
    private static final Map<String, String> SORTABLE = Map.of("at", "id");

    private final Sql sql;

    @Inject
    public Timeline(Sql sql) {
        this.sql = sql.keepingPlans();
    }

    /** Something that happened to a service. */
    public record Line(ServiceKey service, TimelineEntry entry) {}

    /** Adds lines in their order, with one statement. */
    public void add(List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        sql.update(
                """
                INSERT INTO provisioning_timeline (source, service, at, kind, text, said, correlation, detail)
                SELECT e.source, e.service, e.at::timestamptz, e.kind, e.text, e.said::jsonb, e.correlation, e.detail::jsonb
                FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    WITH ORDINALITY AS e(source, service, at, kind, text, said, correlation, detail, n)
                ORDER BY e.n
                """,
                Sql.column(lines, line -> line.service().source()),
                Sql.column(lines, line -> line.service().id()),
                Sql.column(lines, line -> line.entry().at().toString()),
                Sql.column(lines, line -> line.entry().kind().name()),
                Sql.column(lines, line -> clean(line.entry().said().text())),
                Sql.column(lines, line -> cleanJson(json(line.entry().said()))),
                Sql.column(lines, line -> line.entry().correlation()),
                Sql.column(lines, line -> cleanJson(line.entry().detail())));
    }

    /** Newest first; never more than {@code limit}. */
    public List<TimelineEntry> newest(ServiceKey service, int limit) {
        return sql.list(ENTRY + " ORDER BY id DESC LIMIT ?", Timeline::entry, service.source(), service.id(), limit);
    }

    /**
     * A page, newest first unless {@code at} is asked for; the filter looks at texts and at what entries have in common with others.
     *
     * @param kind name of a {@link TimelineKind}, empty for all
     */
    public Page<TimelineEntry> page(ServiceKey service, String kind, PageRequest page) {
        List<Object> narrowing = narrowing(service, kind, page.filter());
        List<Object> paged = new ArrayList<>(narrowing);
        paged.addAll(List.of(page.limit(), page.offset()));
        return new Page<>(
                sql.list(
                        ENTRY + NARROWED + " ORDER BY " + page.order(SORTABLE, "id DESC", " DESC")
                                + " LIMIT ? OFFSET ?",
                        Timeline::entry,
                        paged.toArray()),
                sql.one(COUNT + NARROWED, row -> row.number("n"), narrowing.toArray()),
                page.limit(),
                page.offset());
    }

    private static List<Object> narrowing(ServiceKey service, String kind, String words) {
        String like = "%" + SearchWords.escaped(words) + "%";
        return List.of(service.source(), service.id(), kind, kind, words, like, like);
    }

    /** How many entries there are. */
    public long count(ServiceKey service) {
        return sql.one(COUNT, row -> row.number("n"), service.source(), service.id());
    }

    /** PostgreSQL stores no NUL characters. */
    private static String clean(String text) {
        return text.replace("\u0000", "");
    }

    /** Nor does its JSON hold their escapes; a backslash that is a backslash, before {@code u0000}, stays. */
    private static String cleanJson(String json) {
        return ESCAPED_NUL.matcher(json).replaceAll("$1");
    }

    private static TimelineEntry entry(Sql.Row row) throws SQLException {
        return new TimelineEntry(
                row.instant("at"),
                row.choice("kind", TimelineKind.class),
                Phrase.kept(row.texts("said"), row.text("text")),
                row.text("correlation"),
                row.text("detail"));
    }

    private static String json(Phrase said) {
        try {
            return JSON.writeValueAsString(said.parts());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts always become JSON", e);
        }
    }
}
