package org.demarc.snmp.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Datagrams that the kernel dropped because nobody took them in time. */
final class ReceiveDrops {

    private ReceiveDrops() {}

    /** Of the socket with this port, from /proc/net/udp and udp6; 0 where there is no such file. */
    static long at(int localPort) {
        String port = String.format(Locale.ROOT, ":%04X", localPort);
        return in(Path.of("/proc/net/udp"), port) + in(Path.of("/proc/net/udp6"), port);
    }

    private static long in(Path file, String port) {
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
