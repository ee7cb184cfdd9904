package org.demarc.snmp.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A UDP socket that requests go out by, and whoever listens on it. Thread-safe. */
abstract class Wire implements AutoCloseable {

    private final Tally tally;
    private volatile boolean closed;

    Wire(Tally tally) {
        this.tally = tally;
    }

    final Tally tally() {
        return tally;
    }

    final boolean closed() {
        return closed;
    }

    /**
     * Sends a request, again and again with the same number until it {@link #forget forgets} the exchange.
     *
     * @throws IOException when it cannot go out
     */
    final void send(Exchange exchange) throws IOException {
        if (closed) {
            throw new IOException("the engine is closed");
        }
        transmit(exchange);
    }

    abstract void transmit(Exchange exchange) throws IOException;

    /** Nobody waits for the exchange any more. */
    abstract void forget(Exchange exchange);

    /** Tells exchanges that have waited long enough. */
    abstract void tellLate(long nowNanos);

    /** Exchanges that wait for an answer. */
    abstract int outstanding();

    /** What the kernel granted. */
    abstract int receiveBufferBytes();

    abstract int localPort();

    /** Closes the socket; who still waits is told. */
    @Override
    public final void close() {
        closed = true;
        hangUp();
    }

    abstract void hangUp();

    /** A fault of ours on a thread that must go on: it is told as one that nobody has caught. */
    static void report(Throwable fault) {
        Thread current = Thread.currentThread();
        current.getUncaughtExceptionHandler().uncaughtException(current, fault);
    }

    /** Datagrams that the kernel dropped on this socket, from /proc/net/udp and udp6; 0 where there is no such file. */
    final long drops() {
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
