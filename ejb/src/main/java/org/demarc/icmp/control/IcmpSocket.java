package org.demarc.icmp.control;

import com.sun.jna.LastErrorException;
import com.sun.jna.NativeLong;
import com.sun.jna.ptr.IntByReference;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One IPv4 socket that carries ICMP: a datagram socket where the kernel lets our group have it (net.ipv4.ping_group_range), else a raw one
 * where we may (CAP_NET_RAW). Used by one thread at a time.
 */
final class IcmpSocket implements AutoCloseable {

    private static final int RECEIVE_BUFFER = 4 << 20;
    private static final int ADDRESS_BYTES = 16;
    private static final int MOST_BYTES = 1500;

    private final Sockets sockets;
    private final int fd;
    private final boolean raw;
    private final byte[] in = new byte[MOST_BYTES];
    private boolean open = true;

    private IcmpSocket(Sockets sockets, int fd, boolean raw) {
        this.sockets = sockets;
        this.fd = fd;
        this.raw = raw;
        try {
            sockets.setsockopt(fd, Sockets.SOL_SOCKET, Sockets.SO_RCVBUF, new IntByReference(RECEIVE_BUFFER), 4);
        } catch (LastErrorException tooMuch) {
            // The kernel's own size does, with a few more losses in large rounds.
        }
    }

    /**
     * Opens the socket.
     *
     * @throws IOException when the kernel allows neither kind; the message says so
     */
    static IcmpSocket open() throws IOException {
        Sockets sockets = Sockets.load();
        try {
            int fd = sockets.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM, Sockets.IPPROTO_ICMP);
            return new IcmpSocket(sockets, fd, false);
        } catch (LastErrorException notOurGroup) {
            return openRaw(sockets);
        }
    }

    private static IcmpSocket openRaw(Sockets sockets) throws IOException {
        try {
            int fd = sockets.socket(Sockets.AF_INET, Sockets.SOCK_RAW, Sockets.IPPROTO_ICMP);
            return new IcmpSocket(sockets, fd, true);
        } catch (LastErrorException e) {
            throw new IOException(
                    "the kernel allows no ICMP socket: widen net.ipv4.ping_group_range or give CAP_NET_RAW", e);
        }
    }

    boolean raw() {
        return raw;
    }

    /** Sends; false when the network says no at once (no route, for instance). */
    boolean send(byte[] message, byte[] ipv4) {
        ByteBuffer address = ByteBuffer.allocate(ADDRESS_BYTES).order(ByteOrder.nativeOrder());
        address.putShort((short) Sockets.AF_INET).putShort((short) 0).put(ipv4);
        try {
            NativeLong length = new NativeLong(message.length);
            sockets.sendto(fd, message, length, Sockets.MSG_DONTWAIT, address.array(), ADDRESS_BYTES);
            return true;
        } catch (LastErrorException e) {
            return false;
        }
    }

    /** Waits for something to read; false when nothing came in that time. */
    boolean await(int timeoutMs) {
        ByteBuffer pollFd = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());
        pollFd.putInt(fd).putShort(Sockets.POLLIN).putShort((short) 0);
        try {
            return sockets.poll(pollFd.array(), new NativeLong(1), timeoutMs) > 0;
        } catch (LastErrorException interrupted) {
            return false;
        }
    }

    /** The next ICMP message that has come, without its IP header; empty when there is none. */
    byte[] receive() {
        int length;
        try {
            length = sockets.recv(fd, in, new NativeLong(MOST_BYTES), Sockets.MSG_DONTWAIT)
                    .intValue();
        } catch (LastErrorException nothing) {
            return new byte[0];
        }
        int header = raw && length > 0 ? (in[0] & 0x0F) * 4 : 0;
        return Arrays.copyOfRange(in, Math.min(header, length), length);
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            sockets.close(fd);
        }
    }
}
