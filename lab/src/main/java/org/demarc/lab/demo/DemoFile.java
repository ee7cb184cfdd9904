package org.demarc.lab.demo;

import static org.demarc.lab.demo.DemoLab.ordered;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.demarc.lab.stand.ServerNode;
import org.demarc.lab.stand.Stand;

/** Writes {@code demo.json}, by which the demo is driven from outside, and the connection of the {@code demarc} command. */
final class DemoFile {

    private final Path dir;
    private final Stand stand;
    private final DemoAdministrator administrator;

    DemoFile(Path dir, Stand stand, DemoAdministrator administrator) {
        this.dir = dir;
        this.stand = stand;
        this.administrator = administrator;
    }

    /** The file appears at once and whole, so that whoever waits for it can read it. */
    void write(List<Map<String, Object>> hooks, Map<String, Object> lab) throws IOException {
        privately(
                dir.resolve("cli.conf"),
                "url=" + stand.url() + "\nkey=" + Objects.requireNonNullElse(administrator.apiKey(), "") + "\n");
        Map<String, Object> all = ordered(
                "url",
                stand.url(),
                "nodes",
                stand.nodes().stream().map(ServerNode::url).toList(),
                "adminLogin",
                DemoAdministrator.LOGIN,
                "adminPassword",
                administrator.password(),
                "apiKey",
                administrator.apiKey(),
                "jdbcUrl",
                stand.database().jdbcUrl() + "?user=" + stand.database().user() + "&password="
                        + stand.database().password(),
                "cli",
                "cli/demarc",
                "jms",
                jms(),
                "hooks",
                hooks,
                "lab",
                lab);
        String text = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all);
        Path half = dir.resolve("demo.json.part");
        privately(half, text);
        Files.move(half, dir.resolve("demo.json"), StandardCopyOption.REPLACE_EXISTING);
    }

    /** How another program sends requests: one port for all three protocols (docs/jms.md). */
    private Map<String, Object> jms() {
        String key = administrator.apiKey();
        String place = "127.0.0.1:" + stand.nodes().get(0).messagingPort();
        return ordered(
                "url",
                "tcp://" + place,
                "amqp",
                "amqp://" + place,
                "stomp",
                "tcp://" + place,
                "login",
                key == null ? null : key.substring(0, 8),
                "password",
                key,
                "requests",
                "demarc.provisioning.requests",
                "results",
                "demarc.provisioning.results",
                "deadLetters",
                "demarc.provisioning.dead-letters");
    }

    private static void privately(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file);
        DemoSecrets.ownerOnly(file);
        Files.writeString(file, text);
    }
}
