package org.demarc.provisioning.control;

/** What shall become of a service's account. */
public enum Aim {
    ENABLED,
    DISABLED,
    /** The service is over or gone. */
    ABSENT,
    /** Not yet due: no account is made, an existing one stays as it is. */
    KEEP,
    /** A plan change announced the end of this service; its successor is not known or not ready yet. */
    AWAIT_SUCCESSOR,
    /** The source reports a status nobody knows: hands off. */
    UNKNOWN
}
