package org.demarc.poll.entity;

import java.time.Instant;
import java.util.List;
import org.demarc.device.entity.DeviceAccess;
import org.jspecify.annotations.Nullable;

/**
 * A device that this node may read now.
 *
 * @param access how it is asked
 * @param type device type, {@code ICMP} for one that is not asked by SNMP
 * @param sysObjectId as last told, empty when never
 * @param chosenByHand detection never replaces its model
 * @param dueAt when the poll was due
 * @param claimedAt when this node claimed it
 * @param requested readings that somebody wants now; when somebody does and the list is empty: all
 * @param requestedAt since when somebody waits for it, null when nobody did when it was claimed
 * @param asker who waits for it, the schedule where nobody does
 * @param conduct what it has shown in earlier conversations
 * @param epoch since when it runs, and which interfaces it had, as far as is known
 * @param readings its readings that were planned before
 * @param reach what the prober last found
 * @param rules of pollers, as far as they are about this device
 */
public record ClaimedDevice(
        DeviceAccess access,
        String type,
        String sysObjectId,
        boolean chosenByHand,
        Instant dueAt,
        Instant claimedAt,
        List<String> requested,
        @Nullable Instant requestedAt,
        Asker asker,
        Conduct conduct,
        Epoch epoch,
        List<PlannedReading> readings,
        Reach reach,
        List<PollerRule> rules) {

    public ClaimedDevice {
        requested = List.copyOf(requested);
        readings = List.copyOf(readings);
        rules = List.copyOf(rules);
    }

    public long id() {
        return access.deviceId();
    }

    /** The same with nothing remembered of what it told before: another device may stand in its place. */
    public ClaimedDevice asNeverRead() {
        return new ClaimedDevice(
                access,
                type,
                "",
                chosenByHand,
                dueAt,
                claimedAt,
                requested,
                requestedAt,
                asker,
                conduct,
                Epoch.UNKNOWN,
                List.of(),
                reach,
                rules);
    }

    /** Whether somebody waits for it. */
    public boolean requestedNow() {
        return requestedAt != null;
    }

    /** The last words of the prober. */
    public enum Reach {
        /** It was never probed, or never answered, so that silence says nothing. */
        UNKNOWN,
        ALIVE,
        /** It has answered before and does not any more. */
        DEAD
    }

    /**
     * What an earlier conversation said about the device's age and its interfaces.
     *
     * @param uptimeTicks sysUpTime in hundredths of a second, null when it was never told
     * @param uptimeAt when it was that old
     * @param interfacesSign what the whole list of interfaces went with, empty when it was never read or the device tells nothing
     */
    public record Epoch(
            @Nullable Long uptimeTicks, @Nullable Instant uptimeAt, String interfacesSign) {

        public static final Epoch UNKNOWN = new Epoch(null, null, "");
    }

    /** What the engine remembers of a device between polls. */
    public record Conduct(
            int budget,
            boolean shrunk,
            int cleanCycles,
            int longestMs,
            int longestBeforeMs,
            int varBinds,
            int silentCycles) {}
}
