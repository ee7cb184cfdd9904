package org.demarc.device.control;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.demarc.onu.entity.OnuIdent;
import org.demarc.snmp.control.SnmpValue;

/** How LLDP packs what a neighbour or its port is called (IEEE 802.1AB, LldpChassisId and LldpPortId): a kind tells what the octets are. */
final class LldpIdentity {

    private static final int CHASSIS_MAC = 4;
    private static final int CHASSIS_ADDRESS = 5;
    private static final int PORT_MAC = 3;
    private static final int PORT_ADDRESS = 4;
    private static final int MAC_OCTETS = 6;
    private static final int IPV4 = 1;
    private static final int IPV6 = 2;
    private static final int IPV4_OCTETS = 4;
    private static final int IPV6_OCTETS = 16;

    private LldpIdentity() {}

    /**
     * A MAC, an address or a text.
     *
     * @param kind as the device tells it, 0 when it does not
     * @param otherwise what the value is taken for without a kind
     */
    static Object of(SnmpValue value, long kind, boolean chassis, Object otherwise) {
        if (kind == 0) {
            return otherwise;
        }
        if (kind == (chassis ? CHASSIS_MAC : PORT_MAC)) {
            return mac(value);
        }
        return kind == (chassis ? CHASSIS_ADDRESS : PORT_ADDRESS) ? address(value) : value.asText();
    }

    private static Object mac(SnmpValue value) {
        byte[] octets = value.octets();
        var mac = octets.length == MAC_OCTETS ? OnuIdent.ofOctets(octets) : OnuIdent.macIn(value.asText());
        return mac.<Object>map(OnuIdent::shown).orElseGet(value::asText);
    }

    /** The family of the address comes first (RFC 3232); some leave it out. */
    private static Object address(SnmpValue value) {
        byte[] octets = value.octets();
        boolean isIpv4 = octets.length == IPV4_OCTETS + 1 && octets[0] == IPV4;
        boolean isIpv6 = octets.length == IPV6_OCTETS + 1 && octets[0] == IPV6;
        if (isIpv4 || isIpv6) {
            return dotted(java.util.Arrays.copyOfRange(octets, 1, octets.length));
        }
        return octets.length == IPV4_OCTETS ? dotted(octets) : value.asText();
    }

    /** An address of 4 or 16 octets as people write it. */
    static String dotted(byte... octets) {
        try {
            return InetAddress.getByAddress(octets).getHostAddress();
        } catch (UnknownHostException e) {
            return "";
        }
    }
}
