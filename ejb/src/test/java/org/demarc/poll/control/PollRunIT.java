package org.demarc.poll.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.demarc.device.control.ProfileCatalog;
import org.demarc.device.entity.DeviceAccesses;
import org.demarc.device.entity.Devices;
import org.demarc.lab.isp.Isp;
import org.demarc.lab.snmp.Faults;
import org.demarc.poll.entity.Asker;
import org.demarc.poll.entity.ClaimedDevice;
import org.demarc.poll.entity.PollBook;
import org.demarc.poll.entity.PollState;
import org.demarc.settings.control.SettingsReader;
import org.demarc.settings.entity.SecretBox;
import org.demarc.snmp.control.SnmpEngine;
import org.demarc.snmp.control.SnmpSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From the wire to the rows: the simulated ISP polled into a real database. */
@Timeout(120)
class PollRunIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final PollSettings SETTINGS = SettingsReader.defaults(PollSettings.class);
    private static final ProfileCatalog CATALOG = ProfileCatalog.bundled();

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    private final List<Exception> faults = new ArrayList<>();
    private final Isp isp = Isp.start(Isp.Options.defaults().withClock(now::get));
    private final ExecutorService completion = Executors.newFixedThreadPool(2);
    private final SnmpEngine engine = new SnmpEngine(SnmpSettings.DEFAULT.withProbeTimeoutMs(400), completion);
    private Sql sql;
    private PollBook book;

    @BeforeAll
    static void sealSecrets() {
        SecretBox.install(SecretBox.withFreshKey());
    }

    @BeforeEach
    void emptyInventory() {
        sql = new Sql(DATABASE.dataSource());
        book = new PollBook(sql, new DeviceAccesses(sql));
        sql.update("truncate device, poll_batch, onu_signal_sample, interface_rate_sample cascade");
    }

    @AfterEach
    void stop() {
        engine.close();
        isp.close();
        completion.shutdownNow();
    }

    @Test
    void aSwitchThatNobodyKnewIsRecognisedAndReadWhole() throws Exception {
        long id = add("sw-dlink-1");

        poll(id);

        assertThat(faults).isEmpty();
        assertThat(text("select profile from device where id = ?", id)).isEqualTo("dlink-des3200");
        assertThat(text("select status || problem from device where id = ?", id))
                .isEqualTo("Up");
        assertThat(text("select sys_name from device where id = ?", id)).isEqualTo("sw-dlink-1");
        assertThat(number("select count(*) from interface where device_id = ? and gone_at is null", id))
                .isEqualTo(28);
        assertThat(number(
                        "select count(*) from interface i join interface_state s on s.interface_id = i.id and s.ended_at is null and s.status = i.status where i.device_id = ?",
                        id))
                .isEqualTo(28);
        assertThat(number("select count(*) from fdb where device_id = ? and present", id))
                .isGreaterThan(10);
        assertThat(number(
                        "select count(*) from interface_counter c join interface i on i.id = c.interface_id where i.device_id = ?",
                        id))
                .isEqualTo(28);
        PollState state = book.state(id).orElseThrow();
        assertThat(state.outcome()).isEqualTo("ANSWERED");
        assertThat(state.readings())
                .allSatisfy(reading -> assertThat(reading.problem()).isEmpty());
        assertThat(state.dueAt())
                .isBetween(Instant.now().plusSeconds(60), Instant.now().plusSeconds(125));
        assertThat(state.conduct().budget()).isPositive();
    }

    @Test
    @DisplayName("ENG-30 only what changed is written the second time")
    void onlyWhatChangedIsWrittenTheSecondTime() throws Exception {
        long id = add("sw-generic-1");
        poll(id);
        String interfaces = versions("interface", id);
        String macs = versions("fdb", id);

        pollAgain(id);

        assertThat(versions("interface", id)).isEqualTo(interfaces);
        assertThat(versions("fdb", id)).isEqualTo(macs);
    }

    @Test
    @DisplayName("DEV-23 a port that went down is one change with its history")
    void aPortThatWentDownIsOneChangeWithItsHistory() throws Exception {
        long id = add("sw-generic-1");
        poll(id);
        long port = number(
                "select id from interface where device_id = ? and status = 'Up' and port is not distinct from port order by if_index limit 1",
                id);
        int ifIndex = (int) number("select if_index from interface where id = ?", port);

        isp.unplug("sw-generic-1", ifIndex);
        pollAgain(id);

        assertThat(text("select status from interface where id = ?", port)).isEqualTo("Down");
        assertThat(number("select count(*) from interface_state where interface_id = ?", port))
                .isEqualTo(2);
        assertThat(number(
                        "select count(*) from interface_state s join interface i on i.id = s.interface_id where i.device_id = ? and s.ended_at is not null",
                        id))
                .isEqualTo(1);
    }

    @Test
    void ratesComeFromTwoReadingsAndAreKeptAsSamples() throws Exception {
        long id = add("sw-generic-1");
        poll(id);
        long port = number("select id from interface where device_id = ? and if_index = 1", id);

        aMinuteLater(id, Duration.ofSeconds(100));
        isp.addOctets("sw-generic-1", 1, 125_000_000, 0);
        double before = decimal("select in_octets from interface_counter where interface_id = ?", port);
        pollAgain(id);

        double counted = decimal("select in_octets from interface_counter where interface_id = ?", port) - before;
        double bps = decimal("select in_bps from interface_counter where interface_id = ?", port);
        assertThat(counted).isGreaterThanOrEqualTo(125_000_000);
        assertThat(bps).isCloseTo(counted * 8 / 100, within(counted * 8 / 100 * 0.01));
        assertThat(decimal("select in_bps from interface_rate_sample where interface_id = ?", port))
                .isCloseTo(bps, within(bps * 0.001));
        assertThat(number("select count(*) from interface_rate_sample")).isGreaterThan(40);
    }

    @Test
    @DisplayName("ENG-26 a restart gives no rates")
    void aRestartGivesNoRates() throws Exception {
        long id = add("sw-generic-1");
        poll(id);

        aMinuteLater(id, Duration.ofSeconds(100));
        isp.stop("sw-generic-1");
        isp.start("sw-generic-1");
        pollAgain(id);

        assertThat(number("select count(*) from interface_rate_sample")).isZero();
        assertThat(number("select count(*) from interface_counter where in_bps is not null"))
                .isZero();
    }

    @Test
    @DisplayName(
            "ENG-26 acceptance 17 and 18: a device that began anew is known by its uptime; a clock that drifts and a wrap are no restart")
    void aRestartIsRemembered() throws Exception {
        long id = add("sw-generic-1");
        poll(id);
        assertThat(number("select count(*) from device where booted_at < now() - interval '1 day'"))
                .isEqualTo(1);
        reckonedAsBegun(id, 61);
        assertThat(number("select count(*) from device where restarted_at is not null"))
                .isZero();

        isp.stop("sw-generic-1");
        isp.start("sw-generic-1");
        pollAgain(id);
        assertThat(number("select count(*) from device where restarted_at = booted_at"))
                .isEqualTo(1);

        sql.update("update device set restarted_at = null where id = ?", id);
        reckonedAsBegun(id, 42_949_673);
        assertThat(number("select count(*) from device where restarted_at is not null"))
                .isZero();
    }

    @Test
    @DisplayName("row 15: interfaces that polls leave out are read after a restart, for their numbers may be others")
    void interfacesThatAreSwitchedOffAreReadAfterARestart() throws Exception {
        long id = add("sw-generic-1");
        poll(id);
        sql.update("update device set params = '{\"disabled_modules\": [\"interfaces_list\"]}'");
        pollAgain(id);
        assertThat(interfacesRead(id)).isEqualTo(1);

        isp.stop("sw-generic-1");
        isp.start("sw-generic-1");
        pollAgain(id);

        assertThat(interfacesRead(id)).isEqualTo(2);
    }

    private long interfacesRead(long id) {
        return number("select count(*) from poll_log where device_id = ? and 'interfaces' = any(readings)", id);
    }

    /** As if the uptime that was read last had told of a moment so many seconds earlier; and reads it again. */
    private void reckonedAsBegun(long id, long secondsEarlier) throws InterruptedException {
        sql.update(
                "update device set booted_at = booted_at - ? * interval '1 second' where id = ?", secondsEarlier, id);
        pollAgain(id);
    }

    @Test
    void onusOfEveryKindOfOltAreReadWithTheirSignals() throws Exception {
        List<Long> olts = List.of(add("olt-bdcom-1"), add("olt-huawei-1"), add("olt-zte-1"));

        book.prepare();
        run("node1").of(olts);

        assertThat(faults).isEmpty();
        assertThat(number("select count(*) from interface where type = 'ONU' and gone_at is null"))
                .isEqualTo(256 + 512 + 512);
        assertThat(number("select count(*) from onu where ident is not null")).isEqualTo(256 + 512 + 512);
        long online = number("select count(*) from interface where type = 'ONU' and status = 'Online'");
        assertThat(online).isBetween(1000L, 1280L);
        assertThat(number("select count(*) from onu_signal where rx_dbm between -35 and -5"))
                .isBetween(online - 20, online);
        assertThat(number("select count(*) from onu_signal_sample"))
                .isEqualTo(number("select count(*) from onu_signal"));
        assertThat(number("select count(*) from device where status = 'Up'")).isEqualTo(3);
    }

    @Test
    @DisplayName("row 15: custom parameters change what polls ask for and store")
    void customParametersChangeWhatPollsAskForAndStore() throws Exception {
        long olt = add("olt-huawei-1");
        long switched = add("sw-dlink-1");
        sql.update("""
                update device set params = '{"sn_as_ascii": false, "optical_load_only": ["rx"], "disabled_modules": ["fdb"],
                       "disable_save_description_on_physical_ifaces": true}'
                """);
        poll(olt);
        poll(switched);
        assertThat(faults).isEmpty();
        assertThat(number("select count(*) from onu where ident_shown = ident")).isEqualTo(512);
        assertThat(number("select count(*) from onu_signal where rx_dbm is not null"))
                .isPositive();
        assertThat(number("select count(*) from onu_signal where olt_rx_dbm is not null"))
                .isZero();
        assertThat(number("select count(*) from fdb")).isZero();
        assertThat(number("select count(*) from interface where device_id = ? and description <> ''", switched))
                .isZero();

        sql.update("update device set params = '{}'");
        pollAgain(olt);
        pollAgain(switched);

        assertThat(number("select count(*) from onu where ident_shown <> ident"))
                .isEqualTo(512);
        assertThat(number("select count(*) from onu_signal where olt_rx_dbm is not null"))
                .isPositive();
        assertThat(number("select count(*) from fdb where device_id = ?", switched))
                .isPositive();
        assertThat(number("select count(*) from interface where device_id = ? and description <> ''", switched))
                .isPositive();
    }

    @Test
    @DisplayName("DEV-23 an ONU that lost its light is told from one without power")
    void anOnuThatLostItsLightIsToldFromOneWithoutPower() throws Exception {
        long id = add("olt-huawei-1");
        poll(id);
        List<String> online = sql.list(
                "select name from interface where device_id = ? and status = 'Online' order by port, onu limit 2",
                row -> row.text("name"),
                id);
        int[] first = place(online.get(0));
        int[] second = place(online.get(1));

        isp.cutFibre("olt-huawei-1", first[0], first[1]);
        isp.cutPower("olt-huawei-1", second[0], second[1]);
        pollAgain(id);

        assertThat(text("select status from interface where device_id = ? and name = ?", id, online.get(0)))
                .isEqualTo("LOS");
        assertThat(text("select status from interface where device_id = ? and name = ?", id, online.get(1)))
                .isEqualTo("PowerOff");
        assertThat(sql.list(
                        "select s.reason from interface_state s join interface i on i.id = s.interface_id where i.device_id = ?"
                                + " and i.name = any(?) and s.ended_at is null",
                        row -> row.text("reason"),
                        id,
                        online))
                .hasSize(2)
                .doesNotContain("");
    }

    @Test
    @DisplayName("ENG-11 a dead device is down and delays nobody")
    void aDeadDeviceIsDownAndDelaysNobody() throws Exception {
        long dead = add("sw-generic-1");
        long live = add("sw-generic-2");
        isp.stop("sw-generic-1");

        book.prepare();
        run("node1").of(List.of(dead, live));

        assertThat(text("select status from device where id = ?", dead)).isEqualTo("Down");
        assertThat(text("select problem from device where id = ?", dead)).isEqualTo("does not answer SNMP");
        assertThat(text("select status from device where id = ?", live)).isEqualTo("Up");
        PollState state = book.state(dead).orElseThrow();
        assertThat(state.outcome()).isEqualTo("SILENT");
        assertThat(state.conduct().silentCycles()).isEqualTo(1);
        assertThat(state.dueAt())
                .isBetween(Instant.now().plusSeconds(30), Instant.now().plusSeconds(65));
    }

    @Test
    void upsAndDownsOfADeviceAreKeptWithTheirReasons() throws Exception {
        long id = add("sw-generic-1");
        poll(id);
        isp.stop("sw-generic-1");
        pollAgain(id);
        isp.start("sw-generic-1");
        pollAgain(id);
        pollAgain(id);

        List<String> states = sql.list(
                "select status || ':' || reason || (ended_at is null)::text s from device_state where device_id = ? order by began_at",
                row -> row.text("s"),
                id);

        assertThat(states).containsExactly("Up:false", "Down:does not answer SNMPfalse", "Up:true");
    }

    @Test
    @DisplayName("ENG-15 a table that broke off lets nothing disappear")
    void aTableThatBrokeOffLetsNothingDisappear() throws Exception {
        long id = add("sw-generic-1");
        poll(id);
        long before = number("select count(*) from fdb where present");

        isp.suffer("sw-generic-1", Faults.of(Faults.Kind.LOOPING));
        pollAgain(id);

        assertThat(number("select count(*) from fdb where present")).isEqualTo(before);
        assertThat(number("select count(*) from interface where gone_at is not null"))
                .isZero();
        assertThat(text("select problem from device where id = ?", id)).contains("do not increase");
    }

    @Test
    void whatCouldNotBeReadStaysWrongWhileOtherReadingsGoWell() throws Exception {
        long id = add("sw-generic-1");
        poll(id);
        isp.suffer("sw-generic-1", Faults.of(Faults.Kind.LOOPING));
        pollAgain(id);
        isp.suffer("sw-generic-1", Faults.NONE);

        book.request(id, List.of("system"), Asker.SYSTEM);
        run("node1").of(List.of(id));
        String afterAnotherReading = text("select problem from device where id = ?", id);
        pollAgain(id);

        assertThat(afterAnotherReading).contains("do not increase");
        assertThat(text("select problem from device where id = ?", id)).isEmpty();
    }

    @Test
    @DisplayName("ENG-39 a device belongs to one node for the length of a poll")
    void aDeviceBelongsToOneNodeForTheLengthOfAPoll() {
        long id = add("sw-generic-1");
        book.prepare();
        Instant at = Instant.now();

        List<ClaimedDevice> first = book.claim(List.of(id), "node1", at, Duration.ofSeconds(90));
        List<ClaimedDevice> second = book.claim(List.of(id), "node2", at, Duration.ofSeconds(90));
        List<ClaimedDevice> afterDeath = book.claim(List.of(id), "node2", at.plusSeconds(91), Duration.ofSeconds(90));

        assertThat(first).hasSize(1);
        assertThat(second).isEmpty();
        assertThat(afterDeath).hasSize(1);
    }

    @Test
    void dueDevicesGoIntoBatchesOnceAndABatchIsTakenOnce() {
        for (int i = 1; i <= 5; i++) {
            add("sw-generic-" + i);
        }
        book.prepare();
        Instant at = Instant.now().plusSeconds(1);

        List<Long> batches = book.batchDue(at, 2, 100);

        assertThat(batches).hasSize(3);
        assertThat(book.batchDue(at, 2, 100)).isEmpty();
        assertThat(book.take(batches.get(0))).hasSize(2);
        assertThat(book.take(batches.get(0))).isEmpty();
        assertThat(book.batchDue(at.plusSeconds(120), 10, 100)).hasSize(1);
    }

    @Test
    void theOldestBatchGoesFirstAndOnce() {
        long older = book.batchOf(List.of(1L));
        book.batchOf(List.of(2L));

        assertThat(book.takeNext()).containsExactly(1L);
        assertThat(book.take(older)).isEmpty();
        assertThat(book.takeNext()).containsExactly(2L);
        assertThat(book.takeNext()).isEmpty();
    }

    @Test
    void aRunThatWaitsForASlowDeviceReadsAnotherBatchMeanwhile() throws Exception {
        long quick = add("sw-generic-1");
        long slow = add("sw-generic-2");
        long later = add("sw-generic-3");
        isp.suffer("sw-generic-2", Faults.NONE.withDelayMs(300));
        book.prepare();
        book.batchOf(List.of(later));

        run("node1").of(List.of(quick, slow), book::takeNext);

        assertThat(faults).isEmpty();
        assertThat(book.takeNext()).isEmpty();
        assertThat(book.state(later).orElseThrow().startedAt())
                .as("begun before everything of the first batch was read")
                .isBefore(finishedAt(slow));
        assertThat(book.state(later).orElseThrow().lateMs()).isPositive();
    }

    @Test
    void aRunWhoseNextBatchCannotBeHadEndsWithWhatItHas() throws Exception {
        long quick = add("sw-generic-1");
        long slow = add("sw-generic-2");
        isp.suffer("sw-generic-2", Faults.NONE.withDelayMs(100));
        AtomicInteger asked = new AtomicInteger();
        book.prepare();

        run("node1").of(List.of(quick, slow), () -> {
            asked.incrementAndGet();
            throw new IllegalStateException("the database is away");
        });

        assertThat(faults).hasSize(1);
        assertThat(asked).hasValue(1);
        assertThat(book.state(quick).orElseThrow().outcome()).isEqualTo("ANSWERED");
        assertThat(book.state(slow).orElseThrow().outcome()).isEqualTo("ANSWERED");
    }

    @Test
    void whoeverWantsADeviceNowGetsTheReadingsHeWants() throws Exception {
        long id = add("sw-generic-1");
        poll(id);
        Instant before = book.state(id).orElseThrow().finishedAt();

        assertThat(book.request(id, List.of("fdb"), Asker.SYSTEM)).isTrue();
        assertThat(book.state(id).orElseThrow().phase(Instant.now())).isEqualTo(PollState.Phase.WAITING);
        run("node1").of(List.of(id));

        PollState state = book.state(id).orElseThrow();
        assertThat(state.phase(Instant.now())).isEqualTo(PollState.Phase.IDLE);
        assertThat(state.finishedAt()).isAfter(before);
        assertThat(book.request(-1, List.of(), Asker.SYSTEM)).isFalse();
    }

    @Test
    void aDeviceThatIsNotPolledIsReadWhenSomebodyWantsItEvenIfTheWakeUpWasLost() throws Exception {
        long id = add("sw-generic-1");
        sql.update("update device set poll_enabled = false where id = ?", id);
        book.prepare();
        Instant afterTheWakeUp = Instant.now().plusSeconds(60);

        List<Long> unasked = book.batchDue(afterTheWakeUp, 10, 100);
        book.request(id, List.of(), Asker.SYSTEM);
        for (long batch : book.batchDue(afterTheWakeUp, 10, 100)) {
            run("node1").of(book.take(batch));
        }

        assertThat(unasked).isEmpty();
        PollState state = book.state(id).orElseThrow();
        assertThat(state.outcome()).isEqualTo("ANSWERED");
        assertThat(state.phase(Instant.now())).isEqualTo(PollState.Phase.IDLE);
        assertThat(book.batchDue(afterTheWakeUp, 10, 100)).isEmpty();
    }

    @Test
    void whoeverAskedBeforeTheClaimButWasSeenOnlyAfterItIsServedByTheNextRun() throws Exception {
        long id = add("sw-generic-1");
        poll(id);
        book.request(id, List.of("system"), Asker.SYSTEM);
        PollBook overtaken = new PollBook(sql, new DeviceAccesses(sql)) {
            @Override
            public List<ClaimedDevice> claim(Collection<Long> deviceIds, String node, Instant at, Duration lease) {
                List<ClaimedDevice> claimed = super.claim(deviceIds, node, at, lease);
                book.request(id, List.of("fdb"), Asker.SYSTEM);
                sql.update("update device_poll set requested_at = started_at - interval '5 milliseconds'");
                return claimed;
            }
        };

        run(overtaken, "node1").of(List.of(id));
        PollState between = book.state(id).orElseThrow();
        List<Long> batches = book.batchDue(Instant.now().plusSeconds(1), 10, 100);
        for (long batch : batches) {
            run("node1").of(book.take(batch));
        }

        assertThat(between.phase(Instant.now())).isEqualTo(PollState.Phase.WAITING);
        assertThat(batches).hasSize(1);
        assertThat(book.state(id).orElseThrow().phase(Instant.now())).isEqualTo(PollState.Phase.IDLE);
    }

    @Test
    void whereNothingIsDueNothingIsAsked() throws Exception {
        long id = add("sw-generic-1");
        poll(id);
        Instant before = book.state(id).orElseThrow().finishedAt();

        run("node1").of(List.of(id));

        assertThat(book.state(id).orElseThrow().finishedAt()).isEqualTo(before);
    }

    // ---- help ----

    private long add(String name) {
        Isp.Device device = isp.devices().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return sql.one(
                "insert into device (name, address, snmp_port) values (?, ?::inet, ?) returning id",
                row -> row.number("id"),
                name,
                device.address(),
                isp.snmpPort());
    }

    private Instant finishedAt(long id) {
        return Objects.requireNonNull(book.state(id).orElseThrow().finishedAt());
    }

    private void poll(long id) throws InterruptedException {
        book.prepare();
        run("node1").of(List.of(id));
    }

    private void pollAgain(long id) throws InterruptedException {
        sql.update("update device_poll set due_at = now() where device_id = ?", id);
        sql.update("update poll_reading set due_at = now() where device_id = ?", id);
        poll(id);
        assertThat(faults).isEmpty();
    }

    /** Lets time pass for the device, and makes our last reading that much older. */
    private void aMinuteLater(long id, Duration passed) {
        now.updateAndGet(instant -> instant.plus(passed));
        sql.update(
                "update interface_counter c set nanos = nanos - ?, read_at = read_at - ? * interval '1 second' from interface i where i.id = c.interface_id and i.device_id = ?",
                passed.toNanos(),
                passed.toSeconds(),
                id);
    }

    private PollRun run(String node) {
        return run(book, node);
    }

    private PollRun run(PollBook claims, String node) {
        return new PollRun(new PollRun.Tools(
                claims,
                new Devices(sql),
                engine,
                CATALOG,
                SETTINGS,
                new PlainTransactions(DATABASE.dataSource()),
                (device, cause) -> faults.add(cause),
                node));
    }

    /** PON port and ONU, both from 1, of a name such as {@code GPON 0/1/3:12} whose numbers count from 0. */
    private static int[] place(String name) {
        String[] numbers = name.replaceAll(".*/", "").split(":");
        return new int[] {Integer.parseInt(numbers[0]) + 1, Integer.parseInt(numbers[1]) + 1};
    }

    private String versions(String table, long deviceId) {
        return text(
                "select md5(string_agg(t.xmin::text || t.ctid::text, ',' order by t.ctid)) x from " + table
                        + " t where device_id = ?",
                deviceId);
    }

    private long number(String query, Object... parameters) {
        return sql.one(query, row -> row.rows().getLong(1), parameters);
    }

    private double decimal(String query, Object... parameters) {
        return sql.one(query, row -> row.rows().getDouble(1), parameters);
    }

    private String text(String query, Object... parameters) {
        return sql.one(query, row -> row.rows().getString(1), parameters);
    }
}
