package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.demarc.Transactions;
import org.demarc.job.boundary.Jobs;
import org.demarc.provisioning.control.DriftSettings;
import org.demarc.provisioning.control.RouterBack;
import org.demarc.provisioning.entity.Fleet;
import org.demarc.settings.boundary.Settings;

/**
 * A router that was away is compared some minutes after its return, when what had waited for it is done (ucrm-routeros.md
 * 8.1). Routers that come back together are one run.
 */
@ApplicationScoped
public class ComparedOnReturn {

    static final String SOURCE = "returned";

    private static final int AT_ONCE = 100;

    @Inject
    Fleet fleet;

    @Inject
    Jobs jobs;

    @Inject
    Settings settings;

    @Inject
    Transactions transactions;

    void back(@Observes RouterBack router) {
        Duration delay = settings.of(DriftSettings.class).compareAfterReturn();
        if (!delay.isZero()) {
            fleet.compareLater(router.routerId(), delay);
        }
    }

    /** Starts the comparison of those whose time has come. */
    public void startDue() {
        if (jobs.open(ReconcileJob.KIND, SOURCE).isPresent()) {
            return;
        }
        transactions.run(() -> {
            List<Long> routers = fleet.toCompare(AT_ONCE);
            if (!routers.isEmpty()) {
                jobs.start(ReconcileJob.KIND, SOURCE, "{\"routers\":" + routers + "}");
            }
        });
    }
}
