package org.demarc.icmp.control;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks by an ICMP socket of our own. All requests of a try go out in one sweep, answers are taken in between; each carries a random token
 * and its place, so that answers to other programs are not mistaken for ours. One round at a time. IPv6 addresses are asked where the
 * kernel has a socket for them, else nothing is said of them.
 */
final class SocketProber implements Prober {

    private static final int ECHO_REQUEST = 8;
    private static final int ECHO_REPLY = 0;
    private static final int ECHO_REQUEST_6 = 128;
    private static final int ECHO_REPLY_6 = 129;
    private static final int HEADER = 8;
    private static final int MESSAGE = HEADER + 16;
    private static final int SWEEP = 64;

    /** Between two sweeps of requests: a burst of 10,000 would be dropped by the first slow link on the way. */
    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

    private final IcmpSocket socket4;
    private final @Nullable IcmpSocket socket6;
    private final SecureRandom random = new SecureRandom();

    private SocketProber(IcmpSocket socket4, @Nullable IcmpSocket socket6) {
        this.socket4 = socket4;
        this.socket6 = socket6;
    }

    /**
     * Opens the socket.
     *
     * @throws IOException when the kernel allows none
     */
    static SocketProber open() throws IOException {
        return new SocketProber(IcmpSocket.open(false), socket6());
    }

    private static @Nullable IcmpSocket socket6() {
        try {
            return IcmpSocket.open(true);
        } catch (IOException noIpv6) {
            return null;
        }
    }

    @Override
    public synchronized Map<InetAddress, Liveness> probe(Collection<InetAddress> addresses, Round round) {
        Map<InetAddress, Liveness> found = new HashMap<>(probe(addresses, round, socket4, Inet4Address.class));
        if (socket6 != null) {
            found.putAll(probe(addresses, round, socket6, Inet6Address.class));
        }
        return found;
    }

    private Map<InetAddress, Liveness> probe(
            Collection<InetAddress> addresses, Round round, IcmpSocket socket, Class<? extends InetAddress> kind) {
        List<InetAddress> targets =
                new LinkedHashSet<>(addresses).stream().filter(kind::isInstance).toList();
        Sweep sweep = new Sweep(targets, round, socket, kind == Inet6Address.class);
        for (int attempt = 0; attempt < round.count() && !targets.isEmpty(); attempt++) {
            long next = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(round.periodMs());
            sweep.send(attempt);
            boolean last = attempt == round.count() - 1;
            sweep.listenUntil(last ? System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(round.timeoutMs()) : next, last);
        }
        return sweep.result();
    }

    @Override
    public String means() {
        return "ICMP by " + (socket4.raw() ? "a raw" : "a datagram") + " socket";
    }

    @Override
    public synchronized void close() {
        socket4.close();
        if (socket6 != null) {
            socket6.close();
        }
    }

    /** One round under way. */
    private final class Sweep {

        private final List<InetAddress> targets;
        private final IcmpSocket socket;
        private final boolean v6;
        private final long token = random.nextLong();
        private final long[][] sentNanos;
        private final long[][] rttNanos;
        private int missing;

        Sweep(List<InetAddress> targets, Round round, IcmpSocket socket, boolean v6) {
            this.targets = targets;
            this.socket = socket;
            this.v6 = v6;
            sentNanos = new long[round.count()][targets.size()];
            rttNanos = new long[round.count()][targets.size()];
        }

        void send(int attempt) {
            for (int place = 0; place < targets.size(); place++) {
                sentNanos[attempt][place] = System.nanoTime();
                missing++;
                socket.send(request(attempt, place), targets.get(place));
                if (place % SWEEP == SWEEP - 1) {
                    listenUntil(System.nanoTime() + PACE_NANOS, false);
                }
            }
        }

        private byte[] request(int attempt, int place) {
            ByteBuffer message = ByteBuffer.allocate(MESSAGE);
            message.put((byte) (v6 ? ECHO_REQUEST_6 : ECHO_REQUEST))
                    .put((byte) 0)
                    .putShort((short) 0);
            message.putShort((short) token).putShort((short) attempt);
            message.putLong(token).putInt(attempt).putInt(place);
            return message.putShort(2, checksum(message.array())).array();
        }

        void listenUntil(long deadlineNanos, boolean untilAllAnswered) {
            while (!(untilAllAnswered && missing == 0)) {
                long leftMs = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
                if (leftMs <= 0) {
                    return;
                }
                if (socket.await((int) leftMs)) {
                    takeAll();
                }
            }
        }

        private void takeAll() {
            for (byte[] message = socket.receive(); message.length > 0; message = socket.receive()) {
                take(ByteBuffer.wrap(message));
            }
        }

        private void take(ByteBuffer message) {
            int reply = v6 ? ECHO_REPLY_6 : ECHO_REPLY;
            if (message.remaining() < MESSAGE || (message.get(0) & 0xFF) != reply || message.getLong(HEADER) != token) {
                return;
            }
            int attempt = message.getInt(HEADER + 8);
            int place = message.getInt(HEADER + 12);
            boolean ours = attempt >= 0 && attempt < sentNanos.length && place >= 0 && place < targets.size();
            if (ours && rttNanos[attempt][place] == 0) {
                rttNanos[attempt][place] = Math.max(1, System.nanoTime() - sentNanos[attempt][place]);
                missing--;
            }
        }

        Map<InetAddress, Liveness> result() {
            Map<InetAddress, Liveness> livenessByAddress = new HashMap<>();
            for (int place = 0; place < targets.size(); place++) {
                livenessByAddress.put(targets.get(place), livenessOf(place));
            }
            return livenessByAddress;
        }

        private Liveness livenessOf(int place) {
            int received = 0;
            long sum = 0;
            for (long[] rtt : rttNanos) {
                received += rtt[place] > 0 ? 1 : 0;
                sum += rtt[place];
            }
            return new Liveness(rttNanos.length, received, received == 0 ? Double.NaN : sum / 1e6 / received);
        }
    }

    /** The Internet checksum (RFC 1071) over an even number of octets. */
    static short checksum(byte[] octets) {
        int sum = 0;
        for (int i = 0; i + 1 < octets.length; i += 2) {
            sum += (octets[i] & 0xFF) << 8 | (octets[i + 1] & 0xFF);
        }
        sum = (sum & 0xFFFF) + (sum >>> 16);
        return (short) ~((sum & 0xFFFF) + (sum >>> 16));
    }
}
