package org.demarc.poll.entity;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One statement made of those parts of {@link PollSql} that have rows. */
final class PollStatement {

    private static final String MOMENT = "with moment as (select ?::timestamptz as at)";

    /** Binds the rows of a part. */
    interface Rows {
        void bind(RowArrays arrays) throws SQLException;
    }

    private final StringBuilder sql = new StringBuilder(MOMENT);
    private final List<Rows> rows = new ArrayList<>();
    private String answer = "0";

    PollStatement part(String part, Rows bound) {
        sql.append(", ").append(part);
        rows.add(bound);
        return this;
    }

    /** What the statement answers with: a number, by the parts that it has. */
    PollStatement answering(String number) {
        answer = number;
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    int run(Connection connection, Instant at) throws SQLException {
        try (RowArrays arrays = new RowArrays(connection, sql + "select " + answer)) {
            arrays.instant(at);
            for (Rows part : rows) {
                part.bind(arrays);
            }
            try (ResultSet number = arrays.statement().executeQuery()) {
                return number.next() ? number.getInt(1) : 0;
            }
        }
    }
}
