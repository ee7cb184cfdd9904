package org.demarc.poll.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.demarc.device.control.ProfileCatalog;
import org.demarc.device.entity.DeviceAccesses;
import org.demarc.device.entity.Devices;
import org.demarc.lab.isp.Isp;
import org.demarc.lab.snmp.Faults;
import org.demarc.poll.entity.PollBook;
import org.demarc.settings.control.SettingsReader;
import org.demarc.settings.entity.SecretBox;
import org.demarc.snmp.control.SnmpEngine;
import org.demarc.snmp.control.SnmpSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
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
    private final Sql sql = new Sql(DATABASE.dataSource());
    private volatile boolean away;

    @BeforeAll
    static void sealSecrets() {
        SecretBox.install(SecretBox.withFreshKey());
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

        run(book).of(ids);

        assertThat(faults).isNotEmpty();
        assertThat(engine.statistics().heldVarBinds()).isZero();
        assertThat(engine.statistics().inFlight()).isZero();
    }

    /** Claims, and is away from then on. */
    private final class LeavingBook extends PollBook {

        LeavingBook(Sql sql) {
            super(sql, new DeviceAccesses(sql));
        }

        @Override
        public List<org.demarc.poll.entity.ClaimedDevice> claim(
                Collection<Long> deviceIds, String node, Instant now, Duration lease) {
            var claimed = super.claim(deviceIds, node, now, lease);
            away = true;
            return claimed;
        }

        @Override
        public void renew(Collection<Long> deviceIds, String node, Instant until) {
            throw new IllegalStateException("the database is away");
        }
    }

    private PollRun run(PollBook book) {
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
                book,
                new Devices(sql),
                engine,
                ProfileCatalog.bundled(),
                hurried,
                transactions,
                (device, cause) -> faults.add(cause),
                "node1"));
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
