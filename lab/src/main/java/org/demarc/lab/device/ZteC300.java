package org.demarc.lab.device;

import org.demarc.lab.snmp.Instance;
import org.demarc.lab.snmp.Mib;
import org.demarc.lab.snmp.Oid;
import org.demarc.lab.snmp.Value;
import org.demarc.lab.snmp.Writable;

/** ZTE C320 with firmware 2.1, GPON: vendor tables indexed by the packed port number and the ONU (devices.md 7). */
final class ZteC300 {

    private static final Oid ZTE = Oid.of("1.3.6.1.4.1.3902");
    private static final Oid GPON = ZTE.plus("1012.3");
    private static final int NOTHING = 65_535;

    private final Mib.Builder mib;
    private final LabDevice device;
    private final Onu onu;
    private final long port;
    private final long number;

    private ZteC300(Mib.Builder mib, LabDevice device, Onu onu) {
        this.mib = mib;
        this.device = device;
        this.onu = onu;
        port = 0x10010000L + (onu.make().pon() << 8);
        number = onu.make().number();
    }

    static Mib mib(LabDevice device) {
        var mib = Mib.builder();
        String descr = "C320 Version V2.1.0 Software, Copyright (c) by ZTE Corporation Compiled";
        SystemGroup.add(mib, device, descr, "1.3.6.1.4.1.3902.1082.1001.320.2.1");
        InterfaceGroup.add(mib, device);
        NeighbourGroup.addUplinkOfOlt(mib, device);
        device.onus().forEach(onu -> new ZteC300(mib, device, onu).add());
        addWaiting(mib, device);
        device.ponPorts().forEach(pon -> addSfp(mib, pon.make().number()));
        mib.add(ZTE.plus("1015.2.1.3.2.0"), now -> Value.integer(Math.round(39 + 3 * Chance.walk(2, now))));
        mib.add(ZTE.plus("1082.20.1.2.10.1.1.0"), new Writable(() -> 0, wanted -> wanted == 1));
        addCard(mib, 1, "GTGH");
        addCard(mib, 4, "SMXA");
        return mib.build();
    }

    /** The transceiver of a PON port, in thousandths. */
    private static void addSfp(Mib.Builder mib, long pon) {
        long row = 0x10010000L + (pon << 8);
        Oid sfp = ZTE.plus("1015.3.1.13.1");
        mib.add(sfp.plus(4, row), now -> Value.integer(Math.round(4800 + 200 * Chance.walk(row, now))));
        mib.add(sfp.plus(10, row), Value.integer(3290));
        mib.add(sfp.plus(13, row), Value.text("LAB-C+"));
        mib.add(sfp.plus(14, row), Value.text("LAB OPTICS"));
    }

    /** ONUs that wait for registration. */
    private static void addWaiting(Mib.Builder mib, LabDevice device) {
        int number = 0;
        for (LabDevice.Waiting one : device.waiting()) {
            long row = 0x10010000L + ((long) one.pon() << 8);
            number++;
            mib.add(GPON.plus("13.3.1.2").plus(row, number), Value.octets(Hex.octets(one.ident())));
            mib.add(GPON.plus("13.3.1.10").plus(row, number), Value.text(one.model()));
            mib.add(GPON.plus("13.3.1.11").plus(row, number), Value.text(one.software()));
        }
    }

    private static void addCard(Mib.Builder mib, int slot, String type) {
        Oid card = ZTE.plus("1015.2.1.1.3.1");
        mib.add(card.plus(4, 1, 1, slot), Value.text(type));
        mib.add(card.plus(5, 1, 1, slot), Value.integer(1));
        mib.add(card.plus(6, 1, 1, slot), Value.integer(4));
        mib.add(card.plus(9, 1, 1, slot), now -> Value.integer(Math.round(15 + 5 * Chance.walk(slot, now))));
        mib.add(card.plus(11, 1, 1, slot), Value.integer(38));
    }

    private void add() {
        cell("28.1.1.1", Value.text("ZTE-F601"));
        cell("28.1.1.2", now -> Value.text(onu.description()));
        cell("28.1.1.3", now -> Value.text(onu.description()));
        cell("28.1.1.5", Value.octets(Hex.octets(onu.make().ident())));
        cell("28.2.1.1", InterfaceGroup.adminOf(onu));
        cell("28.2.1.4", now -> Value.integer(phase(now)));
        cell("28.2.1.5", now -> Times.octets(onu.life().at(now).lastUpMs()));
        cell("28.2.1.6", now -> Times.octets(onu.life().at(now).lastDownMs()));
        cell("28.2.1.7", now -> Value.integer(reason(onu.reason(now))));
        cell("11.4.1.1", Value.integer(onu.distanceM() * 10L));
        cell("11.4.1.2", now -> Value.integer(onu.online(now) ? onu.distanceM() : 0));
        optics();
        counters();
    }

    private int phase(long nowMs) {
        if (onu.online(nowMs)) {
            return 3;
        }
        return switch (onu.reason(nowMs)) {
            case FIBRE_CUT -> 1;
            case POWER_LOSS -> 4;
            case DISABLED -> 6;
        };
    }

    private static int reason(DownReason reason) {
        return switch (reason) {
            case FIBRE_CUT -> 2;
            case POWER_LOSS -> 9;
            case DISABLED -> 10;
        };
    }

    private void optics() {
        optic(10, now -> Value.integer(onu.online(now) ? packed(onu.optics(now).rxDbm()) : NOTHING));
        optic(14, now -> Value.integer(onu.online(now) ? packed(onu.optics(now).txDbm()) : NOTHING));
        optic(
                17,
                now -> Value.integer(
                        onu.online(now) ? Math.round(50 * onu.optics(now).voltageV()) : NOTHING));
        optic(
                19,
                now -> Value.integer(
                        onu.online(now) ? Math.round(256 * onu.optics(now).temperatureC()) : NOTHING));
        mib.add(
                ZTE.plus("1015.1010.11.2.1.2").plus(port, number),
                now -> Value.integer(
                        onu.online(now) ? Math.round(1000 * onu.optics(now).oltRxDbm()) : -80_000));
    }

    /** Two thousandths of a dB from -30 dBm on, below that as the upper half of 16 bits. */
    private static long packed(double dbm) {
        long steps = Math.round((dbm + 30) / 0.002);
        return steps < 0 ? steps + 65_536 : steps;
    }

    private void counters() {
        long xpon = 0x30000000L + (1 << 19) + ((onu.make().pon() - 1L) << 16) + (number << 8);
        Oid table = ZTE.plus("1015.1010.5.56.1.1");
        mib.add(
                table.plus(2, xpon),
                now -> Value.counter64(onu.traffic().in(InterfaceGroup.from(device, onu, now), now)));
        mib.add(
                table.plus(3, xpon),
                now -> Value.counter64(onu.traffic().out(InterfaceGroup.from(device, onu, now), now)));
    }

    private void optic(int column, Instance instance) {
        mib.add(GPON.plus("50.12.1.1").plus(column, port, number, 1), instance);
    }

    private void cell(String column, Value value) {
        mib.add(GPON.plus(column).plus(port, number), value);
    }

    private void cell(String column, Instance instance) {
        mib.add(GPON.plus(column).plus(port, number), instance);
    }
}
