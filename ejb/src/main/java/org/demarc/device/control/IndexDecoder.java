package org.demarc.device.control;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.demarc.device.control.RowIndex.Place;
import org.demarc.snmp.control.Oid;
import org.jspecify.annotations.Nullable;

/** The closed set of ways in which devices pack identity into a row key. A key of another shape gives no row. */
public enum IndexDecoder {
    /** ifIndex. */
    IF_INDEX("if-index", key -> key.length() == 1 ? RowIndex.ofInterface(key.at(0)) : null),
    /** ifIndex of the PON port and number of the ONU (Huawei, devices.md 6.1). */
    IF_INDEX_ONU("if-index.onu", key -> key.length() == 2 ? RowIndex.ofOnu(key.at(0), key.at(1)) : null),
    /** Number of the PON port and of the ONU; the slot is 0 (V-SOL, devices.md 10.1). */
    PON_ONU("pon.onu", key -> key.length() == 2 ? RowIndex.ofOnu(new Place(0, 0, (int) key.at(0)), key.at(1)) : null),
    /** ZTE's 32 bits of a GPON port and the ONU, perhaps one more number (devices.md 7.1). */
    ZTE_GPON_ONU("zte-gpon.onu", IndexDecoder::zteGponOnu),
    /** ZTE's 32 bits of an EPON ONU, with 8 or 16 ports a card (devices.md 7.1). */
    ZTE_EPON_ONU("zte-epon-onu", IndexDecoder::zteEponOnu),
    /** ifIndex of the PON port and MAC of the ONU (BDCOM, devices.md 8.1). */
    PON_IF_MAC("pon-if.mac", key -> key.length() == 7 ? ponIfMac(key) : null),
    /** VLAN and MAC, which may have its length in front (Q-BRIDGE, devices.md 5). */
    VLAN_MAC("vlan.mac", IndexDecoder::vlanMac),
    /** MAC, which may have its length in front (BRIDGE). */
    MAC("mac", IndexDecoder::macOnly),
    /** MAC, VLAN and two more numbers (Huawei VRP, snmp-engine.md 8). */
    MAC_VLAN("mac.vlan", key -> key.length() >= 7 ? RowIndex.ofMac((int) key.at(6), mac(key, 0)) : null),
    /** Bridge port. */
    BRIDGE_PORT("bridge-port", key -> key.length() == 1 ? RowIndex.ofInterface(key.at(0)) : null),
    /** Time mark and VLAN (dot1qVlanCurrentTable). */
    TIME_VLAN("time.vlan", key -> key.length() == 2 ? new RowIndex(null, null, null, (int) key.at(1), null) : null),
    /** Port and medium, 100 copper, 101 fibre (D-Link, devices.md 12.1). */
    PORT_MEDIUM("port.medium", key -> key.length() == 2 ? RowIndex.ofInterface(key.at(0)) : null),
    /** VLAN (dot1qVlanStaticTable). */
    VLAN("vlan", key -> key.length() == 1 ? new RowIndex(null, null, null, (int) key.at(0), null) : null),
    /** ifIndex of the PON port, ONU, LAN port of the ONU (Huawei, devices.md 6.1). */
    IF_INDEX_ONU_UNI("if-index.onu.uni", key -> key.length() == 3 ? RowIndex.ofOnu(key.at(0), key.at(1)) : null),
    /** ifIndex of the ONU and its LAN port (BDCOM, devices.md 8.1). */
    IF_INDEX_UNI("if-index.uni", key -> key.length() == 2 ? RowIndex.ofInterface(key.at(0)) : null),
    /** ZTE's 32 bits of the LAN side of a GPON port, ONU, LAN port (devices.md 7.1). */
    ZTE_GPON_ETH_ONU_UNI("zte-gpon-eth.onu.uni", IndexDecoder::zteGponEth);

    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // each is a method without state
    private final Function<Oid, @Nullable RowIndex> decoder;

