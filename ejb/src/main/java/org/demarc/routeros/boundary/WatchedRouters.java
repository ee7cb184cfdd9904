package org.demarc.routeros.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.demarc.Sql.SqlFault;
import org.demarc.provisioning.control.RouterAccess;
import org.demarc.provisioning.control.RouterBack;
import org.demarc.routeros.control.RouterWatch;
import org.demarc.routeros.entity.Routers;

/**
 * Writes down for the whole cluster how calling routers goes. A database that does not take the note costs no work on a
 * router: the note is for people to see, and the next one brings it up to date.
 */
@ApplicationScoped
public class WatchedRouters implements RouterWatch {

    @Inject
    Routers routers;

    @Inject
    Event<RouterBack> back;

    @Override
    public Optional<String> loginRefused(RouterAccess access) {
        return Optional.of(routers.loginRefused(access.id())).filter(words -> !words.isEmpty());
    }

    @Override
    public void refusedLogin(RouterAccess access, String words) {
        RouterOsLog.LOG.loginRefused(access.name(), access.user(), words);
        note(() -> routers.setLoginRefused(access.id(), words));
    }

    @Override
    public void forgiveLogin(RouterAccess access) {
        note(() -> routers.setLoginRefused(access.id(), ""));
    }

    @Override
    public void reached(RouterAccess access, boolean afterFailure) {
        note(() -> routers.reached(access.id()));
        if (afterFailure) {
            RouterOsLog.LOG.back(access.name());
            note(() -> back.fire(new RouterBack(access.id())));
        }
    }

    @Override
    public void missed(RouterAccess access, String why, int failures, Optional<Instant> openUntil) {
        if (failures == 1) {
            RouterOsLog.LOG.silent(access.name(), why);
        }
        note(() -> routers.failed(access.id(), why, failures, openUntil.orElse(null)));
    }

    private static void note(Runnable write) {
        try {
            write.run();
        } catch (SqlFault databaseAway) {
            RouterOsLog.LOG.debugf(databaseAway, "a note about a router was not taken");
        }
    }
}
