package org.demarc.provisioning.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.demarc.Page;
import org.demarc.addressing.boundary.LedgerDesk;
import org.demarc.provisioning.boundary.DriftDesk;
import org.demarc.provisioning.boundary.ServiceDesk;
import org.demarc.provisioning.entity.AccountFilter;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.demarc.web.table.Download;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Services of all sources and their router accounts. */
@Path("services")
@Tag(name = "services")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ServiceResource implements RestResource {

    @Inject
    ServiceDesk desk;

    @Inject
    LedgerDesk ledger;

    @Inject
    DriftDesk drift;

    @GET
    @Operation(summary = "Services, sortable by service, client, plan, device, account, desired, state, updated")
    public Page<ServiceView> list(
            @BeanParam Paging paging,
            @QueryParam("source") @DefaultValue("") String source,
            @QueryParam("state") @DefaultValue("") String state,
            @QueryParam("router") @DefaultValue("0") long router,
            @QueryParam("client") @DefaultValue("") String client,
            @QueryParam("plan") @DefaultValue("") String plan) {
        return desk.list(new AccountFilter(source, state, router, client, plan), paging.request())
                .map(ServiceView::of);
    }

    @GET
    @Path("{source}/{id}")
    @Operation(summary = "One service with its addresses, newest orders and open differences")
    public ServiceCard one(@PathParam("source") String source, @PathParam("id") String id) {
        ServiceKey key = key(source, id);
        return new ServiceCard(
                ServiceView.of(desk.one(key)),
                desk.addresses(key).stream().map(ServiceCard.Held::of).toList(),
                desk.orders(key).stream().map(OrderView::of).toList(),
                drift.open(key).stream().map(ServiceCard.Open::of).toList());
    }

    @POST
    @Path("{source}/{id}/evaluate")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Looks at the service again, against what its source says now")
    public Response evaluate(@PathParam("source") String source, @PathParam("id") String id) {
        desk.evaluate(key(source, id));
        return Response.accepted().build();
    }

    /** Which services are looked at again; what is left out means any, and everything left out means all. */
    public record EvaluationRequest(
            @Nullable String source,
            @Nullable String state,
            @Nullable Long router,
            @Nullable String client,
            @Nullable String plan,
            @Nullable String q) {

        AccountFilter filter() {
            return new AccountFilter(
                    given(source), given(state), router == null ? 0 : router, given(client), given(plan));
        }

        static String given(@Nullable String text) {
            return text == null ? "" : text.strip();
        }
    }

    @POST
    @Path("evaluate")
    @Operation(summary = "Looks at all services of a list again, as a job; take the list's own filters")
    @APIResponseSchema(value = DriftRunView.WorkView.class, responseCode = "202")
    public Response evaluateAll(@NotNull @Valid EvaluationRequest request) {
        var job = desk.evaluateAll(request.filter(), EvaluationRequest.given(request.q()));
        return Response.accepted(DriftRunView.WorkView.of(job)).build();
    }

    @GET
    @Path("evaluate")
    @Operation(summary = "How far the newest look at all services of a list is; 404 where there was none yet")
    public DriftRunView.WorkView evaluating() {
        return desk.lastEvaluation()
                .map(DriftRunView.WorkView::of)
                .orElseThrow(() -> ProvisioningProblem.UNKNOWN_SERVICE.because("no list was looked at again yet"));
    }

    @POST
    @Path("evaluate/stop")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Ends the look at all services of a list after the one that it is at")
    public void stopEvaluating() {
        desk.stopEvaluation();
    }

    @GET
    @Path("{source}/{id}/subscribers")
    @Operation(
            summary = "Subscribers of billings that the service matches by client, login, MAC or IP, the surest first")
    public List<Accounts.Customer> subscribers(@PathParam("source") String source, @PathParam("id") String id) {
        return desk.customersOf(key(source, id));
    }

    @GET
    @Path("{source}/{id}/timeline")
    @Operation(
            summary = "What happened to the service, newest first; sort=at for oldest first",
            description =
                    "kind is webhook, verified, rejected, refreshed, linked, decided, address, command, result, kicked, "
                            + "move, drift, operator or request; q looks at texts and correlations")
    public Page<TimelineView> timeline(
            @PathParam("source") String source,
            @PathParam("id") String id,
            @BeanParam Paging paging,
            @QueryParam("kind") @DefaultValue("") String kind) {
        return desk.timeline(key(source, id), kind, paging.request()).map(TimelineView::of);
    }

    @GET
    @Path("{source}/{id}/addresses")
    @Operation(
            summary =
                    "Every address the service ever had, newest first; sort by from, to, service, client; needs the header X-Reason")
    public Page<LedgerView> addresses(
            @PathParam("source") String source,
            @PathParam("id") String id,
            @BeanParam Paging paging,
            @HeaderParam("X-Reason") @DefaultValue("") String reason) {
        return ledger.ofService(key(source, id), reason, paging.request()).map(LedgerView::of);
    }

    @GET
    @Path("{source}/{id}/addresses.csv")
    @Produces(LedgerCsv.TYPE)
    @Operation(summary = "The same, without an end, as a table for spreadsheets; needs the header X-Reason")
    @APIResponse(responseCode = "200", content = @Content(mediaType = "text/csv"))
    public Response addressesAsTable(
            @PathParam("source") String source,
            @PathParam("id") String id,
            @HeaderParam("X-Reason") @DefaultValue("") String reason,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        return LedgerCsv.answer(
                "addresses-" + source + "-" + id,
                ledger.allOfService(key(source, id), reason),
                new Download(request, response));
    }

    @GET
    @Path("{source}/{id}/accepted")
    @Operation(summary = "Values that somebody accepted from a router and that stay whatever the billing says")
    public List<DriftDesk.Accepted> accepted(@PathParam("source") String source, @PathParam("id") String id) {
        return drift.accepted(key(source, id));
    }

    @DELETE
    @Path("{source}/{id}/accepted/{field}")
    @Operation(summary = "Lets the billing's word about a field count again; the next comparison shows the difference")
    public Response forget(
            @PathParam("source") String source, @PathParam("id") String id, @PathParam("field") String field) {
        drift.forget(key(source, id), field);
        return Response.noContent().build();
    }

    private static ServiceKey key(String source, String id) {
        try {
            return new ServiceKey(source, id);
        } catch (IllegalArgumentException e) {
            throw ProvisioningProblem.UNKNOWN_SERVICE.because("no service " + source + "/" + id);
        }
    }
}
