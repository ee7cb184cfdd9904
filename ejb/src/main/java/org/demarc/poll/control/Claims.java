package org.demarc.poll.control;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarc.poll.entity.ClaimedDevice;
import org.demarc.poll.entity.PollBook;

/**
 * The devices that one run has claimed and whose results it has not written yet. While the database is away its claims may end, and somebody
 * else reads a device: then what this run has read of it is older, and must not be written over the newer.
 */
final class Claims {

    private final PollBook book;
    private final String node;
    private final Duration lease;
    private final Map<Long, ClaimedDevice> deviceById = new HashMap<>();
    private Instant renewAt = Instant.EPOCH;
    private Instant sureUntil = Instant.EPOCH;

    Claims(PollBook book, String node, Duration lease) {
        this.book = book;
        this.node = node;
        this.lease = lease;
    }

    /** Claims those that are due and in nobody's hands; each must be {@link #hold held} or be given back at once. */
    List<ClaimedDevice> claim(Collection<Long> deviceIds, Instant now) {
        List<ClaimedDevice> claimed = book.claim(deviceIds, node, now, lease);
        if (deviceById.isEmpty()) {
            renewAt = now.plus(lease.dividedBy(3));
            sureUntil = now.plus(lease);
        }
        return claimed;
    }

    void hold(ClaimedDevice device) {
        deviceById.put(device.id(), device);
    }

    /**
     * It is done with.
     *
     * @return false when it was lost before: whatever was read of it is nothing to be written
     */
    boolean end(ClaimedDevice device) {
        ClaimedDevice held = deviceById.get(device.id());
        boolean isOurs = held != null && held.claimedAt().equals(device.claimedAt());
        if (isOurs) {
            deviceById.remove(device.id());
        }
        return isOurs;
    }

    int size() {
        return deviceById.size();
    }

    /**
     * Renews them when it is time.
     *
     * @return devices that were lost
     */
    List<ClaimedDevice> renewIfDue(Instant now) {
        return deviceById.isEmpty() || now.isBefore(renewAt) ? List.of() : renew(now);
    }

    /**
     * Before anything is written: as {@link #renewIfDue}, when somebody else may have claimed them because they could not be renewed for long.
     *
     * @return devices that were lost
     */
    List<ClaimedDevice> makeSure(Instant now) {
        return deviceById.isEmpty() || now.isBefore(sureUntil) ? List.of() : renew(now);
    }

    private List<ClaimedDevice> renew(Instant now) {
        renewAt = now.plus(lease.dividedBy(3)); // also when the database is away
        Set<Long> kept = new HashSet<>(book.renew(deviceById.values(), node, now.plus(lease)));
        sureUntil = now.plus(lease);
        List<ClaimedDevice> lost = deviceById.values().stream()
                .filter(device -> !kept.contains(device.id()))
                .toList();
        lost.forEach(device -> deviceById.remove(device.id()));
        return lost;
    }
}
