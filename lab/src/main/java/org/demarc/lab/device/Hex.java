package org.demarc.lab.device;

import java.util.HexFormat;
import org.demarc.lab.snmp.Oid;

/** MACs and serial numbers between their digits, octets and places in an index. */
final class Hex {

    private Hex() {}

    static byte[] octets(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    /** An identifier with the octets appended, one sub-identifier each. */
    static Oid under(Oid oid, String digits) {
        byte[] octets = octets(digits);
        var ids = new long[octets.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = octets[i] & 0xff;
        }
        return oid.plus(ids);
    }

    static String withColons(String digits) {
        return digits.replaceAll("(..)(?!$)", "$1:");
    }
}
