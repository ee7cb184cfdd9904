package org.demarc.lab.device;

import org.demarc.lab.snmp.Instance;
import org.demarc.lab.snmp.Mib;
import org.demarc.lab.snmp.Oid;
import org.demarc.lab.snmp.Value;
import org.demarc.lab.snmp.Writable;

/** Huawei MA5608T, GPON: vendor tables indexed by the PON port's ifIndex and the ONU's number from 0 (devices.md 6). */
final class HuaweiSmartAx {

    private static final Oid TABLES = Oid.of("1.3.6.1.4.1.2011.6.128.1.1.2");
    private static final Oid COUNTERS = Oid.of("1.3.6.1.4.1.2011.6.128.1.1.4.23.1");
    private static final long NOTHING = 2_147_483_647L;

    private final Mib.Builder mib;
    private final LabDevice device;
    private final Onu onu;
    private final long pon;
    private final long number;

    private HuaweiSmartAx(Mib.Builder mib, LabDevice device, Onu onu) {
        this.mib = mib;
        this.device = device;
        this.onu = onu;
        pon = device.ponPorts().get(onu.make().pon() - 1).make().ifIndex();
        number = onu.make().number() - 1L;
    }

    static Mib mib(LabDevice device) {
        var mib = Mib.builder();
        SystemGroup.add(mib, device, "Huawei Integrated Access Software", "1.3.6.1.4.1.2011.2.248");
        InterfaceGroup.add(mib, device);
        NeighbourGroup.addUplinkOfOlt(mib, device);
        device.ponPorts().forEach(pon -> addPon(mib, device, pon));
        device.onus().forEach(onu -> new HuaweiSmartAx(mib, device, onu).add());
        addWaiting(mib, device);
        mib.add("1.3.6.1.4.1.2011.6.3.3.2.1.3.0.0", Value.text("H805GPFD"));
        mib.add("1.3.6.1.4.1.2011.6.3.3.2.1.11.0.0", Value.text("LAB020ABC1"));
        mib.add("1.3.6.1.4.1.2011.6.3.1.3.0", Value.text("MA5600V800R018C10"));
        mib.add("1.3.6.1.4.1.2011.2.6.7.1.1.2.1.5.0.0", now -> Value.integer(Math.round(18 + 6 * Chance.walk(3, now))));
        mib.add("1.3.6.1.4.1.2011.6.3.3.2.1.13.0.0", now -> Value.integer(Math.round(46 + 3 * Chance.walk(4, now))));
        return mib.build();
    }

    /** ONUs that wait for registration. */
    private static void addWaiting(Mib.Builder mib, LabDevice device) {
        int number = 0;
        for (LabDevice.Waiting one : device.waiting()) {
            long row = device.ponPorts().get(one.pon() - 1).make().ifIndex();
            number++;
            mib.add(TABLES.plus("48.1.2").plus(row, number), Value.octets(Hex.octets(one.ident())));
            mib.add(TABLES.plus("48.1.6").plus(row, number), Value.text(one.software()));
            mib.add(TABLES.plus("48.1.7").plus(row, number), Value.text(one.model()));
        }
    }

    private static void addPon(Mib.Builder mib, LabDevice device, Port pon) {
        long row = pon.make().ifIndex();
        long onus = device.onus().stream()
                .filter(onu -> onu.make().pon() == pon.make().number())
                .count();
        mib.add(TABLES.plus("21.1.16").plus(row), Value.integer(onus));
        mib.add(TABLES.plus("22.1.11").plus(row), Value.text("LAB OPTICS"));
        mib.add(TABLES.plus("22.1.20").plus(row), Value.text("LO" + row));
        mib.add(TABLES.plus("22.1.27").plus(row), Value.integer(2));
        mib.add(TABLES.plus("23.1.1").plus(row), now -> Value.integer(Math.round(40 + 3 * Chance.walk(row, now))));
        mib.add(TABLES.plus("23.1.2").plus(row), Value.integer(330));
        mib.add(TABLES.plus("23.1.3").plus(row), Value.integer(32));
        mib.add(
                TABLES.plus("23.1.4").plus(row),
                now -> Value.integer(Math.round(480 + 20 * Chance.walk(row + 1, now))));
    }

