package org.demarc.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.demarc.stand.Product;

/** The shipped script and jar, asking the running product as administrator. */
public final class ShippedCommand {

    private ShippedCommand() {}

    /** How it ended and what it said. */
    public record Result(int exitCode, String out, String err) {}

    /** Runs it to its end. */
    public static Result demarc(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("demarc.root", ".."), "cli", "demarc")
                .toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().put("DEMARC_URL", Product.stand().url());
        builder.environment().put("DEMARC_API_KEY", Product.ADMIN_KEY);
        var process = builder.start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), out, err);
    }
}
