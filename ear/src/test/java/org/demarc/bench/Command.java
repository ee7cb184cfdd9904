package org.demarc.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of the machine: whether they are there, and what they print. */
final class Command {

    private Command() {}

    /** Whether the program is on the PATH. */
    static boolean exists(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /**
     * Runs to the end and gives the lines of standard output and error.
     *
     * @throws IOException when it fails or takes longer than ten minutes
     */
    static List<String> run(Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException(command.get(0) + " takes too long");
        }
        if (process.exitValue() != 0) {
            throw new IOException(command.get(0) + " failed with " + process.exitValue() + ": " + text.strip());
        }
        return text.lines().toList();
    }

    /** Stops a server that was started here: asked first, then made to. */
    static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    /** A JVM of its own with the same classes, so that nobody else's work is in its figures. */
    static ProcessBuilder java(String heap, Class<?> main, List<String> arguments) {
        return java(List.of(heap), main, arguments);
    }

    /** The same with several options of the JVM. */
    static ProcessBuilder java(List<String> options, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }
}
