package org.demarc.lab.isp;

import java.util.List;
import org.demarc.lab.device.Family;

/**
 * A device of the plan.
 *
 * @param name unique, also its sysName
 * @param address 127.x.y.z
 * @param mac its own MAC, twelve hex digits
 */
public record PlannedDevice(
        String name,
        String address,
        Family family,
        String mac,
        String location,
        List<PlannedOnu> onus,
        List<PlannedPort> ports) {

    /**
     * An ONU that is registered on an OLT.
     *
     * @param pon PON port, from 1
     * @param number on its PON port, from 1
     * @param ident serial (16 hex digits, upper case) or MAC (12 hex digits, lower case)
     * @param subscriberMac seen behind it, twelve hex digits; empty when nobody lives there
     */
    public record PlannedOnu(int pon, int number, String ident, String description, String subscriberMac, int vlan) {}

    /**
     * An Ethernet port.
     *
     * @param number from 1
     * @param subscriberMac seen behind it, twelve hex digits; empty when the port is free or an uplink
     */
    public record PlannedPort(int number, String alias, int speedMbit, String subscriberMac, int vlan) {}
}
