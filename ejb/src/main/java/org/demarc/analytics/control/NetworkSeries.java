package org.demarc.analytics.control;

import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarc.analytics.entity.NetworkFigures.BgpFigures;
import org.demarc.analytics.entity.NetworkFigures.CardFigures;
import org.demarc.analytics.entity.NetworkFigures.DeviceFigures;
import org.demarc.analytics.entity.NetworkFigures.DuplicateFigures;
import org.demarc.analytics.entity.NetworkFigures.OnuFigures;
import org.demarc.analytics.entity.NetworkFigures.Place;
import org.demarc.analytics.entity.NetworkFigures.PortFigures;
import org.demarc.analytics.entity.NetworkFigures.SensorFigures;
import org.demarc.analytics.entity.NetworkFigures.WaitingFigures;
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
    /** Words of devices.md and oids.md for cards that work, or are meant to. */
    private static final Set<String> WORKING = Set.of(
            "inService", "normal", "online", "hwOnline", "active", "enable", "startservice", "nooperation", "is");

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

    /** @param count how many identifiers are there more than once, also of those that are left out */
    public NetworkSeries duplicateIdents(List<DuplicateFigures> duplicates, long count) {
        return duplicates("analytics_duplicated_ont_ident", "Identifiers of ONUs", "ident", duplicates, count);
    }

    /** @param count how many MAC addresses are there more than once, also of those that are left out */
    public NetworkSeries duplicateMacs(List<DuplicateFigures> duplicates, long count) {
        return duplicates("analytics_duplicated_mac_addresses", "MAC addresses", "mac_address", duplicates, count);
    }

    private NetworkSeries duplicates(
            String name, String what, String label, List<DuplicateFigures> duplicates, long count) {
        put(name, what + " that are there more than once", Labels.EMPTY, count);
        for (DuplicateFigures one : within(duplicates, name)) {
            put(
                    name + "_ifaces",
                    what + " that are there more than once, by interface: at how many",
                    labels(one.place()).merge(Labels.of(label, one.subject())),
                    one.places());
        }
        return this;
    }

    public NetworkSeries cards(List<CardFigures> cards) {
        for (CardFigures card : within(cards, "cards")) {
            Labels labels = labels(card.place());
            putState("card_status_oper_status", "Whether the card works: 1 yes, 0 no", labels, card.status());
            putState(
                    "card_status_admin_status",
                    "Whether the card is meant to work: 1 yes, 0 no",
                    labels,
                    card.adminState());
            put("card_status_cpu_load", "Load of the card's processor in percent", labels, card.cpuPercent());
            put("card_status_memory_usage", "Used memory of the card in percent", labels, card.memoryPercent());
            put("card_status_temperature", "Temperature of the card in degrees Celsius", labels, card.temperatureC());
        }
        return this;
    }

    /** The device's own word is a label, so that a dashboard can show it. */
    private void putState(String name, String help, Labels labels, String state) {
        if (!state.isEmpty()) {
            put(name, help, labels.merge(Labels.of("state", state)), WORKING.contains(state) ? 1 : 0);
        }
    }

    public NetworkSeries waiting(List<WaitingFigures> ports) {
        for (WaitingFigures port : within(ports, "unregistered")) {
            put("unregistered_ont", "ONUs that wait for registration", labels(port.place()), port.onus());
        }
        return this;
    }

    public NetworkSeries sensors(List<SensorFigures> sensors) {
        for (SensorFigures sensor : within(sensors, "sensors")) {
            put(
                    "device_sensor",
                    "What a sensor of a device tells, in the unit that its measure names",
                    labels(sensor.place()).merge(Labels.of("measure", sensor.measure())),
                    sensor.value());
        }
        return this;
    }

    public NetworkSeries bgp(List<BgpFigures> sessions) {
        for (BgpFigures session : within(sessions, "bgp")) {
            Labels labels = Labels.of(
                    "device_ip",
                    session.deviceAddress(),
                    "device_name",
                    session.deviceName(),
                    "neighbour",
                    session.neighbour(),
                    "remote_as",
                    session.remoteAs());
            put(
                    "demarc_bgp_session_up",
                    "Whether the BGP session is established: 1 yes, 0 no",
                    labels,
                    session.established() ? 1 : 0);
            put("demarc_bgp_session_prefixes", "Prefixes that the neighbour told", labels, session.prefixes());
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
                place.lineId() == 0 ? "" : Long.toString(place.lineId()));
    }

    private void put(String name, String help, Labels labels, @Nullable Number value) {
        if (value != null) {
            seriesByName
                    .computeIfAbsent(name, first -> new Series(new MetricMetadata(name, help), new LinkedHashMap<>()))
                    .pointByLabels()
                    .putIfAbsent(labels, new UnknownDataPointSnapshot(value.doubleValue(), labels, null));
        }
    }

    /** Two things that are called the same are told once: a text with one name twice would be refused whole. */
    private record Series(MetricMetadata metadata, Map<Labels, UnknownDataPointSnapshot> pointByLabels) {
        MetricSnapshot snapshot() {
            return new UnknownSnapshot(metadata, List.copyOf(pointByLabels.values()));
        }
    }
}
