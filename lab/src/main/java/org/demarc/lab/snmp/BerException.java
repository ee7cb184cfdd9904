package org.demarc.lab.snmp;

/** Octets that are no SNMP message. Carries no stack trace: a flood of junk must stay cheap. */
final class BerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BerException(String message) {
        super(message, null, false, false);
    }
}
