package org.demarc.lab.device;

import org.demarc.lab.snmp.Mib;

/** A switch of a maker that nobody knows: nothing but the standard tables. */
final class GenericSwitch {

    private GenericSwitch() {}

    static Mib mib(LabDevice device, SwitchPorts ports) {
        var mib = Mib.builder();
        String descr = "Managed switch, " + device.ports().size() + " ports, firmware 2.4.1";
        SystemGroup.add(
                mib, device, descr, "1.3.6.1.4.1.99999.1." + device.ports().size());
        InterfaceGroup.add(mib, device);
        BridgeGroup.addSwitch(mib, ports, device);
        return mib.build();
    }
}
