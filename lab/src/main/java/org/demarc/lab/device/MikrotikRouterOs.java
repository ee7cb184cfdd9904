package org.demarc.lab.device;

import org.demarc.lab.snmp.Mib;
import org.demarc.lab.snmp.Oid;
import org.demarc.lab.snmp.Value;

/** A MikroTik router's SNMP side (devices.md 12.4, oids.md mikrotik/ros). */
final class MikrotikRouterOs {

    private static final Oid MIKROTIK = Oid.of("1.3.6.1.4.1.14988.1.1");

    private MikrotikRouterOs() {}

    static Mib mib(LabDevice device) {
        var mib = Mib.builder();
        SystemGroup.add(mib, device, "RouterOS CCR2004-1G-12S+2XS", "1.3.6.1.4.1.14988.1");
        InterfaceGroup.add(mib, device);
        long seed = device.make().seed();
        addTransceiver(mib, device.ports().get(0), seed);
        NeighbourGroup.addUplink(mib, device, device.ports().get(0));
        NeighbourGroup.addStations(
                mib, device, device.ports().get(device.ports().size() - 1));
        addRadio(mib, device.ports().get(device.ports().size() - 1));
        mib.add(MIKROTIK.plus("3.10.0"), now -> Value.integer(Math.round(410 + 30 * Chance.walk(seed, now))));
        mib.add(MIKROTIK.plus("3.11.0"), now -> Value.integer(Math.round(520 + 40 * Chance.walk(seed + 1, now))));
        mib.add(MIKROTIK.plus("4.4.0"), Value.text("7.18.2"));
        mib.add(MIKROTIK.plus("7.3.0"), Value.text("LAB" + device.make().mac()));
        mib.add("1.3.6.1.2.1.25.3.3.1.2.1", now -> Value.integer(Math.round(14 + 9 * Chance.walk(seed + 2, now))));
        mib.add("1.3.6.1.2.1.25.2.3.1.5.65536", Value.integer(4_194_304));
        mib.add("1.3.6.1.2.1.25.2.3.1.6.65536", Value.integer(812_000));
        return mib.build();
    }

    /** What the radio says of itself at which the stations are. */
    private static void addRadio(Mib.Builder mib, Port port) {
        Oid radio = MIKROTIK.plus("1.3.1");
        long row = port.make().ifIndex();
        mib.add(radio.plus(4, row), Value.text("lab-street"));
        mib.add(radio.plus(7, row), Value.integer(5180));
        mib.add(radio.plus(8, row), Value.text("5180/20-Ce/an"));
    }

    private static void addTransceiver(Mib.Builder mib, Port port, long seed) {
        Oid optical = MIKROTIK.plus("19.1.1");
        long row = port.make().ifIndex();
        mib.add(optical.plus(5, row), Value.integer(131_000));
        mib.add(optical.plus(6, row), now -> Value.integer(Math.round(39 + 3 * Chance.walk(seed + 3, now))));
        mib.add(optical.plus(7, row), Value.integer(3_290));
        mib.add(optical.plus(8, row), Value.integer(21));
        mib.add(optical.plus(9, row), Value.integer(-2_410));
        mib.add(optical.plus(10, row), now -> Value.integer(Math.round(-7_300 + 300 * Chance.walk(seed + 4, now))));
        mib.add(optical.plus(11, row), Value.text("LAB OPTICS"));
    }
}
