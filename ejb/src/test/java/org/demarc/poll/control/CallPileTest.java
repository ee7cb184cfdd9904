package org.demarc.poll.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.demarc.poll.entity.Asker;
import org.demarc.poll.entity.DeviceCall;
import org.junit.jupiter.api.Test;

class CallPileTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private final CallPile pile = new CallPile(3);

    private static DeviceCall call(long device) {
        return new DeviceCall.Question(device, DeviceCall.Kind.LINE, "1/1", Asker.SYSTEM, NOW)
                .answered(NOW.plusMillis(40), List.of());
    }

    @Test
    void theOldestAreTakenFirstAndOnce() {
        for (long device = 1; device <= 3; device++) {
            pile.add(call(device));
        }

        assertThat(pile.take(2)).extracting(one -> one.question().deviceId()).containsExactly(1L, 2L);
        assertThat(pile.take(2)).extracting(one -> one.question().deviceId()).containsExactly(3L);
        assertThat(pile.isEmpty()).isTrue();
        assertThat(pile.takeLost()).isZero();
    }

    @Test
    void whatFindsNoRoomIsLetGoAndCountedOnce() {
        for (long device = 1; device <= 5; device++) {
            pile.add(call(device));
        }

        assertThat(pile.takeLost()).isEqualTo(2);
        assertThat(pile.takeLost()).isZero();
        assertThat(pile.take(10)).extracting(one -> one.question().deviceId()).containsExactly(1L, 2L, 3L);
    }
}
