package org.demarc.settings.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.demarc.link.boundary.MapRunTimeSettings;
import org.demarc.settings.entity.RunTimeSetting;
import org.junit.jupiter.api.Test;

class PartnerKeysTest {

    private static final List<RunTimeSetting> RUN_TIME = Stream.concat(
                    CommonSettings.ALL.stream(), new MapRunTimeSettings().settings().stream())
            .toList();

    @Test
    void everySettingThatAKeyMeansIsThere() {
        Set<String> there = Stream.concat(
                        RUN_TIME.stream().map(RunTimeSetting::key),
                        StartUpSetting.of(SettingsIndex.records(getClass().getClassLoader())).stream()
                                .map(StartUpSetting::key))
                .collect(Collectors.toSet());

        assertThat(PartnerKeys.ALL).allSatisfy(key -> assertThat(there).containsAll(key.settings()));
    }

    @Test
    void aKeyHasASettingOrAReasonWhyNot() {
        assertThat(PartnerKeys.ALL)
                .allMatch(key -> key.settings().isEmpty() != key.says().isEmpty());
        assertThat(PartnerKeys.ALL).extracting(PartnerKey::key).doesNotHaveDuplicates();
    }

    @Test
    void theWordOfARunTimeSettingIsAKeyThatMeansIt() {
        assertThat(RUN_TIME).allSatisfy(setting -> assertThat(PartnerKeys.ALL)
                .anyMatch(
                        key -> key.isMeantBy(setting.alias()) && key.settings().contains(setting.key())));
    }

    @Test
    void aKeyIsFoundByPartOfItAndByItsEndings() {
        PartnerKey many = PartnerKey.without("OIDC_*", "none");

        assertThat(many.isMeantBy("oidc_client_id")).isTrue();
        assertThat(many.isMeantBy("OIDC")).isTrue();
        assertThat(many.isMeantBy("POLLER_COUNT_PROCS")).isFalse();
        assertThat(PartnerKeys.ALL)
                .filteredOn(key -> key.isMeantBy("POLLER_COUNT_PROCS"))
                .singleElement()
                .satisfies(key -> assertThat(key.settings()).containsExactly("demarc.snmp.in-flight"));
    }
}
