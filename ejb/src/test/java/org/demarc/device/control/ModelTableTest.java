package org.demarc.device.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** DEV-1: every model and variant of devices/models.md is recognised by what it says of itself. */
class ModelTableTest {

    private static final ProfileCatalog CATALOG = ProfileCatalog.bundled();

    static List<ModelTable.Line> models() {
        return ModelTable.lines();
    }

    static Stream<ModelTable.Line> detected() {
        return ModelTable.lines().stream().filter(line -> !line.how().equals("hand"));
    }

    @Test
    @DisplayName("DEV-1 the table has 122 models and 35 variants, each once")
    void theTableIsWhole() {
        Set<Integer> numbers = new HashSet<>();
        Set<String> keys = new HashSet<>();
        for (ModelTable.Line line : ModelTable.lines()) {
            numbers.add(line.number());
            assertThat(keys.add(line.key())).as(line.key()).isTrue();
        }

        assertThat(numbers).hasSize(122);
        assertThat(keys).hasSize(122 + 35);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void aModelIsInTheCatalogueWithItsType(ModelTable.Line line) {
        assertThat(CATALOG.model(line.key()))
                .hasValueSatisfying(model -> assertThat(model.type()).hasToString(line.type()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("detected")
    void aModelIsRecognised(ModelTable.Line line) {
        Detection found = CATALOG.detect(line.identity());

        assertThat(found.model().key()).isEqualTo(line.expected());
        if (line.isVariant()) {
            assertThat(CATALOG.variantObjects(found.model())).contains(line.variantObject());
            Detection variant = CATALOG.variant(found, Map.of(line.variantObject(), line.says()));
            assertThat(variant.model().key()).isEqualTo(line.key());
        }
    }

    /** Models that no other rule can tell apart stay in one file, where the order of its lines decides. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("detected")
    void rulesOfTheSameTrialNeverClaimADeviceForTwoProfiles(ModelTable.Line line) {
        List<Model> claims = CATALOG.models().stream()
                .filter(model -> model.matches(line.identity()))
                .toList();

        assertThat(claims.stream()
                        .filter(model -> model.trial() == claims.get(0).trial())
                        .map(model -> CATALOG.profile("", model.key()).key())
                        .distinct())
                .hasSize(1);
    }
}
