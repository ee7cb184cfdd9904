package org.demarc.device.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every contributed profile must hold to, beside the schema: names, units, rules that can match, evidence for each reading. */
class ProfileContributionTest {

    private static final Path ROOT = Path.of(System.getProperty("demarc.root", ".."));
    private static final Path PROFILES = ROOT.resolve("ejb/src/main/resources/device-profiles");
    private static final Path EVIDENCE = ROOT.resolve("ejb/src/test/resources/device-profiles");
    private static final Pattern WITH_UNIT = Pattern.compile(
            ".*(Dbm|C|V|Ma|M|Percent|Nm|Min|S|Mbps|Bps|Octets|Octets32|Packets|Ticks|Errors|Discards)$");
    private static final ProfileCatalog CATALOG = ProfileCatalog.bundled();

    static List<String> families() throws IOException {
        return BundledProfilesTest.families().toList();
    }

    @Test
    void aColumnWithAUnitInItsNameIsANumber() {
        List<String> wrong = new ArrayList<>();
        for (DeviceProfile profile : CATALOG.profiles()) {
            profile.readings()
                    .forEach((reading, parts) -> parts.forEach(part -> part.columns().stream()
                            .filter(column -> WITH_UNIT.matcher(column.name()).matches())
                            .filter(column -> column.kind() != Column.Kind.NUMBER)
                            .forEach(column -> wrong.add(profile.key() + " " + reading.key() + " " + column.name()))));
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void aVariantNamesAModelThatExists() {
        for (Model model : CATALOG.models()) {
            Model.Variant variant = model.variant();
            if (variant != null) {
                assertThat(CATALOG.model(variant.base())).as(model.key()).isPresent();
            }
        }
    }

    @Test
    void aKeyOfAModelBelongsToOneProfile() {
        for (Model model : CATALOG.models()) {
            assertThat(CATALOG.profiles().stream()
                            .filter(profile -> profile.models().stream()
                                    .anyMatch(other -> other.key().equals(model.key())))
                            .map(DeviceProfile::key))
                    .as(model.key())
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void theNameOfAProfileIsThatOfItsFile(String family) throws IOException {
        assertThat(file(family).profile()).isEqualTo(family.replace('/', '-'));
    }

    @ParameterizedTest
    @MethodSource("families")
    void theRecordingShowsARowOfEachReadingThatTheFileNames(String family) throws IOException {
        Recording recording = Recording.ofFixture(EVIDENCE.resolve(family + ".snmprec"));
        DeviceProfile profile = BundledProfilesTest.profileOf(CATALOG, family, recording);

        Decoded decoded = recording.decode(profile, EnumSet.allOf(Reading.class));

        Map<String, List<ProfileFile.PartEntry>> own = file(family).readings();
        Set<String> named = own == null ? Set.of() : own.keySet();
        for (String reading : named) {
            assertThat(rows(decoded, Reading.withKey(reading).orElseThrow()))
                    .as(family + " " + reading)
                    .isNotEmpty();
        }
        assertThat(recording.identity().sysDescr()).isNotEmpty();
    }

    /** Shared parts have no recording of their own: a profile that uses them shows their rows. */
    @Test
    void everyReadingOfTheCatalogueHasARowSomewhere() throws IOException {
        Set<Reading> shown = EnumSet.noneOf(Reading.class);
        for (String family : families()) {
            Recording recording = Recording.ofFixture(EVIDENCE.resolve(family + ".snmprec"));
            Decoded decoded = recording.decode(
                    BundledProfilesTest.profileOf(CATALOG, family, recording), EnumSet.allOf(Reading.class));
            Stream.of(Reading.values())
                    .filter(reading -> !rows(decoded, reading).isEmpty())
                    .forEach(shown::add);
        }

        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(Stream.of(Reading.values())
                        .filter(Reading::isInProfiles)
                        .toList());
    }

    static Collection<?> rows(Decoded decoded, Reading reading) {
        return switch (reading) {
            case SYSTEM -> decoded.system() == null ? List.of() : List.of(decoded.system());
            case INTERFACES -> decoded.interfaces();
            case INTERFACE_STATUS -> decoded.statuses();
            case INTERFACE_COUNTERS -> decoded.counters();
            case FDB -> decoded.fdb();
            case ONU_LIST -> decoded.onus();
            case ONU_STATE -> decoded.onuStates();
            case ONU_SIGNAL -> decoded.onuSignals();
            default -> decoded.more().getOrDefault(reading, List.of());
        };
    }

    private static ProfileFile file(String family) throws IOException {
        ProfileReader reader = new ProfileReader(Files.readString(PROFILES.resolve("profile.schema.json")));
        return reader.read(family, Files.readString(PROFILES.resolve(family + ".yaml")));
    }
}
