package org.demarc.lab.isp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.demarc.lab.device.Family;
import org.demarc.lab.isp.PlannedDevice.PlannedOnu;
import org.demarc.lab.isp.PlannedDevice.PlannedPort;

/**
 * What a device of the plan looks like before anybody is connected.
 *
 * @param index from 1, tells its address, MAC and VLAN
 * @param uplinks Ethernet ports behind the access ports
 */
record Blueprint(
        int index,
        String name,
        Family family,
        int pons,
        int onusPerPon,
        int accessPorts,
        int uplinks,
        String location) {

    static final List<Blueprint> ALL = all();

    private static List<Blueprint> all() {
        var list = new ArrayList<Blueprint>();
        list.add(new Blueprint(1, "olt-bdcom-1", Family.BDCOM_P3310, 4, 64, 0, 6, "Зеленопілля, вузол 1"));
        list.add(new Blueprint(2, "olt-huawei-1", Family.HUAWEI_SMARTAX, 8, 64, 0, 2, "Верхня Липа, вузол 1"));
        list.add(new Blueprint(3, "olt-zte-1", Family.ZTE_C300, 8, 64, 0, 2, "Novyi Dvir, node 1"));
        for (int i = 1; i <= 4; i++) {
            list.add(new Blueprint(10 + i, "sw-dlink-" + i, Family.DLINK_DES3200, 0, 0, 24, 4, "Шевченка " + i));
        }
        for (int i = 1; i <= 8; i++) {
            list.add(new Blueprint(20 + i, "sw-generic-" + i, Family.GENERIC_SWITCH, 0, 0, 48, 4, "Main " + i));
        }
        for (int i = 1; i <= 3; i++) {
            list.add(new Blueprint(30 + i, "mt-core-" + i, Family.MIKROTIK_ROUTEROS, 0, 0, 0, 5, "Core rack " + i));
        }
        return List.copyOf(list);
    }

    String address() {
        return "127.10.0." + index;
    }

    String ident(int pon, int onu) {
        String vendor = family == Family.HUAWEI_SMARTAX ? "48575443" : "5A544547";
        return family.isEpon()
                ? String.format(Locale.ROOT, "02e0%02x00%02x%02x", index, pon, onu)
                : String.format(Locale.ROOT, "%s%02X%02X%02X%02X", vendor, 0xA0 + index, 0x5C, pon, onu);
    }

    PlannedDevice build(Map<Subscriber.Line, Subscriber> byLine) {
        return new PlannedDevice(
                name,
                address(),
                family,
                String.format(Locale.ROOT, "02d0000000%02x", index),
                location,
                onus(byLine),
                ports(byLine));
    }

    private List<PlannedOnu> onus(Map<Subscriber.Line, Subscriber> byLine) {
        var onus = new ArrayList<PlannedOnu>();
        for (int pon = 1; pon <= pons; pon++) {
            for (int number = 1; number <= onusPerPon; number++) {
                String ident = ident(pon, number);
                var lives = Stream.ofNullable(byLine.get(new Subscriber.Line(name, pon, number, ident)))
                        .findFirst();
                onus.add(new PlannedOnu(
                        pon,
                        number,
                        ident,
                        lives.map(Subscriber::contract).orElse("free"),
                        lives.map(Subscriber::mac).orElse(""),
                        100 + index));
            }
        }
        return List.copyOf(onus);
    }

    private List<PlannedPort> ports(Map<Subscriber.Line, Subscriber> byLine) {
        var ports = new ArrayList<PlannedPort>();
        int speed = family == Family.DLINK_DES3200 ? 100 : 1000;
        for (int number = 1; number <= accessPorts; number++) {
            var lives = Stream.ofNullable(byLine.get(new Subscriber.Line(name, 0, number, "")))
                    .findFirst();
            String alias =
                    lives.map(subscriber -> "sub-" + subscriber.contract()).orElse("");
            ports.add(new PlannedPort(
                    number, alias, speed, lives.map(Subscriber::mac).orElse(""), 100 + index));
        }
        for (int number = accessPorts + 1; number <= accessPorts + uplinks; number++) {
            int uplinkSpeed = family == Family.GENERIC_SWITCH ? 10_000 : 1000;
            ports.add(new PlannedPort(number, number == accessPorts + 1 ? "uplink" : "", uplinkSpeed, "", 1));
        }
        return List.copyOf(ports);
    }
}
