package org.demarc.lab.device;

import org.demarc.lab.snmp.Mib;
import org.demarc.lab.snmp.Oid;
import org.demarc.lab.snmp.Value;
import org.demarc.lab.snmp.Writable;

/** BDCOM P3310C, EPON: ONUs are rows of the ifTable (devices.md 8.1, oids.md bdcom/3310c). */
final class BdcomP3310 {

    private static final Oid BDCOM = Oid.of("1.3.6.1.4.1.3320");
    private static final Oid ONU = BDCOM.plus("101.10.1.1");
    private static final Oid OPTICS = BDCOM.plus("101.10.5.1");
    private static final Oid BINDING = BDCOM.plus("101.11.1.1");
    private static final Oid UNI = BDCOM.plus("101.12.1.1");
    private static final int NOTHING = -65535;

    private BdcomP3310() {}

    static Mib mib(LabDevice device) {
        var mib = Mib.builder();
        String descr = "BDCOM(tm) P3310C Software, Version 10.1.0E Build 29052";
        SystemGroup.add(mib, device, descr, "1.3.6.1.4.1.3320.1.294.0");
        InterfaceGroup.add(mib, device);
        NeighbourGroup.addUplinkOfOlt(mib, device);
        BridgeGroup.addOnuStations(mib, device);
        device.ponPorts().forEach(pon -> addPon(mib, device, pon));
        device.onus().forEach(onu -> addOnu(mib, device, onu));
        chassis(mib, device);
        return mib.build();
    }

    private static void chassis(Mib.Builder mib, LabDevice device) {
        mib.add(BDCOM.plus("3.6.10.1.11.1"), now -> Value.integer(Math.round(22 + 8 * Chance.walk(1, now))));
        mib.add(BDCOM.plus("3.6.10.1.12.1"), Value.integer(47));
        mib.add(BDCOM.plus("3.6.10.1.13.1"), now -> Value.integer(Math.round(48 + 4 * Chance.walk(2, now))));
        mib.add(BDCOM.plus("9.225.1.2.0"), Value.text("LAB3310C0001"));
        mib.add(BDCOM.plus("9.225.1.7.0"), Value.text("A"));
        mib.add(BDCOM.plus("9.225.1.8.0"), Value.text("10.1.0E"));
        mib.add(BDCOM.plus("9.225.1.9.0"), Value.octets(Hex.octets(device.make().mac())));
        mib.add(BDCOM.plus("20.15.1.1.0"), new Writable(() -> 0, wanted -> wanted == 1));
    }

    private static void addPon(Mib.Builder mib, LabDevice device, Port pon) {
        long row = pon.make().ifIndex();
        var onus = device.onus().stream()
                .filter(onu -> onu.make().pon() == pon.make().number())
                .toList();
        mib.add(BDCOM.plus("101.6.1.1.2").plus(row), Value.integer(onus.size()));
        mib.add(BDCOM.plus("101.6.1.1.9").plus(row), now -> Value.integer(pon.enabled() ? 1 : 2));
        mib.add(BDCOM.plus("101.6.1.1.20").plus(row), Value.integer(64));
        mib.add(
                BDCOM.plus("101.6.1.1.22").plus(row),
                now -> Value.integer(
                        onus.stream().filter(onu -> !onu.online(now)).count()));
        mib.add(BDCOM.plus("101.107.1.3").plus(row), Value.integer(32));
        mib.add(
                BDCOM.plus("101.107.1.6").plus(row),
                now -> Value.integer(Math.round(256 * (41 + Chance.walk(row, now)))));
        mib.add(BDCOM.plus("101.107.1.7").plus(row), Value.integer(33_000));
        mib.add(BDCOM.plus("101.107.1.8").plus(row), Value.integer(12_000));
    }

