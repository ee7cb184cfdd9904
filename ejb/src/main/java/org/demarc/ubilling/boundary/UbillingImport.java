package org.demarc.ubilling.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.demarc.billing.control.BillingAccess;
import org.demarc.billing.control.BillingClient;
import org.demarc.billing.control.BillingFeed;
import org.demarc.billing.control.Findings;
import org.demarc.userside.control.Dialect;
import org.demarc.userside.control.UniversalFeed;

/** Reads Ubilling by {@code ?module=remoteapi&key=..&action=userside}. */
@ApplicationScoped
public class UbillingImport implements BillingClient {

    @Override
    public String kind() {
        return "ubilling";
    }

    @Override
    public BillingFeed open(BillingAccess access, Findings findings) {
        String url = access.url();
        String complete = url.contains("action=userside")
                ? url
                : url + (url.indexOf('?') < 0 ? "/?module=remoteapi" : "") + "&action=userside";
        BillingAccess userside =
                new BillingAccess(complete, access.connectTimeout(), access.readTimeout(), access.maxBytes());
        return new UniversalFeed(userside, Dialect.STANDARD, Clock.systemUTC(), findings);
    }
}
