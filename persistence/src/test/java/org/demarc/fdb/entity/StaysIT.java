package org.demarc.fdb.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.demarc.PageRequest;
import org.demarc.ProblemException;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.demarc.device.entity.Conditions;
import org.demarc.poll.entity.Histories;
import org.demarc.poll.entity.PlannedReading;
import org.demarc.poll.entity.PollChanges;
import org.demarc.poll.entity.PollChanges.SeenMac;
import org.demarc.poll.entity.PollChanges.SeenRow;
import org.demarc.poll.entity.PollChanges.WholeReading;
import org.demarc.poll.entity.PollWriter;
import org.demarc.wildcore.entity.LineDetail;
import org.demarc.wildcore.entity.StoredLines;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StaysIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String FIRST = "02:00:00:00:00:01";
    private static final String SECOND = "02:00:00:00:00:02";
    private static final Duration HOLDS = Duration.ofHours(1);
    /** Of a table that has rows: partitions of months to come cost nothing. */
    private static final Pattern FULL_SCAN = Pattern.compile("Seq Scan on fdb.*\\(cost=0\\.00\\.\\.(?!0\\.00)");

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private Sql sql;
    private Stays stays;
    private long olt;
    private long onu;
    private long uplink;

    @BeforeEach
    void anOltWithOneOnu() {
        sql = new Sql(DATABASE.dataSource());
        stays = new Stays(sql);
        sql.update("truncate device, fdb_past, reading_row cascade");
        olt = device("olt", "192.0.2.1");
        onu = line(olt, "1", "GPON 0/1/1:1", "ONU");
        uplink = line(olt, "2", "ge 0/0/1", "GE");
    }

    @Test
    @DisplayName(
            "POL-7, 14: what stands still is one stay, however often it is read and however quiet it is for less than an hour")
    void whatStandsStillIsOneStay() throws SQLException {
        seen(Duration.ofHours(5), FIRST);
        seen(Duration.ofMinutes(290));
        seen(Duration.ofMinutes(280), FIRST);
        seen(Duration.ofHours(4), FIRST);

        assertThat(ofOnu()).singleElement().satisfies(stay -> {
            assertThat(stay.firstSeen()).isEqualTo(now.minus(Duration.ofHours(5)));
            assertThat(stay.lastSeen()).isEqualTo(now.minus(Duration.ofHours(4)));
            assertThat(stay.present()).isTrue();
            assertThat(stay.portType()).isEqualTo("ONU");
        });
        assertThat(kept()).isZero();
    }

    @Test
    @DisplayName("15: a router that was changed and put back is three stays of a line, the newest first")
    void whoComesBackBeginsAnotherStay() throws SQLException {
        seen(Duration.ofHours(9), FIRST);
        seen(Duration.ofHours(8), SECOND);
        seen(Duration.ofHours(5), FIRST);

        List<Stay> told = ofOnu();

        assertThat(told).extracting(Stay::mac).containsExactly(FIRST, SECOND, FIRST);
        assertThat(told).extracting(Stay::present).containsExactly(true, false, false);
        assertThat(told).extracting(Stay::firstSeen).containsExactly(hoursAgo(5), hoursAgo(8), hoursAgo(9));
        assertThat(told.get(2).lastSeen()).isEqualTo(hoursAgo(9));
        Instant everFirst =
                sql.one("select first_seen from fdb where mac = ?::macaddr", row -> row.instant("first_seen"), FIRST);
        assertThat(everFirst).isEqualTo(hoursAgo(9));
    }

    @Test
    @DisplayName("14: a line that is read by itself keeps stays in the same way")
    void aLineReadByItselfKeepsThemToo() throws SQLException {
        seen(Duration.ofHours(9), FIRST);
        seen(Duration.ofHours(8));

        new StoredLines(sql).keepMacs(onu, now, List.of(new LineDetail.Seen(FIRST, 101, "LEARNED", now)));
        new StoredLines(sql).keepMacs(onu, now, List.of(new LineDetail.Seen(FIRST, 101, "LEARNED", now)));

        assertThat(ofOnu()).extracting(Stay::firstSeen).containsExactly(now, hoursAgo(9));
    }

    @Test
    @DisplayName("14: stays are searched by MAC and by device, narrowed by VLAN, days and words, sorted and paged")
    void staysAreSearched() throws SQLException {
        seen(Duration.ofHours(9), FIRST, SECOND);
        seen(Duration.ofHours(5), FIRST);
        long other = device("switch", "192.0.2.2");
        write(other, Duration.ofHours(1), "7", FIRST);

        assertThat(found(filter(FIRST, null, null), ""))
                .extracting(stay -> stay.device().name())
                .containsExactly("switch", "olt");
        assertThat(found(filter(null, olt, null), "")).hasSize(2);
        assertThat(found(filter(null, olt, null), "0200.0000.0002")).hasSize(1);
        assertThat(found(filter(null, olt, null), "0/1/1")).hasSize(2);
        assertThat(found(filter(null, olt, null), "nowhere")).isEmpty();
        assertThat(found(new StayFilter(FIRST, null, null, null, 102, null, null, null, null), ""))
                .isEmpty();
        assertThat(found(new StayFilter(null, olt, null, null, null, hoursAgo(6), null, null, null), ""))
                .as("ended since")
                .extracting(Stay::mac)
                .containsExactly(FIRST);
        assertThat(found(new StayFilter(FIRST, null, null, null, null, null, hoursAgo(2), null, null), ""))
                .as("began before")
                .extracting(stay -> stay.device().name())
                .containsExactly("olt");
        assertThat(found(new StayFilter(null, olt, null, null, null, null, null, false, null), ""))
                .extracting(Stay::mac)
                .containsExactly(SECOND);
        PageRequest second = new PageRequest(1, 1, "mac", true, "");
        assertThat(stays.page(filter(null, olt, null), second, HOLDS).items())
                .extracting(Stay::mac)
                .containsExactly(FIRST);
        assertThat(stays.page(filter(null, olt, null), second, HOLDS).total()).isEqualTo(2);
    }

    @Test
    @DisplayName("14: devices of other groups stay hidden, and a list is not skipped through without an end")
    void whatIsRefused() throws SQLException {
        seen(Duration.ofHours(1), FIRST);

        assertThat(found(new StayFilter(FIRST, null, null, null, null, null, null, null, Set.of()), ""))
                .isEmpty();
        assertThatThrownBy(
                        () -> stays.page(filter(FIRST, null, null), new PageRequest(10, 10_001, "", false, ""), HOLDS))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("10000");
        assertThatThrownBy(
                        () -> stays.page(filter(FIRST, null, null), new PageRequest(10, 0, "colour", false, ""), HOLDS))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    @DisplayName(
            "15: a subscriber's stays are those on his line and those of his MAC, also what a VLAN terminator tells of it")
    void staysOfASubscriber() throws SQLException {
        seen(Duration.ofHours(2), FIRST);
        long terminator = device("terminator", "192.0.2.3");
        sql.update("""
                insert into reading_row (device_id, reading, row_key, mac, vlan, words, sign, first_seen, last_seen)
                values (?, 'snooping', '1041.2.0.0.0.0.9', '02:00:00:00:00:09', 1041, '{}', 1, now() - interval '1 hour', now())
                """, terminator);
        write(olt, Duration.ofHours(2), "2", "02:00:00:00:00:05");

        List<Stay> told = found(
                new StayFilter(
                        null,
                        null,
                        null,
                        new StayFilter.Person(List.of(onu), List.of("020000000009")),
                        null,
                        null,
                        null,
                        null,
                        null),
                "");

        assertThat(told).extracting(Stay::table).containsExactly("snooping", "fdb");
        assertThat(told).extracting(Stay::vlan).containsExactly(1041, 101);
        assertThat(told.get(1).mac()).isEqualTo(FIRST);
    }

    @Test
    @DisplayName("14: stays that are over for longer than they are kept go by whole months")
    void oldStaysGo() throws SQLException {
        seen(Duration.ofHours(9), FIRST);
        seen(Duration.ofHours(8));
        seen(Duration.ofHours(5), FIRST);
        Histories histories = new Histories(sql);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);

        assertThat(histories.dropStays(today.minusDays(90))).isZero();
        assertThat(kept()).isEqualTo(1);
        assertThat(histories.dropStays(today.plusMonths(2))).isPositive();
        assertThat(kept()).isZero();
        assertThat(histories.makeAhead(today.minusDays(1), 2)).isPositive();
    }

    @Test
    @DisplayName("14: a stay goes on now only where the device was heard lately; of one that is silent nobody knows")
    void nowIsWhatWasHeardLately() throws SQLException {
        seen(Duration.ofMinutes(200), FIRST);
        write(device("switch", "192.0.2.2"), Duration.ofMinutes(20), "7", FIRST);

        assertThat(found(filter(FIRST, null, null), ""))
                .extracting(Stay::present)
                .containsExactly(true, true);
        assertThat(found(filter(FIRST, null, null), ""))
                .extracting(Stay::current)
                .containsExactly(true, false);

        sql.update(
                "insert into poll_reading (device_id, reading, read_at) values (?, 'fdb', now() - interval '5 minutes')",
                olt);
        assertThat(ofOnu())
                .as("nothing to write, but read")
                .extracting(Stay::current)
                .containsExactly(true);
        sql.update("update fdb set present = false");
        assertThat(ofOnu()).extracting(Stay::current).containsExactly(false);
    }

    @Test
    @DisplayName(
            "15: a binding of a VLAN terminator that goes and comes back is two stays, other rows are as they were")
    void bindingsHaveStays() throws SQLException {
        bound(Duration.ofHours(9), "snooping", true);
        bound(Duration.ofMinutes(535), "snooping", false);
        bound(Duration.ofMinutes(530), "snooping", true);
        assertThat(found(filter(SECOND, null, null), "")).as("away for minutes").hasSize(1);
        bound(Duration.ofHours(8), "snooping", false);
        bound(Duration.ofHours(5), "snooping", true);
        bound(Duration.ofHours(4), "snooping", true);
        bound(Duration.ofHours(9), "arp", true);
        bound(Duration.ofHours(8), "arp", false);
        bound(Duration.ofHours(5), "arp", true);

        List<Stay> told = found(filter(SECOND, null, null), "");

        assertThat(told).extracting(Stay::table).containsExactly("snooping", "snooping");
        assertThat(told).extracting(Stay::vlan).containsExactly(1041, 1041);
        assertThat(told).extracting(Stay::firstSeen).containsExactly(hoursAgo(5), hoursAgo(9));
        assertThat(told).extracting(Stay::present).containsExactly(true, false);
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    @DisplayName("15: stays on a port that the device no longer has are kept under its name when the port is forgotten")
    void staysOutliveTheirPort() throws SQLException {
        seen(Duration.ofHours(9), FIRST);
        seen(Duration.ofHours(8));
        seen(Duration.ofHours(5), FIRST);
        sql.update("""
                insert into reading_row (device_id, interface_id, reading, row_key, mac, vlan, sign, first_seen, last_seen)
                values (?, ?, 'snooping', '1', '02:00:00:00:00:01', 7, 1, now() - interval '3 hours', now() - interval '2 hours')
                """, olt, onu);
        sql.update("update interface set gone_at = now() - interval '31 days' where id = ?", onu);

        assertThat(new Histories(sql).forgetGone(30)).isEqualTo(1);

        List<Stay> told = found(filter(FIRST, null, null), "");
        assertThat(told).extracting(Stay::table).containsExactly("snooping", "fdb", "fdb");
        assertThat(told).extracting(Stay::firstSeen).endsWith(hoursAgo(5), hoursAgo(9));
        assertThat(told).allSatisfy(stay -> {
            assertThat(stay.port()).isEqualTo("GPON 0/1/1:1");
            assertThat(stay.portType()).isEmpty();
            assertThat(stay.interfaceId()).isNull();
            assertThat(stay.present()).isFalse();
        });
        assertThat(found(filter(null, olt, null), "0/1/1")).hasSize(3);
    }

    @Test
    @DisplayName("14: of a poll and of somebody who asks at the same moment one keeps the stay that is over")
    void whoIsSecondKeepsNothing() throws Exception {
        seen(Duration.ofHours(9), FIRST);
        seen(Duration.ofHours(8));
        ExecutorService somebody = Executors.newSingleThreadExecutor();
        try (Connection poll = DATABASE.dataSource().getConnection()) {
            poll.setAutoCommit(false);
            PollWriter.write(poll, changes(olt, Duration.ofMinutes(1), "1", FIRST));
            Future<?> asked = somebody.submit(() ->
                    new StoredLines(sql).keepMacs(onu, now, List.of(new LineDetail.Seen(FIRST, 101, "LEARNED", now))));
            await().atMost(Duration.ofSeconds(30)).until(this::somebodyWaits);
            poll.commit();
            asked.get(30, TimeUnit.SECONDS);
        } finally {
            somebody.shutdownNow();
        }

        assertThat(kept()).isEqualTo(1);
        assertThat(ofOnu()).hasSize(2);
    }

    @Test
    @DisplayName("14: pages of one device are cut by each part and put together in order, whatever they are sorted by")
    void pagesOfADeviceAreWhole() throws SQLException {
        for (int hour = 20; hour > 10; hour -= 2) {
            seen(Duration.ofHours(hour), FIRST, SECOND, "02:00:00:00:00:" + hour);
            seen(Duration.ofMinutes(hour * 60 - 5));
        }
        List<String> sorts = List.of("", "mac", "vlan", "device", "port", "firstSeen", "lastSeen");

        for (String sort : sorts) {
            List<Stay> whole = stays.page(filter(null, olt, null), new PageRequest(100, 0, sort, true, ""), HOLDS)
                    .items();
            List<Stay> paged = new ArrayList<>();
            for (int offset = 0; offset < whole.size(); offset += 4) {
                paged.addAll(stays.page(filter(null, olt, null), new PageRequest(4, offset, sort, true, ""), HOLDS)
                        .items());
            }
            assertThat(whole).as(sort).hasSize(15).doesNotHaveDuplicates();
            assertThat(paged).as(sort).containsExactlyElementsOf(whole);
        }
    }

    @Test
    @DisplayName("14: a MAC, a port and a subscriber are found by indexes among many stays")
    void indexesAreUsed() {
        sql.update("""
                insert into fdb (device_id, mac, vlan, interface_id, first_seen, last_seen, present)
                select ?, '02:01:00:00:00:00'::macaddr, n, ?, now() - interval '2 days', now(), true
                  from generate_series(1, 4000) n
                """, olt, uplink);
        sql.update("""
                insert into fdb_past (device_id, mac, vlan, interface_id, port_key, status, began_at, ended_at, back_at)
                select ?, ('02:01:' || lpad(to_hex(n / 256), 2, '0') || ':' || lpad(to_hex(n % 256), 2, '0') || ':00:00')::macaddr, 101, ?, '',
                       'LEARNED', now() - interval '2 days', now() - interval '1 day', now()
                  from generate_series(1, 20000) n
                """, olt, uplink);
        sql.update("analyze fdb, fdb_past, reading_row");

        String person = "(s.interface_id = any('{" + onu + "}') or s.mac = any('{" + FIRST + "}'))";
        for (String wanted : List.of("s.mac = '" + FIRST + "'", "s.interface_id = " + onu, person)) {
            List<String> plan = sql.list(
                    "explain select * " + Stays.from(new Conditions().and(wanted), "")
                            + " order by s.ended_at desc limit 25",
                    row -> row.text("QUERY PLAN"));
            assertThat(plan)
                    .as(wanted)
                    .noneMatch(line -> FULL_SCAN.matcher(line).find());
        }
    }

    private boolean somebodyWaits() {
        return sql.one("""
                select exists (select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%into fdb%') as waits
                """, row -> row.flag("waits"));
    }

    private List<Stay> ofOnu() {
        return found(filter(null, null, onu), "");
    }

    private List<Stay> found(StayFilter filter, String text) {
        return stays.page(filter, new PageRequest(100, 0, "", false, text), HOLDS)
                .items();
    }

    private static StayFilter filter(@Nullable String mac, @Nullable Long device, @Nullable Long line) {
        return new StayFilter(mac, device, line, null, null, null, null, null, null);
    }

    private long kept() {
        return sql.one("select count(*) n from fdb_past", row -> row.number("n"));
    }

    private Instant hoursAgo(int hours) {
        return now.minus(Duration.ofHours(hours));
    }

    /** The OLT's whole table, so long ago, has these MACs at its ONU. */
    private void seen(Duration ago, String... macs) throws SQLException {
        write(olt, ago, "1", macs);
    }

    private void write(long device, Duration ago, String bindKey, String... macs) throws SQLException {
        write(changes(device, ago, bindKey, macs));
    }

    private PollChanges changes(long device, Duration ago, String bindKey, String... macs) {
        PollChanges changes = new PollChanges(now.minus(ago));
        changes.fdb(
                device,
                Arrays.stream(macs)
                        .map(mac -> new SeenMac(device, mac, 101, bindKey, bindKey, "LEARNED"))
                        .toList(),
                true);
        return changes;
    }

    /** The OLT's whole table of this reading, so long ago, has a row of the second MAC, or is empty. */
    private void bound(Duration ago, String reading, boolean there) throws SQLException {
        PollChanges changes = new PollChanges(now.minus(ago));
        SeenRow row = new SeenRow(olt, reading, "1041.2", null, SECOND, null, 1041, "{}", 1, "{}", List.of());
        changes.rows(new WholeReading(olt, reading), there ? List.of(row) : List.of(), true);
        Instant at = now.minus(ago);
        changes.reading(new PlannedReading(olt, reading, null, true, at, at, "", there ? 1 : 0, 0, at));
        write(changes);
    }

    private static void write(PollChanges changes) throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            PollWriter.write(connection, changes);
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        }
    }

    private long device(String name, String address) {
        return sql.one(
                "insert into device (name, address, type) values (?, ?::inet, 'OLT') returning id",
                row -> row.number("id"),
                name,
                address);
    }

    private long line(long device, String key, String name, String type) {
        return sql.one(
                "insert into interface (device_id, bind_key, name, type) values (?, ?, ?, ?) returning id",
                row -> row.number("id"),
                device,
                key,
                name,
                type);
    }
}
