package org.demarc.console.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.HashSet;
import java.util.Set;

/** Telnet (RFC 854): the device may echo and may leave out go-aheads, every other option is refused once. */
final class TelnetTransport implements Transport {

    private static final int IAC = 255;
    private static final int DONT = 254;
    private static final int DO = 253;
    private static final int WONT = 252;
    private static final int WILL = 251;
    private static final int SB = 250;
    private static final int SE = 240;
    private static final Set<Integer> WELCOME = Set.of(1, 3);

    private enum Place {
        TEXT,
        COMMAND,
        OPTION,
        SUBNEGOTIATION,
        SUBNEGOTIATION_COMMAND
    }

    private final Socket socket;
    private final Set<Integer> answered = new HashSet<>();
    private final byte[] raw = new byte[8192];
    private Place place = Place.TEXT;
    private int verb;

    private TelnetTransport(Socket socket) {
        this.socket = socket;
    }

    @SuppressWarnings("AddressSelection") // an address, not a name: nothing is looked up
    static TelnetTransport connect(String host, int port, int millis) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), millis);
            socket.setTcpNoDelay(true);
            return new TelnetTransport(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public int read(byte[] into, int millis) throws IOException {
        socket.setSoTimeout(Math.max(1, millis));
        int count;
        try {
            count = socket.getInputStream().read(raw, 0, Math.min(raw.length, into.length));
        } catch (SocketTimeoutException e) {
            return 0;
        }
        return count < 0 ? -1 : text(count, into);
    }

    /** Takes the protocol out of what was read; 0 when nothing else was in it. */
    private int text(int count, byte[] into) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        int length = 0;
        for (int i = 0; i < count; i++) {
            int octet = raw[i] & 0xFF;
            switch (place) {
                case TEXT -> {
                    if (octet == IAC) {
                        place = Place.COMMAND;
                    } else if (octet != 0) {
                        into[length++] = raw[i];
                    }
                }
                case COMMAND -> {
                    verb = octet;
                    place = octet >= WILL && octet <= DONT
                            ? Place.OPTION
                            : octet == SB ? Place.SUBNEGOTIATION : Place.TEXT;
                    if (octet == IAC) {
                        into[length++] = raw[i];
                    }
                }
                case OPTION -> {
                    answer(octet, answer);
                    place = Place.TEXT;
                }
                case SUBNEGOTIATION -> place = octet == IAC ? Place.SUBNEGOTIATION_COMMAND : place;
                case SUBNEGOTIATION_COMMAND -> place = octet == SE ? Place.TEXT : Place.SUBNEGOTIATION;
            }
        }
        if (answer.size() > 0) {
            socket.getOutputStream().write(answer.toByteArray());
        }
        return length;
    }

    /** Each demand and each offer is answered once: two programs that answer answers would never end. */
    private void answer(int option, ByteArrayOutputStream answer) {
        boolean offer = verb == WILL;
        if ((offer || verb == DO) && answered.add(verb << 8 | option)) {
            int reply = offer ? (WELCOME.contains(option) ? DO : DONT) : option == 3 ? WILL : WONT;
            answer.write(IAC);
            answer.write(reply);
            answer.write(option);
        }
    }

    @Override
    public void write(byte[] octets) throws IOException {
        ByteArrayOutputStream escaped = new ByteArrayOutputStream(octets.length + 2);
        for (byte octet : octets) {
            if ((octet & 0xFF) == IAC) {
                escaped.write(IAC);
            }
            escaped.write(octet);
        }
        socket.getOutputStream().write(escaped.toByteArray());
        socket.getOutputStream().flush();
    }

    @Override
    public String lineEnd() {
        return "\r\n";
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }
}
