package org.demarc.access.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PermissionTest {

    private static final int OWNER_KEYS_OF_THE_FIRST_VERSION = 75;

    @Test
    void theOwnersKeysComeInTheOrderOfTheSpecification() {
        var keys = Arrays.stream(Permission.values()).map(Permission::key).toList();

        assertThat(keys).startsWith("system_info", "dashboard_global_edit").doesNotHaveDuplicates();
        assertThat(keys.subList(keys.indexOf("user_self"), keys.indexOf("user_self") + 2))
                .containsExactly("user_self", "external_apps_grafana_admin");
        assertThat(keys.indexOf("user_self")).isEqualTo(OWNER_KEYS_OF_THE_FIRST_VERSION - 1);
    }

    @Test
    void unknownKeysOfOtherVersionsAreLeftOut() {
        var known = Permission.knownOf(List.of("olts_info", "some_future_key"));

        assertThat(known).isEqualTo(Set.of(Permission.OLTS_INFO));
    }

    @Test
    void theTreeHoldsEveryPermissionOnce() {
        var all = Permission.byGroup().values().stream().flatMap(List::stream).toList();

        assertThat(all).containsExactlyInAnyOrder(Permission.values());
    }
}
