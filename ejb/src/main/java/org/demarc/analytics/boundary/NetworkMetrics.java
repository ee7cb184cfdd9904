package org.demarc.analytics.boundary;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.demarc.PageRequest;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.entity.Caller;
import org.demarc.analytics.control.AnalyticsSettings;
import org.demarc.analytics.control.NetworkSeries;
import org.demarc.analytics.entity.NetworkFigures;
import org.demarc.analytics.entity.NetworkFigures.Wanted;
import org.demarc.analytics.entity.Report;
import org.demarc.icmp.entity.Gateways;
import org.demarc.settings.boundary.DatabaseWatch;
import org.demarc.settings.boundary.Settings;
import org.jboss.logging.Logger;

/** The network's figures for Prometheus: of all devices for this machine, of those that a key's owner sees otherwise. */
@ApplicationScoped
public class NetworkMetrics {

    private static final Logger LOG = Logger.getLogger(NetworkMetrics.class);

    @Inject
    NetworkFigures figures;

    @Inject
    Gateways gateways;

    @Inject
    Settings settings;

    @Inject
    CurrentUser caller;

    @Inject
    DatabaseWatch database;

    private final AtomicBoolean busy = new AtomicBoolean();

    /**
     * Writes them in text format 0.0.4. Nothing is written while another scrape of this node is under way, or while the database is away:
     * the node's own figures must be seen just then.
     *
     * @throws IOException when the reader has gone
     */
    public void writeTo(OutputStream out) throws IOException {
        int most = settings.of(AnalyticsSettings.class).metricsRows();
        if (most == 0 || !busy.compareAndSet(false, true)) {
            return;
        }
        try {
            PrometheusTextFormatWriter.create().write(out, series(most).all());
        } catch (RuntimeException e) {
            database.unlessAway(e, fault -> LOG.warn("the network's figures could not be read for /metrics", fault));
        } finally {
            busy.set(false);
        }
    }

    private NetworkSeries series(int most) {
        boolean all = caller.known().map(Caller::seesAllDevices).orElse(true);
        Set<Long> groups = caller.known().map(Caller::deviceGroupIds).orElse(Set.of());
        Wanted wanted = new Wanted(all, groups, most + 1); // one more tells that there are more
        NetworkSeries series = new NetworkSeries(most);
        if (all) { // gateways belong to no group
            int rows = Math.min(PageRequest.MAX_LIMIT, most + 1);
            series.gateways(
                    gateways.page(PageRequest.first(rows), false).items(),
                    gateways.count().dead());
        }
        return series.devices(figures.devices(wanted))
                .ports(figures.ports(wanted))
                .onus(figures.onus(wanted))
                .duplicateIdents(
                        figures.duplicates(Report.DUPLICATE_IDENTS, wanted),
                        figures.duplicated(Report.DUPLICATE_IDENTS, wanted))
                .duplicateMacs(
                        figures.duplicates(Report.DUPLICATE_MACS, wanted),
                        figures.duplicated(Report.DUPLICATE_MACS, wanted))
                .cards(figures.cards(wanted))
                .waiting(figures.waiting(wanted))
                .sensors(figures.sensors(wanted))
                .bgp(figures.bgp(wanted));
    }
}