    private void add() {
        configuration();
        state();
        optics();
        uni();
        counter(3, now -> Value.counter64(onu.traffic().out(InterfaceGroup.from(device, onu, now), now)));
        counter(4, now -> Value.counter64(onu.traffic().in(InterfaceGroup.from(device, onu, now), now)));
        counter(5, now -> Value.counter64(0));
        counter(6, now -> Value.counter64(0));
        counter(20, new Writable(() -> 0, wanted -> {
            onu.traffic().clear(System.currentTimeMillis());
            return wanted == 1;
        }));
    }

    private void configuration() {
        cell("43.1.2", Value.integer(1));
        cell("43.1.3", Value.octets(Hex.octets(onu.make().ident())));
        cell("43.1.7", Value.text("line-" + onu.make().vlan()));
        cell("43.1.8", Value.text("srv-" + onu.make().vlan()));
        cell("43.1.9", now -> Value.text(onu.description()));
        cell("45.1.1", Value.text("168D.A"));
        cell("45.1.4", Value.text("HG8310M"));
        cell("45.1.5", Value.text("V3R017C10S115"));
    }

    private void state() {
        cell("46.1.1", InterfaceGroup.adminOf(onu));
        cell("46.1.2", new Writable(() -> -1, wanted -> {
            if (wanted == 1) {
                onu.reboot(System.currentTimeMillis());
            }
            return wanted == 1;
        }));
        cell("46.1.15", now -> Value.integer(onu.online(now) ? 1 : 2));
        cell("46.1.16", now -> Value.integer(onu.online(now) ? 2 : 1));
        cell("46.1.20", now -> Value.integer(onu.online(now) ? onu.distanceM() : -1));
        cell("46.1.22", now -> Times.octets(onu.life().at(now).lastUpMs()));
        cell("46.1.23", now -> Times.octets(onu.life().at(now).lastDownMs()));
        cell("46.1.24", now -> Value.integer(reason(onu.reason(now))));
        history();
    }

    /** The last registration and what ended it; the text is empty while it lasts. */
    private void history() {
        history("6", now -> Value.text(Times.dashes(onu.life().at(now).lastUpMs())));
        history(
                "7",
                now -> Value.text(
                        onu.online(now) ? "" : Times.dashes(onu.life().at(now).lastDownMs())));
        history("8", now -> Value.integer(reason(onu.reason(now))));
    }

    private void history(String column, Instance instance) {
        mib.add(TABLES.plus("101.1." + column).plus(pon, number, 1), instance);
    }

    private static int reason(DownReason reason) {
        return switch (reason) {
            case FIBRE_CUT -> 2;
            case POWER_LOSS -> 13;
            case DISABLED -> 8;
        };
    }

    private void optics() {
        cell("51.1.1", now -> level(now, onu.optics(now).temperatureC()));
        cell("51.1.2", now -> level(now, 13));
        cell("51.1.3", now -> level(now, 100 * onu.optics(now).txDbm()));
        cell("51.1.4", now -> level(now, 100 * onu.optics(now).rxDbm()));
        cell("51.1.5", now -> level(now, 1000 * onu.optics(now).voltageV()));
        cell("51.1.6", now -> level(now, 100 * (onu.optics(now).oltRxDbm() + 100)));
    }

    private Value level(long nowMs, double online) {
        return Value.integer(onu.online(nowMs) ? Math.round(online) : NOTHING);
    }

    private void uni() {
        uni(3, Value.integer(3));
        uni(4, Value.integer(7));
        mib.add(TABLES.plus("62.1").plus(5, pon, number, 1), InterfaceGroup.lanOf(onu));
        uni(6, Value.integer(2));
        uni(7, Value.integer(onu.make().vlan()));
        uni(21, Value.integer(34));
        mib.add(TABLES.plus("62.1.22").plus(pon, number, 1), now -> Value.integer(onu.online(now) ? 1 : 2));
    }

    private void uni(int column, Value value) {
        mib.add(TABLES.plus("62.1").plus(column, pon, number, 1), value);
    }

    private void counter(int column, Instance instance) {
        mib.add(COUNTERS.plus(column, pon, number), instance);
    }

    private void cell(String column, Value value) {
        mib.add(TABLES.plus(column).plus(pon, number), value);
    }

    private void cell(String column, Instance instance) {
        mib.add(TABLES.plus(column).plus(pon, number), instance);
    }
}
