package org.demarc.lab.snmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends traps of version 2c from a device's own address (RFC 3416 4.2.6). */
public final class TrapSender {

    private static final int TRAP = 0xa7;
    private static final int LARGEST = 1472;
    private static final Oid UP_TIME = Oid.of("1.3.6.1.2.1.1.3.0");
    private static final Oid TRAP_OID = Oid.of("1.3.6.1.6.3.1.1.4.1.0");

    private final String address;
    private final InetSocketAddress receiver;
    private final AtomicInteger requestId = new AtomicInteger();

    /**
     * From one address to one receiver.
     *
     * @param address the device's, such as {@code 127.10.0.1}
     */
    public TrapSender(String address, InetSocketAddress receiver) {
        this.address = address;
        this.receiver = receiver;
    }

    /** The link of an interface went down. */
    public void linkDown(long ifIndex, long upTimeTicks) {
        send("1.3.6.1.6.3.1.1.5.3", upTimeTicks, ofInterface(ifIndex, 2));
    }

    /** The link of an interface came up. */
    public void linkUp(long ifIndex, long upTimeTicks) {
        send("1.3.6.1.6.3.1.1.5.4", upTimeTicks, ofInterface(ifIndex, 1));
    }

    private static List<VarBind> ofInterface(long ifIndex, int oper) {
        return List.of(
                new VarBind(Oid.of("1.3.6.1.2.1.2.2.1.1").plus(ifIndex), Value.integer(ifIndex)),
                new VarBind(Oid.of("1.3.6.1.2.1.2.2.1.8").plus(ifIndex), Value.integer(oper)));
    }

    /** Any trap with one value of an instance. */
    public void send(String kind, long upTimeTicks, String instance, long value) {
        send(kind, upTimeTicks, List.of(new VarBind(Oid.of(instance), Value.integer(value))));
    }

    private void send(String kind, long upTimeTicks, List<VarBind> values) {
        var head = new SnmpMessage(1, "public", TRAP, requestId.incrementAndGet(), 0, 0, List.of());
        var message = new Answer(head, LARGEST);
        message.append(UP_TIME, Value.timeTicks(upTimeTicks));
        message.append(TRAP_OID, Value.oid(Oid.of(kind)));
        values.forEach(bind -> message.append(bind.oid(), bind.value()));
        byte[] octets = message.message(TRAP, 0, 0);
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(address, 0))) {
            socket.send(new DatagramPacket(octets, octets.length, receiver));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
