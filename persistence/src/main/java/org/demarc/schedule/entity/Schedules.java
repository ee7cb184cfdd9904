package org.demarc.schedule.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Phrase;
import org.demarc.Sql;
import org.jspecify.annotations.Nullable;

/** What runs when. */
@Dependent
public class Schedules {

    private static final String COLUMNS = """
            s.key, s.job, s.title, s.cron, s.enabled, s.parameters::text parameters, s.missed_policy, s.next_run,
            s.run_now, s.last_run, coalesce(r.state, s.last_state) last_state,
            coalesce(nullif(r.message, ''), s.last_message) last_message,
            coalesce(r.said, '{}') last_said, s.last_job_run, s.version
            """;

    private static final String FROM = " from schedule s left join job_run r on r.id = s.last_job_run ";

    private static final Map<String, String> SORTABLE = Map.of(
            "key", "s.key", "job", "s.job", "title", "s.title", "nextRun", "s.next_run", "lastRun", "s.last_run");

    private final Sql sql;

    @Inject
    public Schedules(Sql sql) {
        this.sql = sql;
    }

    /** Adds a schedule unless its key exists: what an operator has changed stays changed. */
    public boolean seed(String key, String job, String title, String cron, String parametersJson) {
        return sql.update("""
                        insert into schedule (key, job, title, cron, parameters) values (?, ?, ?, ?, ?::jsonb)
                        on conflict (key) do nothing
                        """, key, job, title, cron, parametersJson) == 1;
    }

    /** Adds or replaces a schedule that belongs to something an operator configures, such as a billing source. */
    public void put(String key, String job, String title, String cron, boolean enabled, String parametersJson) {
        sql.update("""
                insert into schedule (key, job, title, cron, enabled, parameters) values (?, ?, ?, ?, ?, ?::jsonb)
                on conflict (key) do update set job = excluded.job, title = excluded.title, cron = excluded.cron,
                   enabled = excluded.enabled, parameters = excluded.parameters, updated_at = now(),
                   next_run = case when schedule.cron = excluded.cron then schedule.next_run end,
                   version = schedule.version + 1
                """, key, job, title, cron, enabled, parametersJson);
    }

    public boolean remove(String key) {
        return sql.update("delete from schedule where key = ?", key) == 1;
    }

    public Optional<Schedule> withKey(String key) {
        return sql.first("select " + COLUMNS + FROM + "where s.key = ?", Schedules::read, key);
    }

    /** Filter: part of key, job or title. */
    public Page<Schedule> page(PageRequest request) {
        var like = "%" + request.filter().replace("\\", "\\\\").replace("%", "\\%") + "%";
        var where = "where (s.key ilike ? or s.job ilike ? or s.title ilike ?)";
        var order = request.column(SORTABLE, "s.key") + (request.descending() ? " desc" : "");
        var rows = sql.list(
                "select " + COLUMNS + FROM + where + " order by " + order + ", s.key limit ? offset ?",
                Schedules::read,
                like,
                like,
                like,
                request.limit(),
                request.offset());
        long total = sql.one("select count(*) n from schedule s " + where, row -> row.number("n"), like, like, like);
        return new Page<>(rows, total, request.limit(), request.offset());
    }

    /** Writes what an operator changed; the next time is worked out anew by the ticker. */
    public boolean change(
            String key,
            int version,
            String cron,
            boolean enabled,
            Schedule.MissedPolicy policy,
            String parametersJson) {
        return sql.update("""
                        update schedule set cron = ?, enabled = ?, missed_policy = ?, parameters = ?::jsonb,
                               next_run = null, updated_at = now(), version = version + 1
                         where key = ? and version = ?
                        """, cron, enabled, policy, parametersJson, key, version) == 1;
    }

    /** The next tick starts it, whatever its time. */
    public boolean runNow(String key) {
        return sql.update("update schedule set run_now = true where key = ?", key) == 1;
    }

    /**
     * Schedules that are due, or whose next time is not known yet, locked for this transaction; what another node works
     * on is passed over.
     */
    public List<Schedule> lockDue(Instant now, int limit) {
        return sql.list("select " + COLUMNS + FROM + """
                        where s.run_now or (s.enabled and (s.next_run is null or s.next_run <= ?))
                        order by s.next_run limit ? for update of s skip locked
                        """, Schedules::read, now, limit);
    }

    /** After a tick looked at it without starting anything. */
    public void plan(String key, @Nullable Instant nextRun) {
        sql.update("update schedule set next_run = ? where key = ?", nextRun, key);
    }

    /** After a tick started it, or noted that it was skipped. */
    public void started(String key, Instant at, String state, String message, @Nullable Long jobRun) {
        sql.update("""
                update schedule set run_now = false, last_run = ?, last_state = ?, last_message = ?, last_job_run = ?
                 where key = ?
                """, at, state, message, jobRun, key);
    }

    private static Schedule read(Sql.Row row) throws SQLException {
        return new Schedule(
                row.text("key"),
                row.text("job"),
                row.text("title"),
                row.text("cron"),
                row.flag("enabled"),
                row.text("parameters"),
                row.choice("missed_policy", Schedule.MissedPolicy.class),
                row.nullableInstant("next_run"),
                row.flag("run_now"),
                row.nullableInstant("last_run"),
                row.nullableText("last_state"),
                Phrase.kept(row.texts("last_said"), row.text("last_message")),
                row.nullableNumber("last_job_run"),
                (int) row.number("version"));
    }
}
