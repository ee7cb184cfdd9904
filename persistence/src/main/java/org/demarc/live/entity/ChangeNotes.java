package org.demarc.live.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.Collectors;
import org.demarc.Sql;

/** Tells all nodes what is no row, and knows which group each device is in. */
@Dependent
public class ChangeNotes {

    private final Sql sql;

    @Inject
    public ChangeNotes(Sql sql) {
        this.sql = sql;
    }

    /** Tells every node that listens, this one too. */
    public void tell(String note) {
        sql.one("select pg_notify(?, ?)", row -> true, ChangeFeed.CHANNEL, note);
    }

    /** The group of each device that is in one. */
    public Map<Long, Long> groupByDevice() {
        return sql
                .list(
                        "select id, group_id from device where group_id is not null order by id limit 1000000",
                        row -> Map.entry(row.number("id"), row.number("group_id")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
