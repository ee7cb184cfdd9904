package org.demarc.snmp.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A UDP socket that requests go out by, and whoever listens on it. Thread-safe. */
interface Wire extends AutoCloseable {

    Tally tally();

    boolean closed();

    /**
     * Sends a request, again and again with the same number until it {@link #forget forgets} the exchange.
     *
     * @throws IOException when it cannot go out
     */
    void send(Exchange exchange) throws IOException;

    /** Nobody waits for the exchange any more. */
    void forget(Exchange exchange);

    /** Tells exchanges that have waited long enough. */
    void tellLate(long nowNanos);

    /** Exchanges that wait for an answer. */
    int outstanding();

    /** What the kernel granted. */
    int receiveBufferBytes();

    int localPort();

    @Override
    void close();

    /** Datagrams that the kernel dropped on this socket, from /proc/net/udp and udp6; 0 where there is no such file. */
    default long drops() {
        String port = String.format(Locale.ROOT, ":%04X", localPort());
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
}
