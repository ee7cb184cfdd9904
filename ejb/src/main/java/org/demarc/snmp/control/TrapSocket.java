package org.demarc.snmp.control;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.demarc.snmp.control.TrapUsers.Known;
import org.demarc.snmp.control.TrapUsers.Sender;
import org.jspecify.annotations.Nullable;
import org.snmp4j.CommandResponder;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.MessageException;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.Snmp;
import org.snmp4j.TransportMapping;
import org.snmp4j.TransportStateReference;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.mp.MPv1;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/**
 * Hears traps and informs of versions 1, 2c and 3 on a UDP port; one thread, which the consumer must not hold up. An inform is
 * acknowledged as soon as it is understood. Version 3 is checked by the user that the sender's address has (RFC 3414).
 */
public final class TrapSocket implements AutoCloseable {

    private static final OID UP_TIME = new OID("1.3.6.1.2.1.1.3.0");
    private static final OID TRAP_OID = new OID("1.3.6.1.6.3.1.1.4.1.0");
    private static final Oid STANDARD = Oid.parse("1.3.6.1.6.3.1.1.5");
    private static final int ENTERPRISE_SPECIFIC = 6;
    private static final int MOST_LOOKED_FOR = 100;

    /** Who may send notifications of version 3. Asked on the socket's executor, where it may wait for a database. */
    public interface V3Users {

        /** Nobody may. */
        V3Users NONE = (sender, user) -> Optional.empty();

        /** By what a device at an address lets itself be known under this user name; empty when it has another or none. */
        Optional<SnmpCredentials.V3> at(InetAddress sender, String user);
    }

    private final Snmp snmp;
    private final int port;
    private final Consumer<HeardTrap> hears;
    private final LongAdder refused = new LongAdder();

    /**
     * Opens the port.
     *
     * @param port 0 for any free one
     * @param threads looks for users of version 3 and makes their keys
     * @throws IOException when it cannot be opened: taken, or below 1024 without the right
     */
    public TrapSocket(int port, Consumer<HeardTrap> hears, V3Users users, Executor threads) throws IOException {
        this.hears = hears;
        BER.setCheckSequenceLength(false); // there are agents that count wrong
        DefaultUdpTransportMapping socket =
                new DefaultUdpTransportMapping(new UdpAddress(InetAddress.getByAddress(new byte[4]), port));
        Dispatcher dispatcher = new Dispatcher(users, threads, refused);
        dispatcher.addMessageProcessingModel(new MPv2c());
        dispatcher.addMessageProcessingModel(new MPv1());
        snmp = new Snmp(dispatcher, socket);
        snmp.addCommandResponder(new CommandResponder() {
            @Override
            public <A extends Address> void processPdu(CommandResponderEvent<A> event) {
                event.setProcessed(true);
                if (dispatcher.isTooOpen(event)) {
                    refused.increment();
                } else {
                    take(event);
                }
            }
        });
        snmp.listen();
        this.port = socket.getListenAddress().getPort();
    }

    /** The port that was opened. */
    public int port() {
        return port;
    }

    /** How many messages of version 3 were dropped because their sender, user or level of security does not fit. */
    public long refused() {
        return refused.sum();
    }

    private <A extends Address> void take(CommandResponderEvent<A> event) {
        Optional<HeardTrap> heard = heard(event);
        if (heard.isPresent() && event.getPDU().getType() == PDU.INFORM) {
            acknowledge(event);
        }
        heard.ifPresent(hears);
    }

    private static Optional<HeardTrap> heard(CommandResponderEvent<?> event) {
        PDU pdu = event.getPDU();
        if (pdu == null || !(event.getPeerAddress() instanceof UdpAddress peer)) {
            return Optional.empty();
        }
        if (pdu instanceof PDUv1 v1 && pdu.getType() == PDU.V1TRAP) {
            return Optional.of(new HeardTrap(peer.getInetAddress(), kind(v1), values(pdu), v1.getTimestamp()));
        }
        if (pdu.getType() != PDU.TRAP && pdu.getType() != PDU.INFORM) {
            return Optional.empty();
        }
        var kind = pdu.getVariable(TRAP_OID);
        var upTime = pdu.getVariable(UP_TIME);
        return kind instanceof OID oid
                ? Optional.of(new HeardTrap(
                        peer.getInetAddress(),
                        Oid.ofInts(oid.getValue()),
                        values(pdu),
                        upTime == null ? 0 : upTime.toLong()))
                : Optional.empty();
    }

