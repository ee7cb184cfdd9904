package org.demarc.live.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ToldChangesIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private Sql sql = new Sql(DATABASE.dataSource());
    private long device;

    @BeforeEach
    void addDevice() {
        sql = new Sql(DATABASE.dataSource());
        sql.update("truncate device, job_run, device_action, event, notification_delivery, routeros_router cascade");
        device = sql.one(
                "insert into device (name, address) values ('olt', '192.0.2.1') returning id", row -> row.number("id"));
    }

    /** Notes of what the statements change, up to one that is said behind them. */
    private List<String> told(Runnable changes) {
        try (ChangeFeed feed = ChangeFeed.open(DATABASE.dataSource())) {
            changes.run();
            new ChangeNotes(sql).tell("over");
            List<String> notes = new ArrayList<>();
            while (!notes.contains("over")) {
                notes.addAll(feed.next(Duration.ofSeconds(10)));
            }
            notes.remove("over");
            return notes;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String self(String topic, long id) {
        return topic + " " + id + ":" + id;
    }

    @Test
    void aDeviceThatComesGoesOrFallsIsTold() {
        assertThat(told(() -> sql.update("update device set status = 'Down', problem = 'silent'")))
                .containsExactly(self("devices", device));
        assertThat(told(() -> sql.update("update device set answered_at = now(), updated_at = now()")))
                .isEmpty();
        assertThat(told(() -> sql.update("delete from device"))).containsExactly(self("devices", device));
    }

    @Test
    void aPollThatIsOverIsTold() {
        String log =
                "insert into poll_log (device_id, at, started_at, late_ms, duration_ms, node, outcome, reason, requested,"
                        + " readings, rows, problems) select " + device
                        + ", now(), now(), 0, 5, 'n', 'ANSWERED', '', false, '{fdb}', '{3}', '{}' from generate_series(1, 3)";

        assertThat(told(() -> sql.update(log))).containsExactly(self("polls", device));
    }

    @Test
    void aLineThatTurnsIsToldByItsDevice() {
        long line = sql.one(
                "insert into interface (device_id, bind_key, name, type) values (?, '1', 'pon0/1:1', 'ONU') returning id",
                row -> row.number("id"),
                device);

        assertThat(told(() -> sql.update(
                        "insert into interface_state (interface_id, began_at, status) values (?, now(), 'LOS')", line)))
                .containsExactly(self("lines", device));
    }

    @Test
    void aJobIsToldWhenItBeginsAndGetsOnButNotWhenItsLeaseIsRenewed() {
        List<String> begun = told(() -> sql.update("insert into job_run (kind, state) values ('tidy', 'RUNNING')"));
        long run = sql.one("select id from job_run", row -> row.number("id"));

        assertThat(begun).containsExactly("jobs " + run + ":0");
        assertThat(told(() -> sql.update("update job_run set lease_until = now()")))
                .isEmpty();
        assertThat(told(() -> sql.update("update job_run set progress = 5"))).containsExactly("jobs " + run + ":0");
    }

    @Test
    void anActionIsToldWithItsDevice() {
        List<String> asked = told(() -> sql.update(
                "insert into device_action (device_id, device_name, kind, requested_by) values (?, 'olt', 'x', 'a')",
                device));
        long action = sql.one("select id from device_action", row -> row.number("id"));

        assertThat(asked).containsExactly("actions " + action + ":" + device);
        assertThat(told(() -> sql.update("update device_action set state = 'DONE'")))
                .containsExactly("actions " + action + ":" + device);
    }

    @Test
    void aSuspicionIsNoEventYet() {
        String suspicion =
                "insert into event (name, watch, subject, device_id, severity, state, began_at, noticed_at, seen_at)"
                        + " values ('x', 'DEVICE_DOWN', 'd1', " + device + ", 'INFO', 'PENDING', now(), now(), now())";

        assertThat(told(() -> sql.update(suspicion))).isEmpty();
        long event = sql.one("select id from event", row -> row.number("id"));
        assertThat(told(() -> sql.update("update event set state = 'OPEN', raised_at = now()")))
                .containsExactly("events " + event + ":" + device);
        assertThat(told(() -> sql.update("update event set seen_at = now(), value = 3")))
                .isEmpty();
        assertThat(told(() -> sql.update("update event set acknowledged_at = now(), acknowledged_by = 'a'")))
                .containsExactly("events " + event + ":" + device);
    }

    @Test
    void aMessageIsToldAndARouter() {
        List<String> message =
                told(() -> sql.update("insert into notification_delivery (kind, occasion) values ('MAIL', 'OPENED')"));
        List<String> router = told(() -> sql.update(
                "insert into routeros_router (name, host, port, api_user, password) values ('r', 'h', 1, 'u', 'p')"));

        assertThat(message).singleElement().asString().startsWith("messages ");
        assertThat(router).singleElement().asString().startsWith("routers ");
        assertThat(told(() -> sql.update("update routeros_router set reached_at = now()")))
                .isEmpty();
        assertThat(told(() -> sql.update("update routeros_router set fault = 'away'")))
                .isEqualTo(router);
    }

    @Test
    void manyAreToldInSeveralNotesAndVeryManyInOne() {
        String jobs = "insert into job_run (kind, state) select 'k' || n, 'QUEUED' from generate_series(1, %d) n";

        assertThat(told(() -> sql.update(jobs.formatted(250)))).hasSize(3);
        assertThat(told(() -> sql.update(jobs.formatted(501)))).containsExactly("jobs *");
    }

    @Test
    void whatWasNotCommittedIsNotTold() {
        assertThat(told(() -> {
                    try (var connection = DATABASE.dataSource().getConnection();
                            var statement = connection.createStatement()) {
                        connection.setAutoCommit(false);
                        statement.execute("update device set status = 'Up'");
                        connection.rollback();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .isEmpty();
    }
}
