package org.demarc.device.control;

import org.jspecify.annotations.Nullable;

/**
 * One entry of a forwarding table.
 *
 * @param mac {@code AA:BB:CC:DD:EE:FF}
 * @param vlan VLAN number, 0 where the device tells none
 * @param bindKey the interface, null where the port belongs to no known one
 * @param portKey the device's port number where the interface is not known, else empty
 * @param status LEARNED, SELF, MGMT, OTHER or INVALID
 */
public record FdbRow(String mac, int vlan, @Nullable String bindKey, String portKey, String status) {}
