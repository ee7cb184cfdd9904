package org.demarc.settings.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseWatchTest {

    private final Throwable gone = new IllegalStateException(new SQLException("terminating connection", "57P01"));

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final DatabaseWatch watch = new DatabaseWatch(() -> now);
    private final List<Throwable> told = new ArrayList<>();

    @Test
    void theLastAnswersOfADatabaseThatGoesDownAreNotItsReturn() {
        watch.unlessAway(gone, told::add);
        now = now.plusMillis(200);
        watch.answered();

        assertThat(watch.isToldToBeAway()).isTrue();

        now = now.plusSeconds(3);
        watch.answered();

        assertThat(watch.isToldToBeAway()).isFalse();
        assertThat(told).isEmpty();
    }

    @Test
    void whoNoticesAfterItsReturnThatHisConnectionIsBrokenDoesNotTellItAgain() {
        watch.unlessAway(gone, told::add);
        now = now.plusSeconds(4);
        watch.answered();
        now = now.plusSeconds(1);
        watch.unlessAway(gone, told::add);

        assertThat(watch.isToldToBeAway()).isFalse();

        now = now.plusSeconds(10);
        watch.unlessAway(gone, told::add);

        assertThat(watch.isToldToBeAway()).isTrue();
        assertThat(told).isEmpty();
    }

    @Test
    void anotherFaultIsToldAsEver() {
        var fault = new IllegalStateException("ours");

        watch.unlessAway(fault, told::add);

        assertThat(told).containsExactly(fault);
        assertThat(watch.isToldToBeAway()).isFalse();
    }
}
