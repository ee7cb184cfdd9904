package org.demarc.link.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.demarc.Sql;

/** The ways from devices up to the core. */
@Dependent
public class WaysUp {

    private final Sql sql;

    @Inject
    public WaysUp(Sql sql) {
        this.sql = sql;
    }

    /** The steps from a device upwards, at most {@link Links#MOST_HOPS}; no device is passed twice. */
    public List<Hop> from(long deviceId) {
        return sql.list(
                """
                with recursive up(device_id, step, link_id, passed) as (
                    select ?::bigint, 0, null::bigint, array[?::bigint]
                    union all
                    select l.to_device_id, up.step + 1, l.id, up.passed || l.to_device_id
                      from up join link l on l.from_device_id = up.device_id and l.lower_end is not null
                     where up.step < ? and l.to_device_id <> all(up.passed))
                select hop.step hop_step, hop.link_id, linked.* from up hop join lateral (
                """ + Links.COLUMNS + """
                 where l.id = hop.link_id) linked on true order by hop.step
                """,
                row -> new Hop((int) row.number("hop_step"), Links.read(row)),
                deviceId,
                deviceId,
                Links.MOST_HOPS);
    }
}
