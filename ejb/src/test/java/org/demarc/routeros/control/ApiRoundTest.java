package org.demarc.routeros.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.demarc.device.control.Reading;
import org.demarc.device.entity.DeviceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApiRoundTest {

    @ParameterizedTest
    @EnumSource(DeviceMenu.class)
    void everyMenuIsReadInOneRoundByItsPoller(DeviceMenu menu) {
        ApiRound round = ApiRound.of(menu);

        assertThat(round.menus()).contains(menu);
        assertThat(menu.reading().isByApi()).isTrue();
    }

    @Test
    void bgpSessionsAreReadApartFromTheOtherMenus() {
        assertThat(ApiRound.BGP.menus()).containsExactly(DeviceMenu.BGP);
        assertThat(ApiRound.BGP.poller()).isEqualTo("bgp_sessions");
        assertThat(ApiRound.BGP.reading()).isEqualTo(Reading.BGP_PEERS);
        assertThat(ApiRound.MENUS.menus()).contains(DeviceMenu.RESOURCES).doesNotContain(DeviceMenu.BGP);
    }

    @Test
    void bgpSessionsAreAskedForByTheApiOfRouterOsOnly() {
        assertThat(ApiRound.isAskedFor("bgp-peers", DeviceType.ROUTEROS)).isTrue();
        assertThat(ApiRound.isAskedFor("bgp_sessions", DeviceType.ROUTEROS)).isTrue();
        assertThat(ApiRound.isAskedFor("bgp-peers", DeviceType.SWITCH)).isFalse();
        assertThat(ApiRound.isAskedFor("interfaces", DeviceType.ROUTEROS)).isFalse();
        assertThat(ApiRound.isAskedFor("queues", DeviceType.SWITCH)).isTrue();
    }
}
