package org.demarc.provisioning.boundary;

import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Arrays;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.provisioning.control.BothGiven;
import org.demarc.provisioning.control.WishSource;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.provisioning.entity.ServiceSource;
import org.demarc.provisioning.entity.ServiceSources;

/** The sources whose services other programs tell, for administrators. */
@Stateless
@Requires(Permission.PROVISIONING_VIEW)
public class ServiceSourceDesk {

    @Inject
    ServiceSources sources;

    @Inject
    Accounts accounts;

    @Inject
    @Any
    Instance<WishSource> others;

    @Inject
    AuditLog audit;

    /** By code unless sorted by code, name, bothGiven; the filter looks at codes and names. */
    public Page<ServiceSource> page(PageRequest request) {
        return sources.page(request);
    }

    /** @throws org.demarc.ProblemException {@link ProvisioningProblem#UNKNOWN_SOURCE} */
    public ServiceSource one(String code) {
        return sources.withCode(code)
                .orElseThrow(() -> ProvisioningProblem.UNKNOWN_SOURCE.because("no source " + code));
    }

    /**
     * Adds a source.
     *
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#INVALID_SOURCE},
     *     {@link ProvisioningProblem#SOURCE_TAKEN}
     */
    @Requires(Permission.PROVISIONING_ADMIN)
    public ServiceSource add(ServiceSource draft) {
        if (!draft.code().matches("[A-Za-z0-9._-]{1,32}")) {
            throw ProvisioningProblem.INVALID_SOURCE.because(
                    "the code is 1 to 32 letters, digits, dots, dashes, underscores");
        }
        if (Arrays.stream(BothGiven.values()).noneMatch(choice -> choice.name().equals(draft.bothGiven()))) {
            throw ProvisioningProblem.INVALID_SOURCE.because("bothGiven is dhcp, pppoe or pppoe-with-caller-id");
        }
        if (others.stream().anyMatch(source -> source.serves(draft.code()))) {
            throw ProvisioningProblem.SOURCE_TAKEN.because("there is a source \"" + draft.code() + "\" already");
        }
        sources.add(draft);
        audit.record("service-source:added", "service-source", draft.code(), null, draft);
        return one(draft.code());
    }

    /** @throws org.demarc.ProblemException {@link ProvisioningProblem#SOURCE_IN_USE} while its accounts are on routers */
    @Requires(Permission.PROVISIONING_ADMIN)
    public void remove(String code) {
        ServiceSource before = one(code);
        long present = accounts.onRouters(code);
        if (present > 0) {
            throw ProvisioningProblem.SOURCE_IN_USE.because(
                    present + " accounts of source " + code + " are on routers");
        }
        sources.remove(code);
        audit.record("service-source:deleted", "service-source", code, before, null);
    }
}
