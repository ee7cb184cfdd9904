package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.demarc.provisioning.control.RouterBack;
import org.demarc.provisioning.control.WorkBell;
import org.demarc.provisioning.entity.Orders;

/** Lets what was parked for a router go on as soon as the router is back. */
@Dependent
public class ReturningRouters {

    @Inject
    Orders orders;

    @Inject
    WorkBell bell;

    void back(@Observes RouterBack router) {
        orders.wakeRouter(router.routerId());
        bell.ring(router.routerId());
    }
}
