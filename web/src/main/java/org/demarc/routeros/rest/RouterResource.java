package org.demarc.routeros.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import org.demarc.Page;
import org.demarc.provisioning.entity.Fleet;
import org.demarc.routeros.boundary.RouterDesk;
import org.demarc.routeros.control.RouterCheck;
import org.demarc.routeros.entity.RouterosProblem;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The MikroTik routers that accounts are kept on. */
@Path("routers")
@Tag(name = "routers")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RouterResource implements RestResource {

    @Inject
    RouterDesk desk;

    /** How a connection test went (ucrm-routeros.md 9.3). */
    public record TestView(boolean ok, String version, List<RouterCheck.Step> checks) {}

    @GET
    @Operation(
            summary = "All routers; sort by id, name, host, source, state, reachedAt",
            description = "state is up, waiting, down, login or fresh")
    public Page<RouterView> list(@BeanParam Paging paging, @QueryParam("state") @DefaultValue("") String state) {
        return desk.page(state, paging.request()).map(RouterView::of);
    }

    @POST
    @Operation(summary = "Add a router")
    @APIResponseSchema(value = RouterView.class, responseCode = "201")
    public Response add(@NotNull @Valid RouterRequest request, @Context UriInfo uri) {
        if (request.password() == null) {
            throw RouterosProblem.ROUTER_INCOMPLETE.because("password is needed for a new router");
        }
        RouterView added = RouterView.of(desk.add(request.draft()));
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(Long.toString(added.id()))
                        .build())
                .entity(added)
                .build();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One router, with how calling it went")
    public RouterView router(@PathParam("id") long id) {
        return RouterView.of(desk.router(id));
    }

    @GET
    @Path("{id}/load")
    @Operation(
            summary =
                    "How many accounts are on the router, and how many of its orders wait, are parked or need a person")
    public Fleet.Load load(@PathParam("id") long id) {
        long known = desk.router(id).id();
        return Objects.requireNonNull(desk.loads(List.of(known)).get(known));
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Change a router; takes the version that was read")
    public RouterView change(@PathParam("id") long id, @NotNull @Valid RouterRequest request) {
        int version = request.version() == null ? desk.router(id).version() : request.version();
        return RouterView.of(desk.change(id, version, request.draft()));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Remove a router that no account is kept on and no pool is for")
    public void remove(@PathParam("id") long id) {
        desk.remove(id);
    }

    @POST
    @Path("{id}/test")
    @Operation(summary = "Try the router out now and say in plain words what is wrong; writes nothing on it")
    public TestView test(@PathParam("id") long id) {
        RouterCheck.Result result = desk.test(id);
        return new TestView(result.ok(), result.version(), result.steps());
    }
}
