package org.demarc.snmp.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A UDP socket that requests go out by: one thread listens, decodes where the datagram lies and hands the answer to whom it belongs. An
 * exchange waits at the place that its number says ({@link WaitingRoom}); nothing is made for each request but the request itself.
 * Thread-safe.
 */
final class Wire implements AutoCloseable {

    private static final int LARGEST_DATAGRAM = 65_535;
    private static final long PAUSE_AFTER_A_FAULT_NANOS = 10_000_000;
    /** Single reads and writes besides the polls that are under way. */
    private static final int OTHERS = 4096;

    /** Not a channel: who is interrupted while he sends on a channel closes it for everybody. */
    private final DatagramSocket socket;

    private final int granted;
    private final Tally tally;
    private final UsmSessions sessions;
    private final Consumer<InetAddress> garbage;
    private final WaitingRoom waiting;
    private volatile boolean closed;

    /**
     * Opens the socket and listens.
     *
     * @param settings size of the receive buffer, and how many devices are talked to at the same time at most
     * @param sessions of devices of version 3
     * @param garbage told the sender of every datagram that is no SNMP message
     */
    Wire(String name, SnmpSettings settings, Tally tally, UsmSessions sessions, Consumer<InetAddress> garbage) {
        this.tally = tally;
        this.sessions = sessions;
        this.garbage = garbage;
        waiting = new WaitingRoom(2 * settings.inFlight() + OTHERS);
        socket = opened(settings.receiveBufferBytes());
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

    Tally tally() {
        return tally;
    }

    boolean closed() {
        return closed;
    }

    /** Exchanges that wait for an answer. */
    int outstanding() {
        return waiting.waiting();
    }

    /** What the kernel granted. */
    int receiveBufferBytes() {
        return granted;
    }

    /** Datagrams that the kernel dropped on this socket. */
    long drops() {
        return ReceiveDrops.at(socket.getLocalPort());
    }

    // ---- requests ----

    /**
     * Sends a request, again and again the same octets until it {@link #forget forgets} the exchange.
     *
     * @throws IOException when it cannot go out
     */
    void send(Exchange exchange) throws IOException {
        if (closed) {
            throw new IOException("the engine is closed");
        }
        if (!exchange.isSent()) {
            exchange.sending(written(exchange, waiting.enter(exchange)));
        }
        transmit(exchange);
    }

    /** Sends the request written anew, with another number: further answers to the old one, as after a repetition, are nobody's. */
    void sendAnew(Exchange exchange) throws IOException {
        waiting.leave(exchange);
        exchange.sending(written(exchange, waiting.enter(exchange)));
        transmit(exchange);
    }

    private void transmit(Exchange exchange) throws IOException {
        byte[] message = exchange.message();
        socket.send(new DatagramPacket(message, message.length, exchange.address()));
    }

    /** A request that asks or writes something never goes out in the open because the device's engine was forgotten meanwhile. */
    private byte[] written(Exchange exchange, int number) throws IOException {
        if (!exchange.isV3()) {
            return exchange.query().message(exchange.isV1(), exchange.community(), number);
        }
        UsmSession session = exchange.session();
        if (session == null) {
            session = sessions.with(exchange.target());
            exchange.session(session);
        }
        if (session.isStranger() && !exchange.query().isEmpty()) {
            throw new IOException("its engine is not known any more");
        }
        return session.message(exchange.query(), number, System.nanoTime());
    }

    /** Nobody waits for the exchange any more. */
    void forget(Exchange exchange) {
        waiting.leave(exchange);
    }

    /** Tells exchanges that have waited long enough. */
    void tellLate(long nowNanos) {
        if (waiting.waiting() == 0) {
            return;
        }
        waiting.each(exchange -> {
            if (exchange.isSent() && exchange.isDue(nowNanos)) {
                exchange.late();
            }
        });
    }

    // ---- answers ----

    private void listen() {
        byte[] datagram = new byte[LARGEST_DATAGRAM];
        DatagramPacket packet = new DatagramPacket(datagram, datagram.length);
        Heard heard = new Heard();
        while (!socket.isClosed()) {
            packet.setLength(datagram.length);
            try {
                socket.receive(packet);
                if (packet.getSocketAddress() instanceof InetSocketAddress sender) {
                    heard.take(datagram, packet.getLength(), sender);
                }
            } catch (IOException e) {
                LockSupport.parkNanos(socket.isClosed() ? 0 : PAUSE_AFTER_A_FAULT_NANOS);
            } catch (RuntimeException | Error e) { // the only thread that listens here
                report(e);
            }
        }
    }

    /** What the listening thread reads into, again for each datagram. */
    private final class Heard {

        private final BerAnswer answer = new BerAnswer();
        private final V3Message message = new V3Message();

        void take(byte[] datagram, int length, InetSocketAddress sender) {
            boolean isV3 = V3Message.isOne(datagram, length);
            if (!(isV3 ? message.read(datagram, length) : answer.read(datagram, length))) {
                tally.malformed.increment();
                garbage.accept(sender.getAddress());
                return;
            }
            tally.wellFormed.increment();
            Exchange exchange = waiting.withNumber(isV3 ? message.number() : answer.requestNumber());
            if (exchange == null || !mayComeFrom(sender, exchange)) {
                return;
            }
            if (isV3) {
                takeSecured(exchange);
            } else if (fits(exchange)) {
                exchange.answered(answer);
            }
        }

        /** Version and community of an answer are those of its request (snmp-engine.md 3). */
        private boolean fits(Exchange exchange) {
            return answer.isResponse()
                    && !exchange.isV3()
                    && answer.isV1() == exchange.isV1()
                    && answer.hasCommunity(exchange.community());
        }

        private void takeSecured(Exchange exchange) {
            UsmSession session = exchange.session();
            if (session == null) {
                return;
            }
            switch (session.heard(message, answer, System.nanoTime())) {
                case ANSWER -> {
                    if (session.isStranger()) {
                        sessions.told(exchange.target(), message.engineId());
                    }
                    exchange.answered(answer);
                }
                case CLOCK_SET -> {
                    if (!exchange.renew()) {
                        exchange.answered(answer);
                    }
                }
                case ANOTHER_ENGINE -> {
                    sessions.forget(exchange.target());
                    exchange.giveUp("it has another engine, or its clock went back");
                }
                case NOTHING -> {}
            }
        }
    }

    private static boolean mayComeFrom(InetSocketAddress sender, Exchange exchange) {
        return !exchange.target().verifyPeer() || sender.equals(exchange.address());
    }

    /** Closes the socket; who still waits is told. */
    @Override
    public void close() {
        closed = true;
        socket.close();
        waiting.each(Exchange::late);
    }

    /** A fault of ours on a thread that must go on: it is told as one that nobody has caught. */
    static void report(Throwable fault) {
        Thread current = Thread.currentThread();
        current.getUncaughtExceptionHandler().uncaughtException(current, fault);
    }
}
