package org.demarc.addressing.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import org.demarc.Page;
import org.demarc.addressing.boundary.PoolDesk;
import org.demarc.addressing.entity.AddressRange;
import org.demarc.addressing.entity.AddressingProblem;
import org.demarc.addressing.entity.Pools;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** IPv4 pools with their utilisation, and the exclusions. */
@Path("pools")
@Tag(name = "pools")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PoolResource implements RestResource {

    @Inject
    PoolDesk desk;

    /** An address, range or prefix that is never given away. */
    public record ExclusionRequest(
            @NotBlank String range,
            @Nullable @Size(max = 200) String note) {}

    /** An exclusion as it is stored. */
    public record ExclusionView(long id, String range, String note) {

        static ExclusionView of(Pools.Exclusion exclusion) {
            return new ExclusionView(exclusion.id(), exclusion.range().toString(), exclusion.note());
        }
    }

    @GET
    @Operation(
            summary =
                    "All pools with their utilisation; sort by id, name, kind, routerId, position, percentTaken, free, daysLeft")
    public Page<PoolView> list(@BeanParam Paging paging) {
        return desk.page(paging.request()).map(PoolView::of);
    }

    @GET
    @Path("{id: \\d+}")
    @Operation(summary = "One pool with its utilisation")
    public PoolView one(@PathParam("id") long id) {
        return PoolView.of(desk.one(id));
    }

    @GET
    @Path("{id: \\d+}/forecast")
    @Operation(summary = "When the pool will be empty, from the growth of the last 30 days")
    public ForecastView forecast(@PathParam("id") long id) {
        return ForecastView.of(desk.one(id), desk.days(id));
    }

    /** An address that rests: until then only the service that had it gets it. */
    public record RestingView(String address, Instant until) {

        static RestingView of(Pools.Resting resting) {
            return new RestingView(resting.address().toString(), resting.until());
        }
    }

    @GET
    @Path("{id: \\d+}/resting")
    @Operation(
            summary = "Addresses that rest after a service gave them back; sort by address, until",
            description = "Whose an address was is asked of the ledger: /addresses/{ip}/holder")
    public Page<RestingView> resting(@PathParam("id") long id, @BeanParam Paging paging) {
        return desk.resting(id, paging.request()).map(RestingView::of);
    }

    @POST
    @Operation(summary = "Adds a pool; a host address is taken as its network, with a warning in the answer")
    @APIResponseSchema(value = PoolView.class, responseCode = "201")
    public Response add(@NotNull @Valid PoolRequest request, @Context UriInfo uri) {
        PoolView added = PoolView.of(desk.add(request.draft()), request.warnings());
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(Long.toString(added.id()))
                        .build())
                .entity(added)
                .build();
    }

    @PUT
    @Path("{id: \\d+}")
    @Operation(summary = "Changes name, position and prefixes; takes the version that was read")
    public PoolView change(@PathParam("id") long id, @NotNull @Valid PoolRequest request) {
        if (request.version() == null) {
            throw AddressingProblem.CHANGED_MEANWHILE.because("send the version that you read");
        }
        return PoolView.of(desk.change(id, request.version(), request.draft()), request.warnings());
    }

    @DELETE
    @Path("{id: \\d+}")
    @Operation(summary = "Deletes a pool none of whose addresses is held")
    public void remove(@PathParam("id") long id) {
        desk.remove(id);
    }

    @GET
    @Path("exclusions")
    @Operation(summary = "What is never given away; sort by id, range, note")
    public Page<ExclusionView> exclusions(@BeanParam Paging paging) {
        return desk.exclusions(paging.request()).map(ExclusionView::of);
    }

    @POST
    @Path("exclusions")
    @Operation(summary = "Excludes an address, a range a.b.c.d-e.f.g.h or a prefix from all pools")
    @APIResponseSchema(value = ExclusionView.class, responseCode = "201")
    public Response exclude(@NotNull @Valid ExclusionRequest request) {
        String note = request.note() == null ? "" : request.note();
        return Response.status(Response.Status.CREATED)
                .entity(ExclusionView.of(desk.exclude(range(request.range()), note)))
                .build();
    }

    @DELETE
    @Path("exclusions/{id}")
    @Operation(summary = "Lets an excluded range be given out again")
    public void include(@PathParam("id") long id) {
        desk.include(id);
    }

    private static AddressRange range(String text) {
        try {
            return AddressRange.of(text);
        } catch (IllegalArgumentException e) {
            throw AddressingProblem.NOT_AN_ADDRESS.because(String.valueOf(e.getMessage()));
        }
    }
}
