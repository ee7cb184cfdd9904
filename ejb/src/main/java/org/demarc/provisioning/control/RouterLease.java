package org.demarc.provisioning.control;

import java.time.Duration;

/** One writer per router in the whole cluster: a row in the database that one node holds for a while. */
public interface RouterLease {

    /**
     * Takes or prolongs the router's lease.
     *
     * @param holder who asks, unique per node and worker; the present holder is always granted
     * @param length how long the lease lasts unless prolonged
     * @return whether the holder has it now
     */
    boolean take(long routerId, String holder, Duration length);

    /** Gives the lease back before it ends; nothing happens when the holder has lost it already. */
    void release(long routerId, String holder);
}
