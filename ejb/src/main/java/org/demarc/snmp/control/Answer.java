package org.demarc.snmp.control;

/**
 * What came back for a request. Lies in the buffer of the thread that listens: whoever is told of it takes what he needs at once.
 * Bindings count from 0.
 */
interface Answer {

    /** A device of version 3 tells why it does not answer (RFC 3412 7.2). */
    boolean isReport();

    /** RFC 3416 3; 0 for none. */
    int errorStatus();

    /** The binding that the error is about, counted from 1; 0 for none. */
    int errorIndex();

    /** How many bindings it has. */
    int size();

    /** Content octets of a binding's identifier, a copy. */
    byte[] name(int binding);

    Oid oid(int binding);

    /** {@link SnmpValue.Kind#ABSENT} for the exceptions of RFC 3416: no such object, no such instance, end of the MIB view. */
    SnmpValue.Kind kind(int binding);

    /** Of number kinds the number, else 0. */
    long number(int binding);

    /** Of the other kinds what a {@link SnmpValue} holds. */
    Object payload(int binding);

    /**
     * Takes the key of a table's cell: what follows the column in its identifier.
     *
     * @param column identifier of the column
     * @param columnName its content octets
     * @param key is filled
     * @return false when the binding is not below the column
     */
    boolean key(int binding, Oid column, byte[] columnName, SubIds key);

    default SnmpValue value(int binding) {
        SnmpValue.Kind kind = kind(binding);
        return switch (kind) {
            case ABSENT -> SnmpValue.ABSENT;
            case NULL -> SnmpValue.NULL;
            default -> SnmpValue.restored(kind, number(binding), payload(binding));
        };
    }
}
