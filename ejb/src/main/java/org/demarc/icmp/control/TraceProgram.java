package org.demarc.icmp.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks for one hop of a way by the system's {@code traceroute}: an ICMP socket of ours is not told who let a packet die. */
public final class TraceProgram {

    private static final Pattern HOP = Pattern.compile("\\s*\\d+\\s+(\\S+)(?:\\s+([0-9.]+) ms)?.*");
    private static final int SECONDS = 4;

    private final Path program;

    public TraceProgram(Path program) {
        this.program = program;
    }

    /** Empty where it is not installed. */
    public static Optional<TraceProgram> installed() {
        return Probers.onPath("traceroute").map(TraceProgram::new);
    }

    /**
     * A hop.
     *
     * @param address empty when nobody answered
     * @param rttMs null when nobody answered
     */
    public record Hop(int number, String address, @Nullable Double rttMs) {}

    /**
     * Who is the hop with that number on the way to an address; waits a second for it.
     *
     * @param ip an address, never a name
     * @throws IOException when the program does not work
     */
    public Hop hop(String ip, int number) throws IOException {
        String place = Integer.toString(number);
        Process process = new ProcessBuilder(
                        List.of(program.toString(), "-n", "-q", "1", "-w", "1", "-f", place, "-m", place, ip))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(program + " does not end");
            }
            String last = output.lines().limit(10).reduce("", (before, line) -> line);
            Matcher told = HOP.matcher(last);
            if (process.exitValue() != 0 || !told.matches()) {
                throw new IOException(program + ": " + last.strip());
            }
            boolean silent = told.group(1).equals("*");
            return new Hop(
                    number,
                    silent ? "" : told.group(1),
                    told.group(2) == null ? null : (Double) Double.parseDouble(told.group(2)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
