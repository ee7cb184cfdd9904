package org.demarc.userside.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.demarc.billing.control.BillingAccess;
import org.demarc.billing.control.BillingClient;
import org.demarc.billing.control.BillingFeed;
import org.demarc.billing.control.Findings;
import org.demarc.userside.control.Dialect;
import org.demarc.userside.control.UniversalFeed;

/** Reads any billing that speaks the Universal API. */
@ApplicationScoped
public class UniversalBilling implements BillingClient {

    @Override
    public String kind() {
        return "userside";
    }

    @Override
    public BillingFeed open(BillingAccess access, Findings findings) {
        return new UniversalFeed(access, Dialect.STANDARD, Clock.systemUTC(), findings);
    }
}
