package org.demarc.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AuditWordsTest {

    private static final Path SOURCES =
            Path.of(System.getProperty("demarc.root", ".."), "ejb", "src", "main", "java", "org", "demarc");
    private static final Pattern ACTION =
            Pattern.compile("(?:audit\\.record\\w*|note)\\([^;]*?\"([a-z-]+):([a-z_]+(?:-[a-z_]+)*)\"", Pattern.DOTALL);

    @Test
    void everyActionThatIsWrittenDownHasItsWordsInBothLanguages() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (Path source : sources()) {
            Matcher action = ACTION.matcher(Files.readString(source));
            while (action.find()) {
                keys.add("audit.object." + action.group(1));
                keys.add("audit.verb." + action.group(2));
            }
        }
        keys.remove("audit.verb.polling"); // on or off, which the next two say
        keys.add("audit.verb.polling-on");
        keys.add("audit.verb.polling-off");

        assertThat(keys).hasSizeGreaterThan(60).contains("audit.verb.logged_in", "audit.object.order");
        for (String key : keys) {
            assertThat(Texts.text(key, Locale.ENGLISH)).as(key).isNotEqualTo(key);
            assertThat(Texts.text(key, Locale.forLanguageTag("uk"))).as(key).matches("(?s).*(\\p{IsCyrillic}|UISP).*");
        }
    }

    private static Iterable<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
