package org.demarc.icmp.faces;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import org.demarc.icmp.boundary.GatewayDesk;
import org.demarc.icmp.boundary.OutageDesk;
import org.demarc.icmp.entity.Gateway;
import org.demarc.icmp.entity.Gateways;
import org.demarc.icmp.entity.IcmpRun;
import org.demarc.icmp.entity.Outage;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Steady;
import org.jspecify.annotations.Nullable;

/** Gateways with their state, who is dead now, who was before, and the rounds that found it. */
@Named
@ViewScoped
public class GatewaysPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    GatewayDesk gateways;

    @Inject
    OutageDesk outages;

    private final Steady steady = new Steady();
    private transient @Nullable PagedModel<Gateway> model;
    private transient @Nullable PagedModel<Outage> past;
    private transient @Nullable PagedModel<Outage> dead;
    private transient @Nullable PagedModel<Outage> history;
    private transient @Nullable PagedModel<IcmpRun> runs;

    public PagedModel<Gateway> getModel() {
        if (model == null) {
            model = new PagedModel<>(request -> gateways.page(request, false), Gateway::host);
        }
        return model;
    }

    public Gateways.Count getCount() {
        return steady.of("count", gateways::count);
    }

    /** When gateways were dead. */
    public PagedModel<Outage> getPast() {
        if (past == null) {
            past = new PagedModel<>(gateways::outages, GatewaysPage::key);
        }
        return past;
    }

    /** Devices that are dead now. */
    public PagedModel<Outage> getDead() {
        if (dead == null) {
            dead = new PagedModel<>(request -> outages.page(request, Instant.now()), GatewaysPage::key);
        }
        return dead;
    }

    /** When devices were dead. */
    public PagedModel<Outage> getHistory() {
        if (history == null) {
            history = new PagedModel<>(request -> outages.page(request, null), GatewaysPage::key);
        }
        return history;
    }

    public PagedModel<IcmpRun> getRuns() {
        if (runs == null) {
            runs = new PagedModel<>(
                    request -> outages.runs(request, false), run -> run.at().toString());
        }
        return runs;
    }

    /** The last round of the cluster; null before the first one. */
    public @Nullable IcmpRun getLastRun() {
        return steady.ofAny("last", outages::lastRun);
    }

    /** Whether the figures of rounds are shown. */
    public boolean isRunsShown() {
        return outages.isAllSeen();
    }

    public String getMeans() {
        return steady.of("means", outages::means);
    }

    private static String key(Outage outage) {
        return Long.toString(outage.id());
    }
}
