package org.demarc.icmp.control;

import com.sun.jna.LastErrorException;
import com.sun.jna.NativeLong;
import com.sun.jna.ptr.IntByReference;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One socket that carries ICMP, for IPv4 or for IPv6: a datagram socket where the kernel lets our group have it (net.ipv4.ping_group_range), else a raw one
 * where we may (CAP_NET_RAW). Used by one thread at a time.
 */
final class IcmpSocket implements AutoCloseable {

    private static final int RECEIVE_BUFFER = 4 << 20;
    private static final int ADDRESS_BYTES = 16;
    private static final int ADDRESS_BYTES_6 = 28;
    private static final int MOST_BYTES = 1500;

    private final Sockets sockets;
    private final int fd;
    private final boolean raw;
    private final boolean v6;
    private final byte[] in = new byte[MOST_BYTES];
    private boolean open = true;

    private IcmpSocket(Sockets sockets, int fd, boolean raw, boolean v6) {
        this.sockets = sockets;
        this.fd = fd;
        this.raw = raw;
        this.v6 = v6;
        try {
            sockets.setsockopt(fd, Sockets.SOL_SOCKET, Sockets.SO_RCVBUF, new IntByReference(RECEIVE_BUFFER), 4);
        } catch (LastErrorException tooMuch) {
            // The kernel's own size does, with a few more losses in large rounds.
        }
    }

    /**
     * Opens the socket.
     *
     * @param v6 for IPv6 instead of IPv4
     * @throws IOException when the kernel allows neither kind; the message says so
     */
    static IcmpSocket open(boolean v6) throws IOException {
        Sockets sockets = Sockets.load();
        try {
            return new IcmpSocket(sockets, fd(sockets, Sockets.SOCK_DGRAM, v6), false, v6);
        } catch (LastErrorException notOurGroup) {
            return openRaw(sockets, v6);
        }
    }

    private static int fd(Sockets sockets, int type, boolean v6) {
        return v6
                ? sockets.socket(Sockets.AF_INET6, type, Sockets.IPPROTO_ICMPV6)
                : sockets.socket(Sockets.AF_INET, type, Sockets.IPPROTO_ICMP);
    }

    private static IcmpSocket openRaw(Sockets sockets, boolean v6) throws IOException {
        try {
            return new IcmpSocket(sockets, fd(sockets, Sockets.SOCK_RAW, v6), true, v6);
        } catch (LastErrorException e) {
            throw new IOException(
                    "the kernel allows no ICMP socket: widen net.ipv4.ping_group_range or give CAP_NET_RAW", e);
        }
    }

    boolean raw() {
        return raw;
    }

    /** Sends; false when the network says no at once (no route, for instance). */
    boolean send(byte[] message, InetAddress to) {
        byte[] address = v6 ? address6(to) : address(to);
        try {
            NativeLong length = new NativeLong(message.length);
            sockets.sendto(fd, message, length, Sockets.MSG_DONTWAIT, address, address.length);
            return true;
        } catch (LastErrorException e) {
            return false;
        }
    }

    private static byte[] address(InetAddress to) {
        return ByteBuffer.allocate(ADDRESS_BYTES)
                .order(ByteOrder.nativeOrder())
                .putShort((short) Sockets.AF_INET)
                .putShort((short) 0)
                .put(to.getAddress())
                .array();
    }

    private static byte[] address6(InetAddress to) {
        return ByteBuffer.allocate(ADDRESS_BYTES_6)
                .order(ByteOrder.nativeOrder())
                .putShort((short) Sockets.AF_INET6)
                .putShort((short) 0)
                .putInt(0)
                .put(to.getAddress())
                .putInt(to instanceof Inet6Address scoped ? scoped.getScopeId() : 0)
                .array();
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
        int header = raw && !v6 && length > 0 ? (in[0] & 0x0F) * 4 : 0;
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
