package org.demarc.analytics.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.device.entity.Conditions;
import org.demarc.device.entity.Like;
import org.jspecify.annotations.Nullable;

/** Reports over the whole network: each is one statement over sets, made for a million ONUs. */
@Dependent
public class Reports {

    private static final String DUPLICATE_IDENTS = """
            with twice as (select ident from onu where ident is not null group by ident having count(*) > 1),
            place as (
                select o.device_id, o.interface_id, o.ident, o.ident_shown, o.ident_seen_at, i.status
                  from twice t join onu o on o.ident = t.ident join interface i on i.id = o.interface_id and i.gone_at is null),
            many as (select ident, count(*) n, count(*) filter (where status = 'Online') online from place group by ident having count(*) > 1)
            select p.device_id, p.interface_id, p.ident_shown subject, null::float8 as value, null::float8 as before, m.n, p.ident_seen_at as at,
                   case m.online when 0 then 'offline' when 1 then 'stale' else 'clone' end state
              from place p join many m on m.ident = p.ident
            """;

    /** One pass over the forwarding tables in the order of their ports, and one sort by MAC: there may be millions of rows. */
    private static final String DUPLICATE_MACS = """
            select p.device_id, p.interface_id, upper(p.mac::text) subject, null::float8 as value, null::float8 as before, p.n, p.last_seen as at,
                   '' state
              from (select a.*, count(*) over (partition by a.mac) n
                      from (select f.device_id, f.interface_id, f.mac, max(f.last_seen) last_seen, count(*) over (partition by f.interface_id) macs
                              from fdb f
                             where f.present and f.status = 'LEARNED' and f.interface_id is not null
                               and f.last_seen > now() - ?::int * interval '1 second'
                               and not exists (select 1 from link l where l.from_interface_id = f.interface_id)
                               and not exists (select 1 from link l where l.to_interface_id = f.interface_id)
                               and not exists (select 1 from interface i where i.id = f.interface_id and i.type = 'PON')
                             group by f.interface_id, f.device_id, f.mac) a
                     where a.macs <= ?::int) p
             where p.n > 1
            """;

    private static final String BAD_SIGNALS = """
            select i.device_id, s.interface_id, coalesce(o.ident_shown, '') subject, s.rx_dbm::float8 as value, null::float8 as before, null::bigint n,
                   s.read_at as at, case when s.rx_dbm < ?::float8 then 'low' else 'high' end state
              from onu_signal s join interface i on i.id = s.interface_id and i.status = 'Online' and i.gone_at is null
              left join onu o on o.interface_id = s.interface_id
             where s.rx_dbm < ?::float8 or s.rx_dbm > ?::float8
            """;

    private static final String BAD_SFPS = """
            select s.device_id, s.interface_id, coalesce(t.subject, '') subject, s.rx as value, null::float8 as before, null::bigint n,
                   s.last_seen as at, case when s.rx < ?::float8 then 'low' else 'high' end state
              from (select r.device_id, r.interface_id, r.last_seen, (r.numbers ->> 'rxDbm')::float8 rx
                      from reading_row r where r.reading = 'port-signal' and r.present) s
              join interface i on i.id = s.interface_id and i.status = 'Up' and i.type not in ('ONU', 'PON') and i.gone_at is null
              left join lateral (
                select concat_ws(' ', t.words ->> 'vendor', t.words ->> 'partNumber', t.words ->> 'serial') subject
                  from reading_row t where t.interface_id = s.interface_id and t.reading = 'transceivers' and t.present
                 order by t.id desc limit 1) t on true
             where s.rx < ?::float8 or s.rx > ?::float8
            """;

    private static final String FADING_SIGNALS = """
            with week as (
                select h.interface_id, avg(h.rx_dbm) rx_dbm from onu_signal_sample_1d h
                 where h.at >= date_trunc('day', now()) - interval '8 days' and h.at < date_trunc('day', now()) - interval '6 days'
                   and h.rx_dbm is not null group by 1)
            select i.device_id, s.interface_id, coalesce(o.ident_shown, '') subject, s.rx_dbm::float8 as value,
                   round(w.rx_dbm::numeric, 2)::float8 as before, null::bigint n, s.read_at as at, '' state
              from week w join onu_signal s on s.interface_id = w.interface_id and s.rx_dbm <= w.rx_dbm - ?::float8
              join interface i on i.id = s.interface_id and i.status = 'Online' and i.gone_at is null
              left join onu o on o.interface_id = s.interface_id
            """;

