package org.demarc.bench;

import java.util.List;

/**
 * What one cycle of a {@link Collector} came to.
 *
 * @param cycle as peers report it; dead devices count as failed
 * @param silent devices that said nothing
 * @param medianS seconds from the cycle's beginning until the median live device was done
 * @param requests datagrams sent since the engine was opened
 * @param threads of the engine
 * @param outstanding requests that the engine still waits for
 * @param allocated octets that all threads allocated during the cycle
 */
record Collected(
        Cycle cycle,
        List<Integer> silent,
        double medianS,
        long requests,
        long threads,
        int outstanding,
        long allocated) {

    double allocatedPerVarBind() {
        return (double) allocated / cycle.vb();
    }
}
