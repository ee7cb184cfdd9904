package org.demarc.poll.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.demarc.device.control.ProfileCatalog;
import org.demarc.device.entity.DeviceAccesses;
import org.demarc.device.entity.Devices;
import org.demarc.lab.isp.Isp;
import org.demarc.lab.snmp.Faults;
import org.demarc.poll.entity.ClaimedDevice;
import org.demarc.poll.entity.PollBook;
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

/** The database goes away while devices are being read. */
@Timeout(120)
class PollFaultsIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Isp isp = Isp.start(Isp.Options.defaults().withSubscribers(10));
    private final ExecutorService completion = Executors.newFixedThreadPool(2);
    private final SnmpEngine engine = new SnmpEngine(SnmpSettings.DEFAULT, completion);
    private final List<Exception> faults = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private final Sql sql = new Sql(DATABASE.dataSource());
    private volatile boolean away;

    @BeforeAll
    static void sealSecrets() {
        SecretBox.install(SecretBox.withFreshKey());
    }

    @BeforeEach
    void emptyInventory() {
        sql.update("truncate device, poll_batch cascade");
    }

    @AfterEach
    void stop() {
        engine.close();
        isp.close();
        completion.shutdownNow();
    }

    @Test
    @DisplayName("ENG-33 what was read while the database was away is let go")
    void whatWasReadWhileTheDatabaseWasAwayIsLetGo() throws Exception {
        List<Long> ids = List.of(add("sw-generic-1"), add("olt-bdcom-1"));
        isp.suffer("olt-bdcom-1", Faults.NONE.withDelayMs(60));
        PollBook book = new LeavingBook(sql);
        book.prepare();

        run(book, "node1").of(ids);

        assertThat(faults).isNotEmpty();
        assertThat(engine.statistics().heldVarBinds()).isZero();
        assertThat(engine.statistics().inFlight()).isZero();
    }

    @Test
    @DisplayName("ENG-33 what comes after a run was interrupted is let go")
    void whatComesAfterARunWasInterruptedIsLetGo() {
        long id = add("sw-generic-1");
        sql.update("update device set chosen_by_hand = true"); // one conversation: nobody looks what it is
        isp.suffer("sw-generic-1", Faults.NONE.withDelayMs(60));
        PollBook book = new InterruptingBook(sql);
        book.prepare();

        assertThatThrownBy(() -> run(book, "node1").of(List.of(id))).isInstanceOf(InterruptedException.class);

        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() ->
                        engine.statistics().polls() == 1 && engine.statistics().heldVarBinds() == 0);
    }

    @Test
    @DisplayName("ENG-39 what another node has read while the database was away is not overwritten by what is older")
    void whatAnotherNodeHasReadMeanwhileStays() throws Exception {
        long id = add("olt-bdcom-1");
        isp.suffer("olt-bdcom-1", Faults.NONE.withDelayMs(1500));
        PollBook book = new OvertakenBook(sql, id);
        book.prepare();

        run(book, "node1").of(List.of(id));

        assertThat(faults).isEmpty();
        assertThat(lost).containsExactly("faults-olt-bdcom-1");
        assertThat(sql.list("select node from poll_log where device_id = ?", row -> row.text("node"), id))
                .containsExactly("node2");
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> engine.statistics().inFlight() == 0
                        && engine.statistics().heldVarBinds() == 0);
    }

    /** Claims, and whoever claims is told to stop. */
    private static final class InterruptingBook extends PollBook {

        InterruptingBook(Sql sql) {
            super(sql, new DeviceAccesses(sql));
        }

        @Override
        public List<ClaimedDevice> claim(Collection<Long> deviceIds, String node, Instant now, Duration lease) {
            var claimed = super.claim(deviceIds, node, now, lease);
            Thread.currentThread().interrupt();
            return claimed;
        }
    }

    /** Before the claim can be renewed it has ended, and another node has read the device, which is quick by now. */
    private final class OvertakenBook extends PollBook {

        private final long deviceId;

        OvertakenBook(Sql sql, long deviceId) {
            super(sql, new DeviceAccesses(sql));
            this.deviceId = deviceId;
        }

        @Override
        public List<Long> renew(Collection<ClaimedDevice> devices, String node, Instant until) {
            isp.suffer("olt-bdcom-1", Faults.NONE);
            sql.update("update device_poll set lease_until = now() - interval '1 second'");
            try {
                run(new PollBook(sql, new DeviceAccesses(sql)), "node2").of(List.of(deviceId));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return super.renew(devices, node, until);
        }
    }

    /** Claims, and is away from then on. */
    private final class LeavingBook extends PollBook {

        LeavingBook(Sql sql) {
            super(sql, new DeviceAccesses(sql));
        }

        @Override
        public List<ClaimedDevice> claim(Collection<Long> deviceIds, String node, Instant now, Duration lease) {
            var claimed = super.claim(deviceIds, node, now, lease);
            away = true;
            return claimed;
        }

        @Override
        public List<Long> renew(Collection<ClaimedDevice> devices, String node, Instant until) {
            throw new IllegalStateException("the database is away");
        }
    }

    private PollRun run(PollBook book, String node) {
        Transactions transactions = new Transactions() {
            @Override
            public <R> R inOne(Work<R> work) throws SQLException {
                if (away) {
                    throw new IllegalStateException("the database is away");
                }
                return new PlainTransactions(DATABASE.dataSource()).inOne(work);
            }
        };
        PollSettings hurried = new SettingsReader(
                        name -> name.equals("demarc.poll.lease") ? Optional.of("20s") : Optional.empty())
                .read(PollSettings.class);
        return new PollRun(new PollRun.Tools(
                book, new Devices(sql), engine, ProfileCatalog.bundled(), hurried, transactions, new Told(), node));
    }

    private final class Told implements PollFigures {

        @Override
        public void lost(List<String> devices) {
            lost.addAll(devices);
        }

        @Override
        public void failed(String device, Exception cause) {
            faults.add(cause);
        }
    }

    private long add(String name) {
        Isp.Device device = isp.devices().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return sql.one(
                "insert into device (name, address, snmp_port) values (?, ?::inet, ?) returning id",
                row -> row.number("id"),
                "faults-" + name,
                device.address(),
                isp.snmpPort());
    }
}
