package org.demarc.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.demarc.lab.stand.Database;

/** A node that polls, in a process of its own ({@link IspPoller}). */
final class PollingNode implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final BufferedReader answers;

    private PollingNode(Process process) {
        this.process = process;
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts it with 512 MB; it ends where they do not suffice. It writes so many devices into the inventory first. */
    static PollingNode start(Database database, int number, int port, int devices) throws IOException {
        PollingNode node = new PollingNode(Command.java(
                        List.of("-Xmx512m", "-XX:+ExitOnOutOfMemoryError"),
                        IspPoller.class,
                        List.of(database.jdbcUrl(), "node" + number, Integer.toString(port), Integer.toString(devices)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
        node.held();
        return node;
    }

    long pid() {
        return process.pid();
    }

    /** Numbers of the batches that are due. */
    List<String> batches() throws IOException {
        ask("batches");
        String numbers = answer();
        return numbers.isEmpty() ? List.of() : Arrays.asList(numbers.split(","));
    }

    Held held() throws IOException {
        ask("held");
        return JSON.readValue(answer(), Held.class);
    }

    /** From now on it polls without being asked. */
    void begin() throws IOException {
        ask("begin");
        answer();
    }

    /** The most that it held since it was asked this before, or since it began. */
    HighWater.Marks peaks() throws IOException {
        ask("peaks");
        return JSON.readValue(answer(), HighWater.Marks.class);
    }

    /** It begins nothing more; tells what failed when everything is over that it had begun. */
    ServerPolling.Failures end() throws IOException {
        ask("end");
        return JSON.readValue(answer(), ServerPolling.Failures.class);
    }

    void ask(String question) throws IOException {
        process.getOutputStream().write((question + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    String answer() throws IOException {
        String answer = answers.readLine();
        while (answer != null && !answer.startsWith("= ")) {
            answer = answers.readLine();
        }
        if (answer == null) {
            throw new IOException("the node ended");
        }
        return answer.substring(2);
    }

    @Override
    public void close() {
        Command.stop(process);
    }
}
