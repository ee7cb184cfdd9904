package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.demarc.job.boundary.WakeUps;
import org.demarc.provisioning.control.WorkBell;

/** Wakes workers by the queue {@code demarc.provisioning.work}. */
@ApplicationScoped
public class WorkQueue implements WorkBell {

    static final String NAME = "demarc.provisioning.work";

    @Inject
    WakeUps wakeUps;

    @Override
    public void ring(long routerId) {
        wakeUps.afterCommit(NAME, routerId);
    }
}
