package org.demarc.link.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.demarc.Sql;

/**
 * How busy links are: the busier direction over the last quarter of an hour, of the speed of the slower port
 * (wildcore-mikbill.md 2, row 36: octets a second * 8 / 1024 / 1024 / speed in Mbit/s * 100).
 */
@Dependent
public class LinkUsage {

    private final Sql sql;

    @Inject
    public LinkUsage(Sql sql) {
        this.sql = sql;
    }

    /** How many links have a figure, and how many of them are busier than the bound. */
    public record Measured(long links, long overloaded) {}

    /** Writes the figures of all links; those whose ports tell nothing have none. Only what changed by a tenth is written. */
    public Measured measure(int busyPercent) {
        sql.update("""
                with ends as (
                    select id link_id, a_interface_id interface_id from link where a_interface_id is not null
                    union all
                    select id, b_interface_id from link where b_interface_id is not null),
                rate as (
                    select e.link_id, e.interface_id, greatest(avg(s.in_bps), avg(s.out_bps)) bps
                      from ends e join interface_rate_sample s on s.interface_id = e.interface_id and s.at > now() - interval '15 minutes'
                     group by 1, 2),
                speed as (
                    select e.link_id, min(p.speed_mbps) mbps from ends e join port p on p.interface_id = e.interface_id
                     where p.speed_mbps > 0 group by 1),
                busy as (
                    select r.link_id, max(r.bps) / 1024 / 1024 / s.mbps * 100 percent
                      from rate r join speed s on s.link_id = r.link_id where r.bps is not null group by r.link_id, s.mbps)
                update link l set utilization_percent = round(b.percent::numeric, 1)::real, utilized_at = now()
                  from (select l2.id, busy.percent from link l2 left join busy on busy.link_id = l2.id) b
                 where b.id = l.id and (l.utilization_percent is distinct from round(b.percent::numeric, 1)::real)
                """);
        return sql.one("""
                select count(*) links, count(*) filter (where utilization_percent >= ?) busy from link
                 where utilization_percent is not null
                """, row -> new Measured(row.number("links"), row.number("busy")), busyPercent);
    }
}
