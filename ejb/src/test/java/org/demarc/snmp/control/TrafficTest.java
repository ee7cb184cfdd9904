package org.demarc.snmp.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TrafficTest {

    private final Traffic traffic = new Traffic();

    @Test
    @DisplayName("ENG-33 the time for which two requests wait counts once")
    void theTimeForWhichTwoRequestsWaitCountsOnce() {
        traffic.comes(100);
        traffic.comes(110);
        boolean heldUp = traffic.isHeldUp();

        traffic.goes(1100);
        traffic.goes(1150);

        assertThat(heldUp).isTrue();
        assertThat(traffic.isHeldUp()).isFalse();
        assertThat(traffic.heldUpNanos()).isEqualTo(1000);
    }

    @Test
    @DisplayName("ENG-33 a conversation is not held up while one of its requests is with the device")
    void whileARequestIsWithTheDeviceNothingIsHeldUp() {
        traffic.comes(0);
        traffic.goes(0);
        traffic.comes(10);
        boolean heldUpAtFirst = traffic.isHeldUp();

        traffic.ends(500);
        boolean heldUpThen = traffic.isHeldUp();
        traffic.goes(700);

        assertThat(heldUpAtFirst).isFalse();
        assertThat(heldUpThen).isTrue();
        assertThat(traffic.heldUpNanos()).isEqualTo(200);
    }

    @Test
    @DisplayName("ENG-33 the time that we take for an answer is no time of waiting")
    void ourOwnTimeIsNoTimeOfWaiting() {
        traffic.comes(0);
        traffic.goes(0);
        traffic.ends(100);

        traffic.comes(400);
        traffic.goes(400);

        assertThat(traffic.heldUpNanos()).isZero();
    }
}
