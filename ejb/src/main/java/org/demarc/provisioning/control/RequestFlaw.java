package org.demarc.provisioning.control;

/** Why a request of another program is refused at the door; {@link ReasonCode} has what only the service's data forbid. */
public enum RequestFlaw {
    /** Neither a text message nor octets in UTF-8. */
    NOT_TEXT,
    TOO_LARGE,
    NOT_JSON,
    MISSING_FIELD,
    UNKNOWN_FIELD,
    WRONG_TYPE,
    BAD_VALUE,
    CONTROL_CHARACTER,
    UNKNOWN_ACTION,
    /** The id is known with another body. */
    ID_REUSED,
    UNKNOWN_SOURCE,
    UNKNOWN_SERVICE,
    /** What a service of a CRM is to be, only the CRM says. */
    SOURCE_IS_A_CRM,
    SERVICE_REMOVED,
    /** Demarc failed again and again. */
    FAULT;

    /** The refusal with the words of this occurrence. */
    RefusedRequest because(String text) {
        return new RefusedRequest(name(), text);
    }
}
