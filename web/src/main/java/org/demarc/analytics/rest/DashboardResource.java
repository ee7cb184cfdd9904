package org.demarc.analytics.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import org.demarc.analytics.boundary.Dashboard;
import org.demarc.analytics.boundary.DashboardLayout;
import org.demarc.analytics.control.Widget;
import org.demarc.analytics.entity.AnalyticsProblem;
import org.demarc.analytics.entity.OnuCounts;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The dashboard of the caller. */
@Path("dashboard")
@Tag(name = "dashboard")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DashboardResource implements RestResource {

    private static final int MOST_HOURS = 24 * 30;

    @Inject
    Dashboard dashboard;

    @Inject
    DashboardLayout layout;

    /** What a dashboard shows in which order, what it could show, and whether the caller chose it by himself. */
    public record DashboardView(boolean own, List<String> widgets, List<String> offered) {}

    /** Widgets in the order in which they are shown. */
    public record WidgetChoice(@NotNull @Size(max = 50) List<@NotNull @Size(max = 40) String> widgets) {}

    @GET
    @Operation(summary = "Which widgets the caller's dashboard shows, in order, and which it could show")
    public DashboardView dashboard() {
        return new DashboardView(layout.isOwn(), keys(layout.shown()), keys(layout.offered()));
    }

    @PUT
    @Operation(summary = "Choose the widgets of the caller's dashboard and their order")
    public DashboardView choose(@NotNull @Valid WidgetChoice choice) {
        layout.choose(choice.widgets());
        return dashboard();
    }

    @DELETE
    @Operation(summary = "The caller's dashboard is that of all again")
    public void forget() {
        layout.forget();
    }

    @PUT
    @Path("everybody")
    @Operation(summary = "Choose the widgets of all who have not chosen by themselves")
    public DashboardView chooseForAll(@NotNull @Valid WidgetChoice choice) {
        layout.chooseForAll(choice.widgets());
        return dashboard();
    }

    @GET
    @Path("online")
    @Operation(summary = "How many ONUs there were and how many of them online, oldest first")
    public List<OnuCounts.Online> online(@QueryParam("hours") @DefaultValue("24") int hours) {
        return dashboard.online(Duration.ofHours(Math.max(1, Math.min(MOST_HOURS, hours))));
    }

    @GET
    @Path("widgets/{widget}")
    @Operation(summary = "What one widget shows")
    public Object widget(@PathParam("widget") String key) {
        return dashboard.look(Widget.withKey(key).orElseThrow(() -> AnalyticsProblem.UNKNOWN_WIDGET.because(key)));
    }

    private static List<String> keys(List<Widget> widgets) {
        return widgets.stream().map(Widget::key).toList();
    }
}
