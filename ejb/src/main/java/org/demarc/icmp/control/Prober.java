package org.demarc.icmp.control;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Collection;
import java.util.Map;

/** Asks many addresses at once whether they live. A dead one costs its own time-out and delays nobody. */
public interface Prober extends AutoCloseable {

    /**
     * Sends a round of echo requests; blocks until all are answered or timed out, which is at most about
     * {@code (count - 1) * periodMs + timeoutMs} whatever the number of addresses.
     *
     * @return one entry for every address that this prober can ask; others are missing (unknown, not dead)
     * @throws IOException when the prober itself does not work
     */
    Map<InetAddress, Liveness> probe(Collection<InetAddress> addresses, Round round) throws IOException;

    /** One sentence for operators: by what it asks. */
    String means();

    @Override
    void close();
}
