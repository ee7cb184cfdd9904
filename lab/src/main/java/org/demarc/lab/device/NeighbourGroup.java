package org.demarc.lab.device;

import org.demarc.lab.snmp.Mib;
import org.demarc.lab.snmp.Oid;
import org.demarc.lab.snmp.Value;

/** What devices know of those around them: LLDP (IEEE 802.1AB), ARP (RFC 1213), RMON statistics (RFC 2819). */
final class NeighbourGroup {

    private static final Oid LLDP = Oid.of("1.0.8802.1.1.2.1.4.1.1");
    private static final Oid ARP = Oid.of("1.3.6.1.2.1.4.22.1");
    private static final Oid RMON = Oid.of("1.3.6.1.2.1.16.1.1.1");
    private static final int CHASSIS_BY_MAC = 4;
    private static final int PORT_BY_NAME = 5;
    private static final int STATIONS = 24;
    private static final int DYNAMIC = 3;

    private NeighbourGroup() {}

    /** The device behind a port; the mark of time stays 0. */
    static void addUplink(Mib.Builder mib, LabDevice device, Port port) {
        long local = port.make().ifIndex();
        LabDevice.Neighbour neighbour = device.neighbour();
        cell(mib, local, 4, Value.integer(CHASSIS_BY_MAC));
        cell(mib, local, 5, Value.octets(Hex.octets(neighbour.mac())));
        cell(mib, local, 6, Value.integer(PORT_BY_NAME));
        cell(mib, local, 7, Value.text(neighbour.port()));
        cell(mib, local, 8, Value.text("to " + device.make().name()));
        cell(mib, local, 9, Value.text(neighbour.name()));
    }

    /** The device behind the first Ethernet port of an OLT, where somebody said what it hangs on. */
    static void addUplinkOfOlt(Mib.Builder mib, LabDevice device) {
        if (device.isPlaced()) {
            addUplink(mib, device, device.ports().get(0));
        }
    }

    private static void cell(Mib.Builder mib, long local, int column, Value value) {
        mib.add(LLDP.plus(column, 0, local, 1), value);
    }

    /** Subscribers' equipment behind a router's port. */
    static void addStations(Mib.Builder mib, LabDevice device, Port port) {
        long net = Math.floorMod(device.make().seed(), 200) + 1L;
        for (int station = 2; station < 2 + STATIONS; station++) {
            String mac = String.format("02a0%04x%04x", net, station);
            long row = port.make().ifIndex();
            mib.add(ARP.plus(1, row, 100, 64, net, station), Value.integer(row));
            mib.add(ARP.plus(2, row, 100, 64, net, station), Value.octets(Hex.octets(mac)));
            mib.add(ARP.plus(4, row, 100, 64, net, station), Value.integer(DYNAMIC));
        }
    }

    /** Faults of frames; a few ports are bad and get worse. */
    static void addPacketErrors(Mib.Builder mib, LabDevice device, Port port) {
        long row = port.make().ifIndex();
        boolean bad = Chance.mix(device.make().seed() + row) % 13 == 0;
        for (int column : new int[] {3, 8, 9, 10, 11, 12, 13}) {
            mib.add(
                    RMON.plus(column, row),
                    now -> Value.counter32(
                            bad && column == 8 ? port.traffic().in(device.bootMs(), now) / 2_000_000_000L : 0));
        }
    }
}
