package org.demarc.provisioning.entity;

/** What became of a row of a plan that is applied. */
public enum PlanRowState {
    PLANNED,
    ORDERED,
    DONE,
    FAILED,
    /** Something changed since the dry run: skipped. */
    BASE_CHANGED,
    /** The router or an address is missing; the order goes on by itself. */
    WAITING
}
