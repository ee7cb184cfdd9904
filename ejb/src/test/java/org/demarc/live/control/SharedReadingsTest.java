package org.demarc.live.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.demarc.ProblemException;
import org.demarc.live.entity.LiveProblem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SharedReadingsTest {

    private final SharedReadings shared = new SharedReadings();

    private static SharedReadings.Key walk(long device, String reading) {
        return new SharedReadings.Key(device, reading, null, Set.of(), true);
    }

    private CompletableFuture<ReadingCall.Told> begin(SharedReadings.Key key) {
        return shared.joined(key, CompletableFuture::new).told();
    }

    private void start(SharedReadings.Key key) {
        var unused = begin(key);
    }

    @Test
    @DisplayName("DEV-7 who asks for the same at the same time shares one reading, and it begins anew when it is over")
    void oneReadingIsShared() {
        CompletableFuture<ReadingCall.Told> first = begin(walk(1, "fdb"));

        assertThat(begin(walk(1, "fdb"))).isSameAs(first);
        first.complete(new ReadingCall.Told(List.of(), ""));
        assertThat(begin(walk(1, "fdb"))).isNotSameAs(first).isNotDone();
    }

    @Test
    @DisplayName("DEV-7 a device is walked once at a time and a node walks a few; more is told to come again")
    void moreIsRefused() {
        CompletableFuture<ReadingCall.Told> first = begin(walk(1, "fdb"));

        refused(walk(1, "interfaces"));
        start(new SharedReadings.Key(1, "onu-signal", 7L, Set.of(), false));
        start(walk(2, "fdb"));
        start(walk(3, "fdb"));
        start(walk(4, "fdb"));
        refused(walk(5, "fdb"));
        first.completeExceptionally(new IllegalStateException("the engine is closed"));
        assertThat(begin(walk(5, "fdb"))).isNotDone();
    }

    private void refused(SharedReadings.Key key) {
        assertThatThrownBy(() -> start(key))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.type())
                        .isEqualTo(LiveProblem.TOO_MANY_READINGS));
    }
}
