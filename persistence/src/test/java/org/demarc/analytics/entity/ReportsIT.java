package org.demarc.analytics.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reports over the network (wildcore-mikbill.md 2 row 43, and 7.4). */
class ReportsIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final ReportBounds BOUNDS = new ReportBounds(-28, -10, -15, 5, 3, 5, 10, 1800, 10, 85);

    private Sql sql;
    private Reports reports;
    private long olt;

    @BeforeEach
    void anOlt() {
        sql = new Sql(DATABASE.dataSource());
        reports = new Reports(sql);
        sql.update("truncate device cascade");
        sql.update("truncate onu_signal_sample_1d, analytics_count");
        olt = sql.one(
                "insert into device (name, address, type, answered_at) values ('olt', '10.81.0.1', 'OLT', now()) returning id",
                row -> row.number("id"));
    }

    @Test
    @DisplayName("7.4: an identifier at several ONUs is a clone, stale or offline")
    void duplicateIdentifiersHaveAState() {
        onu("a", "Online", "SAME", -20);
        onu("b", "Online", "SAME", -20);
        onu("c", "Online", "OLD", -20);
        onu("d", "LOS", "OLD", -20);
        onu("e", "LOS", "GONE", -20);
        onu("f", "Offline", "GONE", -20);
        onu("g", "Online", "ALONE", -20);

        assertThat(rows(Report.DUPLICATE_IDENTS))
                .containsExactlyInAnyOrder(
                        "a SAME clone 2",
                        "b SAME clone 2",
                        "c OLD stale 2",
                        "d OLD stale 2",
                        "e GONE offline 2",
                        "f GONE offline 2");
        assertThat(reports.page(Report.DUPLICATE_IDENTS, PageRequest.first(2), BOUNDS, null)
                        .total())
                .isEqualTo(6);
        assertThat(reports.page(Report.DUPLICATE_IDENTS, PageRequest.first(2), BOUNDS, Set.of(4711L))
                        .items())
                .isEmpty();
        assertThat(reports.count(Report.DUPLICATE_IDENTS, BOUNDS)).isEqualTo(6);
        assertThat(reports.counts(null))
                .containsEntry(Report.DUPLICATE_IDENTS, 6L)
                .containsEntry(Report.BUSY_LINKS, 0L);
    }

    @Test
    @DisplayName("7.4: levels of ONUs that are online outside the bounds, and those that fell within a week")
    void signalsAreJudged() {
        onu("weak", "Online", "A1", -28.5);
        onu("strong", "Online", "A2", -8);
        onu("good", "Online", "A3", -20);
        onu("dark", "LOS", "A4", -35);
        long fading = onu("fading", "Online", "A5", -24);
        sql.one(
                "select make_monthly_partitions('onu_signal_sample_1d', (now() - interval '8 days')::date, 2) n",
                row -> row.number("n"));
        sql.update(
                "insert into onu_signal_sample_1d (interface_id, at, rx_dbm, samples) values (?, date_trunc('day', now()) - interval '7 days', -20, 9)",
                fading);

        assertThat(rows(Report.BAD_SIGNALS)).containsExactly("weak A1 low null", "strong A2 high null");
        assertThat(rows(Report.FADING_SIGNALS)).containsExactly("fading A5  null");
    }

    @Test
    @DisplayName("Row 43: transceivers in ports with a link that receive too little or too much, with what they are")
    void transceiversAreJudged() {
        receives(port("weak", "Up"), "-15.5");
        receives(port("strong", "Up"), "5.1");
        receives(port("good", "Up"), "-15");
        receives(port("unplugged", "Down"), "-40");
        sql.update(
                "insert into reading_row (device_id, reading, row_key, interface_id, words, sign, first_seen, last_seen)"
                        + " select device_id, 'transceivers', id::text, id, '{\"vendor\": \"ACME\", \"serial\": \"S1\"}', 1, now(), now()"
                        + " from interface where name = 'weak'");

        assertThat(rows(Report.BAD_SFPS)).containsExactly("weak ACME S1 low null", "strong  high null");
        assertThat(reports.count(Report.BAD_SFPS, BOUNDS)).isEqualTo(2);
    }

    private void receives(long port, String rxDbm) {
        sql.update(
                "insert into reading_row (device_id, reading, row_key, interface_id, sign, numbers, first_seen, last_seen)"
                        + " values (?, 'port-signal', ?, ?, 1, jsonb_build_object('rxDbm', ?::numeric), now(), now())",
                olt,
                Long.toString(port),
                port,
                rxDbm);
    }

    @Test
    @DisplayName("12.2: what is there twice is kept for monitoring systems, and forgotten when it is no more")
    void duplicatesAreKept() {
        onu("a", "Online", "SAME", -20);
        onu("b", "Online", "SAME", -20);
        var figures = new NetworkFigures(sql);
        var all = new NetworkFigures.Wanted(true, Set.of(), 100);

        reports.count(Report.DUPLICATE_IDENTS, BOUNDS);
        assertThat(figures.duplicates(Report.DUPLICATE_IDENTS, all))
                .extracting(one -> one.place().lineName() + one.subject() + one.places())
                .containsExactly("aSAME2", "bSAME2");
        assertThat(figures.duplicated(Report.DUPLICATE_IDENTS, all)).isEqualTo(1);
        assertThat(figures.duplicates(Report.DUPLICATE_IDENTS, new NetworkFigures.Wanted(false, Set.of(4711L), 100)))
                .isEmpty();

        sql.update("update interface set gone_at = now() where name = 'b'");
        reports.count(Report.DUPLICATE_IDENTS, BOUNDS);
        assertThat(figures.duplicates(Report.DUPLICATE_IDENTS, all)).isEmpty();
    }

    @Test
    @DisplayName("Row 43: a MAC behind several ports that lead to no device; ports with more than ten are left out")
    void duplicateMacsAreThoseOfPlainPorts() {
        long one = port("1", "Up");
        long two = port("2", "Up");
        long crowd = port("3", "Up");
        long old = port("4", "Up");
        sees(one, "02:81:00:00:00:01", 0);
        sees(two, "02:81:00:00:00:01", 60);
        sees(old, "02:81:00:00:00:01", 4000);
        for (int i = 1; i <= 11; i++) {
            sees(crowd, String.format(java.util.Locale.ROOT, "02:81:00:00:00:%02x", i), 0);
        }

        assertThat(rows(Report.DUPLICATE_MACS))
                .containsExactlyInAnyOrder("1 02:81:00:00:00:01  2", "2 02:81:00:00:00:01  2");
    }

    @Test
    @DisplayName("Point 9: flapping ONUs, ports without description, devices that never answered, overloaded links")
    void theOtherReports() {
        long flapping = onu("flapping", "Online", "B1", -20);
        sql.update("""
                insert into interface_state (interface_id, began_at, ended_at, status)
                select ?, now() - n * interval '1 hour', now() - n * interval '1 hour' + interval '5 minutes', 'LOS' from generate_series(1, 5) n
                """, flapping);
        long plain = port("plain", "Up");
        port("unused", "Down");
        sql.update("update interface set description = 'to core' where id = ?", port("named", "Up"));
        long silent = sql.one(
                "insert into device (name, address, created_at, problem) values ('silent', '10.81.0.9', now() - interval '1 day', 'no answer') returning id",
                row -> row.number("id"));
        sql.update(
                "insert into link (a_device_id, a_interface_id, b_device_id, kind, utilization_percent) values (?, ?, ?, 'LLDP', 86)",
                olt,
                plain,
                silent);

        assertThat(rows(Report.FLAPPING_ONUS)).containsExactly("flapping B1 Online 5");
        assertThat(rows(Report.UNNAMED_PORTS)).containsExactly("plain  Up null");
        assertThat(rows(Report.SILENT_DEVICES)).containsExactly(" no answer Unknown null");
        assertThat(rows(Report.BUSY_LINKS)).containsExactly("plain silent  null");
        for (Report report : Report.values()) {
            for (String sort : List.of("device", "interface", "subject", "value", "before", "count", "at", "state")) {
                reports.page(report, new PageRequest(1, 0, sort, true, "x"), BOUNDS, null);
            }
            assertThat(Report.withKey(report.key())).contains(report);
            assertThat(reports.count(report, BOUNDS)).isNotNegative();
        }
    }

    private List<String> rows(Report report) {
        return reports.page(report, PageRequest.first(50), BOUNDS, null).items().stream()
                .map(row -> row.interfaceName() + " " + row.subject() + " " + row.state() + " " + row.count())
                .toList();
    }

    private long onu(String name, String status, String ident, double rx) {
        long id = sql.one(
                "insert into interface (device_id, bind_key, name, type, status) values (?, ?, ?, 'ONU', ?) returning id",
                row -> row.number("id"),
                olt,
                name,
                name,
                status);
        sql.update(
                "insert into onu (interface_id, device_id, ident_kind, ident, ident_shown) values (?, ?, 'SN', ?, ?)",
                id,
                olt,
                ident,
                ident);
        sql.update("insert into onu_signal (interface_id, read_at, rx_dbm) values (?, now(), ?)", id, rx);
        return id;
    }

    private long port(String name, String status) {
        return sql.one(
                "insert into interface (device_id, bind_key, name, type, status) values (?, ?, ?, 'GE', ?) returning id",
                row -> row.number("id"),
                olt,
                "p" + name,
                name,
                status);
    }

    private void sees(long port, String mac, int secondsAgo) {
        sql.update(
                "insert into fdb (device_id, mac, interface_id, first_seen, last_seen) values (?, ?::macaddr, ?, now() - interval '1 day', now() - ? * interval '1 second')",
                olt,
                mac,
                port,
                secondsAgo);
    }
}
