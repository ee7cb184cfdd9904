package org.demarc.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Demarc's engine, alone in a JVM of 128 MB (snmp-engine.md ENG-31). */
final class CollectorPoller implements Poller {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WARM_UP = 8;

    private final Process process;
    private final BufferedReader answers;

    /** Devices 0 to so many behind a port. */
    CollectorPoller(int port, int devices, CollectorManner manner) throws IOException {
        process = Command.java(
                        "-Xmx128m",
                        Collector.class,
                        List.of(Integer.toString(port), Integer.toString(devices), JSON.writeValueAsString(manner)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public String name() {
        return "demarc";
    }

    @Override
    public void warmUp() throws IOException {
        for (int i = 0; i < WARM_UP; i++) {
            cycle();
        }
    }

    @Override
    public List<Cycle> round() throws IOException {
        return List.of(cycle().cycle(), cycle().cycle(), cycle().cycle());
    }

    /** One cycle in which so many devices are begun in a second. */
    Cycle paced(double perSecond) throws IOException {
        return cycle(Double.toString(perSecond)).cycle();
    }

    /** One cycle in which all devices are begun at once. */
    Collected cycle() throws IOException {
        return cycle("");
    }

    private Collected cycle(String pace) throws IOException {
        process.getOutputStream().write((pace + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the collector ended");
        }
        return JSON.readValue(answer, Collected.class);
    }

    @Override
    public void close() {
        Command.stop(process);
    }
}
