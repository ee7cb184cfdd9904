package org.demarc.link.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.demarc.job.boundary.Job;
import org.demarc.job.boundary.JobProgress;
import org.demarc.link.control.LinkSearch;
import org.demarc.link.control.LinkSettings;
import org.demarc.link.entity.FoundConflict;
import org.demarc.link.entity.FoundLinks;
import org.demarc.link.entity.LinkClues;
import org.demarc.link.entity.LinkSaid;
import org.demarc.link.entity.NeighbourClue;
import org.demarc.link.entity.SightingClue;
import org.demarc.link.entity.UpwardClue;
import org.demarc.settings.boundary.Settings;

/** Finds what is plugged into what, every three hours and when somebody asks (wildcore-mikbill.md 2, row 37). */
@ApplicationScoped
public class LinkSearchJob implements Job {

    /** Kind of this job. */
    public static final String KIND = "link-search";

    private static final int STEPS = 4;

    @Inject
    LinkClues clues;

    @Inject
    LinkKeeper keeper;

    @Inject
    Settings settings;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String title() {
        return "Find links between devices";
    }

    @Override
    public List<SeededSchedule> schedules() {
        return List.of(SeededSchedule.of(KIND, title(), "0 7 */3 * * *"));
    }

    @Override
    public void run(JobProgress progress) throws Exception {
        LinkSettings wanted = settings.of(LinkSettings.class);
        Instant since = Instant.now().minus(wanted.fresh());
        progress.at(0, STEPS, LinkSaid.READING_NEIGHBOURS.with());
        clues.prepare();
        List<NeighbourClue> neighbours = clues.neighbours(since);
        progress.goOn();
        progress.at(1, STEPS, LinkSaid.READING_FORWARDING.with());
        List<UpwardClue> upward = clues.upward(since, wanted.gateways());
        progress.goOn();
        List<SightingClue> sightings = clues.sightings(since, LinkSearch.portsUp(upward), wanted.gateways());
        progress.goOn();
        progress.at(2, STEPS, LinkSaid.WRITING.with());
        LinkSearch.Outcome outcome = LinkSearch.conclude(
                new LinkSearch.Clues(neighbours, upward, sightings, clues.known(), clues.roots(wanted.gateways())));
        List<FoundConflict> open = new ArrayList<>(outcome.conflicts());
        open.addAll(clues.sharedMacs(since));
        progress.goOn();
        FoundLinks.Written written =
                keeper.write(new LinkSearch.Outcome(outcome.seen(), outcome.lowerByLink(), open), wanted.forgetDays());
        progress.report(Map.of(
                "neighbours",
                neighbours.size(),
                "sightings",
                sightings.size(),
                "written",
                written,
                "open",
                open.size()));
        progress.at(
                STEPS,
                STEPS,
                LinkSaid.FOUND.with(
                        written.added(), written.seenAgain(), written.uplinks(), written.forgotten(), open.size()));
    }
}
