package org.demarc.icmp.control;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Asks by {@code fping}: one process for a whole round, since fping takes no new addresses while it runs. Addresses go in on its standard
 * input, one line for each comes back: {@code 192.0.2.1 : 0.31 - 0.29}.
 */
final class FpingProber implements Prober {

    private static final int SECONDS_TO_SPARE = 20;

    private final Path program;

    FpingProber(Path program) {
        this.program = program;
    }

    @Override
    public Map<InetAddress, Liveness> probe(Collection<InetAddress> addresses, Round round) throws IOException {
        Map<String, InetAddress> addressByText = new LinkedHashMap<>();
        addresses.forEach(address -> addressByText.put(address.getHostAddress(), address));
        if (addressByText.isEmpty()) {
            return Map.of();
        }
        Process process = start(round);
        try {
            feed(process, addressByText.keySet());
            Map<InetAddress, Liveness> found = read(process, addressByText);
            finish(process, round);
            return found;
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(Round round) throws IOException {
        List<String> command = List.of(
                program.toString(),
                "-q",
                "-C" + round.count(),
                "-t" + round.timeoutMs(),
                "-p" + round.periodMs(),
                "-i1",
                "-r0");
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static void feed(Process process, Collection<String> addresses) throws IOException {
        try (BufferedWriter input = process.outputWriter(StandardCharsets.US_ASCII)) {
            for (String address : addresses) {
                input.write(address);
                input.newLine();
            }
        }
    }

    private static Map<InetAddress, Liveness> read(Process process, Map<String, InetAddress> addressByText)
            throws IOException {
        Map<InetAddress, Liveness> found = new HashMap<>();
        try (BufferedReader output = process.inputReader(StandardCharsets.US_ASCII)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                int colon = line.indexOf(" : ");
                InetAddress address = colon < 0
                        ? null
                        : addressByText.get(line.substring(0, colon).strip());
                if (address != null) {
                    livenessIn(line.substring(colon + 3)).ifPresent(liveness -> found.put(address, liveness));
                }
            }
        }
        return found;
    }

    /** Reads {@code 0.31 - 0.29}: a number for every answer, a dash for every loss; empty for any other words. */
    static Optional<Liveness> livenessIn(String times) {
        int sent = 0;
        int received = 0;
        double sum = 0;
        for (String time : times.strip().split(" +")) {
            sent++;
            if (!time.equals("-")) {
                try {
                    sum += Double.parseDouble(time);
                } catch (NumberFormatException e) {
                    return Optional.empty();
                }
                received++;
            }
        }
        return Optional.of(new Liveness(sent, received, received == 0 ? Double.NaN : sum / received));
    }

    /** Exit code 0: all live, 1: some are dead; everything else is fping's own trouble. */
    private void finish(Process process, Round round) throws IOException {
        try {
            int seconds = SECONDS_TO_SPARE + (round.count() * round.periodMs() + round.timeoutMs()) / 1000;
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new IOException(program + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted", e);
        }
        if (process.exitValue() > 2) {
            throw new IOException(program + " ended with code " + process.exitValue());
        }
    }

    @Override
    public String means() {
        return "ICMP by " + program;
    }

    @Override
    public void close() {}
}
