package org.demarc.schedule.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import org.demarc.job.boundary.Jobs;
import org.demarc.job.entity.JobRun;
import org.demarc.job.entity.JobSaid;
import org.demarc.schedule.control.Cron;
import org.demarc.schedule.control.Due;
import org.demarc.schedule.entity.Schedule;
import org.demarc.schedule.entity.Schedules;

/** Starts what is due, in one short transaction that holds the rows. */
@Stateless
public class DueSchedules {

    private static final int AT_ONCE = 50;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Schedules schedules;

    @Inject
    Jobs jobs;

    public void startAll(Instant now) {
        schedules.lockDue(now, AT_ONCE).forEach(schedule -> handle(schedule, now));
    }

    private void handle(Schedule schedule, Instant now) {
        var next = Cron.of(schedule.cron()).after(now, ZoneId.systemDefault()).orElse(null);
        switch (Due.of(schedule, now)) {
            case PLAN -> schedules.plan(schedule.key(), next);
            case RUN -> {
                schedules.plan(schedule.key(), next);
                record(schedule, now, start(schedule));
            }
            case MISSED -> {
                schedules.plan(schedule.key(), next);
                record(schedule, now, jobs.skip(schedule.job(), source(schedule), JobSaid.TIME_PASSED.with()));
            }
        }
    }

    private JobRun start(Schedule schedule) {
        var source = source(schedule);
        if (jobs.open(schedule.job(), source).isPresent()) {
            return jobs.skip(schedule.job(), source, JobSaid.STILL_WORKING.with());
        }
        if (!jobs.exists(schedule.job())) {
            return jobs.skip(schedule.job(), source, JobSaid.NO_SUCH_JOB.with());
        }
        return jobs.start(schedule.job(), source, schedule.parameters());
    }

    private void record(Schedule schedule, Instant now, JobRun run) {
        schedules.started(schedule.key(), now, run.state().name(), run.message(), run.id());
        ScheduleLog.LOG.due(schedule.key(), run.id());
    }

    private static String source(Schedule schedule) {
        try {
            return JSON.readTree(schedule.parameters()).path("source").asText("");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(schedule.key(), e);
        }
    }
}
