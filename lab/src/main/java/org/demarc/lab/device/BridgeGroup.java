package org.demarc.lab.device;

import java.util.function.LongPredicate;
import org.demarc.lab.snmp.Mib;
import org.demarc.lab.snmp.Oid;
import org.demarc.lab.snmp.Value;
import org.demarc.lab.snmp.WritableOctets;

/** Forwarding table and VLANs (RFC 4188, RFC 4363; devices.md 5). */
final class BridgeGroup {

    private static final Oid FDB = Oid.of("1.3.6.1.2.1.17.7.1.2.2.1");
    private static final Oid VLAN = Oid.of("1.3.6.1.2.1.17.7.1.4.3.1");
    private static final int LEARNED = 3;
    private static final int SELF = 4;

    private BridgeGroup() {}

    /** A station that is in the table while its line is up. */
    static void addStation(Mib.Builder mib, int vlan, String mac, long port, LongPredicate present) {
        mib.add(Hex.under(FDB.plus(2, vlan), mac), now -> when(present, now, port));
        mib.add(Hex.under(FDB.plus(3, vlan), mac), now -> when(present, now, LEARNED));
    }

    private static Value when(LongPredicate present, long nowMs, long number) {
        return present.test(nowMs) ? Value.integer(number) : Value.NO_SUCH_INSTANCE;
    }

    /** Stations behind the ONUs of an EPON OLT: the port is the ONU's ifIndex. */
    static void addOnuStations(Mib.Builder mib, LabDevice device) {
        for (Onu onu : device.onus()) {
            if (!onu.make().behind().isEmpty()) {
                addStation(mib, onu.make().vlan(), onu.make().behind(), onu.ifIndex(), onu::online);
            }
        }
    }

    /** A switch: its ports, its own MAC, the gateway behind the first uplink, one access VLAN. */
    static void addSwitch(Mib.Builder mib, SwitchPorts ports, LabDevice device) {
        for (Port port : device.ports()) {
            long number = port.make().number();
            mib.add(
                    Oid.of("1.3.6.1.2.1.17.1.4.1.2").plus(number),
                    Value.integer(port.make().ifIndex()));
            mib.add(Oid.of("1.3.6.1.2.1.17.7.1.4.5.1.1").plus(number), Value.gauge32(ports.pvid(port)));
            NeighbourGroup.addPacketErrors(mib, device, port);
            if (number == ports.firstUplink()) {
                NeighbourGroup.addUplink(mib, device, port);
            }
            String behind = ports.behind(port);
            if (!behind.isEmpty()) {
                addStation(mib, ports.vlan(), behind, number, port::up);
            }
        }
        mib.add(Hex.under(FDB.plus(2, 1), device.make().mac()), Value.integer(0));
        mib.add(Hex.under(FDB.plus(3, 1), device.make().mac()), Value.integer(SELF));
        addStation(mib, ports.vlan(), "02d00000ffff", ports.firstUplink(), now -> true);
        addVlan(mib, 1, "default", ports.uplinkMap(), ports.uplinkMap());
        addVlan(mib, ports.vlan(), "access", ports.everyMap(), ports.accessMap());
    }

    private static void addVlan(Mib.Builder mib, int vlan, String name, byte[] egress, byte[] untagged) {
        mib.add(VLAN.plus(1, vlan), Value.text(name));
        mib.add(VLAN.plus(2, vlan), new WritableOctets(egress));
        mib.add(VLAN.plus(3, vlan), Value.octets(new byte[egress.length]));
        mib.add(VLAN.plus(4, vlan), new WritableOctets(untagged));
        mib.add(VLAN.plus(5, vlan), Value.integer(1));
    }
}
