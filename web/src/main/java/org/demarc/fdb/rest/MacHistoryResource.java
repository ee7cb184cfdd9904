package org.demarc.fdb.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.demarc.ListProblem;
import org.demarc.Stretch;
import org.demarc.fdb.boundary.MacHistory;
import org.demarc.fdb.boundary.StayQuery;
import org.demarc.fdb.entity.Stay;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Which MAC was in which VLAN on which line, from when to when. */
@Path("mac-history")
@Tag(name = "search")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class MacHistoryResource implements RestResource {

    @Inject
    MacHistory history;

    @GET
    @Operation(
            summary = "Stays of MACs behind ports and ONUs, the one seen last first",
            description =
                    "One of mac, device, interface and subscriber must be given. Counted and skipped through up to 10,000 rows:"
                            + " more says that there are others, which days or a VLAN bring into reach. Sorted by mac, vlan, device, port,"
                            + " firstSeen or lastSeen; present says that a row is in the newest table of its device, current that this table"
                            + " was read within the last hour, or two intervals where those are longer; q looks for a MAC, a part of one, a VLAN, or a part of a port's or a device's name.")
    public Stretch<Stay> list(
            @QueryParam("mac") @DefaultValue("") @Parameter(description = "a MAC in any writing") String mac,
            @QueryParam("device") @Parameter(description = "id of a device") @Nullable Long device,
            @QueryParam("interface") @Parameter(description = "id of a port or an ONU") @Nullable Long line,
            @QueryParam("subscriber")
                    @Parameter(
                            description =
                                    "id of a subscriber: whatever was on his lines, and his MACs wherever they were")
                    @Nullable
                    Long subscriber,
            @QueryParam("vlan") @Parameter(description = "a VLAN, 0 for rows without one") @Nullable Integer vlan,
            @QueryParam("from") @Parameter(description = "ended at this instant or later, or goes on") @Nullable
                    String from,
            @QueryParam("until") @Parameter(description = "began before this instant") @Nullable String until,
            @QueryParam("present") @Parameter(description = "true: goes on; false: is over") @Nullable Boolean present,
            @BeanParam Paging paging) {
        return history.page(
                new StayQuery(
                        mac, device, line, subscriber, vlan, instant("from", from), instant("until", until), present),
                paging.request());
    }

    /**
     * An instant as parameters write it; null for none.
     *
     * @throws org.demarc.ProblemException {@link ListProblem#BAD_FILTER}
     */
    static @Nullable Instant instant(String name, @Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw ListProblem.BAD_FILTER.because(
                    name + ": " + text + " is not an instant such as 2026-11-01T10:00:00Z");
        }
    }
}
