package org.demarc.ucrm.boundary;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.ucrm.control.CrmCheck;
import org.demarc.ucrm.entity.CrmSource;

/** Tries whether a CRM can be asked, and says in plain words what is wrong (UR-76). */
@Stateless
@Requires({Permission.PROVISIONING_ADMIN, Permission.PROVISIONING_OPERATE})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SourceTest {

    @Inject
    SourceDesk desk;

    @Inject
    CrmApis apis;

    @Inject
    AuditLog audit;

    private record Tested(boolean ok) {}

    public List<CrmCheck.Step> test(long sourceId) {
        CrmSource source = desk.one(sourceId);
        List<CrmCheck.Step> steps =
                source.baseUrl().isEmpty() ? CrmCheck.ofNothing() : CrmCheck.of(source, apis.of(source));
        audit.record(
                "crm-source:tested",
                "crm-source",
                source.code(),
                null,
                new Tested(steps.stream().allMatch(CrmCheck.Step::ok)));
        return steps;
    }
}
