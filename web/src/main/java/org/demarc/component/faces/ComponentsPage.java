package org.demarc.component.faces;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.component.boundary.ComponentDesk;
import org.demarc.component.entity.ComponentKind;
import org.demarc.component.entity.ComponentState;
import org.demarc.component.entity.SystemComponent;
import org.demarc.web.faces.Steady;

/** What Demarc consists of and how it is, each part with the way to its page. */
@Named
@ViewScoped
public class ComponentsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    ComponentDesk desk;

    @Inject
    CurrentUser caller;

    private final Steady steady = new Steady();

    public List<SystemComponent> getAll() {
        return steady.of("all", desk::all);
    }

    /** The page of this kind below the context root; empty where there is none that the user may open. */
    public String page(ComponentKind kind) {
        return caller.may(kind.permission()) ? path(kind) : "";
    }

    private static String path(ComponentKind kind) {
        return switch (kind) {
            case NODE -> "/ui/job/jobs";
            case DATABASE -> "";
            case BROKER -> "/ui/provisioning/messages";
            case SNMP -> "/ui/poll/pollers";
            case TRAPS -> "/ui/trap/traps";
            case ICMP -> "/ui/icmp/gateways";
            case BILLING -> "/ui/billing/sources";
            case CRM -> "/ui/ucrm/sources";
            case CHANNEL -> "/ui/notification/channels";
        };
    }

    public String colour(ComponentState state) {
        return switch (state) {
            case WORKS -> "dc-good";
            case OFF, UNKNOWN -> "dc-quiet";
            case TROUBLE -> "dc-bad";
        };
    }
}
