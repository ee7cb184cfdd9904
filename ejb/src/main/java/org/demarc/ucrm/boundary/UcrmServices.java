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

    @Inject
    CrmAttributes attributes;

    @Override
    public boolean serves(String source) {
        return sources.withCode(source).isPresent();
    }

    @Override
    public String assign(ServiceKey service, String device) {
        CrmSource source = sources.withCode(service.source()).orElseThrow();
        if (!source.hasApi()) {
            return "CRM " + source.code() + " has no interface: change the service's device attribute there";
        }
        CrmAttributes.Outcome outcome =
                attributes.write(source, service.id(), source.keys().device(), device);
        return outcome instanceof CrmAttributes.Outcome.NotWritten refused
                ? "CRM " + source.code() + ": " + refused.text()
                : "";
    }

    @Override
    public void evaluate(ServiceKey service, String cause) {
        CrmSource source = sources.withCode(service.source()).orElseThrow();
        services.dueAfter(source.id(), service.id(), Duration.ZERO, cause);
        services.of(source.id(), service.id()).ifPresent(known -> bell.service(known.id()));
    }
}