    private static void addOnu(Mib.Builder mib, LabDevice device, Onu onu) {
        long row = onu.ifIndex();
        InterfaceGroup.addOnu(
                mib, device, onu, "EPON0/" + onu.make().pon() + ":" + onu.make().number());
        mib.add(ONU.plus(1, row), Value.text("BDCM"));
        mib.add(ONU.plus(2, row), Value.text("P1501"));
        mib.add(ONU.plus(3, row), Value.octets(Hex.octets(onu.make().ident())));
        mib.add(ONU.plus(4, row), Value.text("V1"));
        mib.add(ONU.plus(6, row), Value.octets(new byte[] {10, 0, 22, 1}));
        mib.add(ONU.plus(26, row), now -> Value.integer(status(onu, now)));
        mib.add(ONU.plus(27, row), now -> Value.integer(onu.online(now) ? onu.distanceM() : 0));
        mib.add(ONU.plus(28, row), Value.integer(1));
        mib.add(ONU.plus(29, row), new Writable(() -> 1, wanted -> reset(onu, wanted)));
        optics(mib, onu);
        binding(mib, device, onu);
        uni(mib, onu);
    }

    private static boolean reset(Onu onu, long wanted) {
        if (wanted == 0) {
            onu.reboot(System.currentTimeMillis());
        }
        return wanted == 0;
    }

    private static int status(Onu onu, long nowMs) {
        return onu.online(nowMs) ? 3 : onu.reason(nowMs) == DownReason.FIBRE_CUT ? 4 : 2;
    }

    private static void optics(Mib.Builder mib, Onu onu) {
        long row = onu.ifIndex();
        mib.add(
                OPTICS.plus(2, row),
                now -> level(onu, now, 256 * onu.optics(now).temperatureC(), 0));
        mib.add(
                OPTICS.plus(3, row),
                now -> level(onu, now, 10_000 * onu.optics(now).voltageV(), 0));
        mib.add(OPTICS.plus(5, row), now -> level(onu, now, 10 * onu.optics(now).rxDbm(), NOTHING));
        mib.add(OPTICS.plus(6, row), now -> level(onu, now, 10 * onu.optics(now).txDbm(), NOTHING));
        mib.add(
                BDCOM.plus("101.108.1.3").plus(row),
                now -> level(onu, now, 10 * onu.optics(now).oltRxDbm(), NOTHING));
    }

    private static Value level(Onu onu, long nowMs, double online, int offline) {
        return Value.integer(onu.online(nowMs) ? Math.round(online) : offline);
    }

    private static void binding(Mib.Builder mib, LabDevice device, Onu onu) {
        long pon = device.ponPorts().get(onu.make().pon() - 1).make().ifIndex();
        String mac = onu.make().ident();
        mib.add(Hex.under(BINDING.plus(1, pon), mac), Value.integer(pon));
        mib.add(Hex.under(BINDING.plus(2, pon), mac), Value.integer(onu.make().number()));
        mib.add(Hex.under(BINDING.plus(3, pon), mac), Value.octets(Hex.octets(mac)));
        mib.add(Hex.under(BINDING.plus(6, pon), mac), now -> Value.integer(onu.online(now) ? 5 : 2));
        mib.add(Hex.under(BINDING.plus(7, pon), mac), now -> Value.integer(onu.online(now) ? onu.distanceM() : 0));
        mib.add(
                Hex.under(BINDING.plus(9, pon), mac),
                now -> Times.octets(onu.life().at(now).lastUpMs()));
        mib.add(
                Hex.under(BINDING.plus(10, pon), mac),
                now -> Times.octets(onu.life().at(now).lastDownMs()));
        mib.add(Hex.under(BINDING.plus(11, pon), mac), now -> Value.integer(reason(onu.reason(now))));
    }

    private static int reason(DownReason reason) {
        return switch (reason) {
            case FIBRE_CUT -> 8;
            case POWER_LOSS -> 9;
            case DISABLED -> 7;
        };
    }

    private static void uni(Mib.Builder mib, Onu onu) {
        long row = onu.ifIndex();
        mib.add(UNI.plus(3, row, 1), Value.integer(onu.make().vlan()));
        mib.add(UNI.plus(7, row, 1), InterfaceGroup.lanOf(onu));
        mib.add(UNI.plus(8, row, 1), now -> Value.integer(onu.online(now) && onu.lanEnabled() ? 1 : 2));
        mib.add(UNI.plus(9, row, 1), Value.integer(1));
        mib.add(UNI.plus(10, row, 1), Value.integer(3));
        mib.add(UNI.plus(11, row, 1), Value.integer(2));
        mib.add(UNI.plus(18, row, 1), Value.integer(1));
    }
}
