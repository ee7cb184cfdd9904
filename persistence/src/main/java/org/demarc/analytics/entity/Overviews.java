package org.demarc.analytics.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demarc.Phrase;
import org.demarc.Sql;

/** Counts and shortest lists over the whole network, each one indexed query. */
@ApplicationScoped
public class Overviews {

    private static final String IN_GROUPS = " and (?::boolean or d.group_id = any(?::bigint[]))";

    private final Sql sql;

    @Inject
    public Overviews(Sql sql) {
        this.sql = sql;
    }

    /** For the proxy of the container only. */
    @SuppressWarnings("NullAway")
    protected Overviews() {
        this.sql = null;
    }

    /**
     * Devices whose polling is on, by status.
     *
     * @param allGroups true when the user sees the devices of all groups
     * @param groups the groups whose devices the user sees otherwise
     */
    public Map<String, Long> devices(boolean allGroups, Collection<Long> groups) {
        return counts(
                "select d.status as word, count(*) as number from device d where d.poll_enabled" + IN_GROUPS
                        + " group by d.status order by d.status",
                allGroups,
                array(groups));
    }

    /** ONUs that their OLT lists, by status; the groups as for {@link #devices}. */
    public Map<String, Long> onus(boolean allGroups, Collection<Long> groups) {
        return counts(
                "select i.status as word, count(*) as number from interface i join device d on d.id = i.device_id"
                        + " where i.type = 'ONU' and i.gone_at is null" + IN_GROUPS
                        + " group by i.status order by i.status",
                allGroups,
                array(groups));
    }

    /** Orders that are open, and those that ended badly within a day, by state in lower case. */
    public Map<String, Long> orders() {
        return counts("select lower(state) as word, count(*) as number from provisioning_order"
                + " where state in ('WAITING', 'RUNNING', 'PARKED')"
                + " or (state in ('REFUSED', 'FAILED', 'DEAD') and finished_at > now() - interval '24 hours')"
                + " group by state order by state");
    }

    /** The newest run of each synchronisation. Failed ones come first: somebody should look. */
    public List<Overview.Run> lastRuns() {
        return sql.list(
                """
                select r.id, r.kind, r.source, coalesce(b.name, r.source) as source_name, lower(r.state) as state,
                       r.message, r.said, r.started_at, r.finished_at
                from (select distinct on (kind, source) * from job_run
                      where kind in ('billing-import', 'provisioning-reconcile', 'subscriber-suspension')
                      order by kind, source, id desc) r
                left join billing_source b on r.kind = 'billing-import' and b.id::text = r.source
                where r.kind <> 'billing-import' or b.id is not null
                order by r.state = 'FAILED' desc, r.created_at desc limit 10
                """,
                row -> new Overview.Run(
                        row.number("id"),
                        row.text("kind"),
                        row.text("source"),
                        row.text("source_name"),
                        row.text("state"),
                        row.text("message"),
                        Phrase.kept(row.texts("said"), row.text("message")),
                        row.nullableInstant("started_at"),
                        row.nullableInstant("finished_at")));
    }

    /** ONUs online with the weakest light. */
    public List<Overview.WeakSignal> worstSignals(boolean allGroups, Collection<Long> groups) {
        return sql.list(
                "select s.interface_id, d.id as device_id, d.name as device, i.name, o.ident_shown, s.rx_dbm::float8 as rx,"
                        + " s.read_at from onu_signal s join interface i on i.id = s.interface_id"
                        + " join device d on d.id = i.device_id join onu o on o.interface_id = i.id"
                        + " where s.rx_dbm is not null and i.status = 'Online' and i.gone_at is null" + IN_GROUPS
                        + " order by s.rx_dbm limit 10",
                row -> new Overview.WeakSignal(
                        row.number("interface_id"),
                        row.number("device_id"),
                        row.text("device"),
                        row.text("name"),
                        row.text("ident_shown"),
                        row.rows().getDouble("rx"),
                        row.instant("read_at")),
                allGroups,
                array(groups));
    }

    /** Exact up to 200,000; above that the planner's estimate, since counting a million rows a glance is not worth it. */
    public long subscribers() {
        return sql.one(
                "select case when reltuples > 200000 then reltuples::bigint else (select count(*) from subscriber) end"
                        + " as number from pg_class where oid = 'subscriber'::regclass",
                row -> row.number("number"));
    }

    private Map<String, Long> counts(String query, Object... parameters) {
        Map<String, Long> numberByWord = new LinkedHashMap<>();
        sql.list(query, row -> numberByWord.put(row.text("word"), row.number("number")), parameters);
        return numberByWord;
    }

    private static String array(Collection<Long> groups) {
        return "{" + String.join(",", groups.stream().map(String::valueOf).toList()) + "}";
    }
}
