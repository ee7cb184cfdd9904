package org.demarc.device.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every profile must hold to with its actions. */
class ProfileActionsTest {

    private static final ProfileCatalog CATALOG = ProfileCatalog.bundled();
    private static final NarrowRead.Subject LINE =
            new NarrowRead.Subject(7L, 5L, "", "", 1, 1, 2, 3, "02:00:00:00:00:01");

    private record Way(DeviceProfile profile, ProfileAction action) {}

    private static List<Way> ways() {
        List<Way> ways = new ArrayList<>();
        for (Model model : CATALOG.models()) {
            DeviceProfile profile = CATALOG.profile("", model.key());
            profile.actions().values().forEach(list -> list.forEach(action -> ways.add(new Way(profile, action))));
        }
        return ways;
    }

    private static Map<String, String> arguments(ProfileAction action) {
        Map<String, String> arguments = new HashMap<>();
        for (ActionArgument argument : action.kind().arguments()) {
            List<String> choices = action.choices(argument);
            arguments.put(
                    argument.name(),
                    !choices.isEmpty()
                            ? choices.get(0)
                            : argument.form().matcher("7").matches() ? "7" : "text");
        }
        return arguments;
    }

    @Test
    @DisplayName("DEV-17 every action of every profile can be sent for a line of which all is known")
    void everyActionCanBePlanned() {
        assertThat(ways()).hasSizeGreaterThan(500);
        for (Way way : ways()) {
            assertThat(way.action().plannable(LINE, arguments(way.action())))
                    .as("%s of %s", way.action().kind(), way.profile().key())
                    .isTrue();
        }
    }

    @Test
    @DisplayName("DEV-17 whatever is switched can be switched both ways, and what can be read back is read back")
    void whatIsSwitchedIsSwitchedBothWays() {
        for (Way way : ways()) {
            way.action().kind().argument("state").ifPresent(state -> assertThat(
                            way.action().choices(state))
                    .as("%s of %s", way.action().kind(), way.profile().key())
                    .containsExactly("enable", "disable"));
        }
    }

    @Test
    @DisplayName("DEV-17 the families of the lab do what their chapters say by SNMP")
    void theFamiliesOfTheLabObey() {
        assertThat(CATALOG.profile("huawei-smartax").actions())
                .containsKeys(ActionKind.ONU_REBOOT, ActionKind.ONU_STATE, ActionKind.UNI_STATE);
        assertThat(CATALOG.profile("bdcom-p3310").actions())
                .containsKeys(ActionKind.ONU_RESET, ActionKind.ONU_DESCRIPTION, ActionKind.SAVE_CONFIG);
        assertThat(CATALOG.profile("vsol-v1600d").actions())
                .containsKeys(ActionKind.ONU_RESET, ActionKind.DEVICE_REBOOT, ActionKind.SAVE_CONFIG);
        assertThat(CATALOG.profile("zte-c300").actions()).containsKeys(ActionKind.ONU_STATE, ActionKind.SAVE_CONFIG);
        assertThat(CATALOG.profile("dlink-des3200", "dlink_des_3200_28_c1").actions())
                .containsKeys(
                        ActionKind.PORT_STATE, ActionKind.PORT_SPEED, ActionKind.CABLE_TEST, ActionKind.VLAN_PORT);
        assertThat(CATALOG.generic().actions()).containsKeys(ActionKind.PORT_STATE, ActionKind.PORT_DESCRIPTION);
        assertThat(CATALOG.generic().actions()).doesNotContainKey(ActionKind.ONU_REBOOT);
    }
}
