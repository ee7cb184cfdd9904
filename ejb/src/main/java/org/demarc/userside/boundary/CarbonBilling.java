package org.demarc.userside.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.demarc.billing.control.BillingAccess;
import org.demarc.billing.control.BillingClient;
import org.demarc.billing.control.BillingFeed;
import org.demarc.billing.control.Findings;
import org.demarc.userside.control.Dialect;
import org.demarc.userside.control.UniversalFeed;

/** Reads Carbon Billing 5, which names the methods of the Universal API in its own way. */
@ApplicationScoped
public class CarbonBilling implements BillingClient {

    @Override
    public String kind() {
        return "carbon5";
    }

    @Override
    public BillingFeed open(BillingAccess access, Findings findings) {
        return new UniversalFeed(access, Dialect.CARBON5, Clock.systemUTC(), findings);
    }
}
