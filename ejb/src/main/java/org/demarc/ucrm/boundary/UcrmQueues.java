package org.demarc.ucrm.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.demarc.job.boundary.WakeUps;
import org.demarc.ucrm.control.UcrmBell;

/** Wakes workers by the queues {@code demarc.ucrm.event} and {@code demarc.ucrm.service}. */
@ApplicationScoped
public class UcrmQueues implements UcrmBell {

    @Inject
    WakeUps wakeUps;

    @Override
    public void events(List<Long> eventIds) {
        wakeUps.afterCommit("demarc.ucrm.event", eventIds);
    }

    @Override
    public void service(long knownServiceId) {
        wakeUps.afterCommit("demarc.ucrm.service", knownServiceId);
    }
}
