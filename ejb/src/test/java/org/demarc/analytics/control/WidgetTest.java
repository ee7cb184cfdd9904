package org.demarc.analytics.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.demarc.access.entity.Permission;
import org.junit.jupiter.api.Test;

class WidgetTest {

    @Test
    void onlyWidgetsOfTheHeldPermissionsAreShownInTheChosenOrderAndOnce() {
        List<String> keys = List.of("tags", "orders", "nonsense", "devices", "tags");

        assertThat(Widget.shown(keys, Set.of(Permission.DEVICE_SHOW))).containsExactly(Widget.TAGS, Widget.DEVICES);
        assertThat(Widget.shown(keys, Set.of(Permission.PROVISIONING_VIEW))).containsExactly(Widget.ORDERS);
        assertThat(Widget.shown(keys, Set.of())).isEmpty();
    }

    @Test
    void everyWidgetIsFoundByItsKey() {
        for (Widget widget : Widget.values()) {
            assertThat(Widget.withKey(widget.key())).contains(widget);
            assertThat(widget.permissions()).isNotEmpty();
        }
        assertThat(Widget.withKey("WORST_SIGNALS")).isEmpty();
    }
}
