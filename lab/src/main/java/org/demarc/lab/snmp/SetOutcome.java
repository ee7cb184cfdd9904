package org.demarc.lab.snmp;

/** How a SET of one object ended, with the error codes of SNMP v2c and v1 (RFC 3416 4.2.5, RFC 3584 4.4). */
public enum SetOutcome {
    DONE(0, 0),
    NO_ACCESS(6, 2),
    WRONG_TYPE(7, 3),
    WRONG_VALUE(10, 3),
    NO_CREATION(11, 2),
    NOT_WRITABLE(17, 2);

    private final int code;
    private final int codeV1;

    SetOutcome(int code, int codeV1) {
        this.code = code;
        this.codeV1 = codeV1;
    }

    int code(boolean v1) {
        return v1 ? codeV1 : code;
    }
}
