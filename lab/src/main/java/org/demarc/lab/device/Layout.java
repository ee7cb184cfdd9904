package org.demarc.lab.device;

/** How a family numbers and names its interfaces (devices.md 6.1, 7.1, 8.1, 10.1, 12.1). */
record Layout(Family family, int ethernetPorts, int ponPorts) {

    private static final int ETHERNET = 6;
    private static final int GIGABIT = 117;
    private static final int GPON = 250;

    Port.Make ethernet(int number, int speedMbit) {
        return switch (family) {
            case BDCOM_P3310 -> make(number, number, "GigaEthernet0/" + number, GIGABIT, speedMbit);
            case VSOL_V1600D -> make(number, number, "GE0/" + number, GIGABIT, speedMbit);
            case HUAWEI_SMARTAX ->
                new Port.Make(
                        number,
                        0x0E000000L + 2 * 8192 + (number - 1) * 64L,
                        "ethernet0/2/" + (number - 1),
                        "Huawei-MA5600-V800R018-ETHERNET",
                        ETHERNET,
                        speedMbit);
            case ZTE_C300 ->
                new Port.Make(number, 0x10030000L + ((number - 1L) << 8), "gei_1/4/" + number, "", ETHERNET, speedMbit);
            case DLINK_DES3200 ->
                new Port.Make(
                        number,
                        number,
                        "1/" + number,
                        "D-Link DES-3200-28 R4.37.B008 Port " + number,
                        ETHERNET,
                        speedMbit);
            case GENERIC_SWITCH ->
                make(
                        number,
                        number,
                        (speedMbit > 1000 ? "TenGigabit" : "Gigabit") + "Ethernet0/" + number,
                        ETHERNET,
                        speedMbit);
            case MIKROTIK_ROUTEROS -> make(number, number, "ether" + number, ETHERNET, speedMbit);
        };
    }

    Port.Make pon(int number) {
        return switch (family) {
            case HUAWEI_SMARTAX ->
                new Port.Make(
                        number,
                        0xFA000000L + (number - 1) * 256L,
                        "GPON 0/0/" + (number - 1),
                        "Huawei-MA5600-V800R018-GPON_UNI",
                        GPON,
                        2488);
            case ZTE_C300 ->
                new Port.Make(number, 0x10000000L + ((number - 1L) << 8), "gpon_1/1/" + number, "", GPON, 2488);
            default -> make(number, ethernetPorts + number, "EPON0/" + number, GIGABIT, 1000);
        };
    }

    /** The ONU's own ifIndex: behind the PON ports, in order; 0 where ONUs are no interfaces. */
    long onuIfIndex(int order) {
        return family.isEpon() ? ethernetPorts + ponPorts + order : 0;
    }

    private static Port.Make make(int number, long ifIndex, String name, int type, int speedMbit) {
        return new Port.Make(number, ifIndex, name, name, type, speedMbit);
    }
}
