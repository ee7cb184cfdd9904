package org.demarc.provisioning.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Locale;
import org.demarc.Page;
import org.demarc.provisioning.boundary.RequestList;
import org.demarc.provisioning.control.ResultText;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.provisioning.entity.RefusedMessage;
import org.demarc.provisioning.entity.RefusedSignIns;
import org.demarc.provisioning.entity.RequestResult;
import org.demarc.provisioning.entity.RequestState;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Requests of other programs, which come by JMS (docs/jms.md) or here, and the messages that were refused. */
@Path("provisioning-requests")
@Tag(name = "provisioning-requests")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class RequestResource implements RestResource {

    @Inject
    RequestList requests;

    @GET
    @Operation(
            summary = "Requests, newest first; q is the beginning of an id or a service's whole id",
            description = "Sortable by received, finished, id, action, service and state.")
    public Page<RequestView> list(
            @BeanParam Paging paging,
            @QueryParam("state")
                    @DefaultValue("")
                    @Parameter(description = "accepted, waiting, done, refused, failed, superseded or cancelled")
                    String state) {
        return requests.list(word(state, RequestState.values()), paging.request())
                .map(RequestView::of);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Takes a request as queue demarc.provisioning.requests does; answers its newest result: 202 while it is carried out, 200 when it ended, 409 or 422 when it was refused")
    public Response take(String body) {
        RequestResult result = requests.take(body);
        int status = status(result);
        return Response.status(status).entity(ResultText.read(result.body())).build();
    }

    private static int status(RequestResult result) {
        if (result.state() != RequestState.REFUSED) {
            return result.state().isFinal() ? 200 : 202;
        }
        JsonNode told = ResultText.read(result.body());
        return told.path("code").asText().equals("ID_REUSED") ? 409 : 422;
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One request with every result that was told about it")
    public RequestCard one(@PathParam("id") String id) {
        return new RequestCard(
                RequestView.of(requests.one(id)),
                requests.results(id).stream()
                        .map(result -> ResultText.read(result.body()))
                        .toList());
    }

    @GET
    @Path("refused")
    @Operation(summary = "Messages that were refused at the door, newest first; q looks in id, reason and message")
    public Page<RefusedMessageView> refused(
            @BeanParam Paging paging,
            @QueryParam("state") @DefaultValue("") @Parameter(description = "waiting, resent or discarded")
                    String state,
            @QueryParam("code") @DefaultValue("") String code) {
        return requests.refused(word(state, RefusedMessage.State.values()), code, paging.request())
                .map(RefusedMessageView::of);
    }

    @GET
    @Path("refused/{number}")
    @Operation(summary = "One refused message; its secrets are masked")
    public RefusedMessageView refusedOne(@PathParam("number") long number) {
        return RefusedMessageView.of(requests.refusedOne(number));
    }

    @POST
    @Path("refused/{number}/resend")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary =
                    "Sends a refused message again as it came; answers what its sender is told, 204 when it names no id, 409 when it was not kept")
    public Response resend(@PathParam("number") long number) {
        return requests.resend(number)
                .map(result -> Response.ok(ResultText.read(result.body())))
                .orElseGet(Response::noContent)
                .build();
    }

    @DELETE
    @Path("refused/{number}")
    @Operation(summary = "Takes a refused message off the list; it stays to be read as discarded")
    public RefusedMessageView discard(@PathParam("number") long number) {
        return RefusedMessageView.of(requests.discard(number));
    }

    @GET
    @Path("sign-ins")
    @Operation(
            summary = "How many sign-ins the port for messages refused within the last hour and the last day",
            description = "Of all nodes. Many of them: a program has a wrong key, or somebody guesses.")
    public RefusedSignIns.Sum signIns() {
        return requests.refusedSignIns();
    }

    private static String word(String given, Enum<?>[] known) {
        String name = given.toUpperCase(Locale.ROOT);
        if (!name.isEmpty() && Arrays.stream(known).noneMatch(one -> one.name().equals(name))) {
            throw ProvisioningProblem.UNKNOWN_STATE.because("no state \"" + given + "\"");
        }
        return name;
    }
}
