package org.demarc.icmp.control;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Chooses how to ask: {@code fping} where it is installed, else an ICMP socket where the kernel gives us one, else not at all: then
 * devices live as long as they answer SNMP, and an operator must be told.
 */
public final class Probers {

    /**
     * What was chosen.
     *
     * @param prober empty when there is no way to send ICMP
     * @param tried what was tried and why it was not taken, for the log
     */
    public record Choice(Optional<Prober> prober, List<String> tried) {
        public Choice {
            tried = List.copyOf(tried);
        }
    }

    private Probers() {}

    /** The first way that works on this machine. */
    public static Choice choose() {
        List<String> tried = new ArrayList<>();
        Optional<Path> fping = onPath("fping");
        if (fping.isPresent()) {
            return new Choice(Optional.of(new FpingProber(fping.get())), tried);
        }
        tried.add("fping is not installed");
        try {
            return new Choice(Optional.of(SocketProber.open()), tried);
        } catch (IOException e) {
            tried.add(String.valueOf(e.getMessage()));
        }
        return new Choice(Optional.empty(), tried);
    }

    static Optional<Path> onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin" + File.pathSeparator
                + "/usr/bin";
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
