package org.demarc.lab.device;

import java.util.Locale;
import java.util.function.LongFunction;
import org.demarc.lab.snmp.Instance;
import org.demarc.lab.snmp.Mib;
import org.demarc.lab.snmp.Oid;
import org.demarc.lab.snmp.Value;
import org.demarc.lab.snmp.Writable;

/** V-SOL V1600D, EPON: ONUs are rows of the ifTable, optics are text (devices.md 10.1). */
final class VsolV1600d {

    private static final Oid VSOL = Oid.of("1.3.6.1.4.1.37950.1.1.5");
    private static final Oid ONU = VSOL.plus("12.1.29.1");
    private static final Oid VENDOR = VSOL.plus("12.2.1.2.1");
    private static final Oid OPTICS = VSOL.plus("12.2.1.8.1");

    private final Mib.Builder mib;
    private final Onu onu;
    private final long pon;
    private final long number;

    private VsolV1600d(Mib.Builder mib, Onu onu) {
        this.mib = mib;
        this.onu = onu;
        pon = onu.make().pon();
        number = onu.make().number();
    }

    static Mib mib(LabDevice device) {
        var mib = Mib.builder();
        SystemGroup.add(mib, device, "V1600D", "1.3.6.1.4.1.37950.1.1.5.10.14.1");
        InterfaceGroup.add(mib, device);
        NeighbourGroup.addUplinkOfOlt(mib, device);
        BridgeGroup.addOnuStations(mib, device);
        device.ponPorts().forEach(pon -> addPon(mib, device, pon));
        for (Onu onu : device.onus()) {
            InterfaceGroup.addOnu(
                    mib,
                    device,
                    onu,
                    "EPON0/" + onu.make().pon() + ":" + onu.make().number());
            new VsolV1600d(mib, onu).add();
        }
        addControl(mib, device);
        mib.add(VSOL.plus("10.12.3.0"), now -> Value.integer(Math.round(20 + 7 * Chance.walk(5, now))));
        mib.add(VSOL.plus("10.12.4.0"), Value.integer(41));
        mib.add(VSOL.plus("10.12.5.4.0"), Value.text("V1.4.6"));
        mib.add(VSOL.plus("10.12.5.5.0"), Value.text("V2.0"));
        mib.add(
                VSOL.plus("10.12.5.7.0"),
                Value.text(Hex.withColons(device.make().mac())));
        mib.add(VSOL.plus("10.12.5.11.0"), Value.text("LABV1600D01"));
        return mib.build();
    }

    /** PON port and ONU are written first; the third object does it. */
    private static void addControl(Mib.Builder mib, LabDevice device) {
        long[] chosen = new long[2];
        for (int place = 0; place < 2; place++) {
            int which = place;
            mib.add(VSOL.plus("12.2.11").plus(place + 1L, 0), new Writable(() -> chosen[which], wanted -> {
                chosen[which] = wanted;
                return wanted > 0;
            }));
        }
        mib.add(VSOL.plus("12.2.11.3.0"), new Writable(() -> 0, wanted -> {
            var onu = device.onu((int) chosen[0], (int) chosen[1]);
            onu.ifPresent(one -> one.reboot(System.currentTimeMillis()));
            return wanted == 1 && onu.isPresent();
        }));
        mib.add(VSOL.plus("10.12.8.2.0"), new Writable(() -> 0, wanted -> wanted == 1));
        mib.add(VSOL.plus("10.12.1.0"), new Writable(() -> 0, wanted -> {
            if (wanted == 1) {
                device.restart(System.currentTimeMillis());
            }
            return wanted == 1;
        }));
    }

    private static void addPon(Mib.Builder mib, LabDevice device, Port pon) {
        long row = pon.make().number();
        var onus = device.onus().stream()
                .filter(onu -> onu.make().pon() == pon.make().number())
                .toList();
        mib.add(VSOL.plus("12.1.27.1.2").plus(row), Value.integer(onus.size()));
        mib.add(
                VSOL.plus("12.1.27.1.3").plus(row),
                now -> Value.integer(
                        onus.stream().filter(onu -> onu.online(now)).count()));
        mib.add(VSOL.plus("10.13.1.1.2").plus(row), now -> Value.text(decimal(28 + Chance.walk(row, now)) + " .C"));
        mib.add(VSOL.plus("10.13.1.1.3").plus(row), Value.text("3.22 V"));
        mib.add(VSOL.plus("10.13.1.1.4").plus(row), Value.text("7.01 mA"));
        mib.add(VSOL.plus("10.13.1.1.5").plus(row), Value.text("6.56 dbm"));
    }

    private void add() {
        cell(4, now -> Value.integer(onu.online(now) ? 1 : 0));
        cell(5, now -> Value.text(Hex.withColons(onu.make().ident())));
        cell(6, now -> Value.text("V2801"));
        cell(9, now -> Value.text(onu.description()));
        cell(15, now -> Value.integer(onu.reason(now) == DownReason.FIBRE_CUT ? 0 : 1));
        cell(17, now -> Value.integer(onu.online(now) ? onu.distanceM() : 0));
        cell(18, now -> Value.text(Times.slashes(onu.life().at(now).lastUpMs())));
        cell(19, now -> Value.text(Times.slashes(onu.life().at(now).lastDownMs())));
        cell(20, now -> Value.text(onu.online(now) ? String.valueOf(aliveSeconds(now)) : "N/A"));
        mib.add(VENDOR.plus(3, pon, number), Value.text("VSOL"));
        mib.add(VENDOR.plus(4, pon, number), Value.text("V2801"));
        mib.add(VENDOR.plus(6, pon, number), Value.text("V1.0"));
        mib.add(VENDOR.plus(7, pon, number), Value.text("V2.1.4"));
        optics();
    }

    private long aliveSeconds(long nowMs) {
        return (nowMs - onu.life().at(nowMs).lastUpMs()) / 1000;
    }

    private void optics() {
        optic(3, now -> decimal(onu.optics(now).temperatureC()) + " C");
        optic(4, now -> decimal(onu.optics(now).voltageV()) + " V");
        optic(5, now -> "11.65 mA");
        optic(6, now -> power(onu.optics(now).txDbm()));
        optic(7, now -> power(onu.optics(now).rxDbm()));
    }

    /** Optical rows exist only for ONUs that are online. */
    private void optic(int column, LongFunction<String> text) {
        mib.add(
                OPTICS.plus(column, pon, number),
                now -> onu.online(now) ? Value.text(text.apply(now)) : Value.NO_SUCH_INSTANCE);
    }

    private static String power(double dbm) {
        return decimal(Math.pow(10, dbm / 10)) + " mW (" + decimal(dbm) + " dBm)";
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    private void cell(int column, Instance instance) {
        mib.add(ONU.plus(column, pon, number), instance);
    }
}
