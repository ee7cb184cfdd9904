package org.demarc.schedule.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SchedulesIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private Schedules schedules;

    @BeforeEach
    void noSchedules() {
        DATABASE.execute("truncate schedule");
        schedules = new Schedules(new Sql(DATABASE.dataSource()));
    }

    @Test
    void seedingKeepsWhatAnOperatorChanged() {
        schedules.seed("tidy", "tidy", "Tidy", "0 4 * * *", "{}");
        assertThat(schedules.change("tidy", 0, "0 5 * * *", false, Schedule.MissedPolicy.SKIP, "{}"))
                .isTrue();

        boolean seeded = schedules.seed("tidy", "tidy", "Tidy", "0 4 * * *", "{}");

        assertThat(seeded).isFalse();
        var schedule = schedules.withKey("tidy").orElseThrow();
        assertThat(schedule.cron()).isEqualTo("0 5 * * *");
        assertThat(schedule.enabled()).isFalse();
        assertThat(schedules.change("tidy", 0, "* * * * *", true, Schedule.MissedPolicy.SKIP, "{}"))
                .isFalse();
    }

    @Test
    void dueAreThoseWhoseTimeHasComeThoseWithoutATimeAndThoseThatShallRunNow() {
        List.of("future", "past", "unknown", "off", "offButNow")
                .forEach(key -> schedules.seed(key, "tidy", key, "0 4 * * *", "{}"));
        schedules.plan("future", NOON.plusSeconds(1));
        schedules.plan("past", NOON.minusSeconds(1));
        DATABASE.execute("update schedule set enabled = false where key like 'off%'");
        schedules.runNow("offButNow");

        assertThat(schedules.lockDue(NOON, 10))
                .extracting(Schedule::key)
                .containsExactlyInAnyOrder("past", "unknown", "offButNow");
    }

    @Test
    void whatOneNodeHoldsAnotherPassesOver() throws Exception {
        schedules.seed("a", "tidy", "", "0 4 * * *", "{}");
        schedules.seed("b", "tidy", "", "0 4 * * *", "{}");

        try (Connection other = DATABASE.dataSource().getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select 1 from schedule where key = 'a' for update");

            assertThat(schedules.lockDue(NOON, 10)).extracting(Schedule::key).containsExactly("b");
            other.rollback();
        }
    }

    @Test
    void afterAStartTheListShowsHowItWent() {
        schedules.seed("tidy", "tidy", "Tidy", "0 4 * * *", "{}");
        schedules.runNow("tidy");

        schedules.started("tidy", NOON, "SKIPPED", "its time had passed", null);

        var listed = schedules
                .page(new PageRequest(10, 0, "lastRun", true, "tid"))
                .items()
                .get(0);
        assertThat(listed.lastState()).isEqualTo("SKIPPED");
        assertThat(listed.lastMessage()).isEqualTo("its time had passed");
        assertThat(listed.lastRun()).isEqualTo(NOON);
        assertThat(listed.runNow()).isFalse();
    }
}
