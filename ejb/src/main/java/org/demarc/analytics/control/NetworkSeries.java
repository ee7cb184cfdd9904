package org.demarc.analytics.control;

import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demarc.analytics.entity.NetworkFigures.DeviceFigures;
import org.demarc.analytics.entity.NetworkFigures.OnuFigures;
import org.demarc.analytics.entity.NetworkFigures.Place;
import org.demarc.analytics.entity.NetworkFigures.PortFigures;
import org.demarc.icmp.entity.Gateway;
import org.jspecify.annotations.Nullable;

/**
 * Time series of the network with the names and labels of wildcore-mikbill.md 12.2, and Demarc's own beside them. All are untyped: Prometheus' library
 * would give counters other names than that section has.
 */
public final class NetworkSeries {

    private static final int LOS = -2;
    private static final int POWER_OFF = -1;
    private static final int OFFLINE = 0;
    private static final int ONLINE = 1;
    private static final double BITS_IN_A_MEGABIT = 1e6;

    private final Map<String, Series> seriesByName = new LinkedHashMap<>();
    private final int most;

    /**
     * Takes the figures of this many devices, ports and ONUs, each.
     *
     * @param most those beyond it are left out, and a series says so
     */
    public NetworkSeries(int most) {
        this.most = most;
    }

    public NetworkSeries devices(List<DeviceFigures> devices) {
        for (DeviceFigures device : within(devices, "devices")) {
            Labels labels = Labels.of(
                    "device_ip",
                    device.address(),
                    "device_name",
                    device.name(),
                    "device_id",
                    Long.toString(device.id()));
            put("demarc_device_up", "Whether the device answers: 1 yes, 0 no", labels, device.up());
            put("demarc_device_rtt_ms", "Mean round trip of the last echo requests", labels, device.rttMs());
            put("demarc_device_loss_prc", "Lost echo requests of the last round", labels, device.lossPercent());
        }
        return this;
    }

    /** @param dead how many of all gateways do not answer, also of those that are left out */
    public NetworkSeries gateways(List<Gateway> gateways, long dead) {
        for (Gateway gateway : within(gateways, "gateways")) {
            Labels labels = Labels.of("gateway", String.join(", ", gateway.names()), "host", gateway.host());
            Boolean alive = gateway.alive();
            put(
                    "demarc_gateway_up",
                    "Whether the gateway answers ICMP: 1 yes, 0 no",
                    labels,
                    alive == null ? null : (Integer) (alive ? 1 : 0));
            put("demarc_gateway_rtt_ms", "Mean round trip of the last echo requests", labels, gateway.rttMs());
        }
        put("demarc_gateways_dead", "Gateways that do not answer ICMP", Labels.EMPTY, dead);
        return this;
    }

    public NetworkSeries ports(List<PortFigures> ports) {
        for (PortFigures port : within(ports, "ports")) {
            Labels labels = labels(port.place());
            put("iface_stat_in_octets", "Octets received, as the device counts", labels, port.inOctets());
            put("iface_stat_out_octets", "Octets sent, as the device counts", labels, port.outOctets());
            put("device_interface_speed", "Speed of the interface in Mbit/s", labels, port.speedMbps());
            put("link_utilization_prc", "The busier direction's share of the speed", labels, utilisation(port));
        }
        return this;
    }

    public NetworkSeries onus(List<OnuFigures> onus) {
        for (OnuFigures onu : within(onus, "onus")) {
            Labels labels = labels(onu.place());
            put("ont_status", "ONU: -2 LOS, -1 PowerOff, 0 Offline, 1 Online", labels, number(onu.status()));
            put("demarc_onu_rx_dbm", "Level that the ONU receives", labels, onu.rxDbm());
        }
        return this;
    }

    /** All that was put, for a writer of any of Prometheus' formats. */
    public MetricSnapshots all() {
        return new MetricSnapshots(
                seriesByName.values().stream().map(Series::snapshot).toList());
    }

    private <T> List<T> within(List<T> rows, String of) {
        boolean cut = rows.size() > most;
        put(
                "demarc_network_series_cut",
                "1 where demarc.analytics.metrics-rows leaves some out",
                Labels.of("of", of),
                cut ? 1 : 0);
        return cut ? rows.subList(0, most) : rows;
    }

    private static @Nullable Double utilisation(PortFigures port) {
        Long speed = port.speedMbps();
        if (speed == null || speed <= 0 || port.inBps() == null || port.outBps() == null) {
            return null;
        }
        return 100 * Math.max(port.inBps(), port.outBps()) / (speed * BITS_IN_A_MEGABIT);
    }

    private static @Nullable Integer number(String status) {
        return switch (status) {
            case "LOS" -> LOS;
            case "PowerOff" -> POWER_OFF;
            case "Offline" -> OFFLINE;
            case "Online" -> ONLINE;
            default -> null;
        };
    }

    private static Labels labels(Place place) {
        return Labels.of(
                "device_ip",
                place.deviceAddress(),
                "device_name",
                place.deviceName(),
                "interface",
                place.lineName(),
                "interface_id",
                Long.toString(place.lineId()));
    }

    private void put(String name, String help, Labels labels, @Nullable Number value) {
        if (value != null) {
            seriesByName
                    .computeIfAbsent(name, first -> new Series(new MetricMetadata(name, help), new ArrayList<>()))
                    .points()
                    .add(new UnknownDataPointSnapshot(value.doubleValue(), labels, null));
        }
    }

    private record Series(MetricMetadata metadata, List<UnknownDataPointSnapshot> points) {
        MetricSnapshot snapshot() {
            return new UnknownSnapshot(metadata, points);
        }
    }
}
