package org.demarc.poll.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.demarc.job.boundary.Job;
import org.demarc.job.boundary.JobProgress;
import org.demarc.job.control.JobStopped;
import org.demarc.job.entity.JobSaid;
import org.demarc.poll.control.PollSettings;
import org.demarc.poll.entity.Histories;
import org.demarc.settings.boundary.RunTime;
import org.demarc.settings.boundary.Settings;
import org.demarc.settings.control.CommonSettings;

/** Makes the partitions of the coming days and drops what is too old, twice a day. */
@ApplicationScoped
public class HistoryTidy implements Job {

    private static final int DAYS_AHEAD = 14;

    @Inject
    Histories histories;

    @Inject
    Settings settings;

    @Inject
    RunTime runTime;

    @Override
    public String kind() {
        return "history-tidy";
    }

    @Override
    public String title() {
        return "Make room in the histories of polling";
    }

    @Override
    public List<SeededSchedule> schedules() {
        return List.of(SeededSchedule.of(kind(), title(), "17 2,14 * * *"));
    }

    @Override
    public void run(JobProgress progress) throws JobStopped {
        PollSettings keep = settings.of(PollSettings.class);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        int made = histories.makeAhead(today, DAYS_AHEAD);
        int dropped = histories.dropSamples(today.minusDays(keep.keepSamplesDays()))
                + histories.dropQuarters(today.minusDays(keep.keepQuartersDays()))
                + histories.dropDays(today.minusDays(keep.keepDaysDays()))
                + histories.dropStays(today.minusDays(keep.keepSightingsDays()))
                + histories.dropLogs(today.minusDays(keep.keepLogDays()));
        int rows = all(histories::forgetSightings, keep.keepSightingsDays(), progress)
                + all(histories::forgetRows, keep.keepSightingsDays(), progress)
                + all(histories::forgetGone, goneDays(keep), progress)
                + all(histories::forgetStates, keep.keepStatesDays(), progress)
                + all(histories::forgetDeviceStates, keep.keepStatesDays(), progress);
        progress.at(1, 1, JobSaid.HISTORY_TIDIED.with(made, dropped, rows));
    }

    /** What an administrator has set (ONU_GONE_KEEP_DAYS) goes before what the server was started with. */
    private int goneDays(PollSettings keep) {
        return runTime.isSet(CommonSettings.GONE_DAYS)
                ? (int) runTime.number(CommonSettings.GONE_DAYS)
                : keep.keepGoneDays();
    }

    /** Goes on in small steps until nothing is left. */
    private static int all(IntUnaryOperator forget, int days, JobProgress progress) throws JobStopped {
        int total = 0;
        for (int some = forget.applyAsInt(days); some > 0; some = forget.applyAsInt(days)) {
            total += some;
            progress.goOn();
        }
        return total;
    }
}
