package org.demarc.link.faces;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.demarc.link.boundary.TopologyDesk;
import org.demarc.link.control.LinkSettings;
import org.demarc.link.control.MapSettings;
import org.demarc.link.entity.Graphs.Box;
import org.demarc.settings.boundary.RunTime;
import org.demarc.settings.boundary.Settings;

/** The map. Without an address for tiles it shows devices and links on a plain ground and asks nobody outside. */
@Named
@RequestScoped
public class MapPage {

    private static final Box WORLD = new Box(-90, -180, 90, 180);

    @Inject
    RunTime runTime;

    @Inject
    Settings settings;

    @Inject
    TopologyDesk desk;

    private TopologyDesk.Bounds bounds = TopologyDesk.Bounds.NONE;

    @PostConstruct
    void open() {
        bounds = desk.bounds(WORLD);
    }

    /** Pictures come from us and from the host of tiles only. Said before the page is written. */
    public void allowTiles() {
        String policy = "frame-ancestors 'self'; object-src 'none'; base-uri 'self'; img-src 'self' data: "
                + MapSettings.origin(getTileUrl());
        FacesContext.getCurrentInstance()
                .getExternalContext()
                .setResponseHeader("Content-Security-Policy", policy.strip());
    }

    public String getTileUrl() {
        return runTime.text(MapSettings.TILE_URL);
    }

    public String getTileWords() {
        return runTime.text(MapSettings.TILE_WORDS);
    }

    public int getBusyPercent() {
        return settings.of(LinkSettings.class).busyPercent();
    }

    public TopologyDesk.Bounds getBounds() {
        return bounds;
    }
}
