package org.demarc.ucrm.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.demarc.provisioning.control.ServiceWish;
import org.demarc.provisioning.entity.Told;
import org.demarc.ucrm.control.CrmService;
import org.demarc.ucrm.control.PasswordMaker;
import org.demarc.ucrm.control.Refreshed;
import org.demarc.ucrm.control.WishOfService;
import org.demarc.ucrm.entity.CrmSource;

/**
 * Gives PPPoE services without a password a generated one, in the CRM first: what the CRM does not take is not used, so that
 * subscriber, CRM and router never know different passwords.
 */
@Dependent
public class GeneratedCredentials {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final CrmAttributes attributes;

    @Inject
    public GeneratedCredentials(CrmAttributes attributes) {
        this.attributes = attributes;
    }

    /** The service, with a password where it lacked one and the source wishes it. */
    Refreshed.Present completed(CrmSource source, Refreshed.Present present) {
        CrmService service = present.service();
        String key = source.keys().password();
        ServiceWish wish = WishOfService.of(source, service, "", "", true);
        if (!source.writeBack().credentials() || key.isEmpty() || !PasswordMaker.isAskedFor(wish)) {
            return present;
        }
        CrmAttributes.Outcome outcome = attributes.write(
                source, service.id(), key, PasswordMaker.fresh(RANDOM).reveal());
        if (outcome instanceof CrmAttributes.Outcome.Written written) {
            CrmService now = CrmService.of(written.service(), Instant.now());
            return now.id().equals(service.id())
                    ? new Refreshed.Present(now, written.service(), true, List.of(Told.PASSWORD_MADE.with(key)))
                    : present;
        }
        String why = ((CrmAttributes.Outcome.NotWritten) outcome).text();
        return new Refreshed.Present(service, present.json(), true, List.of(Told.PASSWORD_NOT_MADE.with(why)));
    }
}
