package org.demarc.snmp.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.ScopedPDU;
import org.snmp4j.Snmp;
import org.snmp4j.Target;
import org.snmp4j.TransportMapping;
import org.snmp4j.TransportStateReference;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.event.ResponseEvent;
import org.snmp4j.event.ResponseListener;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/**
 * Version 3: one UDP socket with the library around it, which knows its cryptography. One thread listens, and
 * one is the library's timer from the first request on. A late answer to an earlier try does not count here.
 */
final class LibraryWire extends Wire {

    /** The engine decides what is late, for all versions; the library only should it have missed that. */
    private static final int LATER_THAN_WE_MS = 5_000;

    private final Socket socket;
    private final Snmp snmp;
    private final UsmUsers users;
    private final Map<Exchange, Sent> waiting = new ConcurrentHashMap<>();

    /**
     * Opens the socket and listens.
     *
     * @param receiveBufferBytes to ask the kernel for
     * @param garbage told the sender of every datagram that is no SNMP message
     */
    LibraryWire(int receiveBufferBytes, Tally tally, Consumer<InetAddress> garbage) {
        super(tally);
        BER.setCheckSequenceLength(false);
        try {
            socket = new Socket(receiveBufferBytes);
            Dispatcher dispatcher = new Dispatcher(tally, garbage);
            users = UsmUsers.on(dispatcher);
            snmp = new Snmp(dispatcher, socket);
            snmp.listen();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open a UDP socket for SNMP", e);
        }
    }

    @Override
    int receiveBufferBytes() {
        return socket.granted();
    }

    @Override
    int localPort() {
        return socket.getListenAddress().getPort();
    }

    @Override
    int outstanding() {
        return waiting.size();
    }

    // ---- engines and keys ----

    /** False for a device whose engine is not known: what is sent to it only makes it tell. */
    boolean knows(SnmpTarget target) {
        return users.knows(address(target), credentials(target));
    }

    /** Takes note of the engine that has just answered and makes the keys: not on the library's threads. False when there is none. */
    boolean learn(SnmpTarget target) {
        return users.learn(address(target), credentials(target));
    }

    void forgetEngine(SnmpTarget target) {
        users.forget(address(target));
    }

    private static SnmpCredentials.V3 credentials(SnmpTarget target) {
        return (SnmpCredentials.V3) target.credentials();
    }

    private static UdpAddress address(SnmpTarget target) {
        return new UdpAddress(target.address(), target.port());
    }

    // ---- requests ----

    @Override
    void transmit(Exchange exchange) throws IOException {
        Sent sent = exchange.isFirstTry() ? begun(exchange) : waiting.get(exchange);
        if (sent == null) {
            return; // its answer came just now
        }
        Target<UdpAddress> target = users.target(address(exchange.target()), credentials(exchange.target()));
        target.setTimeout(exchange.timeoutMs() + (long) LATER_THAN_WE_MS);
        target.setRetries(0);
        forget(sent);
        snmp.send(sent.pdu, target, socket, null, sent);
    }

    /** The library must not remember an earlier try: what it keeps of it would be thrown away before the answer to this one comes. */
    private void forget(Sent sent) {
        snmp.cancel(sent.pdu, sent);
        users.forgetRequest(sent.pdu.getRequestID().getValue());
    }

    private Sent begun(Exchange exchange) {
        Sent sent = new Sent(exchange);
        waiting.put(exchange, sent);
        return sent;
    }

    @Override
    void forget(Exchange exchange) {
        Sent sent = waiting.remove(exchange);
        if (sent != null) {
            forget(sent);
        }
    }

    @Override
    void tellLate(long nowNanos) {
        for (Exchange exchange : waiting.keySet()) {
            if (exchange.isDue(nowNanos)) {
                exchange.late();
            }
        }
    }

    /** A request on its way, which the library tells the answer. */
    private static final class Sent implements ResponseListener {

        private final Exchange exchange;
        private final ScopedPDU pdu;

        Sent(Exchange exchange) {
            this.exchange = exchange;
            this.pdu = exchange.query().scoped();
            pdu.setContextName(
                    new OctetString(credentials(exchange.target()).context().getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public <A extends Address> void onResponse(ResponseEvent<A> event) {
            boolean isForeign = exchange.target().verifyPeer()
                    && !address(exchange.target()).equals(event.getPeerAddress());
            if (event.getResponse() == null || isForeign) {
                exchange.late();
            } else {
                exchange.answered(new LibraryAnswer(event.getResponse()));
            }
        }
    }

    @Override
    void hangUp() {
        try {
            snmp.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the UDP socket for SNMP", e);
        }
        waiting.keySet().forEach(Exchange::late);
    }

    /** The library's socket, with what it does not tell. */
    private static final class Socket extends DefaultUdpTransportMapping {

        private final int granted;

        Socket(int receiveBufferBytes) throws IOException {
            super(new UdpAddress(InetAddress.getByAddress(new byte[4]), 0));
            socket.setReceiveBufferSize(receiveBufferBytes);
            setReceiveBufferSize(receiveBufferBytes);
            setAsyncMsgProcessingSupported(false);
            granted = socket.getReceiveBufferSize();
        }

        int granted() {
            return granted;
        }
    }

    /** The library's dispatcher, counting what comes in. Only the listener thread enters it. */
    private static final class Dispatcher extends MessageDispatcherImpl {

        private final Tally tally;
        private final Consumer<InetAddress> garbage;
        private boolean understood;

        Dispatcher(Tally tally, Consumer<InetAddress> garbage) {
            this.tally = tally;
            this.garbage = garbage;
        }

        @Override
        public <A extends Address> void processMessage(
                TransportMapping<? super A> source, A from, ByteBuffer message, TransportStateReference state) {
            understood = false;
            super.processMessage(source, from, new BERInputStream(message), state);
            if (!understood) {
                tally.malformed.increment();
                if (from instanceof UdpAddress udp) {
                    garbage.accept(udp.getInetAddress());
                }
            }
        }

        @Override
        protected void fireProcessPdu(CommandResponderEvent<?> event) {
            understood = true;
            tally.wellFormed.increment();
            super.fireProcessPdu(event);
        }
    }
}
