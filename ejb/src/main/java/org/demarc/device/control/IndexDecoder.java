package org.demarc.device.control;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.demarc.device.control.RowIndex.Place;
import org.demarc.onu.entity.OnuIdent;
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
    /** ifIndex of the PON port and MAC of the ONU, or its LLID on some firmware (BDCOM, devices.md 8.1, polling-ubilling.md 8.1). */
    PON_IF_MAC("pon-if.mac", IndexDecoder::ponIfMac),
    /** VLAN and MAC, which may have its length in front (Q-BRIDGE, devices.md 5). */
    VLAN_MAC("vlan.mac", IndexDecoder::vlanMac),
    /** MAC, which may have its length in front (BRIDGE). */
    MAC("mac", IndexDecoder::macOnly),
    /** MAC, VLAN and two more numbers (Huawei VRP, snmp-engine.md 8). */
    MAC_VLAN("mac.vlan", key -> key.length() >= 7 ? RowIndex.ofMac((int) key.at(6), mac(key, 0)) : null),
    /** ifIndex of an ONU, VLAN and MAC (BDCOM, polling-ubilling.md 8.1). */
    IF_INDEX_VLAN_MAC(
            "if-index.vlan.mac",
            key -> key.length() == 8 ? new RowIndex(key.at(0), null, null, (int) key.at(1), mac(key, 2)) : null),
    /** ZTE's 32 bits of an ONU, VLAN and MAC (polling-ubilling.md 8.10, 8.11). */
    ZTE_ONU_VLAN_MAC("zte-onu.vlan.mac", IndexDecoder::zteOnuVlanMac),
    /** VLAN, ZTE's 32 bits of a port of the C600, and the ONU in the upper half of the next number (polling-ubilling.md 9). */
    VLAN_ZTE_C600_ONU("vlan.zte-c600.onu", IndexDecoder::vlanZteC600Onu),
    /** Number of the PON port and of a record; the slot is 0 (C-Data FD11xx, polling-ubilling.md 8.3). */
    PON_RECORD("pon.record", key -> key.length() == 2 ? ponPort(0, key.at(0)) : null),
    /** Bridge port. */
    BRIDGE_PORT("bridge-port", key -> key.length() == 1 ? RowIndex.ofInterface(key.at(0)) : null),
    /** Time mark and VLAN (dot1qVlanCurrentTable). */
    TIME_VLAN("time.vlan", key -> key.length() == 2 ? new RowIndex(null, null, null, (int) key.at(1), null) : null),
    /** Port and medium, 100 copper, 101 fibre; the oldest have no medium (D-Link, devices.md 12.1). */
    PORT_MEDIUM("port.medium", key -> key.length() == 1 || key.length() == 2 ? RowIndex.ofInterface(key.at(0)) : null),
    /** VLAN (dot1qVlanStaticTable). */
    VLAN("vlan", key -> key.length() == 1 ? new RowIndex(null, null, null, (int) key.at(0), null) : null),
    /** ifIndex of the PON port, ONU, LAN port of the ONU (Huawei, devices.md 6.1). */
    IF_INDEX_ONU_UNI("if-index.onu.uni", key -> key.length() == 3 ? RowIndex.ofOnu(key.at(0), key.at(1)) : null),
    /** ifIndex of the ONU and its LAN port (BDCOM, devices.md 8.1). */
    IF_INDEX_UNI("if-index.uni", key -> key.length() == 2 ? RowIndex.ofInterface(key.at(0)) : null),
    /** ZTE's 32 bits of the LAN side of a GPON port, ONU, LAN port (devices.md 7.1). */
    ZTE_GPON_ETH_ONU_UNI("zte-gpon-eth.onu.uni", IndexDecoder::zteGponEth),
    /** ZTE's 32 bits of a port of the C600 and the ONU, perhaps one more number (polling-ubilling.md 9). */
    ZTE_C600_ONU("zte-c600.onu", IndexDecoder::zteC600Onu),
    /** ifIndex of the PON port with the ONU in its last octet, perhaps two more numbers (C-Data, devices.md 9.1). */
    IF_INDEX_PLUS_ONU("if-index+onu", key -> key.length() == 1 || key.length() == 3 ? plusOnu(key.at(0)) : null),
    /** The same, 0, and the LAN port of the ONU (C-Data, devices.md 9.5). */
    IF_INDEX_PLUS_ONU_UNI("if-index+onu.uni", key -> key.length() == 3 ? plusOnu(key.at(0)) : null),
    /** The last number is C-Data's number of the PON port; the value has an octet for every ONU (devices.md 9.2). */
    XID_OCTETS("xid.octets", key -> RowIndex.ofInterface(0x01000000L + key.at(key.length() - 1) * 256)),
    /** The last number is the PON port; the value has an octet for every ONU (devices.md 9.3). */
    PON_OCTETS("pon.octets", key -> ponPort(0, key.at(key.length() - 1))),
    /** 24 bits: 010010 + (port-1):6 + ONU:12, perhaps two more numbers (C-Data firmware 3, devices.md 9.6). */
    CDATA3_ONU("cdata3-onu", IndexDecoder::cdata3Onu),
    /** Slot, PON port and ONU (GCOM, devices.md 11). */
    SLOT_PON_ONU(
            "slot.pon.onu",
            key -> key.length() == 3 ? RowIndex.ofOnu(place(0, key.at(0), key.at(1)), key.at(2)) : null),
    /** Slot, PON port, ONU and its LAN port (GCOM, devices.md 11). */
    SLOT_PON_ONU_UNI(
            "slot.pon.onu.uni",
            key -> key.length() == 4 ? RowIndex.ofOnu(place(0, key.at(0), key.at(1)), key.at(2)) : null),
    /** PON port, ONU and its LAN port. */
    PON_ONU_UNI("pon.onu.uni", key -> key.length() == 3 ? RowIndex.ofOnu(place(0, 0, key.at(0)), key.at(1)) : null),
    /** Raisecom's decimal digits of slot, PON port and ONU (polling-ubilling.md 8.9). */
    RAISECOM_ONU("raisecom-onu", IndexDecoder::raisecomOnu),
    /** Number of the PON port; the slot is 0. */
    PON("pon", key -> key.length() == 1 ? ponPort(0, key.at(0)) : null),
    /** Slot and number of the PON port. */
    SLOT_PON("slot.pon", key -> key.length() == 2 ? ponPort(key.at(0), key.at(1)) : null),
    /** ifIndex of the PON port, ONU, and the number of a record. */
    IF_INDEX_ONU_RECORD("if-index.onu.record", key -> key.length() == 3 ? RowIndex.ofOnu(key.at(0), key.at(1)) : null),
    /** ifIndex and the number of a record. */
    IF_INDEX_RECORD("if-index.record", key -> key.length() >= 2 ? RowIndex.ofInterface(key.at(0)) : null),
    /** ifIndex and an IPv4 address. */
    IF_INDEX_IP("if-index.ip", key -> key.length() == 5 ? RowIndex.ofInterface(key.at(0)) : null),
    /** ifIndex, kind and length of an address, and the address: IPv4 or IPv6 (ipNetToPhysicalTable, RFC 4293). */
    IF_INDEX_INET("if-index.inet", IndexDecoder::ifIndexInet),
    /** Shelf, card and PON port (Calix E7). */
    CALIX_PON("calix-pon", IndexDecoder::calixPon),
    /** ifIndex and what is measured there; the column's {@code measure} says which number that is. */
    IF_INDEX_MEASURE("if-index.measure", key -> key.length() == 2 ? RowIndex.ofInterface(key.at(0)) : null),
    /** ifIndex and the lane of its transceiver, from 0; the first lane is the port's own row (Juniper, ZTE C600). */
    IF_INDEX_LANE("if-index.lane", key -> key.length() == 2 ? RowIndex.ofInterface(key.at(0)) : null),
    /** ifIndex of the PON port, ONU, and a 0 (counters of Huawei's EPON ONUs, devices.md 6.2). */
    IF_INDEX_ONU_ZERO(
            "if-index.onu.0", key -> key.length() == 3 && key.at(2) == 0 ? RowIndex.ofOnu(key.at(0), key.at(1)) : null),
    /** ifIndex of the PON port, and the MAC or LLID of something that is no ONU of it yet (BDCOM, devices.md 8.1). */
    PON_IF_WAITING("pon-if.waiting", IndexDecoder::ponIfWaiting),
    /** ZTE's 32 bits of a PON port: the low octet is 0 in those of GPON cards, the port in all others (polling-ubilling.md 9). */
    ZTE_PON("zte-pon", key -> onPort(key.length() == 1 ? ztePonPlace(key.at(0)) : null)),
    /** Number of an entity and of a logical one, which is not looked at (entAliasMappingTable, RFC 6933). */
    ENTITY_LOGICAL("entity.logical", key -> key.length() == 2 ? RowIndex.ofInterface(key.at(0)) : null),
    /** Time mark, number of the local port, and the number of a record (LLDP); some tell the record alone. */
    TIME_PORT_RECORD("time.port.record", IndexDecoder::neighbour),
    /** The same, and a kind, a length and an address of the neighbour (lldpRemManAddrTable). */
    TIME_PORT_RECORD_ADDRESS(
            "time.port.record.address", key -> addressIn(key).isEmpty() ? null : RowIndex.ofInterface(key.at(1))),
    /** ZTE's 32 bits of a GPON port and the number of a record (devices.md 7.1). */
    ZTE_GPON_RECORD("zte-gpon.record", key -> onPort(key.length() == 2 ? zteGponPlace(key.at(0)) : null)),
    /** ZTE's 32 bits of an EPON port and the number of a record (devices.md 7.2). */
    ZTE_EPON_RECORD("zte-epon.record", IndexDecoder::zteEponRecord),
    /** ZTE's 32 bits of a port of the C600 and the number of a record (polling-ubilling.md 9). */
    ZTE_C600_RECORD("zte-c600.record", key -> onPort(key.length() == 2 ? zteC600Place(key.at(0)) : null)),
    /** MAC of a station and ifIndex of the radio, whatever comes before (polling-ubilling.md 13). */
    MAC_IF_INDEX("mac.if-index", IndexDecoder::macAndInterface),
    /** A MAC is the last six numbers, whatever comes before (polling-ubilling.md 13). */
    MAC_AT_END("mac-at-end", key -> key.length() >= 6 ? RowIndex.ofMac(null, mac(key, key.length() - 6)) : null),
    /**
     * An ONU that is known by its serial or MAC alone, as text (UFiber) or octets (Eltex) with their number in front; {@link #serialIn} tells
     * it.
     */
    SERIAL("serial", key -> serialIn(key).isEmpty() ? null : new RowIndex(null, null, null, null, null)),
    /** Frame and slot of a card, perhaps the number of a part of it (Huawei, devices.md 6.2). */
    FRAME_SLOT(
            "frame.slot",
            key -> key.length() == 2 || key.length() == 3 ? new RowIndex(null, null, null, null, null) : null),
    /** A row that belongs to no interface; a single value has the key 0. */
    ROW("row", key -> new RowIndex(null, null, null, null, null));

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

    /** Whether a row tells of many ONUs, one in every octet of its value. */
    boolean isOctets() {
        return this == XID_OCTETS || this == PON_OCTETS;
    }

    /** RouterOS 6 has neighbours whose key is the record alone, or whose port is 0: which port it was is not told. */
    private static @Nullable RowIndex neighbour(Oid key) {
        if (key.length() == 3 && key.at(1) != 0) {
            return RowIndex.ofInterface(key.at(1));
        }
        return key.length() == 1 || key.length() == 3 ? new RowIndex(null, null, null, null, null) : null;
    }

    private static @Nullable RowIndex ifIndexInet(Oid key) {
        boolean isIpv4 = key.length() == 7 && key.at(1) == 1 && key.at(2) == 4;
        boolean isIpv6 = key.length() == 19 && key.at(1) == 2 && key.at(2) == 16;
        return isIpv4 || isIpv6 ? RowIndex.ofInterface(key.at(0)) : null;
    }

    /** Shelf, card and port of a PON port; the first shelf's interfaces are 30000 and the card's hundreds (Calix E7). */
    private static @Nullable RowIndex calixPon(Oid key) {
        boolean isKnown = key.length() == 3 && key.at(0) == 1 && key.at(1) < 100 && key.at(2) < 100;
        return isKnown ? RowIndex.ofInterface(30_000 + key.at(1) * 100 + key.at(2)) : null;
    }

    /** The address in a key of lldpRemManAddrTable: IPv4 or IPv6; empty for another kind. */
    static String addressIn(Oid key) {
        int from = 5;
        boolean isIpv4 = key.length() == from + 4 && key.at(3) == 1 && key.at(4) == 4;
        boolean isIpv6 = key.length() == from + 16 && key.at(3) == 2 && key.at(4) == 16;
        if (!isIpv4 && !isIpv6) {
            return "";
        }
        var octets = new byte[key.length() - from];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) key.at(from + i);
        }
        return LldpIdentity.dotted(octets);
    }

    /** The serial in a key that is one; as people write it, empty for another text. */
    static String serialIn(Oid key) {
        var text = new StringBuilder();
        for (int i = 1; i < key.length(); i++) {
            text.append((char) (key.at(i) & 0x7F));
        }
        boolean isWhole = key.length() > 1 && key.at(0) == key.length() - 1L;
        String written = isWhole
                ? OnuIdent.serialIn(text.toString()).map(OnuIdent::shown).orElse("")
                : "";
        return written.isEmpty() ? octetsIn(key) : written;
    }

    /** Eight octets of a serial or six of a MAC with their number in front, perhaps after the number of the slot (Eltex). */
    private static String octetsIn(Oid key) {
        for (int length : new int[] {8, 6}) {
            int from = key.length() - length;
            if ((from == 1 || from == 2) && key.at(from - 1) == length) {
                var octets = new byte[length];
                for (int i = 0; i < length; i++) {
                    octets[i] = (byte) key.at(from + i);
                }
                return OnuIdent.ofOctets(octets).map(OnuIdent::shown).orElse("");
            }
        }
        return "";
    }

    private static Place place(long frame, long slot, long port) {
        return new Place((int) frame, (int) slot, (int) port);
    }

    private static RowIndex ponPort(long slot, long port) {
        return new RowIndex(null, place(0, slot, port), null, null, null);
    }

    private static RowIndex plusOnu(long index) {
        long onu = index & 0xFF;
        return onu == 0 ? RowIndex.ofInterface(index) : RowIndex.ofOnu(index - onu, onu);
    }

    private static @Nullable RowIndex cdata3Onu(Oid key) {
        long index = key.at(0);
        if (key.length() > 3 || index >>> 18 != 0b010010) {
            return null;
        }
        return RowIndex.ofOnu(place(0, 0, (index >>> 12 & 0x3F) + 1), index & 0xFFF);
    }

    private static @Nullable RowIndex zteC600Onu(Oid key) {
        Place place = key.length() == 2 || key.length() == 3 ? zteC600Place(key.at(0)) : null;
        return place == null ? null : RowIndex.ofOnu(place, key.at(1));
    }

    private static @Nullable Place zteC600Place(long index) {
        return index >>> 28 == 1 ? place(index >>> 16 & 0xFF, index >>> 8 & 0xFF, index & 0xFF) : null;
    }

    private static @Nullable RowIndex onPort(@Nullable Place place) {
        return place == null ? null : new RowIndex(null, place, null, null, null);
    }

    private static @Nullable RowIndex macAndInterface(Oid key) {
        int last = key.length() - 1;
        return last < 6 ? null : new RowIndex(key.at(last), null, null, null, mac(key, last - 6));
    }

    /** Digits d0 d1 d2 ...: with 1 or 3 in front slot d0, port d2, ONU d3d4; with 8 slot d1, port d3-3, ONU d4d5+94. */
    private static @Nullable RowIndex raisecomOnu(Oid key) {
        String digits = Long.toString(key.at(0));
        if (key.length() != 1 || digits.length() < 6) {
            return null;
        }
        return switch (digits.charAt(0)) {
            case '1', '3' -> RowIndex.ofOnu(place(0, digit(digits, 0), digit(digits, 2)), pair(digits, 3));
            case '8' -> RowIndex.ofOnu(place(0, digit(digits, 1), digit(digits, 3) - 3L), pair(digits, 4) + 94L);
            default -> null;
        };
    }

    private static int digit(String digits, int at) {
        return digits.charAt(at) - '0';
    }

    private static int pair(String digits, int at) {
        return digit(digits, at) * 10 + digit(digits, at + 1);
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

    /** 8 ports a card: {@code 0011} + (shelf-1):4 + slot:5 + (port-1):3 + onu:8 + 0:8; 16 ports: {@code 1001} + 3 + 5 + 4 + 8 + 8; 1010 likewise, slot and ONU from 0. */
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
        if (index >>> 28 == 10) {
            var place = new Place(
                    (int) (index >>> 25 & 7) + 1, (int) (index >>> 20 & 0x1F) + 1, (int) (index >>> 16 & 0xF) + 1);
            return RowIndex.ofOnu(place, onu + 1);
        }
        if (index >>> 28 == 9) {
            var place = new Place(
                    (int) (index >>> 25 & 7) + 1, (int) (index >>> 20 & 0x1F), (int) (index >>> 16 & 0xF) + 1);
            return RowIndex.ofOnu(place, onu);
        }
        return null;
    }

    private static @Nullable RowIndex zteEponRecord(Oid key) {
        RowIndex port = key.length() == 2 ? zteEponOnu(key.slice(0, 1)) : null;
        return port == null ? null : onPort(port.place());
    }

    private static @Nullable RowIndex zteOnuVlanMac(Oid key) {
        RowIndex onu = key.length() == 8 ? zteEponOnu(key.slice(0, 1)) : null;
        return onu == null ? null : new RowIndex(null, onu.place(), onu.onu(), (int) key.at(1), mac(key, 2));
    }

    private static @Nullable RowIndex vlanZteC600Onu(Oid key) {
        Place place = key.length() == 3 && key.at(2) != 0 ? zteC600Place(key.at(1)) : null;
        return place == null ? null : new RowIndex(null, place, (int) (key.at(2) >>> 16 & 511), (int) key.at(0), null);
    }

    private static @Nullable RowIndex ponIfMac(Oid key) {
        if (key.length() == 2) {
            return RowIndex.ofOnu(key.at(0), key.at(1));
        }
        if (key.length() != 7) {
            return null;
        }
        return new RowIndex(key.at(0), null, null, null, mac(key, 1));
    }

    private static @Nullable RowIndex ponIfWaiting(Oid key) {
        RowIndex told = ponIfMac(key);
        return told == null ? null : new RowIndex(told.ifIndex(), null, null, null, told.mac());
    }

    private static @Nullable Place ztePonPlace(long index) {
        return (index & 0xFF) == 0 ? zteGponPlace(index) : zteC600Place(index);
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
