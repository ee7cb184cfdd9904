package org.demarc.port.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.demarc.Sql;
import org.demarc.poll.entity.HistoryLevel;

/** The history of what passes through interfaces. */
@Dependent
public class Rates {

    private final Sql sql;

    @Inject
    public Rates(Sql sql) {
        this.sql = sql;
    }

    /** Rates of a span, oldest first, averaged to at most so many points. */
    public List<Rate> history(long interfaceId, Instant from, Instant to, int points, HistoryLevel level) {
        long width = Math.max(1, Duration.between(from, to).toSeconds() / Math.max(1, points));
        String most = level == HistoryLevel.RAW ? "" : "_most";
        return sql.list(
                """
                select min(at) at, avg(in_bps) in_bps, avg(out_bps) out_bps, max(in_bps%s) in_most, max(out_bps%s) out_most,
                       avg(in_pps) in_pps, avg(out_pps) out_pps, avg(in_errors_ps) in_errors, avg(out_errors_ps) out_errors,
                       avg(in_discards_ps) in_discards, avg(out_discards_ps) out_discards
                  from interface_rate_sample%s
                 where interface_id = ? and at >= ? and at < ?
                 group by floor(extract(epoch from at) / ?::float8) order by 1 limit ?
                """.formatted(most, most, level.suffix()), Rates::rate, interfaceId, from, to, width, points + 1);
    }

    private static Rate rate(Sql.Row row) throws SQLException {
        return new Rate(
                row.instant("at"),
                row.nullableDecimal("in_bps"),
                row.nullableDecimal("out_bps"),
                row.nullableDecimal("in_most"),
                row.nullableDecimal("out_most"),
                row.nullableDecimal("in_pps"),
                row.nullableDecimal("out_pps"),
                row.nullableDecimal("in_errors"),
                row.nullableDecimal("out_errors"),
                row.nullableDecimal("in_discards"),
                row.nullableDecimal("out_discards"));
    }
}
