package org.demarc.link.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MapSettingsTest {

    @Test
    @DisplayName("Row 39: pages with the map may take pictures from the configured host of tiles and no other")
    void onlyTheHostOfTilesIsAllowed() {
        assertThat(MapSettings.origin("https://tiles.example.net/{z}/{x}/{y}.png"))
                .isEqualTo("https://tiles.example.net");
        assertThat(MapSettings.origin("https://{s}.tile.example.org:8443/{z}/{x}/{y}.png"))
                .isEqualTo("https://*.tile.example.org:8443");
        assertThat(MapSettings.origin("")).isEmpty();
        assertThat(MapSettings.origin("https://a.example; script-src *//{z}")).isEmpty();
        assertThat(MapSettings.origin("javascript:alert(1)/")).isEmpty();
    }
}
