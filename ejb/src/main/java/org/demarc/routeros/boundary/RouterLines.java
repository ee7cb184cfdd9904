package org.demarc.routeros.boundary;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import org.demarc.provisioning.control.AccountDriver;
import org.demarc.routeros.control.RouterOsDriver;
import org.demarc.routeros.control.RouterOsPool;
import org.demarc.routeros.control.RouterOsSettings;
import org.demarc.settings.boundary.Settings;
import org.jspecify.annotations.Nullable;

/** Holds this node's connections to routers, from the first one needed until the server stops. */
@ApplicationScoped
public class RouterLines {

    @Resource
    ManagedThreadFactory threads;

    @Inject
    Settings settings;

    @Inject
    WatchedRouters watch;

    private @Nullable RouterOsPool pool;

    /** The one pool of this node. */
    public synchronized RouterOsPool pool() {
        RouterOsPool open = pool;
        if (open == null) {
            open = new RouterOsPool(watch, settings.of(RouterOsSettings.class).idleClose(), Clock.systemUTC(), threads);
            pool = open;
        }
        return open;
    }

    /** The driver that the order engine works with. */
    @Produces
    @Dependent
    public AccountDriver driver() {
        return new RouterOsDriver(pool(), Clock.systemUTC());
    }

    @PreDestroy
    synchronized void hangUp() {
        if (pool != null) {
            pool.close();
        }
    }
}
