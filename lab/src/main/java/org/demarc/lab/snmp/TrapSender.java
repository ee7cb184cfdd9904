package org.demarc.lab.snmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends traps of version 2c from a device's own address (RFC 3416 4.2.6). */
public final class TrapSender {

    private static final int INFORM = 0xa6;
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

    /**
     * An inform with one value of an instance.
     *
     * @return true when it was acknowledged with what it held within the time
     */
    public boolean inform(String kind, long upTimeTicks, String instance, long value, int timeoutMs) {
        byte[] octets = octets(INFORM, kind, upTimeTicks, List.of(new VarBind(Oid.of(instance), Value.integer(value))));
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(address, 0))) {
            socket.setSoTimeout(timeoutMs);
            socket.send(new DatagramPacket(octets, octets.length, receiver));
            var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
            socket.receive(packet);
            SnmpMessage answer = MessageReader.read(packet.getData(), packet.getLength());
            return answer.type() == SnmpMessage.RESPONSE
                    && answer.requestId() == requestId.get()
                    && answer.varBinds().size() == 3;
        } catch (SocketTimeoutException silence) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] octets(int type, String kind, long upTimeTicks, List<VarBind> values) {
        var head = new SnmpMessage(1, "public", type, requestId.incrementAndGet(), 0, 0, List.of());
        var message = new Answer(head, LARGEST);
        message.append(UP_TIME, Value.timeTicks(upTimeTicks));
        message.append(TRAP_OID, Value.oid(Oid.of(kind)));
        values.forEach(bind -> message.append(bind.oid(), bind.value()));
        return message.message(type, 0, 0);
    }

    private void send(String kind, long upTimeTicks, List<VarBind> values) {
        byte[] octets = octets(TRAP, kind, upTimeTicks, values);
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(address, 0))) {
            socket.send(new DatagramPacket(octets, octets.length, receiver));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
