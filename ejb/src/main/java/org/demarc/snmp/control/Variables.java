package org.demarc.snmp.control;

import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Opaque;
import org.snmp4j.smi.SMIConstants;
import org.snmp4j.smi.Variable;

/** Turns the library's values into ours. */
final class Variables {

    private static final Object NOTHING = new byte[0];

    private Variables() {}

    static boolean isException(Variable variable) {
        return Null.isExceptionSyntax(variable.getSyntax());
    }

    static SnmpValue.Kind kind(Variable variable) {
        return switch (variable.getSyntax()) {
            case SMIConstants.SYNTAX_INTEGER -> SnmpValue.Kind.INTEGER;
            case SMIConstants.SYNTAX_OCTET_STRING ->
                variable instanceof Opaque ? SnmpValue.Kind.OPAQUE : SnmpValue.Kind.OCTETS;
            case SMIConstants.SYNTAX_OBJECT_IDENTIFIER -> SnmpValue.Kind.OID;
            case SMIConstants.SYNTAX_IPADDRESS -> SnmpValue.Kind.IPADDRESS;
            case SMIConstants.SYNTAX_COUNTER32 -> SnmpValue.Kind.COUNTER32;
            case SMIConstants.SYNTAX_GAUGE32 -> SnmpValue.Kind.GAUGE32;
            case SMIConstants.SYNTAX_TIMETICKS -> SnmpValue.Kind.TIMETICKS;
            case SMIConstants.SYNTAX_COUNTER64 -> SnmpValue.Kind.COUNTER64;
            case SMIConstants.SYNTAX_OPAQUE -> SnmpValue.Kind.OPAQUE;
            default -> isException(variable) ? SnmpValue.Kind.ABSENT : SnmpValue.Kind.NULL;
        };
    }

    static long number(SnmpValue.Kind kind, Variable variable) {
        return kind.isNumber() ? variable.toLong() : 0;
    }

    static Object payload(SnmpValue.Kind kind, Variable variable) {
        return switch (kind) {
            case OCTETS, OPAQUE -> ((OctetString) variable).getValue();
            case OID -> Oid.ofInts(((OID) variable).getValue());
            case IPADDRESS -> ((IpAddress) variable).toByteArray();
            default -> NOTHING;
        };
    }

    static SnmpValue value(Variable variable) {
        SnmpValue.Kind kind = kind(variable);
        return switch (kind) {
            case ABSENT -> SnmpValue.ABSENT;
            case NULL -> SnmpValue.NULL;
            default -> SnmpValue.restored(kind, number(kind, variable), payload(kind, variable));
        };
    }
}