    /** The answer holds what the inform held (RFC 3416 4.2.7). One that is lost makes the sender repeat it, and a repetition is known. */
    private static <A extends Address> void acknowledge(CommandResponderEvent<A> event) {
        PDU answer = event.getPDU();
        answer.setType(PDU.RESPONSE);
        answer.setErrorStatus(PDU.noError);
        answer.setErrorIndex(0);
        try {
            event.getMessageDispatcher()
                    .returnResponsePdu(
                            event.getMessageProcessingModel(),
                            event.getSecurityModel(),
                            event.getSecurityName(),
                            event.getSecurityLevel(),
                            answer,
                            event.getMaxSizeResponsePDU(),
                            event.getStateReference(),
                            new StatusInformation());
        } catch (MessageException e) {
            // the sender repeats it
        }
    }

    private static Oid kind(PDUv1 trap) {
        return trap.getGenericTrap() < ENTERPRISE_SPECIFIC
                ? STANDARD.plus(trap.getGenericTrap() + 1L)
                : Oid.ofInts(trap.getEnterprise().getValue()).plus(0, trap.getSpecificTrap());
    }

    private static List<VarBind> values(PDU pdu) {
        List<VarBind> values = new ArrayList<>();
        for (VariableBinding binding : pdu.getVariableBindings()) {
            if (!binding.getOid().equals(UP_TIME) && !binding.getOid().equals(TRAP_OID)) {
                values.add(
                        new VarBind(Oid.ofInts(binding.getOid().getValue()), Variables.value(binding.getVariable())));
            }
        }
        return values;
    }

    @Override
    public void close() throws IOException {
        snmp.close();
    }

    /** The library's dispatcher; what is version 3 waits until its sender's user is known. */
    private static final class Dispatcher extends MessageDispatcherImpl {

        private final TrapUsers users;
        private final Executor threads;
        private final LongAdder refused;
        private final AtomicInteger lookedFor = new AtomicInteger();
        private int levelAtLeast;

        Dispatcher(V3Users users, Executor threads, LongAdder refused) {
            this.users = TrapUsers.on(this, users);
            this.threads = threads;
            this.refused = refused;
        }

        /** Whether a message that is being handled has less security than its sender's user. */
        <A extends Address> boolean isTooOpen(CommandResponderEvent<A> event) {
            return event.getPDU() instanceof org.snmp4j.ScopedPDU && event.getSecurityLevel() < levelAtLeast;
        }

        @Override
        public <A extends Address> void processMessage(
                TransportMapping<? super A> source, A from, ByteBuffer message, TransportStateReference state) {
            Optional<V3Header> header = V3Header.of(message);
            if (header.isEmpty() || header.get().isDiscovery() || !(from instanceof UdpAddress udp)) {
                super.processMessage(source, from, new BERInputStream(message), state);
                return;
            }
            Sender sender = new Sender(
                    udp.getInetAddress(), header.get().engineId(), header.get().user());
            Optional<Known> known = users.known(sender);
            if (known.isPresent()) {
                checked(source, from, message, state, sender, known.get());
            } else {
                byte[] octets = new byte[message.remaining()];
                message.get(octets);
                later(() -> checked(source, from, ByteBuffer.wrap(octets), state, sender, users.lookedFor(sender)));
            }
        }

        private void later(Runnable check) {
            if (lookedFor.incrementAndGet() > MOST_LOOKED_FOR) {
                lookedFor.decrementAndGet();
                refused.increment();
                return;
            }
            try {
                threads.execute(() -> {
                    try {
                        check.run();
                    } finally {
                        lookedFor.decrementAndGet();
                    }
                });
            } catch (RejectedExecutionException e) {
                lookedFor.decrementAndGet();
            }
        }

        private synchronized <A extends Address> void checked(
                TransportMapping<? super A> source,
                A from,
                ByteBuffer message,
                TransportStateReference state,
                Sender sender,
                Known known) {
            SnmpCredentials.@Nullable V3 credentials = known.credentials();
            @Nullable UsmKeys keys = known.keys();
            if (credentials == null || keys == null) {
                refused.increment();
                return;
            }
            users.use(sender, credentials, keys, known);
            levelAtLeast = keys.level();
            super.processMessage(source, from, new BERInputStream(message), state);
        }
    }
}
