package org.demarc.search.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.demarc.device.entity.SwitchedOff;
import org.demarc.device.faces.Offers;
import org.demarc.search.boundary.DeviceSearch;
import org.demarc.search.boundary.LiveSearch.Answer;
import org.demarc.search.entity.Whereabout;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a MAC or an IP address. Asking devices goes on in steps, each with so many of them as are asked at once: the page shows how far it
 * is and what was found, and the next step is only made while somebody looks.
 */
@Named
@ViewScoped
public class DeviceSearchPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int MOST_ROWS = 2000;

    @Inject
    DeviceSearch search;

    @Inject
    Texts texts;

    /** What is looked for. */
    public enum Kind {
        MAC,
        IP,
        IP_WITH_PORT
    }

    /** A device that did not tell all. */
    public record Silent(long deviceId, String name, String problem) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private Kind kind = Kind.MAC;
    private String address = "";
    private List<String> devices = new ArrayList<>();
    private List<String> routers = new ArrayList<>();
    private boolean live;
    private String filter = "";

    private String sought = "";
    private boolean behind;
    private boolean searched;
    private boolean stopped;
    private int asked;
    private int total;
    private ArrayDeque<Long> toAsk = new ArrayDeque<>();
    private ArrayList<Whereabout> found = new ArrayList<>();
    private ArrayList<Silent> silent = new ArrayList<>();

    @PostConstruct
    void open() {
        PageParameters.text("q").ifPresent(this::take);
    }

    private void take(String text) {
        address = text.strip();
        kind = address.matches("[0-9.]+") ? Kind.IP_WITH_PORT : Kind.MAC;
        start();
    }

    /** Begins anew; what the database knows is shown at once. */
    public void start() {
        stop();
        sought = search.sought(address, kind == Kind.MAC);
        stopped = false;
        asked = 0;
        found = new ArrayList<>();
        silent = new ArrayList<>();
        searched = true;
        total = 0;
        behind = false;
        if (live) {
            begin(kind == Kind.MAC);
        } else {
            found.addAll(history());
        }
    }

    private List<Whereabout> history() {
        return switch (kind) {
            case MAC -> search.mac(sought, chosen(devices));
            case IP -> search.ip(sought, chosen(devices));
            case IP_WITH_PORT -> {
                DeviceSearch.WithPort both = search.ipWithPort(sought, chosen(routers), chosen(devices));
                List<Whereabout> rows = new ArrayList<>(both.fdb());
                rows.addAll(both.arp());
                yield rows;
            }
        };
    }

    /** Those among them that the caller sees; none are all. */
    private List<Long> chosen(List<String> labels) {
        return search.seen(labels.stream()
                .flatMap(label -> Offers.numbered(label).stream())
                .toList());
    }

    private void begin(boolean macs) {
        List<Long> named = chosen(macs || kind == Kind.IP ? devices : routers);
        List<Long> all = !named.isEmpty() ? named : macs ? search.withFdb() : search.withArp();
        toAsk = new ArrayDeque<>(all);
        total += all.size();
        behind = macs;
    }

    /** Asks the next devices; called by the page while the search goes on. */
    public void step() {
        List<Long> next = new ArrayList<>();
        int most = search.mostAtOnce();
        while (next.size() < most && !toAsk.isEmpty()) {
            next.add(toAsk.removeFirst());
        }
        if (next.isEmpty()) {
            return;
        }
        asked += next.size();
        List<Answer> answers = behind ? search.askMac(sought, next) : search.askIp(sought, next);
        for (Answer answer : answers) {
            answer.found().stream().limit(MOST_ROWS - found.size()).forEach(found::add);
            if (!answer.problem().isEmpty()) {
                silent.add(new Silent(answer.deviceId(), answer.deviceName(), problem(answer)));
            }
        }
        goBehind();
    }

    private String problem(Answer answer) {
        SwitchedOff off = answer.off();
        return off == null
                ? answer.problem()
                : texts.of(
                        "device.switchedOffBy", off.parameter(), off.module(), texts.word("device.level", off.level()));
    }

    /** Once routers have told the MAC of an IP address, the devices behind are asked for that MAC. */
    private void goBehind() {
        Optional<String> mac = Whereabout.newestMac(found);
        if (kind == Kind.IP_WITH_PORT && !behind && mac.isPresent()) {
            total -= toAsk.size();
            sought = mac.get();
            begin(true);
        }
    }

    /** Asks nobody any more: those whose turn has not come stay unasked. */
    public void stop() {
        stopped = isRunning();
        toAsk.clear();
    }

    public boolean isStopped() {
        return stopped;
    }

    public boolean isRunning() {
        return !toAsk.isEmpty();
    }

    public int getTotal() {
        return total;
    }

    public int getAsked() {
        return asked;
    }

    public int getPercent() {
        return total == 0 ? 0 : 100 * asked / total;
    }

    public boolean isSearched() {
        return searched;
    }

    /** Rows that hold the filter's text. */
    public List<Whereabout> getFound() {
        String part = filter.strip().toLowerCase(Locale.ROOT);
        return part.isEmpty()
                ? found
                : found.stream().filter(one -> holds(one, part)).toList();
    }

    private boolean holds(Whereabout one, String part) {
        return String.join(
                        "\n",
                        one.deviceName(),
                        one.deviceAddress(),
                        one.port(),
                        one.mac(),
                        one.ip(),
                        String.valueOf(one.vlan()),
                        one.status(),
                        one.comment(),
                        table(one))
                .toLowerCase(Locale.ROOT)
                .contains(part);
    }

    /** The name of the table that tells. */
    public String table(Whereabout one) {
        return texts.word("device.reading", one.table());
    }

    public List<Silent> getSilent() {
        return silent;
    }

    public String getKind() {
        return kind.name();
    }

    public void setKind(String kind) {
        this.kind = Kind.valueOf(kind);
    }

    public List<Kind> getKinds() {
        return List.of(Kind.values());
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(@Nullable String address) {
        this.address = address == null ? "" : address;
    }

    /** Labels of devices (see {@link Offers}); none where all are looked through. */
    public List<String> getDevices() {
        return devices;
    }

    public void setDevices(@Nullable List<String> devices) {
        this.devices = devices == null ? new ArrayList<>() : new ArrayList<>(devices);
    }

    /** Labels of the routers that are asked for the address; none where all are. */
    public List<String> getRouters() {
        return routers;
    }

    public void setRouters(@Nullable List<String> routers) {
        this.routers = routers == null ? new ArrayList<>() : new ArrayList<>(routers);
    }

    public boolean isLive() {
        return live;
    }

    public void setLive(boolean live) {
        this.live = live;
    }

    public String getFilter() {
        return filter;
    }

    public void setFilter(@Nullable String filter) {
        this.filter = filter == null ? "" : filter;
    }
}
