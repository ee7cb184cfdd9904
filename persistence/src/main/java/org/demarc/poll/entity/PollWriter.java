package org.demarc.poll.entity;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.demarc.poll.entity.PollChanges.MovedInterface;
import org.demarc.poll.entity.PollChanges.PollOutcome;
import org.demarc.poll.entity.PollChanges.SeenCounters;
import org.demarc.poll.entity.PollChanges.SeenInterface;
import org.demarc.poll.entity.PollChanges.SeenMac;
import org.demarc.poll.entity.PollChanges.SeenOnu;
import org.demarc.poll.entity.PollChanges.SeenRow;
import org.demarc.poll.entity.PollChanges.SeenSignal;
import org.demarc.poll.entity.PollChanges.SeenState;
import org.demarc.poll.entity.PollChanges.SeenSystem;
import org.demarc.poll.entity.PollChanges.SeenVlan;
import org.demarc.poll.entity.PollChanges.SeenVlanPort;
import org.demarc.poll.entity.PollChanges.WholeReading;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Writes what a batch of polls brought: at most five statements, whatever the number of rows, and only rows that differ from what is
 * stored (snmp-engine.md 1.6). {@code last_seen} and {@code seen_at} move at most every 15 minutes.
 */
public final class PollWriter {

    private final Connection connection;
    private final PollChanges changes;
    private int statements;
    private int interfaces;
    private int statusChanges;
    private int macs;
    private int samples;
    private int rows;

    /**
     * What was written.
     *
     * @param statements how many statements it took
     * @param interfaces rows of interfaces that were new, changed, refreshed or gone
     * @param statusChanges interfaces whose status changed
     * @param macs rows of forwarding tables that were new, changed, refreshed or absent
     * @param samples history rows of rates
     * @param rows rows of other readings that were new, changed, refreshed or absent
     */
    public record Written(int statements, int interfaces, int statusChanges, int macs, int samples, int rows) {}

    private PollWriter(Connection connection, PollChanges changes) {
        this.connection = connection;
        this.changes = changes;
    }

    /** Writes everything inside the connection's transaction: five statements at most, two more where ports have moved. */
    public static Written write(Connection connection, PollChanges changes) throws SQLException {
        PollWriter writer = new PollWriter(connection, changes);
        writer.write();
        return new Written(
                writer.statements, writer.interfaces, writer.statusChanges, writer.macs, writer.samples, writer.rows);
    }

    private void write() throws SQLException {
        if (!changes.moved.isEmpty()) {
            // in two steps, because two ports may change places
            run(new PollStatement().part(PollSql.FREE_KEYS, this::moved));
            run(new PollStatement().part(PollSql.TAKE_KEYS, this::moved));
        }
        interfaces = run(listed());
        statusChanges = run(read());
        copySamples();
        if (!changes.macs.isEmpty() || !changes.fdbComplete.isEmpty()) {
            macs = run(new PollStatement().part(PollSql.FDB, this::fdb).answering(PollSql.FDB_WRITTEN));
        }
        if (!changes.outcomes.isEmpty() || !changes.readings.isEmpty()) {
            rows = run(told());
        }
    }

    private int run(PollStatement statement) throws SQLException {
        if (statement.isEmpty()) {
            return 0;
        }
        statements++;
        return statement.run(connection, changes.at());
    }

    /** What devices list. */
    private PollStatement listed() {
        PollStatement statement = new PollStatement();
        boolean complete = !changes.portsComplete.isEmpty() || !changes.onusComplete.isEmpty();
        if (complete || !changes.interfaces.isEmpty() || !changes.onus.isEmpty()) {
            statement.part(PollSql.INTERFACES, this::interfaces).answering(PollSql.INTERFACES_WRITTEN);
        }
        if (!changes.onus.isEmpty()) {
            statement.part(PollSql.ONUS, this::onus);
        }
        return statement;
    }

