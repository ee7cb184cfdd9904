package org.demarc.bench;

/**
 * How the engine of a {@link Collector} works.
 *
 * @param inFlight devices at the same time
 * @param timeoutMs longest wait for an answer
 * @param remembers whether a cycle knows what the one before learned of each device
 * @param subtrees whether each table is walked as one subtree, from end to end, instead of its columns in step
 */
record CollectorManner(int inFlight, int timeoutMs, boolean remembers, boolean subtrees) {

    /** As the peers are set up: every cycle as if it were the first. */
    static final CollectorManner AS_PEERS = new CollectorManner(64, 2000, false, false);

    /** All devices of a map at the same time; the targets reckon with the PDUs of subtrees (snmp-engine.md 1.2 and 1.3). */
    static final CollectorManner ALL_AT_ONCE = new CollectorManner(500, 1000, true, true);
}
