package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.demarc.provisioning.control.RouterLease;
import org.demarc.provisioning.entity.RouterLeases;

/** The leases of routers as others see them. */
@ApplicationScoped
public class ClusterRouterLease implements RouterLease {

    @Inject
    RouterLeases leases;

    @Override
    public boolean take(long routerId, String holder, Duration length) {
        return leases.take(routerId, holder, length);
    }

    @Override
    public void release(long routerId, String holder) {
        leases.release(routerId, holder);
    }
}
