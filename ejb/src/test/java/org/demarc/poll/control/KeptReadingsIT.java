package org.demarc.poll.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.TestDatabase;
import org.demarc.analytics.entity.Glances;
import org.demarc.device.control.Reading;
import org.demarc.device.control.ReadingModules;
import org.demarc.device.entity.ModuleReadings;
import org.demarc.lab.isp.Isp;
import org.demarc.lab.snmp.Mib;
import org.demarc.lab.snmp.Oid;
import org.demarc.lab.snmp.SnmpDevice;
import org.demarc.lab.snmp.Value;
import org.demarc.onu.entity.OnuDetails;
import org.demarc.poll.entity.Asker;
import org.demarc.poll.entity.DeviceCall;
import org.demarc.poll.entity.DeviceCalls;
import org.demarc.poll.entity.HistoryLevel;
import org.demarc.poll.entity.KeptRow;
import org.demarc.poll.entity.KeptRows;
import org.demarc.poll.entity.PollState;
import org.demarc.poll.entity.PollerRule;
import org.demarc.poll.entity.PollerRun;
import org.demarc.poll.entity.PollerRuns;
import org.demarc.port.entity.PortFilter;
import org.demarc.port.entity.PortRow;
import org.demarc.port.entity.Ports;
import org.demarc.wildcore.entity.StoredLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Readings whose rows are alike, from packets to rows with a history (devices.md 3, 4 and 14). */
@Timeout(180)
class KeptReadingsIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String ADDRESS = "127.61.0.1";
    private static final ModuleReadings MODULES = ReadingModules.pairs(PollStand.CATALOG.profiles());
    private static final PageRequest ALL = PageRequest.first(1000);

    private PollStand stand;
    private KeptRows rows;
    private PollerRuns runs;

    @BeforeEach
    void open() {
        stand = new PollStand(DATABASE.dataSource());
        rows = new KeptRows(stand.sql);
        runs = new PollerRuns(stand.sql);
        stand.sql.update("truncate poll_log, reading_sample, poller_rule");
    }

    @AfterEach
    void close() {
        stand.close();
    }

    @Test
    @DisplayName("DEV-3 an unknown device has its VLANs, PVIDs, neighbours and ARP kept")
    void anUnknownDeviceHasWhatStandardTablesTell() throws Exception {
        stand.serve(ADDRESS, mib("02:00:00:00:00:0a", "access").build());
        long id = stand.add(ADDRESS);

        stand.poll(id);

        KeptRow neighbour = one(id, Reading.NEIGHBOURS);
        assertThat(neighbour.port()).isEqualTo("p2");
        assertThat(neighbour.values()).containsEntry("systemName", "core-1").containsEntry("port", "xe-0/0/7");
        KeptRow arp = one(id, Reading.ARP);
        assertThat(List.of(arp.ip(), arp.mac(), arp.port())).containsExactly("10.61.0.5", "02:00:00:00:00:0A", "p1");
        KeptRow vlan = one(id, Reading.VLAN_LIST);
        assertThat(vlan.vlan()).isEqualTo(101);
        assertThat(vlan.values())
                .containsEntry("name", "access")
                .containsEntry("egress", "1-2")
                .containsEntry("untagged", "1");
        assertThat(page(id, Reading.PVID, false).items())
                .extracting(KeptRow::vlan)
                .containsExactly(101, 1);
        assertThat(rows.counts(id)).containsEntry("arp", 1L).containsEntry("pvid", 2L);
    }

    @Test
    @DisplayName(
            "Row 26 the polled list of VLANs says which VLANs each port is in, by the bridge's own numbers of ports")
    void portsHaveTheVlansOfThePolledList() throws Exception {
        Mib.Builder crossed = mib("02:00:00:00:00:0a", "access")
                .add("1.3.6.1.2.1.17.1.4.1.2.1", Value.integer(2))
                .add("1.3.6.1.2.1.17.1.4.1.2.2", Value.integer(1));
        SnmpDevice device = stand.serve(ADDRESS, crossed.build());
        long id = stand.add(ADDRESS);

        stand.poll(id);

        assertThat(vlansOf(id)).containsExactly("p1 tagged [101]", "p2 untagged [101]");
        assertThat(port(id, "p1").vlansReadAt()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        assertThat(port(id, "p1").pvidReadAt()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));

        device.serve(mib("02:00:00:00:00:0a", "access").build());
        stand.again(id, Reading.VLAN_LIST);
        assertThat(vlansOf(id)).containsExactly("p1 untagged [101]", "p2 tagged [101]");

        device.serve(mib("02:00:00:00:00:0a", "access")
                .add("1.3.6.1.2.1.17.7.1.4.3.1.2.101", Value.octets(new byte[] {(byte) 0x80}))
                .build());
        stand.again(id, Reading.VLAN_LIST);
        assertThat(vlansOf(id)).containsExactly("p1 untagged [101]");
        assertThat(port(id, "p2").vlansReadAt()).isNotNull();

        stand.sql.update("update line_read set read_at = now() - interval '5 hours'");
        stand.sql.update("update reading_row set last_seen = greatest(first_seen, now() - interval '5 hours')");
        stand.again(id, Reading.VLAN_LIST);
        assertThat(port(id, "p2").vlansReadAt())
                .as("as new as the list that stayed the same")
                .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        long second = port(id, "p2").line().id();
        assertThat(new OnuDetails(stand.sql).asked(second).vlansReadAt())
                .as("on the page of a line")
                .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        assertThat(new StoredLines(stand.sql).detail(second).details().vlansReadAt())
                .as("for billings")
                .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    }

    private List<String> vlansOf(long id) {
        return ports(id).stream()
                .filter(row -> row.untagged().size() + row.tagged().size() > 0)
                .map(row -> row.line().name()
                        + (row.untagged().isEmpty() ? " tagged " + row.tagged() : "")
                        + (row.tagged().isEmpty() ? " untagged " + row.untagged() : ""))
                .toList();
    }

    private PortRow port(long id, String name) {
        return ports(id).stream()
                .filter(row -> row.line().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<PortRow> ports(long id) {
        return new Ports(stand.sql)
                .ofDevice(id, PortFilter.NONE, PageRequest.first(10))
                .items();
    }

    @Test
    @DisplayName("DEV-6 what changes in a row ends it and begins another; what is gone stays as history")
    void rowsAreIntervals() throws Exception {
        SnmpDevice device =
                stand.serve(ADDRESS, mib("02:00:00:00:00:0a", "access").build());
        long id = stand.add(ADDRESS);
        stand.poll(id);
        long arp = one(id, Reading.ARP).id();
        stand.sql.update(
                "update reading_row set first_seen = now() - interval '2 hours', last_seen = now() - interval '1 hour'");
        Instant lastWhole = Instant.now().minusSeconds(600);
        stand.sql.update("update poll_reading set read_at = ? where device_id = ?", lastWhole, id);

        device.serve(mib("02:00:00:00:00:0b", "renamed").build());
        stand.again(id, Reading.ARP, Reading.VLAN_LIST);

        assertThat(one(id, Reading.ARP).mac()).isEqualTo("02:00:00:00:00:0B");
        assertThat(one(id, Reading.VLAN_LIST).values()).containsEntry("name", "renamed");
        List<KeptRow> past = page(id, Reading.ARP, true).items();
        assertThat(past).extracting(KeptRow::present).containsExactly(true, false);
        assertThat(past.get(1).id()).isEqualTo(arp);
        assertThat(past.get(1).lastSeen()).isCloseTo(lastWhole, within(1, ChronoUnit.SECONDS));
        assertThat(rows.ofAddress("02-00-00-00-00-0a", List.of(), true))
                .extracting(KeptRow::ip)
                .containsExactly("10.61.0.5");
        assertThat(rows.ofAddress("10.61.0.5", List.of(), true)).hasSize(2);
        assertThat(rows.ofAddress("2001:db8::61", List.of(), true)).isEmpty();
        assertThat(rows.ofAddress("1:2:3:nobody", List.of(), true)).isEmpty();
        assertThat(rows.ofAddress(":::", List.of(), true)).isEmpty();
    }

    @Test
    @DisplayName("ENG-27 a table that stays the same is not written again")
    void theSameTableIsNotWrittenAgain() throws Exception {
        stand.serve(ADDRESS, mib("02:00:00:00:00:0a", "access").build());
        long id = stand.add(ADDRESS);
        stand.poll(id);
        String before = stand.text("select string_agg(xmin::text, ' ' order by id) from reading_row");

        stand.again(id, Reading.ARP, Reading.VLAN_LIST, Reading.PVID, Reading.NEIGHBOURS);

        assertThat(stand.text("select string_agg(xmin::text, ' ' order by id) from reading_row"))
                .isEqualTo(before);
        assertThat(stand.written.get(stand.written.size() - 1).rows()).isZero();
        assertThat(stand.written.get(stand.written.size() - 1).statements()).isEqualTo(1);
    }

    @Test
    @DisplayName("DEV-23 an ONU that is known by its serial alone stays where it was last while it is offline")
    void anOnuWithoutANumberStaysAtItsPort() throws Exception {
        AtomicLong port = new AtomicLong(2);
        String onu = "1.3.6.1.4.1.41112.1.5.6.2.1.%d.12.85.66.78.84.50.48.55.51.49.56.56.56";
        stand.serve(
                ADDRESS,
                Mib.builder()
                        .add("1.3.6.1.2.1.1.1.0", Value.text("EdgeOS"))
                        .add("1.3.6.1.2.1.1.2.0", Value.oid(Oid.of("1.3.6.1.4.1.41112.1.5")))
                        .add("1.3.6.1.2.1.1.3.0", Value.timeTicks(100_000))
                        .add("1.3.6.1.4.1.41112.1.5.7.2.1.2.3", Value.text("pon2"))
                        .add(onu.formatted(1), Value.text("UBNT20731888"))
                        .add(onu.formatted(3), now -> Value.integer(port.get() == 0 ? 2 : 1))
                        .add(onu.formatted(5), now -> Value.integer(port.get()))
                        .add(onu.formatted(9), now -> Value.integer(port.get() == 0 ? 0 : -2481))
                        .build());
        long id = stand.add(ADDRESS);
        stand.sql.update(
                "update device set chosen_by_hand = true, type = 'OLT', profile = 'ubiquiti-ufiber' where id = ?", id);
        String where = "select concat_ws(' ', i.bind_key, i.parent_key, i.port, i.status, p.name) from interface i"
                + " join interface p on p.device_id = i.device_id and p.bind_key = i.parent_key where i.type = 'ONU' and i.device_id = ?";

        stand.poll(id);
        assertThat(stand.text(where, id)).isEqualTo("UBNT20731888 1002 2 Online pon2");
        assertThat(stand.decimal(
                        "select s.rx_dbm from onu_signal s join interface i on i.id = s.interface_id where i.device_id = ?",
                        id))
                .isEqualTo(-24.81);

        port.set(0);
        stand.again(id, Reading.ONU_LIST, Reading.ONU_STATE);
        assertThat(stand.text(where, id)).isEqualTo("UBNT20731888 1002 2 Offline pon2");
    }

    @Test
    @DisplayName("DEV-6 numbers that go up and down stay in their row and have a history")
    void measuresAreSamples() throws Exception {
        AtomicLong degrees = new AtomicLong(41);
        stand.serve(
                ADDRESS,
                Mib.builder()
                        .add("1.3.6.1.2.1.1.1.0", Value.text("RouterOS CCR2004-1G-12S+2XS"))
                        .add("1.3.6.1.2.1.1.2.0", Value.oid(Oid.of("1.3.6.1.4.1.14988.1")))
                        .add("1.3.6.1.2.1.1.3.0", Value.timeTicks(100_000))
                        .add("1.3.6.1.2.1.2.2.1.2.1", Value.text("ether1"))
                        .add("1.3.6.1.4.1.14988.1.1.3.11.0", now -> Value.integer(10 * degrees.get()))
                        .build());
        long id = stand.add(ADDRESS);
        stand.poll(id);
        KeptRow first = one(id, Reading.RESOURCES);

        degrees.set(55);
        stand.again(id, Reading.RESOURCES);

        KeptRow second = one(id, Reading.RESOURCES);
        assertThat(first.values().get("temperatureC")).hasToString("41.0");
        assertThat(second.values().get("temperatureC")).hasToString("55.0");
        assertThat(second.id()).isEqualTo(first.id());
        Instant now = Instant.now();
        assertThat(rows.history(
                        first.id(),
                        "temperatureC",
                        now.minusSeconds(600),
                        now.plusSeconds(60),
                        100_000,
                        HistoryLevel.RAW))
                .extracting(KeptRow.Point::most)
                .contains(55.0);
        assertThat(stand.number("select count(*) from reading_sample where row_id = ?", first.id()))
                .isEqualTo(2);
    }

    @Test
    @DisplayName("row 26: of RMON counters the rate a second is the history, and none where the counter began anew")
    void rmonCountersAreRates() throws Exception {
        AtomicLong crc = new AtomicLong(4_000_000_000L);
        stand.serve(
                ADDRESS,
                mib("02:00:00:00:00:0a", "access")
                        .add("1.3.6.1.2.1.16.1.1.1.8.1", now -> Value.counter32(crc.get()))
                        .build());
        long id = stand.add(ADDRESS);
        stand.poll(id);
        KeptRow row = one(id, Reading.PACKET_ERRORS);

        crc.addAndGet(600);
        aMinuteAgo(id);
        stand.again(id, Reading.PACKET_ERRORS);
        crc.set(5);
        aMinuteAgo(id);
        stand.again(id, Reading.PACKET_ERRORS);

        assertThat(one(id, Reading.PACKET_ERRORS).values().get("crcAlign")).hasToString("5");
        assertThat(stand.number("select count(*) from reading_sample where row_id = ?", row.id()))
                .isEqualTo(1);
        assertThat(stand.number(
                        "select round(value) from reading_sample where row_id = ? and measure = 'crcAlign'", row.id()))
                .isBetween(9L, 10L);
    }

    private void aMinuteAgo(long id) {
        stand.sql.update(
                "update poll_reading set read_at = now() - interval '1 minute' where device_id = ? and reading = 'packet-errors'",
                id);
    }

    @Test
    @DisplayName("DEV-9 a reading that did not come whole takes nothing away")
    void anIncompleteTableTakesNothingAway() throws Exception {
        stand.serve(ADDRESS, mib("02:00:00:00:00:0a", "access").build());
        long id = stand.add(ADDRESS);
        stand.poll(id);

        stand.agent.unbind(ADDRESS);
        stand.again(id, Reading.ARP);

        assertThat(one(id, Reading.ARP).present()).isTrue();
    }

    @Test
    @DisplayName(
            "devices.md 14: a poller is switched off and slowed down for all, a model, a device; the nearest rule wins")
    void rulesOfPollersAreObeyed() throws Exception {
        stand.serve(ADDRESS, mib("02:00:00:00:00:0a", "access").build());
        long id = stand.add(ADDRESS);
        runs.put(new PollerRule("arp_table", null, null, null, false));
        runs.put(new PollerRule("vlans", null, null, 7200, null));
        runs.put(new PollerRule("vlans", null, id, 5000, true));

        stand.poll(id);

        assertThat(page(id, Reading.ARP, false).items()).isEmpty();
        assertThat(one(id, Reading.VLAN_LIST).vlan()).isEqualTo(101);
        assertThat(stand.number(
                        "select extract(epoch from due_at - now())::bigint from poll_reading where device_id = ? and reading = 'vlan-list'",
                        id))
                .isBetween(4900L, 5001L);

        runs.put(new PollerRule("arp_table", null, id, null, true));
        stand.again(id);
        assertThat(one(id, Reading.ARP).ip()).isEqualTo("10.61.0.5");
        assertThat(runs.rules()).hasSize(4);
    }

    @Test
    @DisplayName("devices.md 14: values of an interface whose flag is off are not kept")
    void anInterfaceThatIsNotKeptHasNoRows() throws Exception {
        stand.serve(ADDRESS, mib("02:00:00:00:00:0a", "access").build());
        long id = stand.add(ADDRESS);
        stand.poll(id);
        stand.sql.update("update interface set poll_enabled = false where device_id = ? and name = 'p1'", id);
        stand.sql.update("delete from reading_row where device_id = ?", id);
        stand.sql.update("update poll_reading set digest = 0 where device_id = ?", id);

        stand.again(id, Reading.ARP, Reading.NEIGHBOURS);

        assertThat(page(id, Reading.ARP, true).items()).isEmpty();
        assertThat(one(id, Reading.NEIGHBOURS).port()).isEqualTo("p2");
    }

    @Test
    @DisplayName("DEV-12 devices.md 14: every run is logged with device, readings, start, time and error")
    void everyRunIsLogged() throws Exception {
        stand.serve(ADDRESS, mib("02:00:00:00:00:0a", "access").build());
        long id = stand.add(ADDRESS);
        stand.poll(id);
        stand.agent.unbind(ADDRESS);
        stand.again(id, Reading.ARP);

        List<PollerRun> log = runs.page(new PollerRuns.Wanted(ALL, null, id, List.of(), null, PollerRuns.By.ANYBODY))
                .items();

        assertThat(log).extracting(PollerRun::outcome).containsExactly("SILENT", "ANSWERED");
        PollerRun whole = log.get(1);
        assertThat(whole.readings()).contains("arp", "interfaces", "vlan-list");
        assertThat(whole.rows().get(whole.readings().indexOf("arp"))).isEqualTo(1);
        assertThat(whole.node()).isEqualTo("node1");
        assertThat(whole.durationMs()).isPositive();
        assertThat(log.get(0).trouble()).isNotEmpty();
        assertThat(runs.page(new PollerRuns.Wanted(ALL, null, id, List.of(), "FAILED", PollerRuns.By.ANYBODY))
                        .total())
                .isEqualTo(1);
        assertThat(runs.page(new PollerRuns.Wanted(ALL, null, id, List.of("arp"), null, PollerRuns.By.ANYBODY))
                        .items())
                .extracting(PollerRun::outcome)
                .containsExactly("ANSWERED");
    }

    @Test
    @DisplayName("DEV-12, row 55: what a device is asked beside its polls is in the same log, with who had it asked")
    void everyCallOfADeviceIsLoggedWithWhoAsked() throws Exception {
        stand.serve(ADDRESS, mib("02:00:00:00:00:0a", "access").build());
        long id = stand.add(ADDRESS);
        stand.poll(id);
        stand.book.request(id, List.of("arp"), new Asker(Asker.As.PERSON, "anna"));
        stand.poll(id);
        Instant began = Instant.now().minusMillis(700);
        var line = new DeviceCall.Question(id, DeviceCall.Kind.LINE, "p1", new Asker(Asker.As.KEY, "mikbill"), began);
        var search = new DeviceCall.Question(
                id, DeviceCall.Kind.SEARCH, "02:00:00:00:00:0A", new Asker(Asker.As.PERSON, "anna"), began);

        new DeviceCalls(stand.sql)
                .add(
                        List.of(
                                line.ended(
                                        began.plusMillis(650),
                                        "SILENT",
                                        "No response from\n" + ADDRESS + "\0",
                                        List.of(
                                                new DeviceCall.Part("interface-status", 0, ""),
                                                new DeviceCall.Part("fdb", 0, "not read to the end"))),
                                search.answered(began.plusMillis(90), List.of(new DeviceCall.Part("fdb", 2, "")))),
                        "node2",
                        Instant.now());

        assertThat(calls(id, PollerRuns.By.ANYBODY)).hasSize(4);
        PollerRun billing = calls(id, new PollerRuns.By(null, Asker.As.KEY, "")).get(0);
        assertThat(billing.argument()).isEqualTo("p1");
        assertThat(billing.askedBy()).isEqualTo("mikbill");
        assertThat(billing.durationMs()).isEqualTo(650);
        assertThat(billing.reason()).isEqualTo("No response from " + ADDRESS + " ");
        assertThat(billing.readings()).containsExactly("interface-status", "fdb");
        assertThat(billing.problems()).containsExactly("", "not read to the end");
        assertThat(billing.requested()).isTrue();
        assertThat(calls(id, new PollerRuns.By(null, null, "ANN")))
                .extracting(PollerRun::kind)
                .containsExactlyInAnyOrder(DeviceCall.Kind.POLL, DeviceCall.Kind.SEARCH);
        assertThat(calls(id, new PollerRuns.By(null, Asker.As.SCHEDULE, "")))
                .extracting(PollerRun::askedBy)
                .containsExactly("");
        assertThat(calls(id, new PollerRuns.By(DeviceCall.Kind.SEARCH, null, "")))
                .singleElement()
                .satisfies(one -> assertThat(one.totalRows()).isEqualTo(2));
        assertThat(calls(id, new PollerRuns.By(DeviceCall.Kind.LINE, Asker.As.PERSON, "")))
                .isEmpty();
    }

    private List<PollerRun> calls(long id, PollerRuns.By by) {
        return runs.page(new PollerRuns.Wanted(ALL, null, id, List.of(), null, by))
                .items();
    }

    @Test
    @DisplayName("a device that is asked by other ways beside SNMP is under way until all have answered")
    void otherWaysAreUnderWayUntilTheyHaveAnswered() throws Exception {
        stand.serve(ADDRESS, mib("02:00:00:00:00:0a", "access").build());
        long id = stand.add(ADDRESS);
        stand.poll(id);

        stand.book.ask(id, List.of("ICMP", "API"));
        stand.book.answered(id, "ICMP");
        PollState between = stand.book.state(id).orElseThrow();
        stand.sql.update("update device_poll_way set requested_at = now() - interval '2 minutes'");
        PollState leftBehind = stand.book.state(id).orElseThrow();

        assertThat(between.ways()).containsExactly("API");
        assertThat(between.phase(Instant.now())).isEqualTo(PollState.Phase.RUNNING);
        assertThat(leftBehind.phase(Instant.now())).isEqualTo(PollState.Phase.IDLE);
    }

    @Test
    @DisplayName("ENG-16 lateness is counted by reading")
    void latenessIsCountedByReading() throws Exception {
        stand.serve(ADDRESS, mib("02:00:00:00:00:0a", "access").build());
        long id = stand.add(ADDRESS);
        stand.poll(id);
        stand.sql.update(
                "update poll_reading set due_at = now() - interval '7 minutes' where device_id = ? and reading = 'arp'",
                id);

        var late = runs.lateness(Instant.now(), MODULES).stream()
                .filter(one -> one.reading().equals("arp"))
                .findFirst()
                .orElseThrow();

        assertThat(late.behind()).isEqualTo(1);
        assertThat(late.lateSeconds()).isBetween(419L, 460L);
    }

    @Test
    @DisplayName(
            "ENG-16 a reading that custom parameters switch off on any level is not late, and is no trouble of its device")
    void whatIsSwitchedOffIsNotLate() throws Exception {
        stand.serve(ADDRESS, mib("02:00:00:00:00:0a", "access").build());
        long id = stand.add(ADDRESS);
        stand.poll(id);
        stand.sql.update(
                "update poll_reading set due_at = now() - interval '7 minutes', problem = 'ipNetToMediaTable: silent' where reading = 'arp'");
        assertThat(late("arp")).isTrue();
        assertThat(troubled()).isEqualTo(1);
        stand.again(id, Reading.PVID);
        assertThat(stand.text("select problem from device where id = ?", id)).contains("silent");
        stand.sql.update("update poll_reading set due_at = now() - interval '7 minutes' where reading = 'arp'");

        for (String parameters :
                List.of("{\"disabled_modules\":[\"arps\"]}", "{\"modules_loading\":{\"arps\":false}}")) {
            stand.sql.update("insert into access_level (level, params) values ('SYSTEM', ?::jsonb)", parameters);
            assertThat(late("arp")).as(parameters).isFalse();
            assertThat(late("pvid")).as(parameters).isFalse();
            assertThat(runs.lateness(Instant.now(), MODULES)).as(parameters).anyMatch(one -> one.reading()
                    .equals("pvid"));
            assertThat(troubled()).as(parameters).isZero();
            stand.sql.update("delete from access_level");
        }
        stand.sql.update(
                "insert into access_level (level, params) values ('SYSTEM', '{\"disabled_modules\":[\"arps\"]}')");
        stand.again(id, Reading.PVID);
        assertThat(stand.text("select problem from device where id = ?", id)).isEmpty();
        stand.sql.update("update device set params = '{\"disabled_modules\":[]}' where id = ?", id);
        stand.sql.update("update poll_reading set due_at = now() - interval '7 minutes' where reading = 'arp'");
        assertThat(late("arp")).as("a nearer level says otherwise").isTrue();
    }

    @Test
    @DisplayName(
            "ENG-16 a reading of which custom parameters leave nothing in its family is not late, in other families it is")
    void whatIsEmptiedIsNotLate() throws Exception {
        stand.serve(ADDRESS, mib("02:00:00:00:00:0a", "access").build());
        long id = stand.add(ADDRESS);
        stand.poll(id);
        stand.sql.update("delete from poll_reading where reading not in ('resources', 'system')");
        for (String reading : List.of("resources", "onu-signal")) {
            stand.sql.update(
                    "insert into poll_reading (device_id, reading) values (?, ?) on conflict do nothing", id, reading);
        }
        stand.sql.update("update poll_reading set problem = 'silent' where reading <> 'system'");
        makeLate();
        stand.sql.update(
                "insert into access_level (level, params) values ('SYSTEM', '{\"disabled_modules\":[\"sys_temp\"],\"optical_load_only\":[\"temp\"]}')");
        assertThat(late("resources")).as("of a switch").isTrue();
        assertThat(troubled()).isEqualTo(1);

        stand.sql.update("update device set profile = 'huawei-smartax' where id = ?", id);
        assertThat(late("resources"))
                .as("of an OLT that tells temperatures alone")
                .isFalse();
        assertThat(late("onu-signal")).as("it tells temperatures").isTrue();
        stand.sql.update("update device set profile = 'bdcom-gp3600' where id = ?", id);
        assertThat(late("onu-signal")).as("it tells no temperatures").isFalse();
    }

    @Test
    @DisplayName("ENG-16 what was wrong with a reading of which nothing is left is no trouble of its device any more")
    void whatIsEmptiedIsNoTrouble() throws Exception {
        stand.serve(ADDRESS, mib("02:00:00:00:00:0a", "access").build());
        long id = stand.add(ADDRESS);
        stand.poll(id);
        stand.sql.update("update device set profile = 'huawei-smartax', model_key = '' where id = ?", id);
        stand.sql.update(
                "insert into poll_reading (device_id, reading, problem) values (?, 'resources', 'silent') on conflict (device_id, reading) do update set problem = 'silent'",
                id);
        stand.again(id, Reading.SYSTEM);
        assertThat(stand.text("select problem from device where id = ?", id)).contains("silent");

        stand.sql.update("update device set params = '{\"disabled_modules\":[\"sys_temp\"]}' where id = ?", id);
        stand.again(id, Reading.SYSTEM);

        assertThat(stand.text("select problem from device where id = ?", id)).isEmpty();
        assertThat(troubled()).isZero();
    }

    private void makeLate() {
        stand.sql.update("update poll_reading set due_at = now() - interval '7 minutes'");
    }

    private boolean late(String reading) {
        return runs.lateness(Instant.now(), MODULES).stream()
                .anyMatch(one -> one.reading().equals(reading) && one.behind() > 0);
    }

    private long troubled() {
        return new Glances(stand.sql).troubles(null, MODULES, 10).devices();
    }

    @Test
    @DisplayName(
            "the lab's devices answer neighbours, ARP, VLANs, sensors, transceivers, PON ports, cards and waiting ONUs")
    void theLabsDevicesTellEverything() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        try (Isp isp = Isp.start(Isp.Options.defaults().withClock(now::get))) {
            Map<String, List<String>> readings = Map.of(
                    "sw-dlink-1",
                    List.of("neighbours", "vlan-list", "pvid", "packet-errors", "resources", "port-signal"),
                    "olt-bdcom-1",
                    List.of("resources", "port-signal", "pon-ports"),
                    "olt-huawei-1",
                    List.of(
                            "cards",
                            "onu-unregistered",
                            "port-signal",
                            "transceivers",
                            "onu-configuration",
                            "onu-history"));
            for (Isp.Device device : isp.devices()) {
                List<String> expected = readings.get(device.name());
                if (expected != null || device.profile().equals("mikrotik-routeros")) {
                    long id = stand.add(device.address(), isp.snmpPort());
                    stand.poll(id);
                    assertThat(rows.counts(id).keySet())
                            .as(device.name())
                            .containsAll(
                                    expected == null
                                            ? List.of("arp", "neighbours", "resources", "port-signal", "transceivers")
                                            : expected);
                }
            }
        }
    }

    private KeptRow one(long id, Reading reading) {
        List<KeptRow> items = page(id, reading, false).items();
        assertThat(items).as(reading.key()).hasSize(1);
        return items.get(0);
    }

    private Page<KeptRow> page(long id, Reading reading, boolean past) {
        return rows.page(new KeptRows.Wanted(id, reading.key(), reading.columns(), past), ALL);
    }

    /** Two ports, a neighbour behind the second, a station behind the first, one VLAN. */
    private static Mib.Builder mib(String mac, String vlanName) {
        byte[] octets = new byte[6];
        String[] digits = mac.split(":", -1);
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) Integer.parseInt(digits[i], 16);
        }
        return Mib.builder()
                .add("1.3.6.1.2.1.1.1.0", Value.text("a switch that nobody knows"))
                .add("1.3.6.1.2.1.1.2.0", Value.oid(Oid.of("1.3.6.1.4.1.99999.61")))
                .add("1.3.6.1.2.1.1.3.0", Value.timeTicks(100_000))
                .add("1.3.6.1.2.1.2.2.1.2.1", Value.text("p1"))
                .add("1.3.6.1.2.1.2.2.1.2.2", Value.text("p2"))
                .add("1.3.6.1.2.1.2.2.1.8.1", Value.integer(1))
                .add("1.3.6.1.2.1.2.2.1.8.2", Value.integer(1))
                .add("1.3.6.1.2.1.17.1.4.1.2.1", Value.integer(1))
                .add("1.3.6.1.2.1.17.1.4.1.2.2", Value.integer(2))
                .add("1.3.6.1.2.1.4.22.1.2.1.10.61.0.5", Value.octets(octets))
                .add("1.3.6.1.2.1.17.7.1.4.3.1.1.101", Value.text(vlanName))
                .add("1.3.6.1.2.1.17.7.1.4.3.1.2.101", Value.octets(new byte[] {(byte) 0xC0}))
                .add("1.3.6.1.2.1.17.7.1.4.3.1.4.101", Value.octets(new byte[] {(byte) 0x80}))
                .add("1.3.6.1.2.1.17.7.1.4.5.1.1.1", Value.gauge32(101))
                .add("1.3.6.1.2.1.17.7.1.4.5.1.1.2", Value.gauge32(1))
                .add("1.0.8802.1.1.2.1.4.1.1.5.77.2.1", Value.octets(new byte[] {2, 0, 0, 0, 0, 9}))
                .add("1.0.8802.1.1.2.1.4.1.1.7.77.2.1", Value.text("xe-0/0/7"))
                .add("1.0.8802.1.1.2.1.4.1.1.9.77.2.1", Value.text("core-1"));
    }
}