    private static final String FLAPPING_ONUS = """
            with lost as (
                select interface_id, count(*) n, max(began_at) at from interface_state
                 where began_at > now() - interval '24 hours' and status in ('Offline', 'LOS', 'PowerOff')
                 group by interface_id having count(*) >= ?::int)
            select i.device_id, i.id interface_id, coalesce(o.ident_shown, '') subject, null::float8 as value, null::float8 as before, l.n, l.at,
                   i.status state
              from lost l join interface i on i.id = l.interface_id and i.type = 'ONU' and i.gone_at is null
              left join onu o on o.interface_id = i.id
            """;

    private static final String RESTLESS_ONUS = """
            with changed as (
                select interface_id, count(*) n, max(began_at) at from interface_state
                 where began_at > now() - interval '24 hours' group by interface_id having count(*) > ?::int)
            select i.device_id, i.id interface_id, coalesce(o.ident_shown, '') subject, null::float8 as value, null::float8 as before, c.n, c.at,
                   i.status state
              from changed c join interface i on i.id = c.interface_id and i.type = 'ONU' and i.gone_at is null
              left join onu o on o.interface_id = i.id
            """;

    private static final String BUSY_LINKS = """
            select l.from_device_id device_id, l.from_interface_id interface_id, t.name || coalesce(' ' || ti.name, '') subject,
                   l.utilization_percent::float8 as value, null::float8 as before, null::bigint n, l.utilized_at as at, '' state
              from link l join device t on t.id = l.to_device_id left join interface ti on ti.id = l.to_interface_id
             where l.utilization_percent >= ?::float8
            """;

    private static final String UNNAMED_PORTS = """
            select i.device_id, i.id interface_id, '' subject, null::float8 as value, null::float8 as before, null::bigint n, i.status_changed_at as at,
                   i.status state
              from interface i
             where i.description = '' and i.comment = '' and i.status = 'Up' and i.type not in ('ONU', 'UNI', 'OTHER') and i.gone_at is null
            """;

    private static final String SILENT_DEVICES = """
            select v.id device_id, null::bigint interface_id, v.problem subject, null::float8 as value, null::float8 as before, null::bigint n,
                   v.created_at as at, v.status state
              from device v where v.answered_at is null and v.poll_enabled and v.created_at < now() - interval '10 minutes'
            """;

    private static final Map<String, String> SORTABLE = Map.of(
            "device", "lower(d.name)",
            "interface", "in_number_order(coalesce(i.name, ''))",
            "subject", "r.subject",
            "value", "r.value",
            "before", "r.before",
            "count", "r.n",
            "at", "r.at",
            "state", "r.state");

    private static final Map<Report, String> USUAL_ORDER = new EnumMap<>(Map.of(
            Report.DUPLICATE_IDENTS, "r.subject",
            Report.DUPLICATE_MACS, "r.subject",
            Report.BAD_SIGNALS, "r.value",
            Report.BAD_SFPS, "r.value",
            Report.FADING_SIGNALS, "r.value - r.before",
            Report.FLAPPING_ONUS, "r.n desc",
            Report.RESTLESS_ONUS, "r.n desc",
            Report.BUSY_LINKS, "r.value desc",
            Report.UNNAMED_PORTS, "lower(d.name), in_number_order(coalesce(i.name, ''))",
            Report.SILENT_DEVICES, "r.at desc"));

    private final Sql sql;

    @Inject
    public Reports(Sql sql) {
        this.sql = sql;
    }

