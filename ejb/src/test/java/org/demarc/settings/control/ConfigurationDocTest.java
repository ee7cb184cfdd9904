package org.demarc.settings.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.demarc.settings.boundary.RunTimeSettings;
import org.demarc.settings.entity.RunTimeSetting;
import org.junit.jupiter.api.Test;

/** Run with {@code -Ddemarc.docs.write=true} (or copy {@code target/configuration.md}) after settings were changed. */
class ConfigurationDocTest {

    private static final Path PAGE = Path.of(System.getProperty("demarc.root", ".."), "docs", "configuration.md");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.demarc");

    @Test
    void thePageSaysWhatTheRecordsSay() throws IOException {
        var page = ConfigurationDoc.of(SettingsIndex.records(getClass().getClassLoader()), runTimeSettings());

        Files.writeString(Files.createDirectories(Path.of("target")).resolve("configuration.md"), page);
        if (Boolean.getBoolean("demarc.docs.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).as("stale: copy ejb/target/configuration.md to docs/").hasContent(page);
    }

    @Test
    void everyRecordOfSettingsIsListed() {
        Set<String> marked = CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(SettingsOf.class))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(SettingsIndex.records(getClass().getClassLoader()))
                .extracting(Class::getName)
                .containsExactlyInAnyOrderElementsOf(marked);
    }

    @Test
    void everyDefaultFitsItsOwnRange() {
        for (var record : SettingsIndex.records(getClass().getClassLoader())) {
            assertThat(SettingsReader.defaults(record)).isNotNull();
        }
        assertThat(runTimeSettings()).allMatch(setting -> setting.accepts(setting.fallback()));
    }

    private static List<RunTimeSetting> runTimeSettings() {
        return CLASSES.stream()
                .filter(type -> type.isAssignableTo(RunTimeSettings.class) && !type.isInterface())
                .flatMap(type -> made(type).settings().stream())
                .sorted(Comparator.comparing(RunTimeSetting::key))
                .toList();
    }

    private static RunTimeSettings made(JavaClass type) {
        try {
            return (RunTimeSettings) type.reflect().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " needs a constructor without parameters", e);
        }
    }
}
