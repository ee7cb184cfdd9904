package org.demarc.device.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.demarc.PageRequest;
import org.demarc.device.boundary.AccessLevelDesk;
import org.demarc.device.boundary.DeviceProbe;
import org.demarc.device.boundary.Inventory;
import org.demarc.device.control.MergedAccess;
import org.demarc.device.entity.Device;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.device.entity.DeviceState;
import org.demarc.device.entity.DeviceType;
import org.demarc.device.entity.SwitchedOff;
import org.demarc.fdb.entity.Sighting;
import org.demarc.onu.boundary.OnuRegister;
import org.demarc.onu.entity.Onu;
import org.demarc.onu.entity.OnuFilter;
import org.demarc.poll.boundary.Polls;
import org.demarc.poll.entity.PlannedReading;
import org.demarc.poll.entity.PollState;
import org.demarc.port.entity.Line;
import org.demarc.routeros.boundary.ReadNow;
import org.demarc.routeros.control.ApiRound;
import org.demarc.snmp.control.Outcome;
import org.demarc.web.faces.BitRate;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Steady;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** One device with its ports, ONUs, forwarding table, and ups and downs. */
@Named
@ViewScoped
public class DevicePage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    Inventory inventory;

    @Inject
    AccessLevelDesk levels;

    @Inject
    OnuRegister onuRegister;

    @Inject
    DeviceProbe probe;

    @Inject
    Polls polls;

    @Inject
    ReadNow reader;

    @Inject
    Texts texts;

    private final Steady steady = new Steady();
    private long id;
    private boolean watching;
    private transient @Nullable Device device;
    private @Nullable String parentKey;
    private transient @Nullable PagedModel<Onu> onus;
    private transient @Nullable PagedModel<Sighting> fdb;
    private transient @Nullable PagedModel<DeviceState> states;

    @PostConstruct
    void open() {
        id = PageParameters.number("id").orElseThrow(() -> DeviceProblem.UNKNOWN_DEVICE.because("no device is named"));
        device = inventory.device(id);
    }

    public Device getDevice() {
        if (device == null) {
            device = inventory.device(id);
        }
        return device;
    }

    /** How it is reached after all levels have spoken. */
    public List<MergedAccess.Value> getMergedAccess() {
        return steady.of("access", () -> levels.merged(id));
    }

    public boolean isOlt() {
        return getDevice().type() == DeviceType.OLT;
    }

    /** Whether RouterOS' API can be asked. */
    public boolean isRouterOs() {
        return getDevice().type() == DeviceType.ROUTEROS;
    }

    public void poll() {
        device = inventory.poll(id, !getDevice().pollEnabled());
    }

    /** Has the device read now; the page then looks until it is done. */
    public void pollNow() {
        reader.now(id, List.of());
        watching = true;
        say(texts.get("device.pollAsked"));
    }

    /** Has one reading read now; what comes by RouterOS' API is told at once. */
    public void pollOne(String reading) {
        Optional<PollState> state = reader.now(id, List.of(reading));
        if (!ApiRound.isAskedFor(reading, getDevice().type())) {
            watching = true;
            say(texts.get("device.pollAsked"));
            return;
        }
        state.stream()
                .flatMap(one -> one.readings().stream())
                .filter(read -> read.reading().equals(reading))
                .forEach(this::tell);
    }

    private void tell(PlannedReading read) {
        String name = texts.word("device.reading", read.reading());
        boolean whole = read.problem().isEmpty();
        String words =
                whole ? texts.of("poll.apiRead", name, read.rows()) : texts.of("poll.apiPart", name, read.problem());
        FacesContext.getCurrentInstance()
                .addMessage(
                        null,
                        new FacesMessage(whole ? FacesMessage.SEVERITY_INFO : FacesMessage.SEVERITY_WARN, words, ""));
    }

    /** How its polls go; null when it was never planned. */
    public @Nullable PollState getPolls() {
        return steady.ofAny("polls", () -> polls.state(id));
    }

    /** Readings that custom parameters switch off, by key. */
    public List<String> getReadingsOff() {
        return List.copyOf(off().keySet());
    }

    /** {@code disabled_modules (fdb), model}: what switches the reading off, and on which level; empty when nothing does. */
    public String offBy(String reading) {
        SwitchedOff off = off().get(reading);
        return off == null
                ? ""
                : texts.of(
                        "device.switchedOffBy", off.parameter(), off.module(), texts.word("device.level", off.level()));
    }

    private Map<String, SwitchedOff> off() {
        return steady.of("off", () -> polls.switchedOff(id));
    }

    /** The ways beside SNMP by which it is being asked just now, in words; empty for none. */
    public String getAsking() {
        PollState state = getPolls();
        return state == null || state.ways().isEmpty()
                ? ""
                : texts.of(
                        "device.asking",
                        state.ways().stream()
                                .map(way -> texts.word("device.way", way))
                                .collect(Collectors.joining(", ")));
    }

    /** IDLE, WAITING or RUNNING. */
    public PollState.Phase getPhase() {
        PollState state = getPolls();
        return state == null ? PollState.Phase.IDLE : steady.of("phase", () -> polls.phase(state));
    }

    /** True while somebody waits for the result of {@link #pollNow()}. */
    public boolean isWatching() {
        return watching;
    }

    /** Looks how far the poll is, and stops looking when it is done. */
    public void watch() {
        watching = getPhase() != PollState.Phase.IDLE;
        refresh();
    }

    public void detect() {
        device = probe.detect(id);
        say(
                device.modelName().isEmpty()
                        ? texts.get("device.detectedNothing")
                        : texts.of("device.detectedAs", device.modelName()));
    }

    /** Asks the device who it is and says what it answered. */
    public void test() {
        DeviceProbe.Answer answer = probe.test(id);
        String words =
                texts.of("device.answered." + answer.outcome(), Long.toString(answer.tookMs()), answer.sysDescr());
        boolean good = answer.outcome() == Outcome.ANSWERED;
        FacesContext.getCurrentInstance()
                .addMessage(
                        null,
                        new FacesMessage(
                                good ? FacesMessage.SEVERITY_INFO : FacesMessage.SEVERITY_WARN,
                                words,
                                answer.reason()));
    }

    private static void say(String text) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(text, ""));
    }

    /** Reads the facts anew. */
    public void refresh() {
        device = inventory.device(id);
    }

    public String remove() {
        inventory.remove(id);
        return "/ui/device/devices?faces-redirect=true";
    }

    /** The PON ports with how many ONUs each has. */
    public List<Line> getPons() {
        return steady.of("pons", () -> inventory.ports(id, PageRequest.first(PageRequest.MAX_LIMIT)).items().stream()
                .filter(line -> line.type().equals("PON"))
                .toList());
    }

    /** Shows the ONUs of one PON port; null or empty shows all. */
    public void setParentKey(@Nullable String key) {
        parentKey = key == null || key.isEmpty() ? null : key;
    }

    public @Nullable String getParentKey() {
        return parentKey;
    }

    public PagedModel<Onu> getOnus() {
        if (onus == null) {
            onus = new PagedModel<>(
                    request -> onuRegister
                            .page(request, OnuFilter.ofDevice(id, parentKey), "")
                            .page(),
                    onu -> Long.toString(onu.id()));
        }
        return onus;
    }

    public PagedModel<Sighting> getFdb() {
        if (fdb == null) {
            fdb = new PagedModel<>(
                    request -> inventory.fdb(id, request),
                    sighting -> sighting.mac() + sighting.vlan() + sighting.port());
        }
        return fdb;
    }

    /** Its ups and downs, newest first. */
    public PagedModel<DeviceState> getStates() {
        if (states == null) {
            states = new PagedModel<>(request -> inventory.states(id, request), state -> state.beganAt()
                    .toString());
        }
        return states;
    }

    /** {@code 12.3 Mbit/s}; empty for none. */
    public String rate(@Nullable Double bps) {
        return BitRate.text(bps);
    }
}
