package org.demarc.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.demarc.lab.isp.Isp;
import org.demarc.lab.snmp.Faults;
import org.demarc.lab.stand.Database;
import org.demarc.lab.stand.StandOptions;

/** The lab's network in a stand's inventory, polled all the time: so that something can happen in the middle of a sweep. */
final class SweptIsp implements AutoCloseable {

    private static final Duration LONG = Duration.ofMinutes(4);

    private final StandSql sql;
    private final Isp isp;

    SweptIsp(Database database) {
        sql = new StandSql(database);
        isp = Isp.start(Isp.Options.defaults().withSubscribers(50));
        for (Isp.Device device : polled()) {
            sql.update(
                    "insert into device (name, address, snmp_port) values (?, ?::inet, ?)",
                    device.name(),
                    device.address(),
                    isp.snmpPort());
        }
    }

    /** Short intervals and leases and small batches, so that a test need not wait and several nodes share a sweep. */
    static StandOptions briskly(StandOptions options) {
        return options.with("DEMARC_POLL_INTERFACE_COUNTERS_INTERVAL", "15s")
                .with("DEMARC_POLL_LEASE", "20s")
                .with("DEMARC_POLL_BATCH_SIZE", "2")
                .with("DEMARC_PROVISIONING_LEASE", "5s");
    }

    /** From now on a sweep takes its time, and everything is due. */
    void beginSlowSweep() {
        suffer(Faults.NONE.withDelayMs(150));
        sql.update("update poll_reading set due_at = now()");
        sql.update("update device_poll set due_at = now()");
    }

    /** All devices answer at once again. */
    void heal() {
        suffer(Faults.NONE);
    }

    /** Names of the nodes that are reading devices now. */
    List<String> nodesAtWork() {
        return sql.texts("select distinct node from device_poll where lease_until > now()");
    }

    void awaitAtWork(String node) {
        await().atMost(Duration.ofSeconds(60)).until(() -> nodesAtWork().contains(node));
    }

    /** Waits until every device has been read after the instant and nobody's claim is left over. */
    void awaitEveryDeviceReadSince(Instant moment) {
        await().atMost(LONG).ignoreExceptions().untilAsserted(() -> {
            assertThat(sql.texts(
                            "select d.name from device d left join device_poll p on p.device_id = d.id and p.outcome = 'ANSWERED'"
                                    + " and p.started_at > ? where p.device_id is null",
                            Timestamp.from(moment)))
                    .as("devices that were not read")
                    .isEmpty();
            assertThat(sql.texts("select device_id || ' by ' || node from device_poll where lease_until < now()"))
                    .as("claims that hang")
                    .isEmpty();
        });
    }

    /** All but the two largest OLTs: they would only make the tests longer. */
    private List<Isp.Device> polled() {
        return isp.devices().stream()
                .filter(device -> !List.of("olt-huawei-1", "olt-zte-1").contains(device.name()))
                .toList();
    }

    private void suffer(Faults faults) {
        polled().forEach(device -> isp.suffer(device.name(), faults));
    }

    @Override
    public void close() {
        isp.close();
    }
}
