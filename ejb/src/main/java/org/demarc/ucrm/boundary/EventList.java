package org.demarc.ucrm.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.ucrm.control.UcrmBell;
import org.demarc.ucrm.entity.CrmEvent;
import org.demarc.ucrm.entity.CrmEvents;
import org.demarc.ucrm.entity.CrmServices;

/** The webhook log, and having the services of its events evaluated again. */
@Stateless
@Requires(Permission.PROVISIONING_VIEW)
public class EventList {

    private static final int AT_ONCE = 10_000;

    @Inject
    CrmEvents events;

    @Inject
    CrmServices services;

    @Inject
    UcrmBell bell;

    @Inject
    CurrentUser caller;

    @Inject
    AuditLog audit;

    /** Newest first. */
    public Page<CrmEvent> list(CrmEvents.Filter filter, PageRequest page) {
        return events.list(filter, page);
    }

    /**
     * Has the services of the events evaluated against what the CRM says now, not against the stored bodies (UR-27).
     *
     * @return how many services, at most 10,000
     */
    @Requires(Permission.PROVISIONING_OPERATE)
    public int replay(CrmEvents.Filter filter) {
        List<CrmEvents.ServiceOfSource> concerned = events.services(filter, AT_ONCE);
        String cause = "replay by " + caller.caller().login();
        for (CrmEvents.ServiceOfSource service : concerned) {
            services.dueAfter(service.sourceId(), service.service(), Duration.ZERO, cause);
            services.of(service.sourceId(), service.service()).ifPresent(known -> bell.service(known.id()));
        }
        audit.record("crm-events:replayed", "crm-event", concerned.size() + " services", null, filter);
        return concerned.size();
    }
}
