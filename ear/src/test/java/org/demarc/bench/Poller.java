package org.demarc.bench;

import java.io.IOException;
import java.util.List;

/** Somebody who polls the flat population: Demarc's engine or a peer. */
interface Poller extends AutoCloseable {

    String name();

    /** Cycles after which it runs at its own speed. */
    void warmUp() throws IOException, InterruptedException;

    /** One or more measured cycles. */
    List<Cycle> round() throws IOException, InterruptedException;

    @Override
    void close();
}
