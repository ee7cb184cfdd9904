package org.demarc.ucrm.control;

import java.util.List;

/** Tells some node of the cluster that something waits. May be lost or doubled: the work is a row. */
public interface UcrmBell {

    /** Webhook events of one source are to be handled, together where that is possible. */
    void events(List<Long> eventIds);

    /** A service is to be looked at, without an event. */
    void service(long knownServiceId);
}
