package org.demarc.link.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demarc.ProblemException;
import org.demarc.link.boundary.LinkDesk;
import org.demarc.link.entity.Hop;
import org.demarc.web.faces.CallerView;

/** The way up that pages of devices, ONUs and subscribers show; empty for who may not see links. */
@Named("wayUp")
@RequestScoped
public class WayUp {

    @Inject
    LinkDesk desk;

    @Inject
    CallerView caller;

    private final Map<Long, List<Hop>> hopsByDevice = new HashMap<>();

    public List<Hop> ofDevice(long deviceId) {
        return caller.may("links_view") ? hopsByDevice.computeIfAbsent(deviceId, this::asked) : List.of();
    }

    /** Nothing of a device that the caller may not see, though he sees whose line it is. */
    private List<Hop> asked(long deviceId) {
        try {
            return desk.wayUp(deviceId);
        } catch (ProblemException notHis) {
            return List.of();
        }
    }
}
