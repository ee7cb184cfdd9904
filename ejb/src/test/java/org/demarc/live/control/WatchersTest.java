package org.demarc.live.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.demarc.ProblemException;
import org.demarc.access.entity.Caller;
import org.demarc.access.entity.Permission;
import org.demarc.live.entity.LiveProblem;
import org.junit.jupiter.api.Test;

class WatchersTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final LiveSettings SETTINGS = new LiveSettings(
            true, 3, 2, Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofSeconds(600), 50, 4);

    /** Devices 1 to 9 are in group 1, the others in none. */
    private final Watchers watchers =
            new Watchers(SETTINGS, device -> device < 10 ? Optional.of(1L) : Optional.<Long>empty());

    private Optional<Caller> again = Optional.of(all(7));

    /** Keeps what was sent. */
    private static final class Heard implements Outlet {

        private final List<String> lines = new ArrayList<>();
        private boolean closed;
        private boolean gone;

        @Override
        public boolean send(String text) {
            lines.add(text);
            return !gone;
        }

        @Override
        public void close() {
            closed = true;
        }

        List<String> data() {
            return lines.stream()
                    .flatMap(String::lines)
                    .filter(line -> line.startsWith("data: "))
                    .map(line -> line.substring(6))
                    .toList();
        }
    }

    private static Caller all(long id) {
        return new Caller(id, "all", "", "en", Set.of(Permission.values()), Set.of(-1L), Caller.Kind.SESSION, "");
    }

    private static Caller ofGroup(long group, Permission... permissions) {
        return new Caller(8, "one", "", "en", Set.of(permissions), Set.of(group), Caller.Kind.KEY, "192.0.2.1");
    }

    private Heard admitted(Caller caller, String wanted) {
        Heard heard = new Heard();
        watchers.admit(
                new Watcher(
                        caller, "s" + caller.id(), () -> again, Interest.in(wanted), heard, NOW, NOW.plusSeconds(600)),
                NOW,
                NOW);
        return heard;
    }

    @Test
    void manyChangesOfAKindAreOneLine() {
        Heard heard = admitted(all(7), "polls:12,events");

        watchers.hear(Change.of("polls 12:12,13:13,12:12"), NOW);
        watchers.hear(Change.of("events 4:1,5:1"), NOW);
        watchers.hear(Change.of("jobs 9:0"), NOW);
        watchers.speak(NOW);
        watchers.speak(NOW);

        assertThat(heard.data())
                .containsExactly(
                        "{\"topics\":[\"polls:12\",\"events\"],\"beatSeconds\":15}",
                        "{\"topic\":\"polls\",\"id\":12}",
                        "{\"topic\":\"events\"}");
    }

    @Test
    void whoSeesOneGroupHearsNothingOfOtherDevices() {
        Heard heard = admitted(ofGroup(1, Permission.DEVICE_SHOW), "polls,polls:12,events");

        watchers.hear(Change.of("polls 12:12"), NOW);
        watchers.hear(Change.of("events 1:5"), NOW);
        watchers.speak(NOW);
        assertThat(heard.data()).containsExactly("{\"topics\":[\"polls\",\"polls:12\"],\"beatSeconds\":15}");

        watchers.hear(Change.of("polls 5:5"), NOW);
        watchers.speak(NOW);
        assertThat(heard.data()).last().isEqualTo("{\"topic\":\"polls\"}");
    }

    @Test
    void whoMaySeeEventsOfAllDevicesHearsOfThem() {
        Heard heard = admitted(ofGroup(2, Permission.EVENTS_SHOW, Permission.EVENTS_SEE_ALL), "events");

        watchers.hear(Change.of("events 1:5"), NOW);
        watchers.speak(NOW);

        assertThat(heard.data()).last().isEqualTo("{\"topic\":\"events\"}");
    }

    @Test
    void whatHappenedWhileThePageWasMadeIsTold() {
        watchers.hear(Change.of("jobs 3:0"), NOW.minusSeconds(5));
        watchers.hear(Change.of("actions 3:0"), NOW.minusSeconds(1));
        Heard heard = new Heard();

        watchers.admit(
                new Watcher(all(7), "", () -> again, Interest.in("jobs,actions"), heard, NOW, NOW.plusSeconds(600)),
                NOW.minusSeconds(2),
                NOW);
        watchers.speak(NOW);

        assertThat(heard.data()).last().isEqualTo("{\"topic\":\"actions\"}");
        assertThat(heard.data()).hasSize(2);
    }

    @Test
    void silenceIsBrokenByASignOfLife() {
        Heard heard = admitted(all(7), "jobs");

        watchers.speak(NOW.plusSeconds(14));
        watchers.speak(NOW.plusSeconds(15));
        watchers.speak(NOW.plusSeconds(16));

        assertThat(heard.lines).hasSize(2).last().isEqualTo(":\n\n");
    }

    @Test
    void theStreamEndsWithTheRightToIt() {
        Heard heard = admitted(all(7), "jobs");

        again = Optional.empty();
        watchers.speak(NOW.plusSeconds(31));

        assertThat(heard.data()).last().isEqualTo("{\"why\":\"signed-out\"}");
        assertThat(heard.closed).isTrue();
        assertThat(watchers.size()).isZero();
    }

    @Test
    void thePermissionThatWasTakenEndsItToo() {
        Heard heard = admitted(all(7), "jobs");

        again = Optional.of(ofGroup(1, Permission.DEVICE_SHOW));
        watchers.speak(NOW.plusSeconds(31));

        assertThat(heard.closed).isTrue();
    }

    @Test
    void aDatabaseThatIsAwayEndsNothing() {
        Heard heard = new Heard();
        watchers.admit(
                new Watcher(
                        all(7),
                        "",
                        () -> {
                            throw new IllegalStateException("away");
                        },
                        Interest.in("jobs"),
                        heard,
                        NOW,
                        NOW.plusSeconds(600)),
                NOW,
                NOW);

        watchers.speak(NOW.plusSeconds(31));

        assertThat(watchers.size()).isOne();
    }

    @Test
    void theStreamEndsWithItsSessionAndAfterItsTime() {
        Heard first = admitted(all(7), "jobs");
        Heard second = admitted(ofGroup(1, Permission.JOBS_RUN), "jobs");

        watchers.endSession("s7");
        assertThat(first.closed).isTrue();
        assertThat(second.closed).isFalse();

        watchers.speak(NOW.plusSeconds(600));
        assertThat(second.data()).last().isEqualTo("{\"why\":\"time\"}");
    }

    @Test
    void theirNumberIsBoundedForOneUserAndForTheNode() {
        admitted(all(7), "jobs");
        Heard second = admitted(all(7), "jobs");
        assertThatThrownBy(() -> admitted(all(7), "jobs"))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> assertThat(refusal.type())
                        .isEqualTo(LiveProblem.TOO_MANY_STREAMS));
        admitted(all(9), "jobs");
        assertThatThrownBy(() -> admitted(all(10), "jobs")).isInstanceOf(ProblemException.class);

        second.gone = true;
        watchers.speak(NOW.plusSeconds(15));

        assertThat(watchers.size()).isEqualTo(2);
    }

    @Test
    void afterAPauseOfTheListenerEverythingMayHaveChanged() {
        Heard heard = admitted(ofGroup(1, Permission.DEVICE_SHOW), "polls:3");

        watchers.hearEverything(NOW);
        watchers.speak(NOW);

        assertThat(heard.data()).last().isEqualTo("{\"topic\":\"polls\",\"id\":3}");
    }

    @Test
    void notesAndWishesThatNobodyUnderstandsAreLeftOutOrRefused() {
        assertThat(Change.of("weather 1:1")).isEmpty();
        assertThat(Change.of("polls")).isEmpty();
        assertThat(Change.of("polls x,1:1")).containsExactly(new Change(Topic.POLLS, 1, 1));
        assertThat(Change.of("jobs *")).containsExactly(new Change(Topic.JOBS, 0, 0));
        assertThatThrownBy(() -> Interest.in("weather")).hasMessageContaining("known are events, devices");
        assertThatThrownBy(() -> Interest.in("polls:x")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Interest.in(" ")).isInstanceOf(ProblemException.class);
    }
}
