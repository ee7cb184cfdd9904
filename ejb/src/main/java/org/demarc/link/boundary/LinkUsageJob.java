package org.demarc.link.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.demarc.job.boundary.Job;
import org.demarc.job.boundary.JobProgress;
import org.demarc.link.control.LinkSettings;
import org.demarc.link.entity.LinkSaid;
import org.demarc.link.entity.LinkUsage;
import org.demarc.settings.boundary.Settings;

/** Works out how busy links are (wildcore-mikbill.md 2, row 36). */
@ApplicationScoped
public class LinkUsageJob implements Job {

    /** Kind of this job. */
    public static final String KIND = "link-usage";

    @Inject
    LinkUsage usage;

    @Inject
    Settings settings;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String title() {
        return "Work out how busy links are";
    }

    @Override
    public List<SeededSchedule> schedules() {
        return List.of(SeededSchedule.of(KIND, title(), "30 */5 * * * *"));
    }

    @Override
    public void run(JobProgress progress) {
        LinkUsage.Measured measured =
                usage.measure(settings.of(LinkSettings.class).busyPercent());
        progress.at(
                measured.links(), measured.links(), LinkSaid.MEASURED.with(measured.links(), measured.overloaded()));
    }
}
