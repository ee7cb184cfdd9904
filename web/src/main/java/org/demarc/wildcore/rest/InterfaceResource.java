package org.demarc.wildcore.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import org.demarc.wildcore.boundary.BillingLines;
import org.demarc.wildcore.control.DeviceView;
import org.demarc.wildcore.control.OntRequest;
import org.demarc.wildcore.control.Parameters;
import org.demarc.wildcore.control.SearchRequest;
import org.demarc.wildcore.control.WildcoreProblem;
import org.jspecify.annotations.Nullable;

/** Ports and ONUs (wildcore-mikbill.md 6.1, 6.2). */
@Path("device-interface")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class InterfaceResource {

    @Inject
    BillingLines lines;

    /** Fields that can be changed; what is left out stays. */
    public record Change(
            @Nullable String comment, @Nullable Boolean pollEnabled, DeviceView.@Nullable Coordinates coordinates) {}

    @GET
    @Path("search")
    public Envelope search(@Context UriInfo uri) {
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        var found = lines.search(new SearchRequest(
                given(query, "device_id"),
                given(query, "device_ip"),
                given(query, "interface_name"),
                given(query, "interface_bind_key"),
                given(query, "ont_ident"),
                given(query, "mac_address"),
                given(query, "only_active_mac"),
                given(query, "limit"),
                given(query, "offset"),
                given(query, "include_gone")));
        return Envelope.of(found.lines(), found.duplicates());
    }

    private static String given(MultivaluedMap<String, String> query, String name) {
        String value = query.getFirst(name);
        return value == null ? "" : value;
    }

    @GET
    @Path("by-device/{deviceId}")
    public Envelope ofDevice(
            @PathParam("deviceId") String deviceId,
            @QueryParam("limit") @DefaultValue("") String limit,
            @QueryParam("offset") @DefaultValue("") String offset) {
        int most = (int) Parameters.number("limit", limit, 1, 1_000_000, 20_000);
        return Envelope.of(lines.ofDevice(
                Ids.of("device", deviceId), most, Parameters.number("offset", offset, 0, 1_000_000_000, 0)));
    }

    @GET
    @Path("{id}")
    public Envelope line(@PathParam("id") String id) {
        return Envelope.of(lines.line(Ids.of("interface", id)));
    }

    @PUT
    @Path("ont-list")
    public Envelope onus(@Nullable OntRequest request) {
        var page = lines.onus(request == null ? OntRequest.ALL : request);
        return Envelope.of(page.items(), new Envelope.PageMeta(page.total(), page.limit(), page.offset()));
    }

    @PUT
    @Path("{id}")
    public Envelope change(@PathParam("id") String id, @Nullable Change change) {
        if (change == null) {
            throw WildcoreProblem.INVALID.because(
                    "comment: a body with comment, poll_enabled or coordinates is required");
        }
        DeviceView.Coordinates at = change.coordinates();
        if (at != null && (Math.abs(at.lat()) > 90 || Math.abs(at.lon()) > 180)) {
            throw WildcoreProblem.INVALID.because("coordinates: lat -90..90 and lon -180..180 are required");
        }
        String comment = change.comment();
        if (comment != null && comment.length() > 4000) {
            throw WildcoreProblem.INVALID.because("comment: at most 4000 characters");
        }
        return Envelope.of(lines.change(Ids.of("interface", id), comment, change.pollEnabled(), at));
    }
}
