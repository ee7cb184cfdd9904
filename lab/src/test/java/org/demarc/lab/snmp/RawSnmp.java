package org.demarc.lab.snmp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A client that packs and unpacks its packets by hand, on purpose without the agent's codec. */
final class RawSnmp implements AutoCloseable {

    static final int GET = 0xa0;
    static final int NEXT = 0xa1;
    static final int SET = 0xa3;
    static final int BULK = 0xa5;

    /** One var-bind as received: dotted identifier, tag, content in hex. */
    record Cell(String oid, int tag, String hex) {}

    record Reply(int version, String community, int requestId, int status, int index, List<Cell> cells, int bytes) {}

    private final DatagramSocket socket;
    private final InetAddress address;
    private final int port;
    private int requestId = 1000;
    private int version = 1;
    private String community = "public";

    RawSnmp(String address, int port) throws IOException {
        socket = new DatagramSocket();
        socket.setSoTimeout(400);
        this.address = InetAddress.getByName(address);
        this.port = port;
    }

    RawSnmp v1() {
        version = 0;
        return this;
    }

    RawSnmp community(String name) {
        community = name;
        return this;
    }

    int lastRequestId() {
        return requestId;
    }

    Optional<Reply> get(String... oids) throws IOException {
        return ask(request(GET, 0, 0, nulls(oids)));
    }

    Optional<Reply> next(String... oids) throws IOException {
        return ask(request(NEXT, 0, 0, nulls(oids)));
    }

    Optional<Reply> bulk(int single, int repetitions, String... oids) throws IOException {
        return ask(request(BULK, single, repetitions, nulls(oids)));
    }

    Optional<Reply> set(String oid, int tag, byte[] content) throws IOException {
        return ask(request(SET, 0, 0, tlv(0x30, join(tlv(6, oid(oid)), tlv(tag, content)))));
    }

    /** The whole tree by GETNEXT. */
    List<Cell> walk(String from) throws IOException {
        var cells = new ArrayList<Cell>();
        String at = from;
        while (true) {
            Cell cell = next(at).orElseThrow().cells().get(0);
            if (cell.tag() == 0x82) {
                return cells;
            }
            cells.add(cell);
            at = cell.oid();
        }
    }

    /** The whole tree by GETBULK. */
    List<Cell> bulkWalk(String from, int repetitions) throws IOException {
        var cells = new ArrayList<Cell>();
        String at = from;
        while (true) {
            Reply reply = bulk(0, repetitions, at).orElseThrow();
            if (reply.cells().isEmpty()) {
                throw new IOException("status " + reply.status() + " behind " + at);
            }
            for (Cell cell : reply.cells()) {
                if (cell.tag() == 0x82) {
                    return cells;
                }
                cells.add(cell);
                at = cell.oid();
            }
        }
    }

    Optional<Reply> ask(byte[] packet) throws IOException {
        return send(packet).map(octets -> new Parser(octets).reply());
    }

    void sendOnly(byte[] packet) throws IOException {
        socket.send(new DatagramPacket(packet, packet.length, address, port));
    }

    /** Sends octets and waits for any octets back. */
    Optional<byte[]> send(byte[] packet) throws IOException {
        socket.send(new DatagramPacket(packet, packet.length, address, port));
        try {
            var in = new DatagramPacket(new byte[65_535], 65_535);
            socket.receive(in);
            return Optional.of(Arrays.copyOf(in.getData(), in.getLength()));
        } catch (SocketTimeoutException silent) {
            return Optional.empty();
        }
    }

    byte[] request(int type, int first, int second, byte[] varBinds) {
        requestId++;
        byte[] pdu = tlv(type, join(number(requestId), number(first), number(second), tlv(0x30, varBinds)));
        byte[] name = tlv(4, community.getBytes(StandardCharsets.ISO_8859_1));
        return tlv(0x30, join(new byte[] {2, 1, (byte) version}, name, pdu));
    }

    private static byte[] nulls(String... oids) {
        var out = new ByteArrayOutputStream();
        for (String oid : oids) {
            out.writeBytes(tlv(0x30, join(tlv(6, oid(oid)), new byte[] {5, 0})));
        }
        return out.toByteArray();
    }

    private static byte[] number(int value) {
        return tlv(2, new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value});
    }

    static byte[] tlv(int tag, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length > 127) {
            out.write(0x82);
            out.write(content.length >> 8);
        }
        out.write(content.length);
        out.writeBytes(content);
        return out.toByteArray();
    }

    static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] oid(String dotted) {
        String[] ids = dotted.split("\\.");
        var out = new ByteArrayOutputStream();
        out.write(
                ids.length < 2
                        ? Integer.parseInt(ids[0]) * 40
                        : Integer.parseInt(ids[0]) * 40 + Integer.parseInt(ids[1]));
        for (int i = 2; i < ids.length; i++) {
            long id = Long.parseLong(ids[i]);
            for (int shift = 28; shift > 0; shift -= 7) {
                if (id >> shift != 0) {
                    out.write((int) ((id >> shift) & 0x7f) | 0x80);
                }
            }
            out.write((int) (id & 0x7f));
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }

    private static final class Parser {

        private final byte[] octets;
        private int at;

        Parser(byte[] octets) {
            this.octets = octets;
        }

        Reply reply() {
            open();
            int version = (int) number();
            String community = new String(take(), StandardCharsets.ISO_8859_1);
            if ((octets[at] & 0xff) != 0xa2) {
                throw new IllegalStateException("no response");
            }
            open();
            int id = (int) number();
            int status = (int) number();
            int index = (int) number();
            open();
            var cells = new ArrayList<Cell>();
            while (at < octets.length) {
                open();
                String oid = dotted(take());
                int tag = octets[at] & 0xff;
                cells.add(new Cell(oid, tag, HexFormat.of().formatHex(take())));
            }
            return new Reply(version, community, id, status, index, cells, octets.length);
        }

        private int open() {
            at++;
            int length = octets[at++] & 0xff;
            int count = length > 127 ? length & 0x7f : 0;
            length = count > 0 ? 0 : length;
            for (int i = 0; i < count; i++) {
                length = (length << 8) | (octets[at++] & 0xff);
            }
            return length;
        }

        private byte[] take() {
            int length = open();
            at += length;
            return Arrays.copyOfRange(octets, at - length, at);
        }

        private long number() {
            return new BigInteger(take()).longValueExact();
        }

        private static String dotted(byte[] content) {
            var text = new StringBuilder();
            long id = 0;
            for (byte octet : content) {
                id = (id << 7) | (octet & 0x7f);
                if (octet >= 0) {
                    long first = Math.min(2, id / 40);
                    text.append(text.isEmpty() ? first + "." + (id - 40 * first) : "." + id);
                    id = 0;
                }
            }
            return text.toString();
        }
    }
}
