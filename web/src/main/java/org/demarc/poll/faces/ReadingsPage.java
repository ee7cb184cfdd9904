package org.demarc.poll.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.demarc.device.control.Reading;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.icmp.boundary.ReachHistory;
import org.demarc.icmp.entity.Reach;
import org.demarc.poll.boundary.KeptReadings;
import org.demarc.poll.boundary.Pollers;
import org.demarc.poll.control.ChartKind;
import org.demarc.poll.entity.KeptRow;
import org.demarc.poll.entity.PollerRun;
import org.demarc.poll.entity.PollerRuns;
import org.demarc.port.boundary.LineRegister;
import org.demarc.port.entity.Line;
import org.demarc.routeros.boundary.ApiReadingDesk;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Steady;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** The parts of a device's page that show what it told beside ports, ONUs and MACs, how that changed, and how its polls went. */
@Named
@ViewScoped
public class ReadingsPage implements Serializable {

    private static final long serialVersionUID = 1L;
    /** Columns that have a place of their own, or that only help to understand others. */
    private static final List<String> NOT_SHOWN = List.of(
            "mac",
            "ip",
            "vlan",
            "password",
            "ifIndex",
            "localPort",
            "chassisKind",
            "portKind",
            "memoryTotal",
            "memoryFree");

    @Inject
    KeptReadings readings;

    @Inject
    Pollers pollers;

    @Inject
    LineRegister lines;

    @Inject
    ReachHistory reach;

    @Inject
    ApiReadingDesk api;

    @Inject
    Texts texts;

    /** What the chart shows: the number of the row, the port or the device. */
    private record Charted(ChartKind kind, long id) implements Serializable {}

    private final Steady steady = new Steady();
    private long id;
    private String reading = "";
    private boolean past;
    private @Nullable Charted charted;
    private String chartTitle = "";
    private transient @Nullable PagedModel<KeptRow> rows;
    private transient @Nullable PagedModel<PollerRun> log;

    @PostConstruct
    void open() {
        id = PageParameters.number("id").orElseThrow(() -> DeviceProblem.UNKNOWN_DEVICE.because("no device is named"));
        reading = PageParameters.text("reading").orElse("");
    }

    /** Readings of which the device has rows, with how many. */
    public Map<String, Long> getCounts() {
        return steady.of("counts", () -> readings.counts(id));
    }

    public List<String> getKinds() {
        return List.copyOf(getCounts().keySet());
    }

    /** {@code neighbours (LLDP): 4}. */
    public String label(String kind) {
        return texts.word("device.reading", kind) + ": " + getCounts().getOrDefault(kind, 0L);
    }

    /** The chosen reading, else the first that has rows. */
    public String getReading() {
        return reading.isEmpty() ? getKinds().stream().findFirst().orElse("") : reading;
    }

    public void setReading(@Nullable String reading) {
        this.reading = reading == null ? "" : reading;
    }

    public boolean isPast() {
        return past;
    }

    public void setPast(boolean past) {
        this.past = past;
    }

    /** Columns of the chosen reading. */
    public List<String> getColumns() {
        return Reading.withKey(getReading())
                .map(one -> one.columns().stream()
                        .filter(column -> !NOT_SHOWN.contains(column))
                        .toList())
                .orElse(List.of());
    }

    /** Whether the chosen reading tells of MACs, addresses or VLANs beside its columns. */
    public boolean shows(String what) {
        return switch (what) {
            case "mac" ->
                List.of(
                                "arp",
                                "snooping",
                                "stations",
                                "onu-unregistered",
                                "dhcp-leases",
                                "router-arp",
                                "router-interfaces")
                        .contains(getReading());
            case "ip" -> List.of("arp", "snooping", "dhcp-leases", "router-arp").contains(getReading());
            case "vlan" -> List.of("vlan-list", "pvid", "snooping").contains(getReading());
            default -> false;
        };
    }

    /** A value as people read it: empty for none. */
    public String value(KeptRow row, String column) {
        Object value = row.values().get(column);
        return value == null ? "" : texts.word("poll.value", value);
    }

    /** Reads the device by RouterOS' API and tells how it went. */
    public void readByApi() {
        FacesContext context = FacesContext.getCurrentInstance();
        for (ApiReadingDesk.Read read : api.now(id)) {
            String name = texts.word("device.reading", read.reading());
            context.addMessage(
                    null,
                    read.problem().isEmpty()
                            ? new FacesMessage(texts.of("poll.apiRead", name, read.rows()), "")
                            : new FacesMessage(
                                    FacesMessage.SEVERITY_WARN, texts.of("poll.apiPart", name, read.problem()), ""));
        }
    }

    public PagedModel<KeptRow> getRows() {
        if (rows == null) {
            rows = new PagedModel<>(
                    request -> getReading().isEmpty()
                            ? new org.demarc.Page<>(List.of(), 0, request.limit(), request.offset())
                            : readings.page(id, getReading(), past, request),
                    row -> Long.toString(row.id()));
        }
        return rows;
    }

    /** The device's polls, newest first. */
    public PagedModel<PollerRun> getLog() {
        if (log == null) {
            log = new PagedModel<>(
                    request -> pollers.log(request, id, null, null, PollerRuns.By.ANYBODY),
                    run -> run.at().toString());
        }
        return log;
    }

    // ---- charts ----

    /** Whether a row has numbers with a history. */
    public boolean isMeasured(KeptRow row) {
        return !readings.measures(row).isEmpty();
    }

    public void chart(KeptRow row) {
        charted = new Charted(ChartKind.READING, row.id());
        chartTitle =
                texts.word("device.reading", row.reading()) + " " + (row.port().isEmpty() ? row.key() : row.port());
    }

    /** Keeps values of a port from now on, or keeps none. */
    public void keep(Line port) {
        lines.change(port.id(), null, !port.pollEnabled());
    }

    /** Shows the traffic of a port. */
    public void traffic(Line port) {
        charted = new Charted(ChartKind.TRAFFIC, port.id());
        chartTitle = texts.of("poll.trafficOf", port.name());
    }

    /** Shows how the device answers ICMP. */
    public void chartReach() {
        charted = new Charted(ChartKind.REACH, id);
        chartTitle = texts.get("device.icmp");
    }

    /** Whether the device answers ICMP; null when it was never asked. */
    public @Nullable Reach getReach() {
        return steady.ofAny("reach", () -> reach.now(id));
    }

    /** {@code 0.6 ms, loss 0 %}; empty while it does not answer. */
    public String getAnswerTimes() {
        Reach now = getReach();
        Double rtt = now == null ? null : now.rttMs();
        return now == null || rtt == null
                ? ""
                : texts.of(
                        "device.icmpTimes",
                        String.format(Locale.ROOT, rtt < 10 ? "%.1f" : "%.0f", rtt),
                        String.format(Locale.ROOT, "%.0f", now.lossPercent()));
    }

    public String getChartTitle() {
        return chartTitle;
    }

    public boolean isCharted() {
        return charted != null;
    }

    /** What is drawn: {@code traffic}, {@code reach}, {@code reading}. */
    public String getChartKind() {
        return charted == null ? "" : charted.kind().key();
    }

    /** Of which port, device or row. */
    public long getChartOf() {
        return charted == null ? 0 : charted.id();
    }
}
