package org.demarc.onu.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.demarc.Sql;

/** The PON ports of an OLT with their ONUs counted: one query, however many ONUs there are. */
@Dependent
public class PonBranches {

    /** More PON ports than any chassis has. */
    private static final int MOST = 5000;

    private final Sql sql;

    @Inject
    public PonBranches(Sql sql) {
        this.sql = sql;
    }

    /** By place; ONUs whose port the OLT does not list come last. */
    public List<PonBranch> of(long deviceId) {
        return sql.list(
                """
                with counted as (
                    select coalesce(o.parent_key, '') parent_key, count(*) onus,
                           count(*) filter (where o.status = 'Online') online,
                           count(*) filter (where o.status = 'LOS') los,
                           count(*) filter (where o.status = 'PowerOff') power_off
                      from interface o
                     where o.device_id = ? and o.type = 'ONU' and o.gone_at is null
                     group by coalesce(o.parent_key, '')),
                pon as (
                    select * from interface i where i.device_id = ? and i.type = 'PON' and i.gone_at is null)
                select p.id, coalesce(p.bind_key, c.parent_key) key, coalesce(p.name, c.parent_key) name, p.status,
                       p.description, coalesce(c.onus, 0) onus, coalesce(c.online, 0) online, coalesce(c.los, 0) los,
                       coalesce(c.power_off, 0) power_off
                  from pon p full join counted c on c.parent_key = p.bind_key
                 order by p.id is null, p.frame nulls first, p.slot nulls first, p.port nulls first, p.if_index,
                          in_number_order(coalesce(p.name, c.parent_key)), p.id
                 limit ?
                """,
                row -> new PonBranch(
                        row.nullableNumber("id"),
                        row.text("key"),
                        row.text("name"),
                        row.text("status"),
                        row.text("description"),
                        row.number("onus"),
                        row.number("online"),
                        row.number("onus") - row.number("online") - row.number("los") - row.number("power_off"),
                        row.number("los"),
                        row.number("power_off")),
                deviceId,
                deviceId,
                MOST);
    }
}
