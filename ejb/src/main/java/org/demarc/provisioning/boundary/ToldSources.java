package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.demarc.Transactions;
import org.demarc.provisioning.control.SealedJson;
import org.demarc.provisioning.control.ServiceWish;
import org.demarc.provisioning.control.WishSource;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.provisioning.entity.ServiceSources;

/** Services that other programs tell: to look at one again is to look at its router, for what was last told still counts. */
@ApplicationScoped
public class ToldSources implements WishSource {

    @Inject
    ServiceSources sources;

    @Inject
    Accounts accounts;

    @Inject
    Wishes wishes;

    @Inject
    Transactions transactions;

    @Override
    public boolean serves(String source) {
        return sources.withCode(source).isPresent();
    }

    /** What was last told is all there is: the account's new place becomes part of it. */
    @Override
    public String assign(ServiceKey service, String device) {
        return "";
    }

    @Override
    public void evaluate(ServiceKey service, String cause) {
        transactions.run(() -> accounts.of(service).ifPresent(account -> {
            String kept = account.sealedWish();
            if (kept != null) {
                wishes.insist(
                        SealedJson.open(kept, ServiceWish.class),
                        cause,
                        "service-" + account.id() + "-" + Instant.now().toEpochMilli());
            }
        }));
    }
}
