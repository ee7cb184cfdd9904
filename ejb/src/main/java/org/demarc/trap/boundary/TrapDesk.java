package org.demarc.trap.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.device.boundary.Sight;
import org.demarc.trap.entity.TrapRow;
import org.demarc.trap.entity.Traps;
import org.jspecify.annotations.Nullable;

/** The log of traps, limited to the devices that the caller sees. */
@Stateless
@Requires({Permission.DEVICE_SHOW, Permission.LOG_SWITCHER_CORE_ACTIONS})
public class TrapDesk {

    @Inject
    Traps traps;

    @Inject
    TrapReceiver receiver;

    @Inject
    Sight sight;

    /** Newest first; null for any device or kind. */
    public Page<TrapRow> page(PageRequest request, @Nullable Long deviceId, @Nullable String name) {
        return traps.page(request, sight.groups(), deviceId, name);
    }

    /** What this node has heard since its start. */
    public TrapReceiver.Heard heard() {
        return receiver.heard();
    }
}
