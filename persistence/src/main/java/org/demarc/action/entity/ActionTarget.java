package org.demarc.action.entity;

import org.jspecify.annotations.Nullable;

/**
 * A device, or a port or ONU of it, as much as is needed to do something to it.
 *
 * @param interfaceId null for the device itself
 * @param type of the interface: ONU, PON, GE ...; empty for the device itself
 * @param technology gpon, epon or empty
 * @param mac {@code AA:BB:CC:DD:EE:FF} of an ONU that is known by one
 * @param bindKey stable identity inside the device (devices.md 4.1); empty for the device itself
 */
public record ActionTarget(
        long deviceId,
        String deviceName,
        String deviceType,
        @Nullable Long groupId,
        String profile,
        String modelKey,
        @Nullable Long interfaceId,
        String name,
        String type,
        String technology,
        String snmpIndex,
        @Nullable Long ifIndex,
        @Nullable Long parentIfIndex,
        @Nullable Integer frame,
        @Nullable Integer slot,
        @Nullable Integer port,
        @Nullable Integer onu,
        @Nullable String mac,
        String bindKey) {

    public boolean isOlt() {
        return deviceType.equals("OLT");
    }

    public boolean isOnu() {
        return type.equals("ONU");
    }

    /** What it is called on screens and typed to confirm: the interface, or the device itself. */
    public String shownName() {
        return interfaceId == null ? deviceName : name;
    }
}
