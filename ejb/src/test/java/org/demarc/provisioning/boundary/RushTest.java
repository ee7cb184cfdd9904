package org.demarc.provisioning.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RushTest {

    private static final int MANY = 50;

    private final AtomicLong clock = new AtomicLong(1_000_000_000L);
    private final Rush rush = new Rush(clock::get);

    @Test
    void aLoneSenderIsNoRush() {
        rush.begin();

        assertThat(rush.isOn()).isFalse();
    }

    @Test
    void theMomentAfterAGroupOfAnswersIsStillTheRush() {
        come();
        leave();

        pass(100);

        assertThat(rush.isOn()).isTrue();
    }

    @Test
    void aRushIsOverWhenNobodyCameForAWhile() {
        come();
        leave();

        pass(300);

        assertThat(rush.isOn()).isFalse();
    }

    @Test
    @Timeout(30)
    void inARushWorkersGoOneAfterTheOther() throws InterruptedException {
        come();
        rush.giveWay(1);
        Thread next = new Thread(() -> rush.giveWay(1));
        next.start();
        while (next.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        pass(2_000);

        assertThatCode(() -> next.join(Duration.ofSeconds(20).toMillis())).doesNotThrowAnyException();
        assertThat(next.isAlive()).isFalse();
    }

    private void come() {
        for (int i = 0; i < MANY; i++) {
            rush.begin();
        }
    }

    private void leave() {
        for (int i = 0; i < MANY; i++) {
            rush.end();
        }
    }

    private void pass(long millis) {
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
