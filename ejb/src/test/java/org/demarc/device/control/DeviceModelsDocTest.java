package org.demarc.device.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Run with {@code -Ddemarc.docs.write=true} after profiles were changed: it writes the table of docs/device-profiles.md anew. */
class DeviceModelsDocTest {

    private static final Path PAGE = Path.of(System.getProperty("demarc.root", ".."), "docs", "device-profiles.md");
    private static final String BEGIN = "<!-- models: begin, written by DeviceModelsDocTest -->\n";
    private static final String END = "<!-- models: end -->\n";

    @Test
    void thePageListsEveryModelOfTheCatalogue() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        assertThat(begin).isPositive().isLessThan(end);

        String fresh =
                page.substring(0, begin + BEGIN.length()) + table(ProfileCatalog.bundled()) + page.substring(end);

        if (Boolean.getBoolean("demarc.docs.write")) {
            Files.writeString(PAGE, fresh);
        }
        assertThat(Files.readString(PAGE))
                .as("stale: run with -Ddemarc.docs.write=true")
                .isEqualTo(fresh);
    }

    private static String table(ProfileCatalog catalog) {
        List<DeviceProfile> profiles = catalog.profiles().stream()
                .sorted(Comparator.comparing(DeviceProfile::key))
                .toList();
        long models =
                profiles.stream().mapToLong(profile -> keys(profile).count()).sum();
        StringBuilder text = new StringBuilder();
        text.append(models)
                .append(" models in ")
                .append(profiles.size())
                .append(" profiles. Every profile reads what standard MIBs tell;");
        text.append(" the third column says what it reads beyond them.\n\n");
        text.append("| profile | devices | reads beside the standard | models |\n| --- | --- | --- | --- |\n");
        for (DeviceProfile profile : profiles) {
            text.append("| `")
                    .append(profile.key())
                    .append("` | ")
                    .append(profile.name())
                    .append(" | ");
            text.append(beside(catalog, profile)).append(" | ");
            text.append(keys(profile).map(key -> '`' + key + '`').collect(Collectors.joining(", ")))
                    .append(" |\n");
        }
        return text.toString();
    }

    /** What the generic profile reads of some vendors' own tables. */
    private static final Set<Reading> OF_VENDORS = EnumSet.of(Reading.PORT_SIGNAL, Reading.TRANSCEIVERS);

    private static Stream<String> keys(DeviceProfile profile) {
        return profile.models().stream().map(Model::key).distinct();
    }

    /** Readings of any of its models: some are there only where a model fills a placeholder. */
    private static String beside(ProfileCatalog catalog, DeviceProfile profile) {
        Set<Reading> readings = EnumSet.noneOf(Reading.class);
        readings.addAll(profile.readable());
        keys(profile).forEach(key -> readings.addAll(catalog.profile("", key).readable()));
        Set<Reading> standard = EnumSet.copyOf(catalog.generic().readable());
        standard.removeAll(OF_VENDORS);
        readings.removeAll(standard);
        Stream<String> lanPorts =
                profile.offeredDetails("").contains(Detail.UNI) ? Stream.of(Detail.UNI.key()) : Stream.empty();
        return Stream.concat(readings.stream().map(Reading::key), lanPorts).collect(Collectors.joining(", "));
    }
}
