package org.demarc.component.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.demarc.Phrase;
import org.demarc.Sql;
import org.demarc.billing.entity.BillingRuns;
import org.jspecify.annotations.Nullable;

/** What the database tells of itself and of whom Demarc works with. Each question is answered by indexes and has a limit. */
@Dependent
public class ComponentFacts {

    /**
     * The database server.
     *
     * @param schema number of the migration that was applied last
     */
    public record Database(String version, String schema, long connections, long mostConnections) {}

    /**
     * A billing source.
     *
     * @param state of its newest import; null before the first
     * @param at when that ended; null before the end
     */
    public record Billing(
            String name,
            boolean enabled,
            @Nullable String state,
            @Nullable Instant at,
            Phrase message) {}

    /**
     * A source of webhooks.
     *
     * @param read whether its CRM can be asked
     * @param late whether a webhook of it has waited for more than ten minutes
     */
    public record Crm(String name, boolean enabled, boolean read, boolean late) {}

    /**
     * A way to tell.
     *
     * @param retried whether a message failed that will be tried again
     */
    public record Channel(String name, boolean enabled, long contacts, boolean retried) {}

    private final Sql sql;

    @Inject
    public ComponentFacts(Sql sql) {
        this.sql = sql;
    }

    public Database database() {
        return sql.one(
                """
                select current_setting('server_version') as version,
                       coalesce((select h.version from flyway_schema_history h where h.success and h.version is not null
                                  order by h.installed_rank desc limit 1), '') as schema,
                       (select count(*) from pg_stat_activity a where a.datname = current_database()) as used,
                       current_setting('max_connections')::bigint as most
                """,
                row -> new Database(row.text("version"), row.text("schema"), row.number("used"), row.number("most")));
    }

    /** By name, without Demarc's own register. */
    public List<Billing> billings(int limit) {
        return sql.list(
                """
                select s.name, s.enabled, r.state, r.finished_at, coalesce(r.message, '') as message, r.said
                  from (select id, name, enabled from billing_source
                         where kind <> 'local' order by lower(name), id limit ?) s
                  left join lateral (select j.state, j.finished_at, j.message, j.said from job_run j
                                      where j.kind = ? and j.source = s.id::text order by j.id desc limit 1) r on true
                 order by lower(s.name), s.id
                """,
                row -> new Billing(
                        row.text("name"),
                        row.flag("enabled"),
                        row.nullableText("state"),
                        row.nullableInstant("finished_at"),
                        Phrase.kept(row.texts("said"), row.text("message"))),
                limit,
                BillingRuns.KIND);
    }

    public List<Crm> crms(int limit) {
        return sql.list(
                """
                select s.name, s.enabled, s.base_url <> '' and s.app_key is not null as read,
                       exists (select 1 from crm_event e
                                where e.source_id = s.id and e.state in ('STORED', 'UNVERIFIED', 'QUEUED')
                                  and e.received_at < now() - interval '10 minutes') as late
                  from crm_source s order by s.code limit ?
                """, row -> new Crm(row.text("name"), row.flag("enabled"), row.flag("read"), row.flag("late")), limit);
    }

    public List<Channel> channels(int limit) {
        return sql.list(
                """
                select c.name, c.enabled,
                       (select count(*) from notification_contact k where k.channel_id = c.id) as contacts,
                       exists (select 1 from notification_contact k
                                 join notification_delivery d on d.contact_id = k.id
                                where k.channel_id = c.id and d.state in ('WAITING', 'HELD') and d.attempts > 0) as retried
                  from notification_channel c order by lower(c.name), c.id limit ?
                """,
                row -> new Channel(row.text("name"), row.flag("enabled"), row.number("contacts"), row.flag("retried")),
                limit);
    }
}
