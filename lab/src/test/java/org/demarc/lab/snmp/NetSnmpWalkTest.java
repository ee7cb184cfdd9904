package org.demarc.lab.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

            List<String> seen = walk(agent.port());

            assertThat(seen)
                    .isEqualTo(recording.values().keySet().stream()
                            .map(oid -> "." + oid)
                            .toList());
        }
    }

    private static boolean installed() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "snmpbulkwalk")));
    }

    private static List<String> walk(int port) throws IOException {
        Process process = new ProcessBuilder("snmpbulkwalk", "-v2c", "-c", "any", "-On", HOST + ":" + port, ".1.3")
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
