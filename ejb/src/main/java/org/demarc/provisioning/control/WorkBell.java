package org.demarc.provisioning.control;

/** Tells some node of the cluster that an order waits. May be lost or doubled: the order is a row. */
@FunctionalInterface
public interface WorkBell {

    /** Rings after the running transaction has committed, at once where there is none. */
    void ring(long orderId);
}
