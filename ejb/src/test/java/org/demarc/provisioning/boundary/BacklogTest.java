package org.demarc.provisioning.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger pauses = new AtomicInteger();

    private void pause() {
        pauses.incrementAndGet();
        nanos.addAndGet(Duration.ofMillis(100).toNanos());
    }

    @Test
    void whereFewOrdersWaitNobodyDoes() {
        new Backlog(() -> false, nanos::get, this::pause).giveWay();

        assertThat(pauses).hasValue(0);
    }

    @Test
    void whoAsksWaitsUntilRoutersHaveTakenWhatIsThere() {
        new Backlog(() -> pauses.get() < 4, nanos::get, this::pause).giveWay();

        assertThat(pauses).hasValue(4);
    }

    @Test
    void slowRoutersHoldUpNobodyForLongerThanASecond() {
        new Backlog(() -> true, nanos::get, this::pause).giveWay();

        assertThat(pauses).hasValue(10);
    }
}
