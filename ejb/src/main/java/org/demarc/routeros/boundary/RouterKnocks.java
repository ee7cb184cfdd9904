package org.demarc.routeros.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.demarc.routeros.control.RouterOsSettings;
import org.demarc.settings.boundary.Settings;

/** Knocks at routers that do not answer. Every node knocks for itself: it may be the node's way that is cut. */
@Startup
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RouterKnocks {

    @Resource
    TimerService timers;

    @Inject
    Settings settings;

    @Inject
    RouterLines lines;

    @PostConstruct
    void start() {
        long everyMs = settings.of(RouterOsSettings.class).knockInterval().toMillis();
        timers.createIntervalTimer(everyMs, everyMs, new TimerConfig("routeros-knock", false));
    }

    @Timeout
    void knock() {
        lines.pool().knockAtSilentOnes();
    }
}
