package org.demarc.analytics.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.demarc.addressing.boundary.PoolBook;
import org.demarc.addressing.boundary.PoolDesk;
import org.demarc.analytics.boundary.Dashboard;
import org.demarc.analytics.entity.Overview;
import org.jspecify.annotations.Nullable;

/** The first page after signing in. Asks once a request, however often the page looks. */
@Named
@RequestScoped
public class DashboardPage {

    private static final int MOST_ALARMS = 5;

    @Inject
    Dashboard dashboard;

    @Inject
    PoolDesk pools;

    private @Nullable Overview overview;

    public long devices(String status) {
        return overview().devicesByStatus().getOrDefault(status, 0L);
    }

    public long onus(String status) {
        return overview().onusByStatus().getOrDefault(status, 0L);
    }

    public long orders(String state) {
        return overview().ordersByState().getOrDefault(state, 0L);
    }

    public long getSubscribers() {
        return overview().subscribers();
    }

    public List<Overview.Run> getLastRuns() {
        return overview().lastRuns();
    }

    public List<Overview.WeakSignal> getWorstSignals() {
        return overview().worstSignals();
    }

    /** The first pools that are nearly full or will soon be empty; for those who may see provisioning. */
    public List<PoolBook.Outlook> getPoolAlarms() {
        return pools.alarms().stream().limit(MOST_ALARMS).toList();
    }

    private Overview overview() {
        if (overview == null) {
            overview = dashboard.overview();
        }
        return overview;
    }
}
