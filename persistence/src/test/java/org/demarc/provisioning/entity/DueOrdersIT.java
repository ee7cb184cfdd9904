package org.demarc.provisioning.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DueOrdersIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Sql sql = new Sql(DATABASE.dataSource());
    private final Orders orders = new Orders(sql);
    private int accounts;

    @BeforeEach
    void noOrders() {
        DATABASE.execute("TRUNCATE provisioning_account CASCADE");
    }

    @Test
    @DisplayName(
            "UR-30 orders that wait for a worker are many; those that wait for their router or their billing do not count")
    void whatWaitsForItsTimeIsNotDue() {
        order("WAITING", 0);
        order("WAITING", 0);
        order("PARKED", 0);
        order("WAITING", 60);
        order("RUNNING", 0);
        order("DONE", 0);

        assertThat(orders.areManyDue(2)).isTrue();
        assertThat(orders.areManyDue(3)).isFalse();
    }

    private void order(String state, int dueInSeconds) {
        long account = sql.one(
                "INSERT INTO provisioning_account (source, service) VALUES ('main', ?) RETURNING id",
                row -> row.number("id"),
                Integer.toString(++accounts));
        sql.update(
                "INSERT INTO provisioning_order (kind, account_id, router_id, router_name, state, cause, correlation, due_at)"
                        + " VALUES ('ENSURE', ?, 1, 'site1', ?, 'test', 'test', now() + make_interval(secs => ?))",
                account,
                state,
                dueInSeconds);
    }
}
