package org.demarc.access.control;

import org.demarc.access.entity.ApiKey;
import org.demarc.access.entity.Caller;

/** Hears what happens at the gate, so that it is written down. */
public interface GateWatch {

    /** Somebody signed in by password. */
    void signedIn(Caller caller);

    /** A login and a password that do not fit. */
    void refused(String login, String remoteAddress);

    /** One attempt too many: the address is shut out from now on. */
    void shutOut(String login, String remoteAddress);

    /** A key was tried that has expired. */
    void expired(ApiKey key, String remoteAddress);
}
