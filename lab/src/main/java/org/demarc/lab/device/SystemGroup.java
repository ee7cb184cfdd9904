package org.demarc.lab.device;

import org.demarc.lab.snmp.Mib;
import org.demarc.lab.snmp.Oid;
import org.demarc.lab.snmp.Value;
import org.demarc.lab.snmp.WritableText;

/** What every device says about itself (RFC 3418 system group, ifNumber, bridge address). */
final class SystemGroup {

    private static final String SYSTEM = "1.3.6.1.2.1.1.";

    private SystemGroup() {}

    static void add(Mib.Builder mib, LabDevice device, String descr, String objectId) {
        int interfaces = device.ports().size()
                + device.ponPorts().size()
                + (int) device.onus().stream().filter(onu -> onu.ifIndex() > 0).count();
        mib.add(SYSTEM + "1.0", Value.text(descr));
        mib.add(SYSTEM + "2.0", Value.oid(Oid.of(objectId)));
        mib.add(SYSTEM + "3.0", now -> Value.timeTicks((now - device.bootMs()) / 10));
        mib.add(SYSTEM + "4.0", new WritableText(device::contact, device::contact));
        mib.add(SYSTEM + "5.0", new WritableText(device::name, device::name));
        mib.add(SYSTEM + "6.0", new WritableText(device::location, device::location));
        mib.add(SYSTEM + "7.0", Value.integer(device.make().family().isSwitch() ? 2 : 6));
        mib.add("1.3.6.1.2.1.2.1.0", Value.integer(interfaces));
        mib.add("1.3.6.1.2.1.17.1.1.0", Value.octets(Hex.octets(device.make().mac())));
    }
}
