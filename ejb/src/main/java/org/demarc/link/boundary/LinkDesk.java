package org.demarc.link.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.device.boundary.Sight;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.job.boundary.Jobs;
import org.demarc.job.entity.JobRun;
import org.demarc.link.entity.FoundLinks;
import org.demarc.link.entity.Hop;
import org.demarc.link.entity.Link;
import org.demarc.link.entity.LinkConflict;
import org.demarc.link.entity.LinkDraft;
import org.demarc.link.entity.LinkEnd;
import org.demarc.link.entity.LinkKind;
import org.demarc.link.entity.LinkProblem;
import org.demarc.link.entity.LinkQuery;
import org.demarc.link.entity.Links;
import org.demarc.link.entity.WaysUp;
import org.demarc.port.entity.Lines;
import org.jspecify.annotations.Nullable;

/** Links as callers see and draw them: those whose two devices they may see. */
@Stateless
@Requires(Permission.LINKS_VIEW)
public class LinkDesk {

    @Inject
    Links links;

    @Inject
    Lines lines;

    @Inject
    Sight sight;

    @Inject
    WaysUp ways;

    @Inject
    FoundLinks found;

    @Inject
    Jobs jobs;

    @Inject
    AuditLog audit;

    /** In order of names unless sorted; null for any device, interface, kind or load in percent. */
    public Page<Link> page(
            PageRequest request,
            @Nullable Long deviceId,
            @Nullable Long interfaceId,
            @Nullable LinkKind kind,
            @Nullable Double busierThan) {
        return links.page(new LinkQuery(request, sight.groups(), deviceId, interfaceId, kind, busierThan));
    }

    /**
     * One link.
     *
     * @throws org.demarc.ProblemException {@link LinkProblem#UNKNOWN_LINK}, also when the caller may not see it
     */
    public Link link(long id) {
        return links.withId(id)
                .filter(this::isVisible)
                .orElseThrow(() -> LinkProblem.UNKNOWN_LINK.because("link " + id));
    }

    /**
     * Draws a link.
     *
     * @throws org.demarc.ProblemException those of {@link Links#add}, {@link DeviceProblem#UNKNOWN_DEVICE}
     */
    @Requires(Permission.LINKS_EDIT)
    public Link add(LinkRequest request) {
        long id = links.add(draft(request));
        Link added = link(id);
        audit.record("link:added", "link", id, null, added);
        return added;
    }

    /** Changes a link; one that was found is a manual one from then on. */
    @Requires(Permission.LINKS_EDIT)
    public Link change(long id, LinkRequest request) {
        Link before = link(id);
        links.change(id, request.version() == null ? before.version() : request.version(), draft(request));
        Link after = link(id);
        audit.record("link:changed", "link", id, before, after);
        return after;
    }

    /** Removes a link; what is still plugged in will be found again. */
    @Requires(Permission.LINKS_EDIT)
    public void remove(long id) {
        Link before = link(id);
        links.remove(id);
        audit.record("link:removed", "link", id, before, null);
    }

    /**
     * The way from a device up to the core, as far as the caller may see it.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#UNKNOWN_DEVICE}
     */
    public List<Hop> wayUp(long deviceId) {
        sight.device(deviceId);
        return ways.from(deviceId).stream()
                .takeWhile(hop -> isVisible(hop.link()))
                .toList();
    }

    /**
     * The way from a port or ONU up to the core.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#UNKNOWN_INTERFACE}
     */
    public List<Hop> wayUpOfInterface(long interfaceId) {
        return wayUp(lines.withId(interfaceId)
                .filter(line -> sight.covers(line.device().groupId()))
                .orElseThrow(() -> DeviceProblem.UNKNOWN_INTERFACE.because("interface " + interfaceId))
                .device()
                .id());
    }

    /** What the last search could not decide. */
    public Page<LinkConflict> conflicts(PageRequest request) {
        return found.conflicts(request, sight.groups());
    }

    /**
     * Looks for links now; the run is watched and stopped like any other.
     *
     * @throws org.demarc.ProblemException {@link org.demarc.job.entity.JobProblem#ALREADY_RUNNING}
     */
    @Requires(Permission.LINKS_EDIT)
    public JobRun search() {
        JobRun run = jobs.start(LinkSearchJob.KIND, "", "{}");
        audit.record("job:started", "job", run.id(), null, run);
        return run;
    }

    /** Asks the search that works now to stop. */
    @Requires(Permission.LINKS_EDIT)
    public void stopSearch() {
        jobs.open(LinkSearchJob.KIND, "").ifPresent(run -> {
            jobs.stop(run.id());
            audit.record("job:stopped", "job", run.id(), run, null);
        });
    }

    /** The newest search, working or over. */
    public Optional<JobRun> lastSearch() {
        return jobs.latest(LinkSearchJob.KIND, "", 1).stream().findFirst();
    }

    /** Removes several. Links that are gone meanwhile, or that the caller may not see, are passed over. Answers how many went. */
    @Requires(Permission.LINKS_EDIT)
    public int remove(List<Long> ids) {
        int removed = 0;
        for (long id : ids) {
            Link before = links.withId(id).filter(this::isVisible).orElse(null);
            if (before != null && links.remove(id)) {
                audit.record("link:removed", "link", id, before, null);
                removed++;
            }
        }
        return removed;
    }

    private boolean isVisible(Link link) {
        return sight.covers(link.from().groupId()) && sight.covers(link.to().groupId());
    }

    private LinkDraft draft(LinkRequest request) {
        LinkDraft draft = new LinkDraft(
                request.from().wanted(),
                request.to().wanted(),
                Boolean.TRUE.equals(request.uplink()),
                request.note() == null ? "" : request.note().strip());
        check(draft.from());
        check(draft.to());
        return draft;
    }

    private void check(LinkEnd end) {
        sight.device(end.deviceId());
        Long port = end.interfaceId();
        if (port != null
                && lines.withId(port)
                        .filter(line -> line.device().id() == end.deviceId())
                        .isEmpty()) {
            throw LinkProblem.BAD_END.because("interface " + port + " of device " + end.deviceId());
        }
    }
}
