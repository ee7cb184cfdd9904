package org.demarc.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.demarc.settings.entity.SecretBox;

/**
 * A node that polls, in a process of its own. Each line on standard input is a question, answered with one line: {@code batches} puts what
 * is due into batches and tells their numbers, {@code work 1,2} reads those and tells how many devices failed, {@code held} tells what the
 * process holds ({@link Held}). From {@code begin} on it polls without being asked, until {@code end}, which tells what failed
 * ({@link ServerPolling.Failures}); {@code peaks} tells the most that it held since ({@link HighWater.Marks}).
 */
final class IspPoller {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private final ServerPolling polling;
    private final UnattendedPolling unattended;
    private final HighWater highWater;

    private IspPoller(ServerPolling polling) {
        this.polling = polling;
        unattended = new UnattendedPolling(polling);
        highWater = new HighWater(polling::statistics);
    }

    /** JDBC address, name of the node, SNMP port, number of devices to write into the inventory first. */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        FLYWAY.setLevel(Level.WARNING);
        SecretBox.install(SecretBox.withFreshKey());
        ServerPolling polling = new ServerPolling(KeptConnections.migrated(arguments[0]), arguments[1]);
        if (!arguments[3].equals("0")) {
            polling.inventory(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
        }
        IspPoller poller = new IspPoller(polling);
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String question = questions.readLine(); question != null; question = questions.readLine()) {
            System.out.println("= " + poller.answer(question));
        }
        System.exit(0);
    }

    private String answer(String question) throws IOException, InterruptedException, ExecutionException {
        return switch (question) {
            case "batches" -> polling.batches().stream().map(String::valueOf).collect(Collectors.joining(","));
            case "held" -> JSON.writeValueAsString(polling.held());
            case "begin" -> begin();
            case "peaks" -> JSON.writeValueAsString(highWater.marks());
            case "end" -> end();
            default -> work(question.substring("work ".length()));
        };
    }

    private String work(String batches) throws InterruptedException, ExecutionException {
        polling.work(
                batches.isEmpty()
                        ? List.of()
                        : Arrays.stream(batches.split(",")).map(Long::valueOf).toList());
        return Integer.toString(polling.faults());
    }

    private String begin() {
        highWater.begin();
        unattended.begin();
        return "";
    }

    private String end() throws IOException, InterruptedException {
        unattended.end();
        highWater.end();
        return JSON.writeValueAsString(polling.failures());
    }
}
