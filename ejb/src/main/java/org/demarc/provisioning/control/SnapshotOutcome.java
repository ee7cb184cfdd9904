package org.demarc.provisioning.control;

/** What came of reading a whole router. */
public sealed interface SnapshotOutcome {

    record Read(RouterSnapshot snapshot) implements SnapshotOutcome {}

    /** The router did not answer, or refused; {@code why} says how, as an outcome of any other work would. */
    record NotRead(DriverOutcome why) implements SnapshotOutcome {}
}