    /** What was read of what they list. */
    private PollStatement read() {
        PollStatement statement = new PollStatement();
        if (!changes.states.isEmpty()) {
            statement.part(PollSql.STATES, this::states).answering(PollSql.STATES_TURNED);
        }
        if (!changes.signals.isEmpty()) {
            statement.part(PollSql.SIGNALS, this::signals);
        }
        if (!changes.counters.isEmpty()) {
            statement.part(PollSql.COUNTERS, this::counters);
        }
        return statement;
    }

    /** Rows of other readings, and how it all went. */
    private PollStatement told() {
        PollStatement statement = new PollStatement();
        if (!changes.rows.isEmpty() || !changes.whole.isEmpty()) {
            statement.part(PollSql.ROWS, this::rows).answering(PollSql.ROWS_WRITTEN);
        }
        if (!changes.vlansComplete.isEmpty()) { // comes with the rows of the lists
            statement.part(PollSql.VLANS, this::vlans).answering(PollSql.ROWS_WRITTEN + " + " + PollSql.VLANS_WRITTEN);
        }
        return statement.part(PollSql.OUTCOMES, this::outcomes);
    }

    private void moved(RowArrays arrays) throws SQLException {
        List<MovedInterface> rows = changes.moved;
        arrays.column("bigint", rows, MovedInterface::deviceId)
                .column("bigint", rows, MovedInterface::interfaceId)
                .column("text", rows, MovedInterface::bindKey);
    }

    private void interfaces(RowArrays arrays) throws SQLException {
        List<SeenInterface> rows = changes.interfaces;
        arrays.column("bigint", rows, SeenInterface::deviceId)
                .column("text", rows, SeenInterface::bindKey)
                .column("text", rows, SeenInterface::parentKey)
                .column("text", rows, SeenInterface::snmpIndex)
                .column("bigint", rows, SeenInterface::ifIndex)
                .column("text", rows, SeenInterface::name)
                .column("text", rows, SeenInterface::type)
                .column("text", rows, SeenInterface::technology)
                .column("integer", rows, SeenInterface::frame)
                .column("integer", rows, SeenInterface::slot)
                .column("integer", rows, SeenInterface::port)
                .column("integer", rows, SeenInterface::onu)
                .column("text", rows, SeenInterface::description)
                .column("integer", rows, SeenInterface::ifType)
                .column("bigint", rows, SeenInterface::speedMbps)
                .column("text", rows, SeenInterface::mac)
                .numbers(changes.portsComplete)
                .numbers(changes.onusComplete);
    }

    private void onus(RowArrays arrays) throws SQLException {
        List<SeenOnu> rows = changes.onus;
        arrays.column("bigint", rows, SeenOnu::deviceId)
                .column("text", rows, SeenOnu::bindKey)
                .column("text", rows, SeenOnu::identKind)
                .column("text", rows, SeenOnu::ident)
                .column("text", rows, SeenOnu::identShown)
                .column("text", rows, SeenOnu::vendor)
                .column("text", rows, SeenOnu::model)
                .column("text", rows, SeenOnu::hardware)
                .column("text", rows, SeenOnu::software);
    }

    private void states(RowArrays arrays) throws SQLException {
        List<SeenState> rows = changes.states;
        arrays.column("bigint", rows, SeenState::deviceId)
                .column("text", rows, SeenState::bindKey)
                .column("text", rows, SeenState::status)
                .column("text", rows, SeenState::adminState)
                .column("text", rows, row -> row.link().duplex())
                .column("text", rows, row -> row.link().linkMode())
                .column("text", rows, row -> row.link().adminMode())
                .column("text", rows, row -> row.link().medium())
                .column("text", rows, row -> row.link().addressLearning())
                .column("bigint", rows, row -> row.link().lastChangeTicks())
                .column("text", rows, SeenState::downReason)
                .column("timestamptz", rows, SeenState::registeredAt)
                .column("timestamptz", rows, SeenState::deregisteredAt);
    }

