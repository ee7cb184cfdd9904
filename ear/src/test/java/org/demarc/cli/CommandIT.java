package org.demarc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.demarc.stand.Product;
import org.junit.jupiter.api.Test;

/** The shipped script and jar against the running product. */
class CommandIT {

    record Result(int exitCode, String out, String err) {}

    @Test
    void generateKeyPrintsATableWithAKeyThatWorks() throws Exception {
        var login = "billing-" + UUID.randomUUID().toString().substring(0, 8);
        Product.post("/rest/v1/users", Map.of("login", login, "name", "Billing", "roleId", -2));

        var result = demarc("user:generate-key", login, "365d");

        assertThat(result.exitCode()).as(result.err()).isZero();
        var lines = result.out().lines().toList();
        assertThat(lines).hasSize(7);
        assertThat(lines.get(1)).matches("\\| ID +\\| User +\\| Key {34}\\| Expired At {10}\\|");
        assertThat(lines.get(4)).contains("Login: " + login);
        assertThat(demarc("user:list").out()).contains("| " + login + " |");
    }

    @Test
    void exitCodesAreThoseOfTheSpecification() throws Exception {
        assertThat(demarc("user:generate-key", "nobody-here", "1h"))
                .isEqualTo(new Result(1, "", "User not found: nobody-here\n"));
        assertThat(demarc("user:generate-key", "admin", "soon"))
                .isEqualTo(new Result(2, "", "Bad expiration: soon (use 10m, 1h, 30d)\n"));
    }

    @Test
    void listsOfWhatIsThereArePrinted() throws Exception {
        assertThat(demarc("schedule:list").out()).contains("access-tidy");
        assertThat(demarc("user-group:list").out()).contains("Owner");
        assertThat(demarc("system:configuration", "WEB_ZOOM_IFRAME").exitCode()).isZero();
        assertThat(demarc("openapi:generate").out()).contains("/rest/v1/users");
        assertThat(demarc("security:reset:ipblock").exitCode()).isZero();
    }

    private static Result demarc(String... arguments) throws IOException, InterruptedException {
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
