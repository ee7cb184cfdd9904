package org.demarc.job.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Phrase;
import org.demarc.Sql;
import org.demarc.device.entity.Like;
import org.jspecify.annotations.Nullable;

/** The runs of long work: who holds which, until when. All times are the database's. */
@Dependent
public class JobRuns {

    private static final String COLUMNS = """
            id, kind, source, state, progress, total, message, said, parameters::text parameters, report::text report,
            requested_by, created_at, started_at, finished_at, node, stop_requested
            """;

    private static final Map<String, String> SORTABLE = Map.of(
            "id", "id",
            "kind", "kind",
            "source", "source",
            "state", "state",
            "createdAt", "created_at",
            "startedAt", "started_at",
            "finishedAt", "finished_at");

    private final Sql sql;

    @Inject
    public JobRuns(Sql sql) {
        this.sql = sql;
    }

    /** Adds a run that waits to be claimed. */
    public JobRun queue(String kind, String source, String parametersJson, String requestedBy) {
        return add(kind, source, JobRun.State.QUEUED, Phrase.plain(""), parametersJson, requestedBy);
    }

    /** Notes that a run did not take place, and why. */
    public JobRun skip(String kind, String source, Phrase reason, String requestedBy) {
        return add(kind, source, JobRun.State.SKIPPED, reason, "{}", requestedBy);
    }

    public Optional<JobRun> withId(long id) {
        return sql.first("select " + COLUMNS + " from job_run where id = ?", JobRuns::read, id);
    }

    /** The run of this job and source that waits or works now. */
    public Optional<JobRun> open(String kind, String source) {
        return sql.first(
                "select " + COLUMNS + " from job_run where kind = ? and source = ? and state in ('QUEUED', 'RUNNING')"
                        + " order by state desc, id limit 1",
                JobRuns::read,
                kind,
                source);
    }

    /** The newest runs of a job and source, newest first. */
    public List<JobRun> latest(String kind, String source, int limit) {
        return sql.list(
                "select " + COLUMNS + " from job_run where kind = ? and source = ? order by id desc limit ?",
                JobRuns::read,
                kind,
                source,
                limit);
    }

    /** Filter: part of kind, source or message. Newest first unless sorted otherwise. */
    public Page<JobRun> page(PageRequest request) {
        String like = Like.containing(request.filter());
        return page(request, " where (kind ilike ? or source ilike ? or message ilike ?)", like, like, like);
    }

    /** Runs of one job and source. Filter: part of state or message. Newest first unless sorted otherwise. */
    public Page<JobRun> page(String kind, String source, PageRequest request) {
        String like = Like.containing(request.filter());
        return page(
                request,
                " where kind = ? and source = ? and (state ilike ? or message ilike ?)",
                kind,
                source,
                like,
                like);
    }

    /**
     * As {@link #page(String, String, PageRequest)}, and those at all sources together that concerned this one.
     *
     * @param since they did so since then
     * @param earlier ids of those before it that did
     */
    public Page<JobRun> pageWithAll(
            String kind, String source, Instant since, List<Long> earlier, PageRequest request) {
        String like = Like.containing(request.filter());
        return page(
                request,
                " where kind = ? and (source = ? or (source = '' and (created_at >= ? or id = any(?::bigint[]))))"
                        + " and (state ilike ? or message ilike ?)",
                kind,
                source,
                since,
                earlier,
                like,
                like);
    }

    private Page<JobRun> page(PageRequest request, String where, Object... given) {
        String order = request.order(SORTABLE, "id desc", " desc") + ", id desc";
        long total = sql.one("select count(*) n from job_run" + where, row -> row.number("n"), given);
        List<Object> parameters = new ArrayList<>(List.of(given));
        parameters.add(request.limit());
        parameters.add(request.offset());
        List<JobRun> rows = sql.list(
                "select " + COLUMNS + " from job_run" + where + " order by " + order + " limit ? offset ?",
                JobRuns::read,
                parameters.toArray());
        return new Page<>(rows, total, request.limit(), request.offset());
    }

