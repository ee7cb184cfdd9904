package org.demarc.poll.entity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a batch of polls brought and the database may not know yet. Filled while answers are decoded, written in one transaction. Rows are
 * found by device and bind key; null means: the device does not say, keep what is known.
 */
public final class PollChanges {

    /** An interface as the device lists it. */
    public record SeenInterface(
            long deviceId,
            String bindKey,
            @Nullable String parentKey,
            String snmpIndex,
            @Nullable Long ifIndex,
            String name,
            String type,
            @Nullable String technology,
            @Nullable Integer frame,
            @Nullable Integer slot,
            @Nullable Integer port,
            @Nullable Integer onu,
            @Nullable String description,
            @Nullable Integer ifType,
            @Nullable Long speedMbps,
            @Nullable String mac) {}

    /** What an OLT tells of an ONU beside the interface. */
    public record SeenOnu(
            long deviceId,
            String bindKey,
            @Nullable String identKind,
            @Nullable String ident,
            @Nullable String identShown,
            String vendor,
            String model,
            String hardware,
            String software) {}

    /**
     * What a device says of a port's link; texts are empty where it does not say.
     *
     * @param lastChangeTicks sysUpTime at the last change of state, hundredths of a second
     */
    public record SeenLink(
            String duplex,
            String linkMode,
            String adminMode,
            String medium,
            String addressLearning,
            @Nullable Long lastChangeTicks) {

        /** Nothing: the line is an ONU. */
        public static final SeenLink NONE = new SeenLink("", "", "", "", "", null);

        /** See {@link SeenMac#hashCode}. */
        @Override
        public int hashCode() {
            int hash = 31 * (31 * duplex.hashCode() + linkMode.hashCode()) + adminMode.hashCode();
            hash = 31 * (31 * hash + medium.hashCode()) + addressLearning.hashCode();
            return 31 * hash + Objects.hashCode(lastChangeTicks);
        }
    }

    /**
     * State of a port or an ONU; the last three are of ONUs.
     *
     * @param downReason empty where the device tells none, null where what it tells was lost on the way
     */
    public record SeenState(
            long deviceId,
            String bindKey,
            String status,
            String adminState,
            SeenLink link,
            @Nullable String downReason,
            @Nullable Instant registeredAt,
            @Nullable Instant deregisteredAt) {

        /** See {@link SeenMac#hashCode}. */
        @Override
        public int hashCode() {
            int hash = 31 * (31 * Long.hashCode(deviceId) + bindKey.hashCode()) + status.hashCode();
            hash = 31 * (31 * hash + adminState.hashCode()) + link.hashCode();
            hash = 31 * (31 * hash + Objects.hashCode(downReason)) + Objects.hashCode(registeredAt);
            return 31 * hash + Objects.hashCode(deregisteredAt);
        }
    }

    /** Signal of an ONU. */
    public record SeenSignal(
            long deviceId,
            String bindKey,
            @Nullable Double rxDbm,
            @Nullable Double txDbm,
            @Nullable Double oltRxDbm,
            @Nullable Double temperatureC,
            @Nullable Double voltageV,
            @Nullable Integer distanceM) {}

    /**
     * Counters of an interface with the rates since the last ones; NaN where there is no rate.
     *
     * @param interfaceId 0 for an interface that is seen for the first time
     */
    public record SeenCounters(
            long deviceId,
            String bindKey,
            long interfaceId,
            StoredCounters counters,
            double inBps,
            double outBps,
            double inPps,
            double outPps,
            double inErrorsPs,
            double outErrorsPs,
            double inDiscardsPs,
            double outDiscardsPs) {

        /** False when no rate at all is known: then there is no sample. */
        public boolean hasRate() {
            return interfaceId > 0
                    && !(Double.isNaN(inBps)
                            && Double.isNaN(outBps)
                            && Double.isNaN(inPps)
                            && Double.isNaN(inErrorsPs));
        }
    }

    /** One entry of a forwarding table. */
    public record SeenMac(
            long deviceId, String mac, int vlan, @Nullable String bindKey, String portKey, String status) {

        /** Written out: it is kept as a digest from poll to poll, and a device has many of them. */
        @Override
        public int hashCode() {
            int hash = 31 * (31 * Long.hashCode(deviceId) + mac.hashCode()) + vlan;
            hash = 31 * (31 * hash + Objects.hashCode(bindKey)) + portKey.hashCode();
            return 31 * hash + status.hashCode();
        }
    }

    /**
     * One row of a reading whose rows are alike.
     *
     * @param rowKey index in the device's table
     * @param bindKey of the interface that it tells of, null for none
     * @param words JSON object of what makes the row this one; another word, another row
     * @param sign of the words
     * @param numbers JSON object of values that change all the time
     * @param measures those of the numbers that have a history; of a counter, which has {@link #COUNTER} before its name, it is the rate a
     *     second
     */
    public record SeenRow(
            long deviceId,
            String reading,
            String rowKey,
            @Nullable String bindKey,
            @Nullable String mac,
            @Nullable String ip,
            @Nullable Integer vlan,
            String words,
            long sign,
            String numbers,
            List<String> measures) {
        public static final String COUNTER = "+";

        /** Columns that only ever grow. */
        public static final Set<String> COUNTERS =
                Set.of("drops", "crcAlign", "undersize", "oversize", "fragments", "jabber", "collisions");
    }