    private void signals(RowArrays arrays) throws SQLException {
        List<SeenSignal> rows = changes.signals;
        arrays.column("bigint", rows, SeenSignal::deviceId)
                .column("text", rows, SeenSignal::bindKey)
                .column("float8", rows, SeenSignal::rxDbm)
                .column("float8", rows, SeenSignal::txDbm)
                .column("float8", rows, SeenSignal::oltRxDbm)
                .column("float8", rows, SeenSignal::temperatureC)
                .column("float8", rows, SeenSignal::voltageV)
                .column("integer", rows, SeenSignal::distanceM);
    }

    private void counters(RowArrays arrays) throws SQLException {
        List<SeenCounters> rows = changes.counters;
        List<StoredCounters> read = rows.stream().map(SeenCounters::counters).toList();
        arrays.column("bigint", rows, SeenCounters::deviceId)
                .column("text", rows, SeenCounters::bindKey)
                .column("timestamptz", read, StoredCounters::readAt)
                .column("bigint", read, StoredCounters::clock)
                .column("bigint", read, StoredCounters::nanos)
                .column("bigint", read, StoredCounters::uptimeTicks)
                .column("text", read, StoredCounters::identity)
                .column("boolean", read, StoredCounters::wide)
                .column("numeric", read, one -> unsigned(one.inOctets()))
                .column("numeric", read, one -> unsigned(one.outOctets()))
                .column("numeric", read, one -> unsigned(one.inPackets()))
                .column("numeric", read, one -> unsigned(one.outPackets()))
                .column("numeric", read, one -> unsigned(one.inMulticast()))
                .column("numeric", read, one -> unsigned(one.outMulticast()))
                .column("numeric", read, one -> unsigned(one.inBroadcast()))
                .column("numeric", read, one -> unsigned(one.outBroadcast()))
                .column("numeric", read, one -> unsigned(one.inErrors()))
                .column("numeric", read, one -> unsigned(one.outErrors()))
                .column("numeric", read, one -> unsigned(one.inDiscards()))
                .column("numeric", read, one -> unsigned(one.outDiscards()))
                .column("bigint", read, StoredCounters::discontinuity)
                .column("float8", rows, one -> known(one.inBps()))
                .column("float8", rows, one -> known(one.outBps()));
    }

    private static @Nullable Object unsigned(@Nullable Long counter) {
        return counter == null ? null : Long.toUnsignedString(counter);
    }

    private static @Nullable Object known(double rate) {
        return Double.isNaN(rate) ? null : (Double) rate;
    }

