package org.demarc.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarc.stand.Product;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An operator who reads the log of the first start finds nothing in it that the documentation does not explain. */
class BootLogIT {

    private static final Pattern BUFFER =
            Pattern.compile("DEMARC1200: .*receive buffer (\\d+) of (\\d+) bytes asked for");
    private static final Pattern NUMBER = Pattern.compile("\\b([A-Z]{3,8}\\d{4,6}): ");

    @Test
    void theServerStartsWithoutAWarningThatTheDocumentationDoesNotExplain() throws IOException {
        String operations = Files.readString(
                Path.of(System.getProperty("demarc.root", "..")).resolve("docs/operations.md"));

        List<String> boot = Files.readAllLines(Product.stand().nodes().get(0).log()).stream()
                .takeWhile(line -> !line.contains("WFLYSRV0025"))
                .toList();

        assertThat(boot).hasSizeGreaterThan(50).noneMatch(line -> line.contains("WFLYSRV0026"));
        assertThat(boot)
                .filteredOn(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                .isNotEmpty()
                .allMatch(line -> isExplained(line, operations));
        assertThat(boot).noneMatch(line -> line.startsWith("\tat "));
    }

    @Test
    @DisplayName(
            "ENG-37 the receive buffer that was asked for and granted is told at the start; a small one with what to do")
    void theReceiveBufferIsTold() throws IOException {
        String log = Files.readString(Product.stand().nodes().get(0).log());

        Matcher told = BUFFER.matcher(log);
        assertThat(told.find()).isTrue();
        long granted = Long.parseLong(told.group(1));
        assertThat(granted).isPositive();
        assertThat(Long.parseLong(told.group(2))).isGreaterThanOrEqualTo(2 << 20);
        assertThat(log.contains("DEMARC1201")).isEqualTo(granted < 2 << 20);
        assertThat(log.lines().filter(line -> line.contains("DEMARC1201")))
                .allMatch(line -> line.contains("net.core.rmem_max") && line.contains(told.group(1)));
    }

    private static boolean isExplained(String line, String operations) {
        Matcher number = NUMBER.matcher(line);
        return number.find() && operations.contains("`" + number.group(1) + "`");
    }
}