    /**
     * A page of a report; {@code groups} null for the devices of all. Filter: part of a device's or interface's name, an address, or
     * what the row is about.
     */
    public Page<ReportRow> page(Report report, PageRequest request, ReportBounds bounds, @Nullable Set<Long> groups) {
        Conditions wanted = new Conditions().andIf(groups, "d.group_id = any(?::bigint[])");
        if (!request.filter().isEmpty()) {
            String like = Like.containing(request.filter());
            wanted.and(
                    "(d.name ilike ? or host(d.address) ilike ? or i.name ilike ? or r.subject ilike ?)",
                    like,
                    like,
                    like,
                    like);
        }
        String order = request.sort().isEmpty()
                ? USUAL_ORDER.get(report)
                : request.column(SORTABLE, "r.at") + (request.descending() ? " desc nulls last" : "");
        List<Long> total = new ArrayList<>();
        List<ReportRow> rows = sql.list(
                "with r as materialized (" + query(report) + ") select r.*, d.name device_name, host(d.address) ip,"
                        + " coalesce(i.name, '') interface_name, coalesce(i.type, '') type, count(*) over () total"
                        + " from r join device d on d.id = r.device_id left join interface i on i.id = r.interface_id where "
                        + wanted.sql() + " order by " + order + ", r.device_id, r.interface_id limit ? offset ?",
                row -> {
                    if (total.isEmpty()) {
                        total.add(row.number("total"));
                    }
                    return read(row);
                },
                parameters(report, bounds, wanted, request.limit(), request.offset()));
        return new Page<>(rows, total.isEmpty() ? request.offset() : total.get(0), request.limit(), request.offset());
    }

    /** Counts the rows of a report by device group, for dashboards; what is there twice is kept, for monitoring systems. */
    public long count(Report report, ReportBounds bounds) {
        boolean kept = DUPLICATES.contains(report);
        Object[] names = new Object[kept ? 4 : 2];
        Arrays.fill(names, report);
        sql.update(
                "with r as (" + query(report) + ")" + (kept ? KEPT_DUPLICATES : "")
                        + ", counted as (select coalesce(d.group_id, 0) group_id, count(*) n from r"
                        + " join device d on d.id = r.device_id group by 1),"
                        + " gone as (delete from analytics_count where report = ? and group_id not in (select group_id from counted))"
                        + " insert into analytics_count (report, group_id, rows) select ?, group_id, n from counted"
                        + " on conflict (report, group_id) do update set rows = excluded.rows, counted_at = now()",
                parameters(report, bounds, new Conditions(), names));
        return sql.one(
                "select coalesce(sum(rows), 0) n from analytics_count where report = ?",
                row -> row.number("n"),
                report);
    }

    private static final Set<Report> DUPLICATES = EnumSet.of(Report.DUPLICATE_IDENTS, Report.DUPLICATE_MACS);

    /** As many as monitoring systems may ask for. */
    private static final String KEPT_DUPLICATES = """
            , twofold as (select device_id, interface_id, subject, max(n) n from r group by 1, 2, 3 order by 2, 3 limit 200000),
            over as (delete from analytics_duplicate a where a.report = ? and not exists (
                select 1 from twofold t where t.interface_id = a.interface_id and t.subject = a.subject)),
            known as (insert into analytics_duplicate (report, device_id, interface_id, subject, places)
                select ?, device_id, interface_id, subject, n from twofold
                on conflict (report, interface_id, subject) do update set places = excluded.places
                 where analytics_duplicate.places <> excluded.places)
            """;

    /** What was last counted; {@code groups} null for the devices of all. */
    public Map<Report, Long> counts(@Nullable Set<Long> groups) {
        Map<Report, Long> rowsByReport = new EnumMap<>(Report.class);
        Arrays.stream(Report.values()).forEach(report -> rowsByReport.put(report, 0L));
        Conditions wanted = new Conditions().and("report not like '% %'").andIf(groups, "group_id = any(?::bigint[])");
        sql.list(
                "select report, sum(rows) n from analytics_count where " + wanted.sql() + " group by report",
                row -> rowsByReport.put(row.choice("report", Report.class), row.number("n")),
                wanted.parameters());
        return rowsByReport;
    }

    private static final String STATES_OF_BAD_SIGNALS = "BAD_SIGNALS ";

