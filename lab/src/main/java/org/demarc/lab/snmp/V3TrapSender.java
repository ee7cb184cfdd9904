package org.demarc.lab.snmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Sends notifications of version 3 from a device's own address. A trap goes under the device's engine, an inform under the receiver's,
 * which is asked for first (RFC 3412 6.6, RFC 3414 4).
 */
public final class V3TrapSender {

    private static final int INFORM = 0xa6;
    private static final int TRAP = 0xa7;
    private static final int DATAGRAM = 65_535;
    private static final Oid UP_TIME = Oid.of("1.3.6.1.2.1.1.3.0");
    private static final Oid TRAP_OID = Oid.of("1.3.6.1.6.3.1.1.4.1.0");

    private final String address;
    private final InetSocketAddress receiver;
    private final V3Engine engine;
    private final V3User user;
    private int id;

    /**
     * From one device to one receiver.
     *
     * @param address the device's, such as {@code 127.10.0.1}
     */
    public V3TrapSender(String address, InetSocketAddress receiver, V3Engine engine, V3User user) {
        this.address = address;
        this.receiver = receiver;
        this.engine = engine;
        this.user = user;
    }

    /** A trap with one value of an instance, at the user's level of security. */
    public void trap(String kind, long upTimeTicks, String instance, long value) {
        trap(user.level(), kind, upTimeTicks, instance, value);
    }

    /** The same at a lower level than the user's: in the open. */
    public void openTrap(String kind, long upTimeTicks, String instance, long value) {
        trap(0, kind, upTimeTicks, instance, value);
    }

    private void trap(int level, String kind, long upTimeTicks, String instance, long value) {
        byte[] pdu = pdu(TRAP, kind, upTimeTicks, instance, value);
        byte[] octets = new V3Frame(++id, level, engine.id(), engine.boots(), engine.time(), user.name())
                .message("", pdu, user, V3Keys.of(user, engine.id()), engine.nextSalt());
        try (DatagramSocket socket = socket()) {
            socket.send(new DatagramPacket(octets, octets.length, receiver));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An inform with one value of an instance. Where the receiver's clock is only told to who is known, it is sent twice (RFC 3414 4).
     *
     * @return true when it was acknowledged with what it held within the time
     */
    public boolean inform(String kind, long upTimeTicks, String instance, long value, int timeoutMs) {
        try (DatagramSocket socket = socket()) {
            socket.setSoTimeout(timeoutMs);
            byte[] nothing = new Answer(new SnmpMessage(3, "", SnmpMessage.GET, ++id, 0, 0, List.of()), V3Frame.LARGEST)
                    .message(SnmpMessage.GET, 0, 0);
            V3User stranger = V3User.plain("");
            byte[] question = new V3Frame(id, V3Message.REPORTABLE, new byte[0], 0, 0, "")
                    .message("", nothing, stranger, V3Keys.of(stranger, new byte[0]), 0);
            Optional<V3Message> report = answer(socket, question);
            if (report.isEmpty()) {
                return false;
            }
            byte[] receiverId = report.get().engineId().content();
            V3Keys keys = V3Keys.of(user, receiverId);
            byte[] sent = pdu(INFORM, kind, upTimeTicks, instance, value);
            Optional<V3Message> answer = report;
            for (int tries = 0; tries < 2 && answer.isPresent(); tries++) {
                byte[] inform = new V3Frame(
                                ++id,
                                user.level() | V3Message.REPORTABLE,
                                receiverId,
                                answer.get().boots(),
                                answer.get().time(),
                                user.name())
                        .message("", sent, user, keys, engine.nextSalt());
                answer = answer(socket, inform);
                if (answer.filter(got -> isAcknowledgement(got, keys)).isPresent()) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isAcknowledgement(V3Message got, V3Keys keys) {
        boolean signed = got.level() == user.level()
                && (user.level() == 0
                        || Arrays.equals(
                                keys.code(got.zeroed().content()), got.code().content()));
        if (!signed) {
            return false;
        }
        byte[] plain = (got.flags() & V3Message.PRIV) == 0
                ? got.data().content()
                : keys.decrypted(
                        got.data().content(),
                        got.boots(),
                        got.time(),
                        got.salt().content());
        try {
            SnmpMessage answer = V3Message.scoped(plain, user.name()).request();
            return answer.type() == SnmpMessage.RESPONSE && answer.varBinds().size() == 3;
        } catch (BerException report) {
            return false;
        }
    }

    private Optional<V3Message> answer(DatagramSocket socket, byte[] question) throws IOException {
        socket.send(new DatagramPacket(question, question.length, receiver));
        var packet = new DatagramPacket(new byte[DATAGRAM], DATAGRAM);
        try {
            socket.receive(packet);
        } catch (SocketTimeoutException silence) {
            return Optional.empty();
        }
        return Optional.of(V3Message.read(packet.getData(), packet.getLength()));
    }

    private DatagramSocket socket() throws IOException {
        return new DatagramSocket(new InetSocketAddress(address, 0));
    }

    private byte[] pdu(int type, String kind, long upTimeTicks, String instance, long value) {
        var message = new Answer(new SnmpMessage(3, "", type, ++id, 0, 0, List.of()), V3Frame.LARGEST);
        message.append(UP_TIME, Value.timeTicks(upTimeTicks));
        message.append(TRAP_OID, Value.oid(Oid.of(kind)));
        message.append(Oid.of(instance), Value.integer(value));
        return message.message(type, 0, 0);
    }
}
