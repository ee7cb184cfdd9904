package org.demarc.console.control;

import java.io.IOException;

/** Octets to a device and back. Used by one thread. */
interface Transport extends AutoCloseable {

    /**
     * Waits for octets.
     *
     * @return how many there are; 0 when none came in time, -1 when the device has hung up
     */
    int read(byte[] into, int millis) throws IOException, InterruptedException;

    void write(byte[] octets) throws IOException;

    /** What ends a line by the protocol's custom. */
    String lineEnd();

    @Override
    void close();
}
