package org.demarc.icmp.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.device.boundary.Sight;
import org.demarc.icmp.entity.IcmpRun;
import org.demarc.icmp.entity.Outage;
import org.demarc.icmp.entity.Outages;
import org.jspecify.annotations.Nullable;

/** Which devices were dead when, as rounds of ICMP found them: those of the caller's groups. */
@Stateless
@Requires({Permission.DEVICE_SHOW, Permission.OLTS_INFO, Permission.SWITCHES_INFO})
public class OutageDesk {

    @Inject
    Outages outages;

    @Inject
    ReachTimer timer;

    @Inject
    Sight sight;

    /** Outages of devices, newest first; of a moment, those that went on then. */
    public Page<Outage> page(PageRequest request, @Nullable Instant at) {
        return outages.page(new Outages.Wanted("DEVICE", at, sight.groups(), false), request);
    }

    /** Rounds, newest first; they count all devices, so who sees only some groups sees none. */
    public Page<IcmpRun> runs(PageRequest request, boolean deadOnly) {
        return isAllSeen()
                ? outages.runs(request, deadOnly)
                : new Page<>(List.of(), 0, request.limit(), request.offset());
    }

    /** The last round of the cluster; empty before the first one, and for who sees only some groups. */
    public Optional<IcmpRun> lastRun() {
        return isAllSeen() ? outages.lastRun() : Optional.empty();
    }

    /** Whether the caller sees the devices of all groups, and with them the figures of rounds. */
    public boolean isAllSeen() {
        return sight.groups() == null;
    }

    /** By what devices are asked, or why they are not. */
    public String means() {
        return timer.means();
    }
}
