package org.demarc.ucrm.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.job.boundary.Jobs;
import org.demarc.job.control.JobOrder;
import org.demarc.job.entity.JobRun;
import org.demarc.ucrm.entity.CrmEvent;
import org.demarc.ucrm.entity.CrmEvents;
import org.jspecify.annotations.Nullable;

/** The webhook log, and having the services of its events evaluated again. */
@Stateless
@Requires(Permission.PROVISIONING_VIEW)
public class EventList {

    private static final int AT_ONCE = 50;

    @Inject
    CrmEvents events;

    @Inject
    ReplayJob replaying;

    @Inject
    Jobs jobs;

    @Inject
    CurrentUser caller;

    @Inject
    AuditLog audit;

    /** Newest first, unless sorted by {@code received, source, event, object, state, deliveries}. */
    public Page<CrmEvent> list(CrmEvents.Filter filter, PageRequest page) {
        return events.list(filter, page);
    }

    /** The replay of many events that is under way, empty for none. */
    public Optional<JobRun> replay() {
        return jobs.open(ReplayJob.KIND, "");
    }

    /** The newest replay of many events, under way or over. */
    public Optional<JobRun> lastReplay() {
        return jobs.latest(ReplayJob.KIND, "", 1).stream().findFirst();
    }

    /** Ends {@link #replay()} after the service that it is working on; nothing happens where there is none. */
    @Requires(Permission.PROVISIONING_OPERATE)
    public void stopReplay() {
        replay().ifPresent(run -> {
            jobs.stop(run.id());
            audit.record("crm-events:stopped", "job_run", run.id(), null, null);
        });
    }

    /**
     * Has the services of the events evaluated against what the CRM says now, not against the stored bodies (UR-27): more than 50 as a job.
     *
     * @return how many services, and the job
     * @throws org.demarc.ProblemException when such a job is under way
     */
    @Requires(Permission.PROVISIONING_OPERATE)
    public Replayed replay(CrmEvents.Filter filter) {
        List<CrmEvents.ServiceOfSource> first = events.services(filter, CrmEvents.ServiceOfSource.NONE, AT_ONCE + 1);
        String by = caller.caller().login();
        Replayed replayed;
        if (first.size() > AT_ONCE) {
            JobRun run = jobs.start(ReplayJob.KIND, "", JobOrder.text(ReplayJob.Order.of(filter, by)));
            replayed = new Replayed(events.countServices(filter), run.id());
        } else {
            first.forEach(service -> replaying.ask(service, by));
            replayed = new Replayed(first.size(), null);
        }
        audit.record("crm-events:replayed", "crm-event", replayed.services() + " services", null, filter);
        return replayed;
    }

    /**
     * What is evaluated again.
     *
     * @param services how many services
     * @param jobRun the job that does it, null when it was done at once
     */
    public record Replayed(long services, @Nullable Long jobRun) {}
}
