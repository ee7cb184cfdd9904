package org.demarc.lab.console;

import org.demarc.lab.device.LabDevice;

/** Which shell a device has. */
public final class Shells {

    private Shells() {}

    /** A console of the device; {@code enable} is the second password where the family has one, empty for none. */
    public static LabConsole console(LabDevice device, String user, String password, String enable) {
        return new LabConsole(user, password, () -> shell(device, enable));
    }

    private static Shell shell(LabDevice device, String enable) {
        return switch (device.make().family()) {
            case ZTE_C300 -> new ZteShell(device);
            case BDCOM_P3310, VSOL_V1600D -> new BdcomShell(device, enable);
            case HUAWEI_SMARTAX -> new HuaweiShell(device);
            case DLINK_DES3200 -> new DlinkShell(device);
            case GENERIC_SWITCH -> new CiscoShell(device, enable);
            case MIKROTIK_ROUTEROS -> new RouterOsShell(device);
        };
    }
}
