package org.demarc.backup.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.demarc.backup.entity.BackupBook;
import org.demarc.backup.entity.BackupOutcome;
import org.demarc.backup.entity.BackupSaid;
import org.demarc.job.boundary.Job;
import org.demarc.job.boundary.JobProgress;
import org.demarc.job.control.JobStopped;
import org.jspecify.annotations.Nullable;

/** Has the configurations of many devices saved now: every node of the cluster takes its part; a stop leaves out what has not begun. */
@ApplicationScoped
public class BackupJob implements Job {

    /** Kind of this job. */
    public static final String KIND = "configuration-save";

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final long LOOK_EVERY_MS = 500;

    @Inject
    BackupBook book;

    @Inject
    ShowingProfiles profiles;

    /**
     * What is wanted.
     *
     * @param devices null for all that the groups hold and that the poller is on for
     * @param groups null for all
     */
    public record Wanted(
            @Nullable List<Long> devices,
            @Nullable List<Long> groups,
            @Nullable String by) {}

    static String text(Wanted wanted) {
        try {
            return JSON.writeValueAsString(wanted);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is wanted always becomes JSON", e);
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String title() {
        return "Save the configurations of devices";
    }

    @Override
    public void run(JobProgress progress) throws Exception {
        Wanted wanted = JSON.readValue(progress.run().parameters(), Wanted.class);
        long run = progress.run().id();
        String by = wanted.by() == null ? progress.run().requestedBy() : wanted.by();
        long total = book.open(run);
        if (total == 0) {
            total = book.request(profiles.keys(), wanted.devices(), wanted.groups(), run, by);
        }
        try {
            watch(progress, run, total);
        } catch (JobStopped stopped) {
            book.cancel(run);
            throw stopped;
        }
        Map<BackupOutcome, Long> ended = book.outcomes(run);
        progress.report(ended);
        long unchanged = ended.getOrDefault(BackupOutcome.UNCHANGED, 0L);
        long saved = ended.entrySet().stream()
                .filter(one -> one.getKey().isSaved())
                .mapToLong(Map.Entry::getValue)
                .sum();
        long all = ended.values().stream().mapToLong(Long::longValue).sum();
        progress.at(total, total, BackupSaid.SAVED.with(saved - unchanged, unchanged, all - saved));
    }

    /** The work is in the rows: nodes come and go, this only looks how many are left. */
    private void watch(JobProgress progress, long run, long total) throws JobStopped, InterruptedException {
        for (long open = book.open(run); open > 0; open = book.open(run)) {
            progress.goOn();
            progress.at(Math.max(0, total - open), total, BackupSaid.SAVING.with(Math.max(0, total - open), total));
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
        }
    }
}
