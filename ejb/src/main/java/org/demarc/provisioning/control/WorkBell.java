package org.demarc.provisioning.control;

/** Tells some node of the cluster that orders wait for a router. May be lost or doubled: orders are rows. */
@FunctionalInterface
public interface WorkBell {

    /** Rings after the running transaction has committed, at once where there is none. */
    void ring(long routerId);
}
