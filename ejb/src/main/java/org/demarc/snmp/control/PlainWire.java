package org.demarc.snmp.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Versions 1 and 2c on one socket: one thread listens, decodes where the datagram lies and hands the answer to whom it belongs. An
 * exchange waits at the place that its number says, so that nothing is searched for and nothing is made for each request but the
 * request itself.
 */
final class PlainWire extends Wire {

    private static final int LARGEST_DATAGRAM = 65_535;
    private static final long PAUSE_AFTER_A_FAULT_NANOS = 10_000_000;
    /** Single reads and writes besides the polls that are under way. */
    private static final int OTHERS = 4096;

    /** Not a channel: who is interrupted while he sends on a channel closes it for everybody. */
    private final DatagramSocket socket;

    private final int granted;
    private final Consumer<InetAddress> garbage;
    private final AtomicReferenceArray<Exchange> waiting;
    private final int mask;
    private final AtomicInteger numbers =
            new AtomicInteger(ThreadLocalRandom.current().nextInt());
    /** Odd, so that every number comes once in 2^31; not the same everywhere, so that it is harder to guess the next. */
    private final int step = ThreadLocalRandom.current().nextInt() | 1;

    private final AtomicInteger outstanding = new AtomicInteger();

    /**
     * Opens the socket and listens.
     *
     * @param receiveBufferBytes to ask the kernel for
     * @param devices how many are talked to at the same time at most
     * @param garbage told the sender of every datagram that is no SNMP message
     */
    PlainWire(String name, int receiveBufferBytes, int devices, Tally tally, Consumer<InetAddress> garbage) {
        super(tally);
        this.garbage = garbage;
        int places = Integer.highestOneBit(2 * devices + OTHERS) * 2;
        waiting = new AtomicReferenceArray<>(places);
        mask = places - 1;
        socket = opened(receiveBufferBytes);
        granted = granted(socket);
        Thread listener = new Thread(this::listen, name);
        listener.setDaemon(true);
        listener.start();
    }

    private static DatagramSocket opened(int receiveBufferBytes) {
        try {
            DatagramSocket socket = new DatagramSocket();
            socket.setReceiveBufferSize(receiveBufferBytes);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open a UDP socket for SNMP", e);
        }
    }

    private static int granted(DatagramSocket socket) {
        try {
            return socket.getReceiveBufferSize();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open a UDP socket for SNMP", e);
        }
    }

    @Override
    int outstanding() {
        return outstanding.get();
    }

    @Override
    int receiveBufferBytes() {
        return granted;
    }

    @Override
    int localPort() {
        return socket.getLocalPort();
    }

    // ---- requests ----

    @Override
    void transmit(Exchange exchange) throws IOException {
        byte[] message = exchange.message();
        if (!exchange.isSent()) {
            message = numbered(exchange);
        }
        socket.send(new DatagramPacket(message, message.length, exchange.address()));
    }

    private byte[] numbered(Exchange exchange) throws IOException {
        int number = place(exchange);
        byte[] message = exchange.query().message(exchange.isV1(), exchange.community(), number);
        exchange.sending(message);
        return message;
    }

    /** Puts the exchange where its answer will look for it. */
    private int place(Exchange exchange) throws IOException {
        for (int tries = 0; tries <= mask; tries++) {
            int number = numbers.getAndAdd(step) & Integer.MAX_VALUE;
            exchange.number(number);
            if (waiting.compareAndSet(number & mask, null, exchange)) {
                outstanding.incrementAndGet();
                return number;
            }
        }
        throw new IOException("more than " + (mask + 1) + " requests at once");
    }

    @Override
    void forget(Exchange exchange) {
        if (waiting.compareAndSet(exchange.number() & mask, exchange, null)) {
            outstanding.decrementAndGet();
        }
    }

    @Override
    void tellLate(long nowNanos) {
        if (outstanding.get() == 0) {
            return;
        }
        for (int place = 0; place <= mask; place++) {
            Exchange exchange = waiting.get(place);
            if (exchange != null && exchange.isSent() && exchange.isDue(nowNanos)) {
                exchange.late();
            }
        }
    }

    // ---- answers ----

    private void listen() {
        byte[] datagram = new byte[LARGEST_DATAGRAM];
        DatagramPacket packet = new DatagramPacket(datagram, datagram.length);
        BerAnswer answer = new BerAnswer();
        while (!socket.isClosed()) {
            packet.setLength(datagram.length);
            try {
                socket.receive(packet);
                if (packet.getSocketAddress() instanceof InetSocketAddress sender) {
                    heard(answer, datagram, packet.getLength(), sender);
                }
            } catch (IOException e) {
                LockSupport.parkNanos(socket.isClosed() ? 0 : PAUSE_AFTER_A_FAULT_NANOS);
            } catch (RuntimeException | Error e) { // the only thread that listens here
                report(e);
            }
        }
    }

    private void heard(BerAnswer answer, byte[] datagram, int length, InetSocketAddress sender) {
        if (!answer.read(datagram, length)) {
            tally().malformed.increment();
            garbage.accept(sender.getAddress());
            return;
        }
        tally().wellFormed.increment();
        Exchange exchange = waiting.get(answer.requestNumber() & mask);
        if (exchange != null && isMeant(exchange, answer, sender)) {
            exchange.answered(answer);
        }
    }

    /** Version and community of an answer are those of its request (snmp-engine.md 3). */
    private static boolean isMeant(Exchange exchange, BerAnswer answer, InetSocketAddress sender) {
        return exchange.number() == answer.requestNumber()
                && answer.isResponse()
                && answer.isV1() == exchange.isV1()
                && answer.hasCommunity(exchange.community())
                && (!exchange.target().verifyPeer() || sender.equals(exchange.address()));
    }

    @Override
    void hangUp() {
        socket.close();
        for (int place = 0; place <= mask; place++) {
            Exchange exchange = waiting.get(place);
            if (exchange != null) {
                exchange.late();
            }
        }
    }
}
