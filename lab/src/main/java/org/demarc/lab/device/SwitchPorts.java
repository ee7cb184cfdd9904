package org.demarc.lab.device;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Which port of a switch leads where.
 *
 * @param accessPorts how many of the first ports are for subscribers; the others are uplinks
 * @param macByPort MAC behind a port by port number; ports without one are absent
 */
record SwitchPorts(List<Port> ports, int accessPorts, int vlan, Map<Integer, String> macByPort) {

    int pvid(Port port) {
        return isAccess(port) ? vlan : 1;
    }

    String behind(Port port) {
        return macByPort.getOrDefault(port.make().number(), "");
    }

    int firstUplink() {
        return accessPorts + 1;
    }

    byte[] everyMap() {
        return map(port -> true);
    }

    byte[] accessMap() {
        return map(this::isAccess);
    }

    byte[] uplinkMap() {
        return map(port -> !isAccess(port));
    }

    private boolean isAccess(Port port) {
        return port.make().number() <= accessPorts;
    }

    /** Most significant bit of the first octet is port 1. */
    private byte[] map(Predicate<Port> member) {
        var octets = new byte[(ports.size() + 7) / 8];
        for (Port port : ports) {
            int bit = port.make().number() - 1;
            octets[bit / 8] |= (byte) (member.test(port) ? 0x80 >> (bit % 8) : 0);
        }
        return octets;
    }
}
