package org.demarc.lab.snmp;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** An answer that a slow device sends later; ordered by the moment it is due. */
final class Late implements Comparable<Late> {

    private final long dueNanos;
    private final DatagramChannel channel;
    private final SocketAddress to;
    private final byte[] octets;

    Late(long dueNanos, DatagramChannel channel, SocketAddress to, byte[] octets) {
        this.dueNanos = dueNanos;
        this.channel = channel;
        this.to = to;
        this.octets = octets;
    }

    /** Nanoseconds until it is due, by {@link System#nanoTime()}; not positive when it is. */
    long remainingNanos() {
        return dueNanos - System.nanoTime();
    }

    void send() throws IOException {
        if (channel.isOpen()) {
            channel.send(ByteBuffer.wrap(octets), to);
        }
    }

    @Override
    public int compareTo(Late other) {
        return Long.signum(dueNanos - other.dueNanos);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
