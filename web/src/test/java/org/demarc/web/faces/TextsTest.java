package org.demarc.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Path ROOT = Path.of(System.getProperty("demarc.root", ".."), "web", "src", "main");
    private static final Pattern USED = Pattern.compile("t\\['([a-z]+\\.[A-Za-z0-9_.]+)'\\]");

    @Test
    void everyTextExistsInBothLanguages() throws IOException {
        List<Path> english = bundles();

        for (Path bundle : english) {
            Path ukrainian = bundle.resolveSibling("texts_uk.properties");
            assertThat(ukrainian).exists();
            assertThat(keys(ukrainian)).as("%s against %s", ukrainian, bundle).isEqualTo(keys(bundle));
        }
        assertThat(english).isNotEmpty();
    }

    @Test
    void everyTextOnAPageExists() throws IOException {
        Set<String> known = new TreeSet<>();
        for (Path bundle : bundles()) {
            known.addAll(keys(bundle));
        }

        Set<String> used = new TreeSet<>();
        for (Path page : files(ROOT.resolve("webapp"), ".xhtml")) {
            Matcher matcher = USED.matcher(Files.readString(page));
            while (matcher.find()) {
                used.add(matcher.group(1));
            }
        }

        assertThat(used).isNotEmpty().isSubsetOf(known);
    }

    private static List<Path> bundles() throws IOException {
        return files(ROOT.resolve("resources"), "/texts.properties");
    }

    private static List<Path> files(Path root, String ending) throws IOException {
        try (Stream<Path> found = Files.walk(root)) {
            return new ArrayList<>(
                    found.filter(file -> file.toString().endsWith(ending)).toList());
        }
    }

    private static Set<String> keys(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }
}
