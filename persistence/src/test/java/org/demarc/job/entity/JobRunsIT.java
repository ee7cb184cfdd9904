package org.demarc.job.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.demarc.PageRequest;
import org.demarc.Phrase;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JobRunsIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Duration LEASE = Duration.ofSeconds(60);

    private JobRuns runs;

    @BeforeEach
    void noRuns() {
        DATABASE.execute("truncate job_run cascade");
        runs = new JobRuns(new Sql(DATABASE.dataSource()));
    }

    @Test
    void aRunGoesFromQueuedToDoneWithProgressAndReport() {
        var queued = runs.queue("import", "main", "{\"full\": true}", "anna");

        var claimed = runs.claim(queued.id(), "node1", LEASE).orElseThrow();
        runs.progress(queued.id(), 10, 200L, Phrase.plain("users"));
        var working = runs.withId(queued.id()).orElseThrow();
        boolean finished =
                runs.finish(queued.id(), "node1", JobRun.State.DONE, JobSaid.POOLS.with(200), "{\"added\": 200}");

        assertThat(claimed.state()).isEqualTo(JobRun.State.RUNNING);
        assertThat(claimed.parameters()).isEqualTo("{\"full\": true}");
        assertThat(working.progress()).isEqualTo(10);
        assertThat(working.total()).isEqualTo(200);
        assertThat(finished).isTrue();
        var done = runs.withId(queued.id()).orElseThrow();
        assertThat(done.state()).isEqualTo(JobRun.State.DONE);
        assertThat(done.report()).isEqualTo("{\"added\": 200}");
        assertThat(done.finishedAt()).isNotNull();
        assertThat(runs.open("import", "main")).isEmpty();
    }

    @Test
    void ofManyNodesOneGetsTheRun() throws Exception {
        var queued = runs.queue("import", "main", "{}", "anna");

        var pool = Executors.newFixedThreadPool(8);
        List<Callable<Boolean>> nodes = IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(
                        n -> () -> runs.claim(queued.id(), "node" + n, LEASE).isPresent())
                .toList();
        var results = pool.invokeAll(nodes).stream().map(JobRunsIT::result).toList();
        pool.shutdown();

        assertThat(results).containsOnlyOnce(true);
    }

    @Test
    void twoRunsOfOneJobAndSourceNeverWorkAtOnceButOthersDo() {
        var first = runs.queue("import", "main", "{}", "anna");
        var second = runs.queue("import", "main", "{}", "anna");
        var other = runs.queue("import", "plain", "{}", "anna");
        runs.claim(first.id(), "node1", LEASE);

        assertThat(runs.claim(second.id(), "node2", LEASE)).isEmpty();
        assertThat(runs.claim(other.id(), "node2", LEASE)).isPresent();
        runs.finish(first.id(), "node1", JobRun.State.DONE, Phrase.plain(""), null);

        assertThat(runs.claim(second.id(), "node2", LEASE)).isPresent();
    }

    @Test
    void aWaitingRunStopsAtOnceAndAWorkingOneIsAsked() {
        var waiting = runs.queue("import", "a", "{}", "anna");
        var working = runs.queue("import", "b", "{}", "anna");
        runs.claim(working.id(), "node1", LEASE);

        assertThat(runs.requestStop(waiting.id())).isTrue();
        assertThat(runs.requestStop(working.id())).isTrue();

        assertThat(runs.withId(waiting.id()).orElseThrow().state()).isEqualTo(JobRun.State.STOPPED);
        assertThat(runs.renew(List.of(working.id(), 999L), "node1", LEASE))
                .isEqualTo(new JobRuns.Renewal(List.of(working.id()), List.of(999L)));
        assertThat(runs.requestStop(waiting.id())).isFalse();
    }

    @Test
    void aRunOfADeadNodeWaitsAgainAndFailsAfterThreeNodes() {
        var run = runs.queue("import", "main", "{}", "anna");

        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(runs.claim(run.id(), "node" + attempt, Duration.ofSeconds(-1)))
                    .isPresent();
            assertThat(runs.giveUpExpired()).isEqualTo(1);
        }

        assertThat(runs.withId(run.id()).orElseThrow().state()).isEqualTo(JobRun.State.FAILED);
        assertThat(runs.finish(run.id(), "node3", JobRun.State.DONE, Phrase.plain("late"), null))
                .isFalse();
    }

    @Test
    void aRestartedNodeGivesUpItsOwnRunsOnly() {
        var mine = runs.queue("import", "a", "{}", "anna");
        var theirs = runs.queue("import", "b", "{}", "anna");
        runs.claim(mine.id(), "node1", LEASE);
        runs.claim(theirs.id(), "node2", LEASE);

        assertThat(runs.giveUpOwn("node1")).isEqualTo(1);

        assertThat(runs.waiting(10)).containsExactly(mine.id());
    }

    @Test
    void theListIsPagedSortedAndFiltered() {
        IntStream.range(0, 5).forEach(n -> runs.queue("import", "source" + n, "{}", "anna"));
        runs.skip("sync", "x", JobSaid.STILL_WORKING.with(), "system");

        var page = runs.page(new PageRequest(2, 1, "source", true, "import"));
        var skipped = runs.page(new PageRequest(10, 0, "", false, "still working"));

        assertThat(page.total()).isEqualTo(5);
        assertThat(page.items()).extracting(JobRun::source).containsExactly("source3", "source2");
        assertThat(skipped.items()).extracting(JobRun::state).containsExactly(JobRun.State.SKIPPED);
        assertThat(runs.removeOlderThan(Instant.now().plusSeconds(60))).isEqualTo(1);
    }

    @Test
    void theRunsOfOneJobAndSourceArePagedSortedAndFiltered() {
        IntStream.range(0, 3).forEach(n -> runs.queue("import", "main", "{}", "anna"));
        runs.queue("import", "other", "{}", "anna");
        runs.queue("sync", "main", "{}", "anna");
        var skipped = runs.skip("import", "main", JobSaid.STILL_WORKING.with(), "system");

        var newest = runs.page("import", "main", PageRequest.first(2));
        var oldest = runs.page("import", "main", new PageRequest(1, 1, "id", false, ""));
        var fitting = runs.page("import", "main", new PageRequest(10, 0, "", false, "skip"));

        assertThat(newest.total()).isEqualTo(4);
        assertThat(newest.items())
                .extracting(JobRun::id)
                .startsWith(skipped.id())
                .hasSize(2);
        assertThat(oldest.items()).singleElement().satisfies(run -> assertThat(run.kind() + run.source())
                .isEqualTo("importmain"));
        assertThat(fitting.items()).extracting(JobRun::id).containsExactly(skipped.id());
    }

    private static boolean result(Future<Boolean> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
