package org.demarc.console.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.console.entity.ConsoleBook;
import org.demarc.device.boundary.Inventory;

/** What an operator decides about consoles. */
@Stateless
@Requires(Permission.DEVICE_ACCESS_MANAGEMENT)
public class ConsoleDesk {

    @Inject
    ConsoleBook book;

    @Inject
    Inventory inventory;

    @Inject
    AuditLog audit;

    /** Forgets the ssh key of a device: the next one is taken for the right one. False when none was known. */
    public boolean forgetKey(long deviceId) {
        inventory.device(deviceId);
        boolean known = book.forgetKey(deviceId);
        if (known) {
            audit.record("console-key:forgotten", "device", deviceId, null, null);
        }
        return known;
    }
}
