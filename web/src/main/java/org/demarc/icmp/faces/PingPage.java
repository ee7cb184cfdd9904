package org.demarc.icmp.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.demarc.PageRequest;
import org.demarc.device.boundary.Inventory;
import org.demarc.device.entity.Device;
import org.demarc.device.entity.DeviceFilter;
import org.demarc.device.entity.DeviceType;
import org.demarc.icmp.boundary.Diagnostic;
import org.demarc.icmp.boundary.Diagnostic.Echo;
import org.demarc.web.faces.PageParameters;
import org.jspecify.annotations.Nullable;

/** Pings and traces while somebody looks on: the page asks for one step after the other until it is stopped. */
@Named
@ViewScoped
public class PingPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int MOST_PINGS = 100;
    private static final int MOST_ROUTERS = 200;
    private static final int SILENT_HOPS = 5;

    @Inject
    Diagnostic diagnostic;

    @Inject
    Inventory inventory;

    /** What is done. */
    public enum Kind {
        PING,
        ARP_PING,
        TRACEROUTE
    }

    private Kind kind = Kind.PING;
    private String target = "";
    private @Nullable Long router;
    private String interfaceName = "";
    private int count = 10;
    private boolean running;
    private ArrayList<Echo> told = new ArrayList<>();
    private transient @Nullable List<Device> routers;

    @PostConstruct
    void open() {
        PageParameters.text("target").ifPresent(text -> target = text.strip());
    }

    public void start() {
        told = new ArrayList<>();
        running = true;
    }

    public void stop() {
        running = false;
    }

    /** The next request; called by the page while it goes on. A refusal ends it. */
    public void step() {
        if (!running) {
            return;
        }
        running = false;
        switch (kind) {
            case PING -> number(diagnostic.ping(target, router, 1));
            case ARP_PING -> number(diagnostic.arpPing(target, router == null ? 0 : router, interfaceName, 1));
            case TRACEROUTE -> trace();
        }
        running = goesOn();
    }

    private void number(List<Echo> echoes) {
        echoes.forEach(one -> told.add(new Echo(told.size() + 1, one.host(), one.rttMs(), one.words())));
    }

    private void trace() {
        if (router == null) {
            told.add(diagnostic.hop(target, told.size() + 1));
        } else {
            told.addAll(diagnostic.traceFrom(target, router));
        }
    }

    private boolean goesOn() {
        if (kind != Kind.TRACEROUTE) {
            return told.size() < Math.max(1, Math.min(MOST_PINGS, count));
        }
        boolean there = !told.isEmpty() && told.get(told.size() - 1).host().equals(target.strip());
        boolean lost = told.size() >= SILENT_HOPS
                && told.subList(told.size() - SILENT_HOPS, told.size()).stream()
                        .allMatch(hop -> hop.host().isEmpty());
        return router == null && !there && !lost && told.size() < Diagnostic.MOST_HOPS;
    }

    public boolean isRunning() {
        return running;
    }

    public List<Echo> getTold() {
        return told;
    }

    public long getAnswered() {
        return told.stream().filter(one -> one.rttMs() != null).count();
    }

    /** Mean of the answers in ms, empty without any. */
    public String getMean() {
        OptionalDouble mean = told.stream()
                .filter(one -> one.rttMs() != null)
                .mapToDouble(PingPage::rtt)
                .average();
        return mean.isEmpty() ? "" : String.format(Locale.ROOT, "%.2f", mean.getAsDouble());
    }

    private static double rtt(Echo echo) {
        Double rtt = echo.rttMs();
        return rtt == null ? 0 : rtt;
    }

    /** Routers that the user may have ping. */
    public List<Device> getRouters() {
        List<Device> known = routers;
        if (known == null) {
            known = inventory
                    .page(
                            new PageRequest(MOST_ROUTERS, 0, "name", false, ""),
                            DeviceFilter.ofType(DeviceType.ROUTEROS),
                            false)
                    .items();
            routers = known;
        }
        return known;
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

    public String getTarget() {
        return target;
    }

    public void setTarget(@Nullable String target) {
        this.target = target == null ? "" : target;
    }

    public @Nullable Long getRouter() {
        return router;
    }

    public void setRouter(@Nullable Long router) {
        this.router = router;
    }

    public String getInterfaceName() {
        return interfaceName;
    }

    public void setInterfaceName(@Nullable String interfaceName) {
        this.interfaceName = interfaceName == null ? "" : interfaceName;
    }

    public int getCount() {
        return count;
    }

    public void setCount(int count) {
        this.count = count;
    }
}