    /** A port whose VLANs the device's list tells, in some or in none. */
    public record SeenVlanPort(long deviceId, String bindKey) {}

    /** A VLAN that a port is in; {@code untagged} false: its frames are tagged there. */
    public record SeenVlan(long deviceId, String bindKey, int vlan, String name, boolean untagged) {}

    /** A reading of a device that came whole: rows that are not among those seen are no longer there. */
    public record WholeReading(long deviceId, String reading) {}

    /** What a device says about itself; texts are empty where it says nothing. */
    public record SeenSystem(
            long deviceId,
            String descr,
            String objectId,
            String name,
            String contact,
            String location,
            @Nullable String mac,
            String serial,
            String software,
            String hardware,
            @Nullable Instant bootedAt) {}

    /** An interface that kept its name and got another number, and with it another bind key. */
    public record MovedInterface(long deviceId, long interfaceId, String bindKey) {}

    /**
     * How a device's poll went; {@code status} is Up, Down or Unknown, {@code problem} empty when all is well. Of the epoch, what is null or
     * empty stays as it was; {@code requestedAt} is of the request that the poll has carried out, null when there was none.
     * {@code off} are readings that custom parameters switch off: how they went the last time says nothing of the device any more.
     */
    public record PollOutcome(
            long deviceId,
            String outcome,
            String reason,
            Instant startedAt,
            int lateMs,
            int durationMs,
            int pdus,
            int timeouts,
            ClaimedDevice.Conduct conduct,
            ClaimedDevice.Epoch epoch,
            Instant nextDue,
            @Nullable Instant requestedAt,
            String status,
            String problem,
            String node,
            Asker asker,
            List<String> off) {

        public PollOutcome {
            off = List.copyOf(off);
        }
    }

    final List<SeenInterface> interfaces = new ArrayList<>();
    final List<MovedInterface> moved = new ArrayList<>();
    final Set<Long> portsComplete = new HashSet<>();
    final Set<Long> onusComplete = new HashSet<>();
    final List<SeenOnu> onus = new ArrayList<>();
    final List<SeenState> states = new ArrayList<>();
    final List<SeenSignal> signals = new ArrayList<>();
    final List<SeenCounters> counters = new ArrayList<>();
    final List<SeenMac> macs = new ArrayList<>();
    final Set<Long> fdbComplete = new HashSet<>();
    final List<SeenRow> rows = new ArrayList<>();
    final List<WholeReading> whole = new ArrayList<>();
    final Set<Long> vlansComplete = new HashSet<>();
    final List<SeenVlanPort> vlanPorts = new ArrayList<>();
    final List<SeenVlan> vlans = new ArrayList<>();
    final List<SeenSystem> systems = new ArrayList<>();
    final List<PollOutcome> outcomes = new ArrayList<>();
    final List<PlannedReading> readings = new ArrayList<>();
    private final Instant at;

    /** @param at the moment that the database shall know as the time of these readings */
    public PollChanges(Instant at) {
        this.at = at;
    }

    public Instant at() {
        return at;
    }

    public void interfaces(List<SeenInterface> seen) {
        interfaces.addAll(seen);
    }

    /** Ports that are found under other keys from now on; those whose keys they take are gone. */
    public void moved(List<MovedInterface> seen) {
        moved.addAll(seen);
    }

    /** The device's ports were listed to the end: others are gone. */
    public void portsComplete(long deviceId) {
        portsComplete.add(deviceId);
    }

    /** The device's ONUs were listed to the end: others are gone. */
    public void onusComplete(long deviceId) {
        onusComplete.add(deviceId);
    }

    public void onus(List<SeenOnu> seen) {
        onus.addAll(seen);
    }

    public void states(List<SeenState> seen) {
        states.addAll(seen);
    }

    public void signals(List<SeenSignal> seen) {
        signals.addAll(seen);
    }

    public void counters(List<SeenCounters> seen) {
        counters.addAll(seen);
    }

    /** Entries of a forwarding table; when it is complete, those that are not among them are no longer present. */
    public void fdb(long deviceId, List<SeenMac> seen, boolean complete) {
        macs.addAll(seen);
        if (complete) {
            fdbComplete.add(deviceId);
        }
    }

    /** Rows of a reading whose rows are alike; when it is complete, those that are not among them are no longer present. */
    public void rows(WholeReading of, List<SeenRow> seen, boolean complete) {
        rows.addAll(seen);
        if (complete) {
            whole.add(of);
        }
    }

    /** What a device's whole list of VLANs says of these of its ports; of its other ports it says nothing. */
    public void vlans(long deviceId, List<SeenVlanPort> ports, List<SeenVlan> seen) {
        vlansComplete.add(deviceId);
        vlanPorts.addAll(ports);
        vlans.addAll(seen);
    }

    public void system(SeenSystem seen) {
        systems.add(seen);
    }

    public void outcome(PollOutcome outcome) {
        outcomes.add(outcome);
    }

    /** How a reading went and when it is due again. */
    public void reading(PlannedReading reading) {
        readings.add(reading);
    }

    public List<PollOutcome> outcomes() {
        return List.copyOf(outcomes);
    }

    public List<SeenCounters> counters() {
        return List.copyOf(counters);
    }
}
