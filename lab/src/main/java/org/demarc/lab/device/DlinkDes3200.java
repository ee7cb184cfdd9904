package org.demarc.lab.device;

import org.demarc.lab.snmp.Mib;
import org.demarc.lab.snmp.Oid;
import org.demarc.lab.snmp.Value;
import org.demarc.lab.snmp.Writable;

/** D-Link DES-3200-28/C1: standard tables and the vendor's port table (devices.md 12.1). */
final class DlinkDes3200 {

    private static final Oid INFO = Oid.of("1.3.6.1.4.1.171.11.113.5.1.2.3.1.1");
    private static final Oid CONTROL = Oid.of("1.3.6.1.4.1.171.11.113.5.1.2.3.2.1");
    private static final Oid AGENT = Oid.of("1.3.6.1.4.1.171.12.1.1");
    private static final Oid CABLE = Oid.of("1.3.6.1.4.1.171.12.58.1.1.1");
    private static final int COPPER = 100;
    private static final int FIBRE = 101;

    private DlinkDes3200() {}

    static Mib mib(LabDevice device, SwitchPorts ports) {
        var mib = Mib.builder();
        SystemGroup.add(mib, device, "DES-3200-28/C1 Fast Ethernet Switch", "1.3.6.1.4.1.171.10.113.5.1");
        InterfaceGroup.add(mib, device);
        BridgeGroup.addSwitch(mib, ports, device);
        device.ports().forEach(port -> addPort(mib, port));
        device.ports().stream()
                .filter(port -> port.make().number() == ports.firstUplink())
                .forEach(port -> addTransceiver(mib, port));
        mib.add("1.3.6.1.4.1.171.12.11.1.8.1.2.1", now -> Value.integer(Math.round(41 + 3 * Chance.walk(8, now))));
        mib.add(AGENT.plus("6.1.0"), now -> Value.integer(Math.round(9 + 4 * Chance.walk(6, now))));
        mib.add(AGENT.plus("6.2.0"), now -> Value.integer(Math.round(8 + 3 * Chance.walk(7, now))));
        mib.add(AGENT.plus("6.3.0"), Value.integer(8));
        mib.add(AGENT.plus("12.0"), Value.text("LAB" + device.make().mac()));
        return mib.build();
    }

    /** Levels of the transceiver in a port, as texts. */
    private static void addTransceiver(Mib.Builder mib, Port port) {
        Oid levels = Oid.of("1.3.6.1.4.1.171.12.72.2.1.1.1");
        long row = port.make().ifIndex();
        mib.add(levels.plus(2, row), now -> decimal(38 + 2 * Chance.walk(11, now)));
        mib.add(levels.plus(3, row), Value.text("3.28"));
        mib.add(levels.plus(5, row), Value.text("-5.40"));
        mib.add(levels.plus(6, row), now -> decimal(-11.2 + 0.4 * Chance.walk(12, now)));
    }

    private static Value decimal(double number) {
        return Value.text(String.format(java.util.Locale.ROOT, "%.2f", number));
    }

    private static void addPort(Mib.Builder mib, Port port) {
        int number = port.make().number();
        boolean fast = port.make().speedMbit() == 100;
        int medium = fast ? COPPER : FIBRE;
        mib.add(INFO.plus(5, number, medium), now -> Value.integer(port.up(now) ? 2 : 3));
        mib.add(INFO.plus(6, number, medium), now -> Value.integer(port.up(now) ? fast ? 6 : 8 : 0));
        mib.add(CONTROL.plus(2, number, medium), Value.integer(fast ? 1 : 2));
        mib.add(CONTROL.plus(4, number, medium), new Writable(() -> port.enabled() ? 3 : 2, wanted -> {
            port.enable(wanted != 2);
            return wanted == 2 || wanted == 3;
        }));
        mib.add(CONTROL.plus(5, number, medium), new Writable(port::speedMode, wanted -> {
            boolean known = wanted >= 2 && wanted <= 8;
            if (known) {
                port.speedMode((int) wanted);
            }
            return known;
        }));
        if (fast) {
            addCableTest(mib, port);
        }
        mib.add(CONTROL.plus(7, number, medium), Value.integer(3));
    }

    /**
     * Two pairs in the columns of hardware C1; an open end where nobody is connected, at a length that stays the same (devices.md 12.1).
     */
    private static void addCableTest(Mib.Builder mib, Port port) {
        long row = port.make().ifIndex();
        long metres = 8 + Chance.mix(row) % 70;
        for (int pair = 0; pair < 2; pair++) {
            mib.add(CABLE.plus(5L + pair, row), now -> Value.integer(!port.tested(now) ? 8 : port.up(now) ? 0 : 1));
            mib.add(CABLE.plus(9L + pair, row), now -> Value.integer(port.tested(now) ? Math.abs(metres) : 0));
        }
        for (long unused : new long[] {4, 7}) {
            mib.add(CABLE.plus(unused, row), Value.integer(7));
            mib.add(CABLE.plus(unused + 4, row), Value.integer(0));
        }
        mib.add(CABLE.plus(2, row), Value.integer(0));
        mib.add(CABLE.plus(12, row), new Writable(() -> 3, wanted -> {
            if (wanted == 1) {
                port.test(System.currentTimeMillis());
            }
            return wanted == 1;
        }));
        mib.add(CABLE.plus(13, row), now -> Value.integer(port.testing(now) ? 2 : port.tested(now) ? 3 : 1));
    }
}
