package org.demarc.component.boundary;

import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.demarc.component.control.RunningVersion;
import org.demarc.component.entity.ClusterNodes;
import org.demarc.component.entity.NodeReport;
import org.demarc.icmp.boundary.ReachTimer;
import org.demarc.icmp.control.IcmpSettings;
import org.demarc.job.control.Node;
import org.demarc.provisioning.boundary.Broker;
import org.demarc.settings.boundary.DatabaseWatch;
import org.demarc.settings.boundary.Settings;
import org.demarc.snmp.boundary.SnmpNode;
import org.demarc.snmp.control.SnmpSettings;
import org.demarc.snmp.control.SnmpStatistics;
import org.demarc.trap.boundary.TrapReceiver;
import org.demarc.trap.control.TrapSettings;
import org.jspecify.annotations.Nullable;

/** Says every quarter of a minute how this node is, so that whoever asks any node is told of all. */
@Startup
@Singleton
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NodePresence {

    /** Long enough for three reports and a broker that keeps each waiting. */
    static final Duration ALIVE_WITHIN = Duration.ofMinutes(1);

    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(7);
    private static final String MESSAGES = "TotalMessageCount";

    @Inject
    ClusterNodes nodes;

    @Inject
    SnmpNode snmp;

    @Inject
    TrapReceiver traps;

    @Inject
    ReachTimer icmp;

    @Inject
    Broker broker;

    @Inject
    Settings settings;

    @Inject
    DatabaseWatch database;

    private final Instant startedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final AtomicBoolean busy = new AtomicBoolean();
    private final Object leaving = new Object();
    private boolean gone;

    @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false, info = "node-presence")
    void tell() {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        try {
            write(report());
        } catch (RuntimeException e) {
            database.unlessAway(e, ComponentLog.LOG::notTold);
        } finally {
            busy.set(false);
        }
    }

    /** Who has taken his leave says nothing more, else he would seem to be gone without it. */
    private void write(NodeReport report) {
        synchronized (leaving) {
            if (!gone) {
                nodes.tell(Node.name(), report, FORGOTTEN_AFTER);
            }
        }
    }

    private NodeReport report() {
        return new NodeReport(RunningVersion.text(), startedAt, snmpPart(), trapPart(), icmpPart(), messages());
    }

    private NodeReport.SnmpPart snmpPart() {
        SnmpStatistics now = snmp.engine().statistics();
        return new NodeReport.SnmpPart(
                now.inFlight(), settings.of(SnmpSettings.class).inFlight(), now.waiting());
    }

    private NodeReport.TrapPart trapPart() {
        TrapReceiver.Heard heard = traps.heard();
        boolean wanted = settings.of(TrapSettings.class).port() >= 0;
        return new NodeReport.TrapPart(wanted, heard.port(), heard.received());
    }

    private NodeReport.IcmpPart icmpPart() {
        boolean wanted = settings.of(IcmpSettings.class).enabled();
        boolean works = icmp.isAsking();
        return new NodeReport.IcmpPart(wanted, works, works ? icmp.means() : icmp.whyNot());
    }

    /** That the broker is silent is what is to be told, not a fault. */
    private @Nullable Long messages() {
        try {
            return broker.number(MESSAGES);
        } catch (IllegalStateException silent) {
            ComponentLog.LOG.debug("the broker was asked", silent);
            return null;
        }
    }

    @PreDestroy
    void leave() {
        synchronized (leaving) {
            gone = true;
            try {
                nodes.leave(Node.name());
            } catch (RuntimeException e) {
                database.unlessAway(e, ComponentLog.LOG::notTold);
            }
        }
    }
}
