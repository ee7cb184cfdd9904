package org.demarc.snmp.control;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.snmp4j.CommandResponder;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.Snmp;
import org.snmp4j.mp.MPv1;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/** Hears traps of versions 1 and 2c on a UDP port; one thread, which the consumer must not hold up. */
public final class TrapSocket implements AutoCloseable {

    private static final OID UP_TIME = new OID("1.3.6.1.2.1.1.3.0");
    private static final OID TRAP_OID = new OID("1.3.6.1.6.3.1.1.4.1.0");
    private static final Oid STANDARD = Oid.parse("1.3.6.1.6.3.1.1.5");
    private static final int ENTERPRISE_SPECIFIC = 6;

    private final Snmp snmp;
    private final int port;

    /**
     * Opens the port.
     *
     * @param port 0 for any free one
     * @throws IOException when it cannot be opened: taken, or below 1024 without the right
     */
    public TrapSocket(int port, Consumer<HeardTrap> hears) throws IOException {
        DefaultUdpTransportMapping socket =
                new DefaultUdpTransportMapping(new UdpAddress(InetAddress.getByAddress(new byte[4]), port));
        MessageDispatcherImpl dispatcher = new MessageDispatcherImpl();
        dispatcher.addMessageProcessingModel(new MPv2c());
        dispatcher.addMessageProcessingModel(new MPv1());
        snmp = new Snmp(dispatcher, socket);
        snmp.addCommandResponder(new CommandResponder() {
            @Override
            public <A extends Address> void processPdu(CommandResponderEvent<A> event) {
                heard(event).ifPresent(hears);
                event.setProcessed(true);
            }
        });
        snmp.listen();
        this.port = socket.getListenAddress().getPort();
    }

    /** The port that was opened. */
    public int port() {
        return port;
    }

    private static Optional<HeardTrap> heard(CommandResponderEvent<?> event) {
        PDU pdu = event.getPDU();
        if (pdu == null || !(event.getPeerAddress() instanceof UdpAddress peer)) {
            return Optional.empty();
        }
        if (pdu instanceof PDUv1 v1 && pdu.getType() == PDU.V1TRAP) {
            return Optional.of(new HeardTrap(peer.getInetAddress(), kind(v1), values(pdu), v1.getTimestamp()));
        }
        if (pdu.getType() != PDU.TRAP) {
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
}
