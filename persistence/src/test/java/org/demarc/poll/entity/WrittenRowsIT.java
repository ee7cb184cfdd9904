package org.demarc.poll.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.demarc.poll.entity.PollChanges.SeenCounters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is handed to the writer is what is stored, whatever form it is sent in. */
class WrittenRowsIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final double NONE = Double.NaN;
    private static final String ODD_NAME = "ge \"0/1\" \\порт, {NULL}\tNULL";

    private final Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final Sql sql = new Sql(DATABASE.dataSource());

    private long device;
    private long port;

    @BeforeEach
    void aSwitchIsAdded() {
        sql.update("truncate device, interface_rate_sample cascade");
        device = sql.one(
                "insert into device (name, address) values ('sw-1', '10.9.0.2') returning id", row -> row.number("id"));
        port = sql.one(
                "insert into interface (device_id, bind_key, name, type) values (?, '1', 'ge 0/1', 'GE') returning id",
                row -> row.number("id"),
                device);
    }

    @Test
    @DisplayName("ENG-28 samples are stored as they were reckoned, at the moment of the counters they come from")
    void samplesAreStoredAsTheyWereReckoned() throws SQLException {
        assertThat(write(counted(at.plusNanos(600))).samples()).isOne();

        String rates = sql.one(
                "select array_to_string(array[in_bps, out_bps, in_pps, out_pps, in_errors_ps, out_errors_ps, in_discards_ps,"
                        + " out_discards_ps], ' ', '-') rates from interface_rate_sample where interface_id = ?",
                row -> row.text("rates"),
                port);
        long ofTheSameMoment = sql.one(
                "select count(*) n from interface_rate_sample s join interface_counter c"
                        + " on c.interface_id = s.interface_id and c.read_at = s.at where s.at = ?",
                row -> row.number("n"),
                at.plus(1, ChronoUnit.MICROS));
        assertThat(rates).isEqualTo("12.5 0 - 3 - 0.25 - -");
        assertThat(ofTheSameMoment).isOne();
    }

    @Test
    @DisplayName("ENG-27 counters, names and what is not known are stored as they were read")
    void countersAreStoredAsTheyWereRead() throws SQLException {
        write(counted(at));

        List<String> stored = sql.list(
                "select identity || ' ' || wide || ' ' || in_octets || ' ' || out_octets || ' ' || nanos || ' '"
                        + " || coalesce(uptime_ticks::text, '-') || ' ' || in_bps || ' ' || num_nulls(in_packets, out_packets,"
                        + " in_errors, discontinuity) as stored from interface_counter where interface_id = ? limit 2",
                row -> row.text("stored"),
                port);
        assertThat(stored).containsExactly(ODD_NAME + " true 18446744073709551615 5 -3 - 12.5 4");
    }

    private PollChanges counted(Instant readAt) {
        StoredCounters read = new StoredCounters(
                readAt, 7, -3, null, ODD_NAME, true, -1L, 5L, null, null, null, null, null, null, null, null, null,
                null, null);
        PollChanges changes = new PollChanges(at);
        changes.counters(List.of(new SeenCounters(device, "1", port, read, 12.5, 0, NONE, 3, NONE, 0.25, NONE, NONE)));
        return changes;
    }

    private static PollWriter.Written write(PollChanges changes) throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            return PollWriter.write(connection, changes);
        }
    }
}
