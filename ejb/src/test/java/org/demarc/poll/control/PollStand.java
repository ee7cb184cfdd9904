package org.demarc.poll.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.demarc.Sql;
import org.demarc.device.control.ProfileCatalog;
import org.demarc.device.control.Reading;
import org.demarc.device.entity.DeviceAccesses;
import org.demarc.device.entity.Devices;
import org.demarc.lab.snmp.Manners;
import org.demarc.lab.snmp.Mib;
import org.demarc.lab.snmp.SnmpAgent;
import org.demarc.lab.snmp.SnmpDevice;
import org.demarc.poll.entity.PollBook;
import org.demarc.poll.entity.PollWriter;
import org.demarc.settings.control.SettingsReader;
import org.demarc.settings.entity.SecretBox;
import org.demarc.snmp.control.SnmpEngine;
import org.demarc.snmp.control.SnmpSettings;
import org.demarc.snmp.control.SnmpStatistics;

/** The whole poller on a real database, with loopback addresses to put devices on. */
final class PollStand implements AutoCloseable {

    static final ProfileCatalog CATALOG = ProfileCatalog.bundled();

    final SnmpAgent agent = SnmpAgent.start(0);
    final List<Exception> faults = new ArrayList<>();
    final List<PollWriter.Written> written = new ArrayList<>();
    final Sql sql;
    final PollBook book;
    private final DataSource dataSource;
    private final ExecutorService completion = Executors.newFixedThreadPool(2);
    private final SnmpEngine engine = new SnmpEngine(SnmpSettings.DEFAULT.withProbeTimeoutMs(600), completion);

    PollStand(DataSource dataSource) {
        SecretBox.install(SecretBox.withFreshKey());
        this.dataSource = dataSource;
        sql = new Sql(dataSource);
        book = new PollBook(sql, new DeviceAccesses(sql));
        sql.update("truncate device, access_profile, poll_batch, onu_signal_sample, interface_rate_sample cascade");
    }

    /** Serves a device of the lab. */
    SnmpDevice serve(String address, Mib mib) {
        SnmpDevice device = new SnmpDevice(address, mib, Manners.OPEN.withMaxMessageBytes(8192));
        agent.bind(address, device);
        return device;
    }

    /** A device of the inventory behind the lab's port. */
    long add(String address) {
        return add(address, agent.port());
    }

    long add(String address, int port) {
        return sql.one(
                "insert into device (name, address, snmp_port) values (?, ?::inet, ?) returning id",
                row -> row.number("id"),
                address,
                address,
                port);
    }

    /** Reads what is due. */
    void poll(Long... ids) throws InterruptedException {
        book.prepare();
        new PollRun(new PollRun.Tools(
                        book,
                        new Devices(sql),
                        engine,
                        CATALOG,
                        SettingsReader.defaults(PollSettings.class),
                        transactions(),
                        (device, cause) -> faults.add(cause),
                        "node1"))
                .of(Arrays.asList(ids));
        assertThat(faults).isEmpty();
    }

    /** Reads these readings again, and nothing else unless the poller finds it necessary. */
    void again(long id, Reading... readings) throws InterruptedException {
        sql.update("update device_poll set due_at = now() where device_id = ?", id);
        sql.update("update poll_reading set due_at = now() + interval '1 hour' where device_id = ?", id);
        for (Reading reading : readings) {
            sql.update("update poll_reading set due_at = now() where device_id = ? and reading = ?", id, reading.key());
        }
        poll(id);
    }

    /** Makes everything that was read so much older. */
    void letPass(long id, Duration passed) {
        sql.update(
                "update interface_counter c set nanos = nanos - ?, read_at = read_at - ? * interval '1 second' from interface i"
                        + " where i.id = c.interface_id and i.device_id = ?",
                passed.toNanos(),
                passed.toSeconds(),
                id);
        sql.update(
                "update poll_reading set read_at = read_at - ? * interval '1 second' where device_id = ?",
                passed.toSeconds(),
                id);
        sql.update(
                "update device_poll set uptime_at = uptime_at - ? * interval '1 second' where device_id = ?",
                passed.toSeconds(),
                id);
    }

    SnmpStatistics statistics() {
        return engine.statistics();
    }

    long number(String query, Object... parameters) {
        return sql.one(query, row -> row.rows().getLong(1), parameters);
    }

    double decimal(String query, Object... parameters) {
        return sql.one(query, row -> row.rows().getDouble(1), parameters);
    }

    String text(String query, Object... parameters) {
        return sql.one(query, row -> row.rows().getString(1), parameters);
    }

    /** Keeps what every transaction has written. */
    private Transactions transactions() {
        Transactions plain = new PlainTransactions(dataSource);
        return new Transactions() {
            @Override
            public <R> R inOne(Work<R> work) throws SQLException {
                R result = plain.inOne(work);
                if (result instanceof PollWriter.Written one) {
                    written.add(one);
                }
                return result;
            }
        };
    }

    @Override
    public void close() {
        engine.close();
        agent.close();
        completion.shutdownNow();
    }
}
