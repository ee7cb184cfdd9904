package org.demarc.device.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No profile without evidence: beside every profile there is a recording and the rows that it must give. Run with
 * {@code -Ddemarc.device.write-rows=true} to write the rows of a new profile, then read them before they are committed.
 */
class BundledProfilesTest {

    private static final Path ROOT = Path.of(System.getProperty("demarc.root", ".."));
    private static final Path PROFILES = ROOT.resolve("ejb/src/main/resources/device-profiles");
    private static final Path EVIDENCE = ROOT.resolve("ejb/src/test/resources/device-profiles");
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    @Test
    void theIndexListsExactlyTheFilesThatAreThere() throws IOException {
        List<String> listed;
        try (Stream<Path> found = Files.walk(PROFILES)) {
            listed = found.filter(path -> path.toString().endsWith(".yaml"))
                    .map(path -> PROFILES.relativize(path).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }

        assertThat(Files.readAllLines(PROFILES.resolve("index")))
                .as("device-profiles/index names every profile file, in order")
                .isEqualTo(listed);
    }

    static Stream<String> families() throws IOException {
        return Files.readAllLines(PROFILES.resolve("index")).stream()
                .filter(path -> !path.startsWith("shared/"))
                .map(path -> path.replaceFirst("\\.yaml$", ""));
    }

    @ParameterizedTest
    @MethodSource("families")
    void aRecordingGivesTheRowsThatItMustGive(String family) throws IOException {
        Recording recording = Recording.ofFixture(EVIDENCE.resolve(family + ".snmprec"));
        ProfileCatalog catalog = ProfileCatalog.bundled();

        DeviceProfile profile = profileOf(catalog, family, recording);
        Decoded decoded = recording.decode(profile, EnumSet.allOf(Reading.class));

        String said = JSON.writeValueAsString(decoded) + "\n";
        Path expected = EVIDENCE.resolve(family + ".rows.json");
        if (Boolean.getBoolean("demarc.device.write-rows")) {
            Files.writeString(expected, said);
        }
        assertThat(JSON.readTree(said)).isEqualTo(JSON.readTree(Files.readString(expected)));
        assertThat(profile.key()).isEqualTo(family.replace('/', '-'));
    }

    @Test
    @DisplayName("Row 14 what the product says of its evidence is what the recordings show")
    void whatIsSaidOfTheEvidenceIsWhatTheRecordingsShow() throws IOException {
        Map<String, Evidence> shown = new TreeMap<>();
        ProfileCatalog catalog = ProfileCatalog.bundled();
        for (String family : families().toList()) {
            Recording recording = Recording.ofFixture(EVIDENCE.resolve(family + ".snmprec"));
            DeviceProfile profile = profileOf(catalog, family, recording);
            shown.put(profile.key(), evidence(recording, profile));
        }

        Path list = PROFILES.resolve(Evidence.LIST);
        if (Boolean.getBoolean("demarc.device.write-rows")) {
            Files.writeString(list, JSON.writeValueAsString(shown) + "\n");
        }
        assertThat(JSON.readTree(JSON.writeValueAsString(shown)))
                .as("stale: run with -Ddemarc.device.write-rows=true")
                .isEqualTo(JSON.readTree(Files.readString(list)));
    }

    private static Evidence evidence(Recording recording, DeviceProfile profile) {
        Decoded decoded = recording.decode(profile, EnumSet.allOf(Reading.class));
        List<String> readings = Stream.of(Reading.values())
                .filter(reading ->
                        !ProfileContributionTest.rows(decoded, reading).isEmpty())
                .map(Reading::key)
                .toList();
        return new Evidence(
                recording.file().values().size(),
                recording.identity().sysDescr().strip(),
                readings);
    }

    @ParameterizedTest
    @MethodSource("families")
    @DisplayName("DEV-10 levels that are asked alone are those of ONUs that are online, as when everything is asked")
    void levelsAskedAloneAreThoseOfLivingOnus(String family) throws IOException {
        Recording recording = Recording.ofFixture(EVIDENCE.resolve(family + ".snmprec"));
        DeviceProfile profile = profileOf(ProfileCatalog.bundled(), family, recording);

        Decoded alone = recording.decode(profile, EnumSet.of(Reading.INTERFACES, Reading.ONU_SIGNAL));
        Decoded everything = recording.decode(profile, EnumSet.allOf(Reading.class));

        assertThat(alone.onuSignals()).isEqualTo(everything.onuSignals());
        assertThat(alone.onuStates()).isEmpty();
    }

    /** What detection makes of the recording; the profile of the same name where its models are chosen by hand. */
    static DeviceProfile profileOf(ProfileCatalog catalog, String family, Recording recording) {
        DeviceProfile named = catalog.profile(family.replace('/', '-'));
        boolean byHand = named.models().stream().noneMatch(Model::detectable);
        return byHand ? named : catalog.detect(recording.identity()).profile();
    }

    @Test
    void aDirectoryAddsAndReplacesProfiles(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("acme.yaml"), """
                profile: acme-x1
                name: Acme X1
                type: SWITCH
                uses: [if-mib]
                models:
                  - { key: acme_x1, name: Acme X1, sysDescr: '^Acme X1', sysObjectId: 1.3.6.1.4.1.99999.7 }
                """);
        Files.writeString(directory.resolve("switch.yaml"), """
                profile: generic-switch
                name: Our own generic switch
                type: SWITCH
                uses: [if-mib]
                """);

        ProfileCatalog catalog = ProfileCatalog.withDirectory(directory);

        assertThat(catalog.detect(new Identity("Acme X1", "1.3.6.1.4.1.99999.7", null))
                        .profile()
                        .key())
                .isEqualTo("acme-x1");
        assertThat(catalog.generic().name()).isEqualTo("Our own generic switch");
    }

    @Test
    void aBreachOfTheSchemaIsNamed(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("bad.yaml"), """
                profile: bad
                name: Bad
                type: SWITCH
                readings:
                  onu-signal:
                    - index: pon.onu
                      columns:
                        rxDbm: { oid: 1.2.3, type: number, factor: 0.1 }
                """);

        assertThatThrownBy(() -> ProfileCatalog.withDirectory(directory))
                .isInstanceOf(ProfileFault.class)
                .hasMessageContaining("bad.yaml")
                .hasMessageContaining("factor");
    }
}
