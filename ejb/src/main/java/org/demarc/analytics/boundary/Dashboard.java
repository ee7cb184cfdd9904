package org.demarc.analytics.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.analytics.entity.Overview;
import org.demarc.analytics.entity.Overviews;

/** Sums the network up for whoever is signed in, limited to the device groups he sees. */
@ApplicationScoped
public class Dashboard {

    @Inject
    CurrentUser caller;

    @Inject
    Overviews overviews;

    @Requires
    public Overview overview() {
        var user = caller.caller();
        return overviews.seenBy(user.seesAllDevices(), user.deviceGroupIds());
    }
}
