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

    /** Newest first, unless sorted by {@code received}. */
    public Page<CrmEvent> list(CrmEvents.Filter filter, PageRequest page) {
        return events.list(filter, page);
    }

    /** The replay of many events that is under way, empty for none. */
    public Optional<JobRun> replay() {
        return jobs.open(ReplayJob.KIND, "");
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
     * @return how many services, at most 10,000
     */
    @Requires(Permission.PROVISIONING_OPERATE)
    public int replay(CrmEvents.Filter filter) {
        List<CrmEvents.ServiceOfSource> concerned = events.services(filter, ReplayJob.MOST);
        String by = caller.caller().login();
        if (concerned.size() > AT_ONCE) {
            jobs.start(ReplayJob.KIND, "", JobOrder.text(ReplayJob.Order.of(filter, by)));
        } else {
            concerned.forEach(service -> replaying.ask(service, by));
        }
        audit.record("crm-events:replayed", "crm-event", concerned.size() + " services", null, filter);
        return concerned.size();
    }
}
