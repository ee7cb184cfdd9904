package org.demarc.poll.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.demarc.poll.entity.PollChanges.SeenInterface;
import org.demarc.poll.entity.PollChanges.SeenMac;
import org.demarc.poll.entity.PollChanges.SeenRow;
import org.demarc.poll.entity.PollChanges.SeenVlan;
import org.demarc.poll.entity.PollChanges.SeenVlanPort;
import org.demarc.poll.entity.PollChanges.WholeReading;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Polls of a device with tens of thousands of rows that came a moment ago. PostgreSQL takes it for one with a row or two and joins row by row:
 * what the device no longer has is nevertheless found in one pass over its rows.
 */
class NewRowsIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int MANY = 60_000;

    private final Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Sql sql = new Sql(DATABASE.dataSource());

    private long olt;

    @BeforeAll
    static void rowByRow() {
        DATABASE.joinRowByRow();
    }

    @BeforeEach
    void anOltIsAdded() {
        sql.update("truncate device cascade");
        olt = sql.one(
                "insert into device (name, address, type) values ('new-olt', '10.9.0.1', 'OLT') returning id",
                row -> row.number("id"));
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void aLineThatIsNoLongerListedIsGone() throws SQLException {
        assertThat(write(listed(1)).interfaces()).isEqualTo(MANY);

        assertThat(write(listed(2)).interfaces()).isOne();

        assertThat(sql.list(
                        "select bind_key from interface where gone_at is not null limit 10",
                        row -> row.text("bind_key")))
                .containsExactly("1");
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void aMacThatIsNoLongerInTheTableIsAbsent() throws SQLException {
        assertThat(write(learned(1)).macs()).isEqualTo(MANY);

        assertThat(write(learned(2)).macs()).isOne();

        assertThat(sql.list("select mac::text from fdb where not present limit 10", row -> row.text("mac")))
                .containsExactly(mac(1));
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void aRowThatIsNoLongerInItsTableIsAbsent() throws SQLException {
        sql.update("""
                insert into reading_row (device_id, reading, row_key, sign, first_seen, last_seen)
                select ?, 'neighbours', n::text, n, ?::timestamptz, ?::timestamptz from generate_series(1, ?) n
                """, olt, at, at, MANY);

        assertThat(write(neighbours(2)).rows()).isOne();

        assertThat(sql.list("select row_key from reading_row where not present limit 10", row -> row.text("row_key")))
                .containsExactly("1");
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void vlansArePutInTheirPlaceAndTakenAway() throws SQLException {
        sql.update("""
                insert into interface (device_id, bind_key, name, type)
                select ?, n::text, 'ge 0/' || n, 'GE' from generate_series(1, ?) n
                """, olt, MANY);
        assertThat(write(vlans(1, 1)).rows()).isEqualTo(MANY);

        assertThat(write(vlans(1, 2)).rows()).as("one left its VLAN").isOne();
        assertThat(write(vlans(2, 1)).rows()).as("of which nothing is told").isZero();

        assertThat(count("interface_vlan")).isEqualTo(MANY - 1);
        assertThat(count("line_read where polled")).isEqualTo(MANY - 1);
    }

    private PollChanges listed(int first) {
        PollChanges changes = new PollChanges(at);
        changes.interfaces(from(first, this::onu));
        changes.onusComplete(olt);
        return changes;
    }

    private SeenInterface onu(int n) {
        return new SeenInterface(
                olt,
                key(n),
                null,
                "",
                null,
                "gpon 0/1:" + n,
                "ONU",
                "gpon",
                null,
                null,
                null,
                n,
                null,
                null,
                null,
                null);
    }

    private PollChanges learned(int first) {
        PollChanges changes = new PollChanges(at);
        changes.fdb(olt, from(first, n -> new SeenMac(olt, mac(n), 101, null, "1", "LEARNED")), true);
        return changes;
    }

    private PollChanges neighbours(int first) {
        PollChanges changes = new PollChanges(at);
        changes.rows(new WholeReading(olt, "neighbours"), from(first, this::neighbour), true);
        changes.reading(planned("neighbours"));
        return changes;
    }

    private SeenRow neighbour(int n) {
        return new SeenRow(olt, "neighbours", key(n), null, null, null, null, "{}", n, "{}", List.of());
    }

    /** Of the ports from one on, with the VLANs of those from another on. */
    private PollChanges vlans(int firstPort, int firstVlan) {
        PollChanges changes = new PollChanges(at);
        changes.rows(new WholeReading(olt, "vlans"), List.of(), true);
        changes.vlans(
                olt,
                from(firstPort, n -> new SeenVlanPort(olt, key(n))),
                from(firstVlan, n -> new SeenVlan(olt, key(n), 101, "", true)));
        changes.reading(planned("vlans"));
        return changes;
    }

    private PlannedReading planned(String reading) {
        return new PlannedReading(olt, reading, null, true, at, at, "", MANY, 0, at);
    }

    private static <T> List<T> from(int first, IntFunction<T> row) {
        return IntStream.rangeClosed(first, MANY).mapToObj(row).toList();
    }

    private static String key(int n) {
        return Integer.toString(n);
    }

    private static String mac(int n) {
        return "02:00:00:%02x:%02x:%02x".formatted(n >> 16, (n >> 8) & 0xff, n & 0xff);
    }

    private static PollWriter.Written write(PollChanges changes) throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            return PollWriter.write(connection, changes);
        }
    }

    private long count(String rows) {
        return sql.one("select count(*) n from " + rows, row -> row.number("n"));
    }
}
