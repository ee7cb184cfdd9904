package org.demarc.provisioning.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DriftRunsIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Sql sql = new Sql(DATABASE.dataSource());
    private final DriftRuns runs = new DriftRuns(sql);
    private long site1;
    private long site2;

    @BeforeEach
    void start() {
        DATABASE.execute("TRUNCATE provisioning_drift_run, routeros_router, job_run CASCADE");
        site1 = router("site1");
        site2 = router("site2");
    }

    @Test
    void aComparisonThatNoJobIsAtIsGivenUpAfterAMinute() {
        long dead = begun(site1);
        long others = begun(site2);
        runs.giveUp(site1, 0);
        assertThat(stateOf(dead)).as("its job may be about to begin").isEqualTo("RUNNING");
        assertThat(runs.queue(site1, "site1", "test")).isEmpty();

        age(dead);
        age(others);
        runs.giveUp(site1, 0);

        assertThat(stateOf(dead)).isEqualTo("FAILED");
        assertThat(stateOf(others)).isEqualTo("RUNNING");
        assertThat(runs.queue(site1, "site1", "test")).isPresent();
    }

    @Test
    void aComparisonThatAnotherJobMayBeAtIsNotGivenUp() {
        long old = begun(site1);
        age(old);
        long own = job("provisioning-reconcile", "RUNNING");
        long other = job("provisioning-drift", "QUEUED");
        job("provisioning-reconcile", "DONE");
        runs.giveUp(site1, own);
        assertThat(stateOf(old)).isEqualTo("RUNNING");

        sql.update("UPDATE job_run SET state = 'FAILED' WHERE id = ?", other);
        runs.giveUp(site1, 0);
        assertThat(stateOf(old)).as("the reconciler is at work").isEqualTo("RUNNING");
        runs.giveUp(site1, own);

        assertThat(stateOf(old)).isEqualTo("FAILED");
    }

    @Test
    void theNewestOfEachRouterIsWhatWasReadLastOfThoseThatAreRegistered() {
        done(site1);
        long read = done(site1);
        runs.fail(begun(site1), "away");
        long other = done(site2);
        begun(site2);
        long gone = router("gone");
        done(gone);
        sql.update("DELETE FROM routeros_router WHERE id = ?", gone);

        assertThat(runs.newest()).extracting(DriftRun::id).containsExactly(read, other);
    }

    private long done(long router) {
        long run = begun(router);
        runs.finish(run, new DriftRuns.Result(null, Instant.EPOCH, Instant.EPOCH, 0, 0, 0, "{}", ""));
        return run;
    }

    private long begun(long router) {
        long run = runs.queue(router, "site", "test").orElseThrow();
        runs.begin(run);
        return run;
    }

    private String stateOf(long run) {
        return runs.withId(run).orElseThrow().state();
    }

    private void age(long run) {
        sql.update(
                "UPDATE provisioning_drift_run SET created_at = created_at - interval '2 minutes' WHERE id = ?", run);
    }

    private long job(String kind, String state) {
        return sql.one(
                "INSERT INTO job_run (kind, source, state) VALUES (?, ?, ?) RETURNING id",
                row -> row.number("id"),
                kind,
                "test",
                state);
    }

    private long router(String name) {
        return sql.one(
                "INSERT INTO routeros_router (name, host, port, api_user, password) VALUES (?, 'h', 1, 'u', 's1:') RETURNING id",
                row -> row.number("id"),
                name);
    }
}
