package org.demarc.lab.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarc.lab.routeros.RouterOsSimulator;

/**
 * A router keeps its configuration when the power goes. The simulator does not, so the demo keeps it for the next start:
 * otherwise the product's database would remember accounts that the routers have lost.
 */
final class DemoRouterMemory {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, Set<String>> KEPT = Map.of(
            "/ppp/secret",
            Set.of("name", "password", "profile", "remote-address", "service", "caller-id", "disabled", "comment"),
            "/ip/dhcp-server/lease",
            Set.of("address", "mac-address", "rate-limit", "address-lists", "server", "disabled", "comment"));

    private final Path dir;

    DemoRouterMemory(Path dir) {
        this.dir = dir;
    }

    void restore(String router, RouterOsSimulator simulator) {
        Path file = file(router);
        if (!Files.exists(file)) {
            return;
        }
        try {
            Map<String, List<Map<String, String>>> rowsByMenu = JSON.readValue(file.toFile(), new TypeReference<>() {});
            rowsByMenu.forEach((menu, rows) -> rows.forEach(row -> simulator.add(menu, row)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void keep(String router, RouterOsSimulator simulator) {
        Map<String, List<Map<String, String>>> rowsByMenu = new LinkedHashMap<>();
        KEPT.forEach((menu, properties) -> rowsByMenu.put(
                menu,
                simulator.rows(menu).stream()
                        .map(row -> settable(row, properties))
                        .toList()));
        try {
            Files.deleteIfExists(file(router));
            Files.createFile(file(router));
            DemoSecrets.ownerOnly(file(router));
            JSON.writeValue(file(router).toFile(), rowsByMenu);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> settable(Map<String, String> row, Set<String> properties) {
        Map<String, String> kept = new LinkedHashMap<>(row);
        kept.keySet().retainAll(properties);
        return kept;
    }

    private Path file(String router) {
        return dir.resolve("router-" + router + ".json");
    }
}
