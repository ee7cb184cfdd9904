package org.demarc.audit.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.entity.AuditEntry;
import org.demarc.audit.entity.AuditFilter;
import org.demarc.audit.entity.AuditTrail;

/** Lets administrators read who changed what. */
@Stateless
@Requires({Permission.AUDIT_VIEW, Permission.SYSTEM_LOGS_ACTIONS})
public class AuditReading {

    @Inject
    AuditTrail trail;

    public Page<AuditEntry> page(AuditFilter filter, PageRequest request) {
        return trail.page(filter, request);
    }

    /** The actions that occur, for choosing from. */
    public List<String> actions() {
        return trail.actions();
    }
}
