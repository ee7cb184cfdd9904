package org.demarc.link.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.demarc.device.faces.Offers;
import org.demarc.job.entity.JobRun;
import org.demarc.link.boundary.LinkDesk;
import org.demarc.link.boundary.LinkRequest;
import org.demarc.link.control.LinkSettings;
import org.demarc.link.entity.Link;
import org.demarc.link.entity.LinkConflict;
import org.demarc.link.entity.LinkKind;
import org.demarc.link.entity.LinkProblem;
import org.demarc.settings.boundary.Settings;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Steady;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** The links: list, search, what was left open, and the dialog that draws one. {@code ?device=} shows those of one device. */
@Named
@ViewScoped
public class LinksPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    LinkDesk desk;

    @Inject
    Offers offers;

    @Inject
    Settings settings;

    @Inject
    Texts texts;

    private final Steady steady = new Steady();
    private transient @Nullable PagedModel<Link> model;
    private transient @Nullable PagedModel<LinkConflict> conflicts;
    private List<Link> chosen = new ArrayList<>();
    private String kind = "";
    private boolean busy;
    private long device;
    // the dialog
    private long id;
    private int version;
    private String fromDevice = "";
    private String fromPort = "";
    private String toDevice = "";
    private String toPort = "";
    private boolean uplink = true;
    private String note = "";

    @PostConstruct
    void open() {
        device = PageParameters.number("device").orElse(0L);
        busy = PageParameters.text("busy").isPresent();
    }

    public PagedModel<Link> getModel() {
        if (model == null) {
            model = new PagedModel<>(
                    request -> desk.page(
                            request,
                            device == 0 ? null : (Long) device,
                            null,
                            kind.isEmpty() ? null : LinkKind.valueOf(kind),
                            busy
                                    ? (Double) (double)
                                            settings.of(LinkSettings.class).busyPercent()
                                    : null),
                    link -> Long.toString(link.id()));
        }
        return model;
    }

    public PagedModel<LinkConflict> getConflicts() {
        if (conflicts == null) {
            conflicts = new PagedModel<>(desk::conflicts, conflict -> Long.toString(conflict.id()));
        }
        return conflicts;
    }

    /** What the search could not decide, as a sentence. */
    public String sentence(LinkConflict conflict) {
        return org.demarc.Phrase.fill(texts.get("link.conflict." + conflict.what()), conflict.words());
    }

    public boolean isFiltered() {
        return busy || device != 0 || !kind.isEmpty() || !getModel().getText().isEmpty();
    }

    public int getBusyPercent() {
        return settings.of(LinkSettings.class).busyPercent();
    }

    /** Green, amber from two thirds of what is overloaded, red. */
    public String colour(Link link) {
        Double percent = link.utilizationPercent();
        if (percent == null) {
            return "--dc-quiet";
        }
        return percent >= settings.of(LinkSettings.class).busyPercent()
                ? "--dc-bad"
                : percent >= settings.of(LinkSettings.class).busyPercent() * 2 / 3.0 ? "--dc-warn" : "--dc-good";
    }

    public long bar(Link link) {
        Double percent = link.utilizationPercent();
        return percent == null ? 0 : Math.min(100, Math.round(percent));
    }

    public void search() {
        desk.search();
        say("link.searchStarted");
    }

    public void stopSearch() {
        desk.stopSearch();
    }

    public @Nullable JobRun getLastSearch() {
        return steady.ofAny("search", desk::lastSearch);
    }

    public boolean isSearching() {
        JobRun run = getLastSearch();
        return run != null && run.state().isOpen();
    }

    public long getSearchPercent() {
        JobRun run = getLastSearch();
        Long total = run == null ? null : run.total();
        return run == null || total == null || total == 0 ? 0 : 100 * run.progress() / total;
    }

    public void removeChosen() {
        int removed = desk.remove(chosen.stream().map(Link::id).toList());
        chosen = new ArrayList<>();
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(texts.of("link.removed", removed), ""));
    }

    public void begin() {
        id = 0;
        fromDevice = "";
        fromPort = "";
        toDevice = "";
        toPort = "";
        uplink = true;
        note = "";
    }

    public void begin(Link link) {
        id = link.id();
        version = link.version();
        fromDevice = label(link.from());
        fromPort = port(link.from());
        toDevice = label(link.to());
        toPort = port(link.to());
        uplink = link.uplink();
        note = link.note();
    }

    public void save() {
        LinkRequest request = new LinkRequest(
                new LinkRequest.End(number(fromDevice), portNumber(fromPort)),
                new LinkRequest.End(number(toDevice), portNumber(toPort)),
                uplink,
                note,
                id == 0 ? null : (Integer) version);
        if (id == 0) {
            desk.add(request);
        } else {
            desk.change(id, request);
        }
        say("link.saved");
    }

    public List<String> fromPorts(String typed) {
        return offers.ports(fromDevice, typed);
    }

    public List<String> toPorts(String typed) {
        return offers.ports(toDevice, typed);
    }

    /** Another device was chosen: the port of the one before is none of its own. */
    public void fromChosen() {
        fromPort = "";
    }

    /** Another device was chosen: the port of the one before is none of its own. */
    public void toChosen() {
        toPort = "";
    }

    private static String label(Link.End end) {
        return Offers.label(end.deviceName(), end.address(), end.deviceId());
    }

    private static String port(Link.End end) {
        return end.interfaceId() == null ? "" : end.interfaceName() + " · #" + end.interfaceId();
    }

    private static Long number(String label) {
        return Offers.numbered(label).orElseThrow(() -> LinkProblem.BAD_END.because(label));
    }

    private static @Nullable Long portNumber(String label) {
        return Offers.number(label, LinkProblem.BAD_END::because);
    }

    private void say(String key) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(texts.get(key), ""));
    }

    public List<Link> getChosen() {
        return chosen;
    }

    public void setChosen(@Nullable List<Link> chosen) {
        this.chosen = chosen == null ? new ArrayList<>() : new ArrayList<>(chosen);
    }

    public String getKind() {
        return kind;
    }

    public void setKind(@Nullable String kind) {
        this.kind = kind == null ? "" : kind;
    }

    public boolean isBusy() {
        return busy;
    }

    public void setBusy(boolean busy) {
        this.busy = busy;
    }

    public boolean isNew() {
        return id == 0;
    }

    public String getFromDevice() {
        return fromDevice;
    }

    public void setFromDevice(@Nullable String fromDevice) {
        this.fromDevice = fromDevice == null ? "" : fromDevice;
    }

    public String getFromPort() {
        return fromPort;
    }

    public void setFromPort(@Nullable String fromPort) {
        this.fromPort = fromPort == null ? "" : fromPort;
    }

    public String getToDevice() {
        return toDevice;
    }

    public void setToDevice(@Nullable String toDevice) {
        this.toDevice = toDevice == null ? "" : toDevice;
    }

    public String getToPort() {
        return toPort;
    }

    public void setToPort(@Nullable String toPort) {
        this.toPort = toPort == null ? "" : toPort;
    }

    public boolean isUplink() {
        return uplink;
    }

    public void setUplink(boolean uplink) {
        this.uplink = uplink;
    }

    public String getNote() {
        return note;
    }

    public void setNote(@Nullable String note) {
        this.note = note == null ? "" : note;
    }
}
