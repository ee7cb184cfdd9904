package org.demarc.snmp.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.demarc.settings.entity.Secret;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.CommunityTarget;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.Snmp;
import org.snmp4j.Target;
import org.snmp4j.TransportMapping;
import org.snmp4j.TransportStateReference;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.mp.MPv1;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/** One UDP socket with the library around it: one listener thread, one timer thread. */
final class Wire implements AutoCloseable {

    private final Socket socket;
    private final Snmp snmp;
    private final Tally tally;
    private final UsmUsers users;
    private volatile boolean closed;

    /**
     * @param receiveBufferBytes to ask the kernel for
     * @param garbage told the sender of every datagram that is no SNMP message
     */
    Wire(int receiveBufferBytes, Tally tally, Consumer<InetAddress> garbage) {
        this.tally = tally;
        BER.setCheckSequenceLength(false);
        try {
            socket = new Socket(receiveBufferBytes);
            Dispatcher dispatcher = new Dispatcher(tally, garbage);
            dispatcher.addMessageProcessingModel(new MPv2c());
            dispatcher.addMessageProcessingModel(new MPv1());
            users = UsmUsers.on(dispatcher);
            snmp = new Snmp(dispatcher, socket);
            snmp.listen();
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

    int receiveBufferBytes() {
        return socket.granted();
    }

    int outstanding() {
        return snmp.getPendingAsyncRequestCount();
    }

    void send(PDU request, SnmpTarget target, int timeoutMs, Exchange listener) throws IOException {
        if (closed) {
            throw new IOException("the engine is closed");
        }
        if (request instanceof ScopedPDU scoped && target.credentials() instanceof SnmpCredentials.V3 v3) {
            scoped.setContextName(new OctetString(v3.context().getBytes(StandardCharsets.UTF_8)));
        }
        snmp.send(request, libraryTarget(target, timeoutMs), socket, null, listener);
    }

    /** False for a version 3 device whose engine is not known: what is sent to it only makes it tell. */
    boolean knows(SnmpTarget target) {
        return !(target.credentials() instanceof SnmpCredentials.V3 v3) || users.knows(address(target), v3);
    }

    /** Takes note of the engine that has just answered and makes the keys: not on the library's threads. False when there is none. */
    boolean learn(SnmpTarget target) {
        return !(target.credentials() instanceof SnmpCredentials.V3 v3) || users.learn(address(target), v3);
    }

    void forget(SnmpTarget target) {
        users.forget(address(target));
    }

    private Target<UdpAddress> libraryTarget(SnmpTarget target, int timeoutMs) {
        Target<UdpAddress> made = libraryTarget(target);
        made.setTimeout(timeoutMs);
        made.setRetries(0);
        return made;
    }

    private Target<UdpAddress> libraryTarget(SnmpTarget target) {
        SnmpCredentials credentials = target.credentials();
        if (credentials instanceof SnmpCredentials.V3 v3) {
            return users.target(address(target), v3);
        }
        return credentials instanceof SnmpCredentials.V1 v1
                ? community(target, v1.community(), SnmpConstants.version1)
                : community(target, ((SnmpCredentials.V2c) credentials).community(), SnmpConstants.version2c);
    }

    private static Target<UdpAddress> community(SnmpTarget target, Secret community, int version) {
        CommunityTarget<UdpAddress> made = new CommunityTarget<>(
                address(target), new OctetString(community.reveal().getBytes(StandardCharsets.UTF_8)));
        made.setVersion(version);
        return made;
    }

    static UdpAddress address(SnmpTarget target) {
        return new UdpAddress(target.address(), target.port());
    }

    /** Datagrams that the kernel dropped on this socket, from /proc/net/udp and udp6; 0 where there is no such file. */
    long drops() {
        String port = String.format(Locale.ROOT, ":%04X", socket.localPort());
        return dropsIn(Path.of("/proc/net/udp"), port) + dropsIn(Path.of("/proc/net/udp6"), port);
    }

    private static long dropsIn(Path file, String port) {
        try (var lines = Files.lines(file)) {
            return lines.map(line -> line.strip().split("\\s+"))
                    .filter(fields -> fields.length >= 13 && fields[1].endsWith(port))
                    .mapToLong(fields -> Long.parseLong(fields[fields.length - 1]))
                    .sum();
        } catch (IOException | UncheckedIOException | NumberFormatException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            snmp.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the UDP socket for SNMP", e);
        }
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

        int localPort() {
            return getListenAddress().getPort();
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