    IndexDecoder(String key, Function<Oid, @Nullable RowIndex> decoder) {
        this.key = key;
        this.decoder = decoder;
    }

    /** The name in profiles. */
    public String key() {
        return key;
    }

    /** What the key says; null when it has another shape than expected. */
    @Nullable
    RowIndex decode(Oid rowKey) {
        return decoder.apply(rowKey);
    }

    public static Optional<IndexDecoder> withKey(String key) {
        return Arrays.stream(values())
                .filter(decoder -> decoder.key.equals(key))
                .findFirst();
    }

    private static @Nullable RowIndex zteGponOnu(Oid key) {
        if (key.length() != 2 && key.length() != 3) {
            return null;
        }
        Place place = zteGponPlace(key.at(0));
        return place == null ? null : RowIndex.ofOnu(place, key.at(1));
    }

    /** {@code 0001} + (shelf-1):4 + slot:8 + port:8 + 0:8. */
    static @Nullable Place zteGponPlace(long index) {
        if (index >>> 28 != 1) {
            return null;
        }
        return new Place((int) (index >>> 24 & 0xF) + 1, (int) (index >>> 16 & 0xFF), (int) (index >>> 8 & 0xFF));
    }

    /** {@code 0001} + {@code 0001} + shelf:8 + slot:8 + port:8. */
    private static @Nullable RowIndex zteGponEth(Oid key) {
        if (key.length() != 3 || key.at(0) >>> 24 != 0x11) {
            return null;
        }
        long index = key.at(0);
        var place = new Place((int) (index >>> 16 & 0xFF), (int) (index >>> 8 & 0xFF), (int) (index & 0xFF));
        return RowIndex.ofOnu(place, key.at(1));
    }

    /** 8 ports a card: {@code 0011} + (shelf-1):4 + slot:5 + (port-1):3 + onu:8 + 0:8; 16 ports: {@code 1001} + 3 + 5 + 4 + 8 + 8. */
    private static @Nullable RowIndex zteEponOnu(Oid key) {
        if (key.length() != 1) {
            return null;
        }
        long index = key.at(0);
        long onu = index >>> 8 & 0xFF;
        if (index >>> 28 == 3) {
            var place = new Place(
                    (int) (index >>> 24 & 0xF) + 1, (int) (index >>> 19 & 0x1F), (int) (index >>> 16 & 7) + 1);
            return RowIndex.ofOnu(place, onu);
        }
        if (index >>> 28 == 9) {
            var place = new Place(
                    (int) (index >>> 25 & 7) + 1, (int) (index >>> 20 & 0x1F), (int) (index >>> 16 & 0xF) + 1);
            return RowIndex.ofOnu(place, onu);
        }
        return null;
    }

    private static RowIndex ponIfMac(Oid key) {
        return new RowIndex(key.at(0), null, null, null, mac(key, 1));
    }

    private static @Nullable RowIndex vlanMac(Oid key) {
        if (key.length() == 7) {
            return RowIndex.ofMac((int) key.at(0), mac(key, 1));
        }
        boolean lengthInFront = key.length() == 8 && key.at(1) == 6;
        return lengthInFront ? RowIndex.ofMac((int) key.at(0), mac(key, 2)) : null;
    }

    private static @Nullable RowIndex macOnly(Oid key) {
        if (key.length() == 6) {
            return RowIndex.ofMac(null, mac(key, 0));
        }
        return key.length() == 7 && key.at(0) == 6 ? RowIndex.ofMac(null, mac(key, 1)) : null;
    }

    private static final String DIGITS = "0123456789ABCDEF";

    private static String mac(Oid key, int from) {
        StringBuilder text = new StringBuilder(17);
        for (int i = from; i < from + 6; i++) {
            int octet = (int) key.at(i) & 0xFF;
            if (i > from) {
                text.append(':');
            }
            text.append(DIGITS.charAt(octet >> 4)).append(DIGITS.charAt(octet & 0xF));
        }
        return text.toString();
    }
}
