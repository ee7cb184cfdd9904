package org.demarc.settings.boundary;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

@SuppressWarnings("UnnecessaryAssignment") // there is no container in this test
class SchemaMigrationTest {

    private static SchemaMigration with(Map<String, String> settings) {
        SchemaMigration migration = new SchemaMigration();
        migration.settings = new GivenSettings(settings);
        return migration;
    }

    @Test
    void withoutTheKeyThatSealsSecretsTheServerDoesNotStartAndSaysWhatToDo() {
        assertThatThrownBy(() -> with(Map.of()).start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("demarc.settings.secret-key is not set")
                .hasMessageContaining("DEMARC_SETTINGS_SECRET_KEY");
    }

    @Test
    void aSettingThatDoesNotFitStopsTheStartByName() {
        assertThatThrownBy(
                        () -> with(Map.of("demarc.access.bad-attempts", "many")).start())
                .hasMessageContaining("demarc.access.bad-attempts");
    }
}