    /** Counts which of the bad signals are too weak and which too strong, for dashboards. */
    public void countBadSignals(ReportBounds bounds) {
        sql.update(
                "with r as (" + BAD_SIGNALS
                        + "), counted as (select ?::text || r.state report, coalesce(d.group_id, 0) group_id, count(*) n"
                        + " from r join device d on d.id = r.device_id group by 1, 2),"
                        + " gone as (delete from analytics_count a where a.report like ?::text || '%' and not exists"
                        + " (select 1 from counted c where c.report = a.report and c.group_id = a.group_id))"
                        + " insert into analytics_count (report, group_id, rows) select report, group_id, n from counted"
                        + " on conflict (report, group_id) do update set rows = excluded.rows, counted_at = now()",
                bounds.minRxDbm(),
                bounds.minRxDbm(),
                bounds.maxRxDbm(),
                STATES_OF_BAD_SIGNALS,
                STATES_OF_BAD_SIGNALS);
    }

    /** How many signals were too weak and too strong when they were last counted; {@code groups} null for the devices of all. */
    public BadSignals badSignals(@Nullable Set<Long> groups) {
        Conditions wanted = new Conditions().andIf(groups, "group_id = any(?::bigint[])");
        return sql.one(
                "select coalesce(sum(rows) filter (where report = 'BAD_SIGNALS low'), 0) low,"
                        + " coalesce(sum(rows) filter (where report = 'BAD_SIGNALS high'), 0) high from analytics_count where "
                        + wanted.sql(),
                row -> new BadSignals(row.number("low") + row.number("high"), row.number("low"), row.number("high")),
                wanted.parameters());
    }

    /** ONUs online with a signal below or above the bounds. */
    public record BadSignals(long total, long low, long high) {}

    private static String query(Report report) {
        return switch (report) {
            case DUPLICATE_IDENTS -> DUPLICATE_IDENTS;
            case DUPLICATE_MACS -> DUPLICATE_MACS;
            case BAD_SIGNALS -> BAD_SIGNALS;
            case BAD_SFPS -> BAD_SFPS;
            case FADING_SIGNALS -> FADING_SIGNALS;
            case FLAPPING_ONUS -> FLAPPING_ONUS;
            case RESTLESS_ONUS -> RESTLESS_ONUS;
            case BUSY_LINKS -> BUSY_LINKS;
            case UNNAMED_PORTS -> UNNAMED_PORTS;
            case SILENT_DEVICES -> SILENT_DEVICES;
        };
    }

    private static @Nullable Object[] parameters(
            Report report, ReportBounds bounds, Conditions wanted, Object... last) {
        List<@Nullable Object> all = new ArrayList<>(own(report, bounds));
        all.addAll(Arrays.asList(wanted.parameters(last)));
        return all.toArray();
    }

    private static List<Object> own(Report report, ReportBounds bounds) {
        return switch (report) {
            case DUPLICATE_MACS -> List.of(bounds.activeSeconds(), bounds.mostMacs());
            case BAD_SIGNALS -> List.of(bounds.minRxDbm(), bounds.minRxDbm(), bounds.maxRxDbm());
            case BAD_SFPS -> List.of(bounds.minSfpDbm(), bounds.minSfpDbm(), bounds.maxSfpDbm());
            case FADING_SIGNALS -> List.of(bounds.fadingDb());
            case FLAPPING_ONUS -> List.of(bounds.flaps());
            case RESTLESS_ONUS -> List.of(bounds.changes());
            case BUSY_LINKS -> List.of(bounds.busyPercent());
            case DUPLICATE_IDENTS, UNNAMED_PORTS, SILENT_DEVICES -> List.of();
        };
    }

    private static ReportRow read(Sql.Row row) throws SQLException {
        return new ReportRow(
                row.number("device_id"),
                row.text("device_name"),
                row.text("ip"),
                row.nullableNumber("interface_id"),
                row.text("interface_name"),
                row.text("type"),
                row.text("subject"),
                row.nullableDecimal("value"),
                row.nullableDecimal("before"),
                row.nullableNumber("n"),
                row.nullableInstant("at"),
                row.text("state"));
    }
}
