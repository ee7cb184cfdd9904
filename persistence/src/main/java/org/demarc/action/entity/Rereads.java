package org.demarc.action.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.demarc.Sql;

/** Readings that are worth reading again soon, once however often that is said. All times are the database's. */
@Dependent
public class Rereads {

    private final Sql sql;

    @Inject
    public Rereads(Sql sql) {
        this.sql = sql;
    }

    /**
     * Wants these readings now; what is wanted sooner stays so, and none is asked for twice within the rest (devices.md 13).
     *
     * @param againAfterS and again after so many seconds, rising
     */
    public void want(long deviceId, Collection<String> readings, Duration rest, List<Integer> againAfterS) {
        if (readings.isEmpty()) {
            return;
        }
        sql.update("""
                insert into reread as r (device_id, reading, due_at, again)
                select d.id, x, now(), array(select now() + s * interval '1 second' from unnest(?::integer[]) s order by s)
                  from device d, unnest(?::text[]) x where d.id = ?
                on conflict (device_id, reading) do update
                   set due_at = least(r.due_at, greatest(now(), r.last_at + ? * interval '1 millisecond')),
                       again = case when excluded.again = '{}' then r.again else excluded.again end
                """, againAfterS, List.copyOf(readings), deviceId, rest.toMillis());
    }

    /** A device and what is to be read of it now. */
    public record Due(long deviceId, List<String> readings) {}

    /** Takes what is due; nobody else gets it. */
    public List<Due> take(int limit) {
        return sql.list("""
                with due as (
                    update reread r set due_at = r.again[1], again = r.again[2:], last_at = now()
                      from (select device_id, reading from reread where due_at <= now()
                             order by due_at limit ? for update skip locked) x
                     where r.device_id = x.device_id and r.reading = x.reading
                    returning r.device_id, r.reading)
                select device_id, array_agg(reading order by reading) readings from due group by device_id order by device_id
                """, row -> new Due(row.number("device_id"), row.texts("readings")), limit);
    }
}