    /** One sample for every interface with a rate, by COPY. */
    private void copySamples() throws SQLException {
        RateSamples rows = new RateSamples(changes.counters.size());
        for (SeenCounters one : changes.counters) {
            if (one.hasRate()) {
                rows.add(one);
            }
        }
        samples = rows.count();
        if (samples == 0) {
            return;
        }
        statements++;
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(PollSql.COPY_SAMPLES, rows.whole());
        } catch (IOException e) {
            throw new SQLException("cannot copy samples", e);
        }
    }

    private void fdb(RowArrays arrays) throws SQLException {
        List<SeenMac> rows = changes.macs;
        arrays.column("bigint", rows, SeenMac::deviceId)
                .column("macaddr", rows, SeenMac::mac)
                .column("integer", rows, SeenMac::vlan)
                .column("text", rows, SeenMac::bindKey)
                .column("text", rows, SeenMac::portKey)
                .column("text", rows, SeenMac::status)
                .numbers(changes.fdbComplete);
    }

    private void rows(RowArrays arrays) throws SQLException {
        List<WholeReading> whole = changes.whole;
        List<SeenRow> seen = changes.rows;
        arrays.column("bigint", whole, WholeReading::deviceId)
                .column("text", whole, WholeReading::reading)
                .column("bigint", seen, SeenRow::deviceId)
                .column("text", seen, SeenRow::reading)
                .column("text", seen, SeenRow::rowKey)
                .column("text", seen, SeenRow::bindKey)
                .column("macaddr", seen, SeenRow::mac)
                .column("inet", seen, SeenRow::ip)
                .column("integer", seen, SeenRow::vlan)
                .column("jsonb", seen, SeenRow::words)
                .column("bigint", seen, SeenRow::sign)
                .column("jsonb", seen, SeenRow::numbers)
                .column("text", seen, row -> String.join(",", row.measures()));
    }

    private void vlans(RowArrays arrays) throws SQLException {
        List<SeenVlanPort> ports = changes.vlanPorts;
        List<SeenVlan> seen = changes.vlans;
        arrays.column("bigint", ports, SeenVlanPort::deviceId)
                .column("text", ports, SeenVlanPort::bindKey)
                .column("bigint", seen, SeenVlan::deviceId)
                .column("text", seen, SeenVlan::bindKey)
                .column("integer", seen, SeenVlan::vlan)
                .column("text", seen, SeenVlan::name)
                .column("boolean", seen, SeenVlan::untagged)
                .numbers(changes.vlansComplete);
    }

    private void outcomes(RowArrays arrays) throws SQLException {
        List<PlannedReading> readings = changes.readings;
        List<PollOutcome> rows = changes.outcomes;
        List<SeenSystem> systems = changes.systems;
        arrays.column("bigint", readings, PlannedReading::deviceId)
                .column("text", readings, PlannedReading::reading)
                .column("timestamptz", readings, PlannedReading::dueAt)
                .column("timestamptz", readings, PlannedReading::readAt)
                .column("text", readings, PlannedReading::problem)
                .column("integer", readings, PlannedReading::rows)
                .column("bigint", readings, PlannedReading::digest)
                .column("timestamptz", readings, PlannedReading::refreshedAt)
                .column("bigint", rows, PollOutcome::deviceId)
                .column("text", rows, PollOutcome::outcome)
                .column("text", rows, PollOutcome::reason)
                .column("timestamptz", rows, PollOutcome::startedAt)
                .column("integer", rows, PollOutcome::lateMs)
                .column("integer", rows, PollOutcome::durationMs)
                .column("integer", rows, PollOutcome::pdus)
                .column("integer", rows, PollOutcome::timeouts)
                .column("integer", rows, one -> one.conduct().budget())
                .column("boolean", rows, one -> one.conduct().shrunk())
                .column("integer", rows, one -> one.conduct().cleanCycles())
                .column("integer", rows, one -> one.conduct().longestMs())
                .column("integer", rows, one -> one.conduct().longestBeforeMs())
                .column("integer", rows, one -> one.conduct().varBinds())
                .column("integer", rows, one -> one.conduct().silentCycles())
                .column("bigint", rows, one -> one.epoch().uptimeTicks())
                .column("timestamptz", rows, one -> one.epoch().uptimeAt())
                .column("text", rows, one -> one.epoch().interfacesSign())
                .column("timestamptz", rows, PollOutcome::nextDue)
                .column("timestamptz", rows, PollOutcome::requestedAt)
                .column("text", rows, PollOutcome::status)
                .column("text", rows, PollOutcome::problem)
                .column("text", rows, PollOutcome::node)
                .column("text", rows, one -> one.asker().as().name())
                .column("text", rows, one -> one.asker().login())
                .column("text", rows, one -> String.join(",", one.off()))
                .column("bigint", systems, SeenSystem::deviceId)
                .column("text", systems, SeenSystem::descr)
                .column("text", systems, SeenSystem::objectId)
                .column("text", systems, SeenSystem::name)
                .column("text", systems, SeenSystem::contact)
                .column("text", systems, SeenSystem::location)
                .column("macaddr", systems, SeenSystem::mac)
                .column("text", systems, SeenSystem::serial)
                .column("text", systems, SeenSystem::software)
                .column("text", systems, SeenSystem::hardware)
                .column("timestamptz", systems, SeenSystem::bootedAt);
    }
}
