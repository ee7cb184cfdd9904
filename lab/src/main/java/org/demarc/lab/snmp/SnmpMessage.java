package org.demarc.lab.snmp;

import java.util.List;

/**
 * One SNMP message (RFC 1157, RFC 3416).
 *
 * @param version 0 is v1, 1 is v2c, 3 is v3
 * @param community in version 3 the user's name
 * @param type tag of the PDU, for instance {@link #GET}
 * @param first error status; non-repeaters in a GETBULK
 * @param second error index; maximum of repetitions in a GETBULK
 */
record SnmpMessage(
        int version, String community, int type, int requestId, int first, int second, List<VarBind> varBinds) {

    static final int GET = 0xa0;
    static final int GET_NEXT = 0xa1;
    static final int RESPONSE = 0xa2;
    static final int SET = 0xa3;
    static final int GET_BULK = 0xa5;

    boolean v1() {
        return version == 0;
    }

    boolean v3() {
        return version == 3;
    }
}
