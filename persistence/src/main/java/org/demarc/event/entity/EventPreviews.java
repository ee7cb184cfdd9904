package org.demarc.event.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.demarc.Sql;
import org.jspecify.annotations.Nullable;

/** What a rule would find if it were there: the question of its sweep, with nothing written. */
@Dependent
public class EventPreviews {

    /** Somebody waits, and the database has other work: of the transaction only. */
    private static final String PATIENCE = "set local statement_timeout = '5s'";

    private static final String CANCELLED = "57014";

    private static final String RULE = """
            with recursive moment(at) as (select ?::timestamptz),
            rule(id, name, measure, comparison, threshold, clear_at, word, least, severity, group_id, model_key, device_id, interface_id) as (
                select 0::bigint, ?::text, ?::text, ?::text, ?::float8, ?::float8, ?::text, ?::integer, ?::text, ?::bigint, ?::text, ?::bigint,
                       ?::bigint),
            """;

    private static final String SHOWN = """
            select count(*) over () total, s.* from (
            select distinct on (f.subject) f.subject, f.device_id, coalesce(d.name, f.told[1], '') device, f.interface_id,
                   coalesce(i.name, '') interface, f.value, coalesce(f.told[2], '') shown
              from found f left join device d on d.id = f.device_id left join interface i on i.id = f.interface_id cross join rule r
             where f.hard and f.cover is null
               and (r.group_id is null or d.group_id = r.group_id) and (r.model_key is null or d.model_key = r.model_key)
               and (r.device_id is null or d.id = r.device_id) and (r.interface_id is null or f.interface_id = r.interface_id)
             order by f.subject) s
             order by s.device, s.interface, s.subject limit ?
            """;

    private final Sql sql;

    @Inject
    public EventPreviews(Sql sql) {
        this.sql = sql;
    }

    /**
     * Something that fits.
     *
     * @param shown the value as text, a word where words are compared
     */
    public record Match(
            @Nullable Long deviceId,
            String device,
            @Nullable Long interfaceId,
            String interfaceName,
            @Nullable Double value,
            String shown) {}

    /**
     * What fits.
     *
     * @param total how many there are
     * @param matches the first of them, by device and interface
     */
    public record Preview(long total, List<Match> matches) {

        public Preview {
            matches = List.copyOf(matches);
        }
    }

    private record Counted(long total, Match match) {}

    /**
     * What fits a rule on a measure just now, however long it has been so.
     *
     * @param most so many matches at most
     * @throws org.demarc.ProblemException {@link EventProblem#PREVIEW_TOO_LONG} after five seconds, if there is a transaction
     */
    public Preview of(EventRuleDraft draft, Instant at, int most) {
        sql.update(PATIENCE);
        try {
            return looked(draft, at, most);
        } catch (Sql.SqlFault e) {
            if (e.sqlState().equals(CANCELLED)) {
                throw EventProblem.PREVIEW_TOO_LONG.because(draft.measure());
            }
            throw e;
        }
    }

    private Preview looked(EventRuleDraft draft, Instant at, int most) {
        List<Counted> rows = sql.list(
                RULE + Measures.question(rule(draft), draft.scope()) + SHOWN,
                row -> new Counted(
                        row.number("total"),
                        new Match(
                                row.nullableNumber("device_id"),
                                row.text("device"),
                                row.nullableNumber("interface_id"),
                                row.text("interface"),
                                row.rows().getObject("value", Double.class),
                                row.text("shown"))),
                at,
                draft.name(),
                draft.measure(),
                draft.comparison(),
                draft.threshold(),
                draft.clearAt(),
                draft.word(),
                draft.least(),
                draft.severity(),
                draft.scope().groupId(),
                draft.scope().modelKey(),
                draft.scope().deviceId(),
                draft.scope().interfaceId(),
                most);
        long total = rows.isEmpty() ? 0 : rows.get(0).total();
        return new Preview(total, rows.stream().map(Counted::match).toList());
    }

    private static EventRule rule(EventRuleDraft draft) {
        return new EventRule(
                0,
                draft.name(),
                draft.watch(),
                draft.measure(),
                draft.comparison(),
                draft.threshold(),
                draft.clearAt(),
                draft.word(),
                draft.least(),
                draft.forSeconds(),
                draft.clearSeconds(),
                draft.severity(),
                draft.enabled(),
                false,
                draft.scope(),
                new EventRule.Looked(null, 0, 0, ""),
                0);
    }
}
