package org.demarc.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarc.stand.Product;
import org.junit.jupiter.api.Test;

/** An operator who reads the log of the first start finds nothing in it that the documentation does not explain. */
class BootLogIT {

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

    private static boolean isExplained(String line, String operations) {
        Matcher number = NUMBER.matcher(line);
        return number.find() && operations.contains("`" + number.group(1) + "`");
    }
}
