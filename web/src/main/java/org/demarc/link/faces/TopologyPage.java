package org.demarc.link.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.demarc.device.faces.Offers;
import org.demarc.link.boundary.TopologyDesk;
import org.demarc.link.control.LinkSettings;
import org.demarc.link.entity.Graph;
import org.demarc.settings.boundary.Settings;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.Steady;
import org.jspecify.annotations.Nullable;

/** What the graph of devices shows: {@code ?device=} in the middle, else the first that offers itself. */
@Named
@ViewScoped
public class TopologyPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int MIDDLES = 8;

    @Inject
    TopologyDesk desk;

    @Inject
    Settings settings;

    private final Steady steady = new Steady();
    private long device;
    private int depth = 2;
    private String wanted = "";

    @PostConstruct
    void open() {
        device = PageParameters.number("device").orElse(0L);
        depth = PageParameters.number("depth").orElse(2L).intValue();
        if (device == 0) {
            device = getMiddles().stream().findFirst().map(Graph.Node::id).orElse(0L);
        }
    }

    public List<Graph.Node> getMiddles() {
        return steady.of("middles", () -> desk.middles().stream().limit(MIDDLES).toList());
    }

    /** Where to go for what was chosen. */
    public String go() {
        long chosen = Offers.numbered(wanted).orElse(device);
        return "/ui/link/topology?faces-redirect=true&device=" + chosen + "&depth=" + depth;
    }

    public int getBusyPercent() {
        return settings.of(LinkSettings.class).busyPercent();
    }

    public long getDevice() {
        return device;
    }

    public int getDepth() {
        return depth;
    }

    public void setDepth(int depth) {
        this.depth = depth;
    }

    public String getWanted() {
        return wanted;
    }

    public void setWanted(@Nullable String wanted) {
        this.wanted = wanted == null ? "" : wanted;
    }
}
