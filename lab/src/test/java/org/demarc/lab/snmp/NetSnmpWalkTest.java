package org.demarc.lab.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.demarc.lab.FixtureAssumption;
import org.junit.jupiter.api.Test;

/** An independent client walks the agent, where net-snmp's tools are installed. */
class NetSnmpWalkTest {

    private static final String HOST = "127.20.2.1";

    @Test
    void netSnmpSeesEveryObjectOfARecording() throws IOException {
        assumeTrue(installed(), "snmpbulkwalk is not on the PATH");
        var recording = SnmprecFile.read(FixtureAssumption.fixture("snmprec/synthetic/sw28.snmprec"));
        try (var agent = SnmpAgent.start(0)) {
            agent.bind(HOST, SnmpDevice.replay(recording));

            List<String> seen = walk(agent.port(), List.of("-v2c", "-c", "any"));

            assertThat(seen)
                    .isEqualTo(recording.values().keySet().stream()
                            .map(oid -> "." + oid)
                            .toList());
        }
    }

    @Test
    void netSnmpReadsADeviceOfVersion3() throws IOException {
        assumeTrue(installed(), "snmpbulkwalk is not on the PATH");
        var recording = SnmprecFile.read(FixtureAssumption.fixture("snmprec/synthetic/sw28.snmprec"));
        V3User user =
                V3User.signing("reader", V3User.Signing.SHA, "authword-1").hiding(V3User.Hiding.AES128, "privword-1");
        try (var agent = SnmpAgent.start(0)) {
            agent.bind(HOST, SnmpDevice.replay(recording).secure(V3Engine.named("sw28", user)));

            List<String> seen = walk(
                    agent.port(),
                    List.of(
                            "-v3",
                            "-l",
                            "authPriv",
                            "-u",
                            "reader",
                            "-a",
                            "SHA",
                            "-A",
                            "authword-1",
                            "-x",
                            "AES",
                            "-X",
                            "privword-1"));

            assertThat(seen).hasSize(recording.values().size());
        }
    }

    private static boolean installed() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "snmpbulkwalk")));
    }

    private static List<String> walk(int port, List<String> access) throws IOException {
        var command = new ArrayList<>(List.of("snmpbulkwalk"));
        command.addAll(access);
        command.addAll(List.of("-On", HOST + ":" + port, ".1.3"));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var lines = process.inputReader(StandardCharsets.ISO_8859_1)) {
            return lines.lines()
                    .filter(line -> line.startsWith(".1.") && !line.contains("No more variables"))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .toList();
        }
    }
}
