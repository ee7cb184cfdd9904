package org.demarc.ucrm.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.demarc.provisioning.control.WishSource;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.ucrm.control.UcrmBell;
import org.demarc.ucrm.entity.CrmServices;
import org.demarc.ucrm.entity.CrmSource;
import org.demarc.ucrm.entity.CrmSources;

/** Lets provisioning ask the CRMs again what they want for a service. */
@ApplicationScoped
public class UcrmServices implements WishSource {

    @Inject
    CrmSources sources;

    @Inject
    CrmServices services;

    @Inject
    UcrmBell bell;

    @Override
    public boolean serves(String source) {
        return sources.withCode(source).isPresent();
    }

    @Override
    public void evaluate(ServiceKey service, String cause) {
        CrmSource source = sources.withCode(service.source()).orElseThrow();
        services.dueAfter(source.id(), service.id(), Duration.ZERO, cause);
        services.of(source.id(), service.id()).ifPresent(known -> bell.service(known.id()));
    }
}