    /** Takes a waiting run; empty when somebody else has it, it is over, or the same job still runs. */
    public Optional<JobRun> claim(long id, String node, Duration lease) {
        try {
            return sql.first("""
                    update job_run r set state = 'RUNNING', node = ?, lease_until = now() + ? * interval '1 second',
                           started_at = now(), attempts = attempts + 1
                     where id = ? and state = 'QUEUED'
                       and not exists (select from job_run o where o.kind = r.kind and o.source = r.source
                                          and o.state = 'RUNNING')
                    returning
                    """ + COLUMNS, JobRuns::read, node, lease.toSeconds(), id);
        } catch (Sql.SqlFault e) {
            if (e.isDuplicate()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Keeps the node's runs alive; answers which of them shall stop, and which are no longer its own. */
    public Renewal renew(Collection<Long> ids, String node, Duration lease) {
        var held = sql.list(
                """
                update job_run set lease_until = now() + ? * interval '1 second'
                 where id = any(?) and node = ? and state = 'RUNNING' returning id, stop_requested
                """,
                row -> Map.entry(row.number("id"), row.flag("stop_requested")),
                lease.toSeconds(),
                List.copyOf(ids),
                node);
        var mine = held.stream().map(Map.Entry::getKey).toList();
        var lost = ids.stream().filter(id -> !mine.contains(id)).toList();
        var stop =
                held.stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
        return new Renewal(stop, lost);
    }

    /** What a node learns when it renews. */
    public record Renewal(List<Long> toStop, List<Long> lost) {}

    public void progress(long id, long progress, @Nullable Long total, Phrase said) {
        sql.update(
                "update job_run set progress = ?, total = ?, message = ?, said = ? where id = ? and state = 'RUNNING'",
                progress,
                total,
                said.text(),
                said.parts(),
                id);
    }

    /** Ends a run that this node holds; false when it no longer does. */
    public boolean finish(long id, String node, JobRun.State state, Phrase said, @Nullable String reportJson) {
        return sql.update("""
                        update job_run set state = ?, message = ?, said = ?, report = ?::jsonb, finished_at = now(),
                               lease_until = null
                         where id = ? and node = ? and state = 'RUNNING'
                        """, state, said.text(), said.parts(), reportJson, id, node) == 1;
    }

    /** A waiting run is stopped at once, a working one is asked to; false when it is over already. */
    public boolean requestStop(long id) {
        return sql.update("""
                        update job_run set stop_requested = true,
                               state = case state when 'QUEUED' then 'STOPPED' else state end,
                               finished_at = case state when 'QUEUED' then now() end
                         where id = ? and state in ('QUEUED', 'RUNNING')
                        """, id) == 1;
    }

    /** Runs of this node from before its restart: nobody works on them any more. */
    public int giveUpOwn(String node) {
        return giveUp("node = ?", JobSaid.SERVER_RESTARTED, node);
    }

    /** Runs whose node died: wait again, or fail when they took too many nodes with them. */
    public int giveUpExpired() {
        return giveUp("lease_until < now()", JobSaid.NODE_SILENT);
    }

    /** Waiting runs, oldest first: their wake-up may have been lost. */
    public List<Long> waiting(int limit) {
        return sql.list(
                "select id from job_run where state = 'QUEUED' order by id limit ?", row -> row.number("id"), limit);
    }

    public int removeOlderThan(Instant before) {
        return sql.update("delete from job_run where created_at < ? and state not in ('QUEUED', 'RUNNING')", before);
    }

    private int giveUp(String condition, JobSaid reason, @Nullable Object... parameters) {
        Phrase said = reason.with();
        return sql.update("""
                update job_run set state = case when stop_requested then 'STOPPED' when attempts >= 3 then 'FAILED' else 'QUEUED' end,
                       finished_at = case when stop_requested or attempts >= 3 then now() end,
                       message = '%s', said = array['%s'], lease_until = null
                 where state = 'RUNNING' and %s
                """.formatted(said.text(), said.key(), condition), parameters);
    }

    private JobRun add(
            String kind, String source, JobRun.State state, Phrase said, String parametersJson, String requestedBy) {
        return sql.one(
                """
                insert into job_run (kind, source, state, message, said, parameters, requested_by, finished_at)
                values (?, ?, ?, ?, ?, ?::jsonb, ?, case ? when 'SKIPPED' then now() end) returning
                """ + COLUMNS,
                JobRuns::read,
                kind,
                source,
                state,
                said.text(),
                said.parts(),
                parametersJson,
                requestedBy,
                state);
    }

    private static JobRun read(Sql.Row row) throws SQLException {
        return new JobRun(
                row.number("id"),
                row.text("kind"),
                row.text("source"),
                row.choice("state", JobRun.State.class),
                row.number("progress"),
                row.nullableNumber("total"),
                Phrase.kept(row.texts("said"), row.text("message")),
                row.text("parameters"),
                row.nullableText("report"),
                row.text("requested_by"),
                row.instant("created_at"),
                row.nullableInstant("started_at"),
                row.nullableInstant("finished_at"),
                row.nullableText("node"),
                row.flag("stop_requested"));
    }
}
