package org.demarc.ucrm.control;

/** Tells some node of the cluster that something waits. May be lost or doubled: the work is a row. */
public interface UcrmBell {

    /** A webhook event is to be handled. */
    void event(long eventId);

    /** A service is to be looked at, without an event. */
    void service(long knownServiceId);
}
