package org.demarc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.demarc.stand.Product;

/** The shipped script and jar, asking the running product as administrator. */
public final class ShippedCommand {

    /** Where this JVM was started in the background, its children do not hear Ctrl-C unless somebody says so. */
    private static final boolean DEFAULT_SIGNALS = hasDefaultSignals();

    private ShippedCommand() {}

    /** How it ended and what it said. */
    public record Result(int exitCode, String out, String err) {}

    /** Runs it to its end. */
    public static Result demarc(String... arguments) throws IOException, InterruptedException {
        Process process = begin(arguments);
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), out, err);
    }

    /** Begins it, for who watches it or stops it by a signal. */
    public static Process begin(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(DEFAULT_SIGNALS ? List.of("env", "--default-signal=INT") : List.of());
        command.add(Path.of(System.getProperty("demarc.root", ".."), "cli", "demarc")
                .toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().put("DEMARC_URL", Product.stand().url());
        builder.environment().put("DEMARC_API_KEY", Product.ADMIN_KEY);
        return builder.start();
    }

    /** Ctrl-C, where it can be heard. */
    public static void interrupt(Process process) throws IOException, InterruptedException {
        String name = DEFAULT_SIGNALS ? "-INT" : "-TERM";
        assertThat(new ProcessBuilder("kill", name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static boolean hasDefaultSignals() {
        try {
            return new ProcessBuilder("env", "--default-signal=INT", "true")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
