package org.demarc.event.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An outage: tens of thousands of events change in one statement. */
class ManyChangesIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int MANY = 60_000;

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void thatAllHaveChangedIsToldInOnePassOverThemHoweverFewChangedBefore() throws SQLException {
        Sql sql = new Sql(DATABASE.dataSource());
        sql.update("""
                insert into event (name, watch, subject, severity, state, began_at, noticed_at, seen_at)
                select 'ONU lost', 'ONU_LOST', 'o' || n, 'WARNING', 'PENDING', now(), now(), now() from generate_series(1, ?) n
                """, MANY);
        try (Connection connection = DATABASE.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update event set seen_at = now() where subject = 'o1'");

            assertThat(statement.executeUpdate("update event set state = 'OPEN', raised_at = now()"))
                    .isEqualTo(MANY);
        }

        long told = sql.one("select count(*) n from notification_change", row -> row.number("n"));
        assertThat(told).isEqualTo(MANY);
    }
}
