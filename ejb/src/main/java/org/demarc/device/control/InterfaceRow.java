package org.demarc.device.control;

import org.jspecify.annotations.Nullable;

/**
 * A port, PON port or ONU as a device lists it.
 *
 * @param bindKey stable identity inside the device (devices.md 4.1, id as text)
 * @param parentKey bind key of the PON port of an ONU
 * @param snmpIndex index in the device's own tables
 * @param ifIndex row of the IF-MIB, null where it has none
 * @param type FE, GE, TGE, ETH, SFP, PON, ONU, LACP, VLAN, OTHER ...
 * @param technology gpon or epon
 * @param frame frame or shelf
 * @param onu number of the ONU on its PON port
 * @param description what an operator wrote on the device
 * @param ifType IANAifType
 * @param speedMbps nominal speed in Mbit/s
 * @param mac {@code AA:BB:CC:DD:EE:FF}
 */
public record InterfaceRow(
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
        String description,
        @Nullable Integer ifType,
        @Nullable Long speedMbps,
        @Nullable String mac) {

    public static final String ONU_TYPE = "ONU";

    /** True for an ONU, false for every kind of port. */
    public boolean describesOnu() {
        return type.equals(ONU_TYPE);
    }
}
