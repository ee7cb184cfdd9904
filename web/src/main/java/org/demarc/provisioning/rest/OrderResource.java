package org.demarc.provisioning.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.demarc.ListProblem;
import org.demarc.Page;
import org.demarc.provisioning.boundary.OrderList;
import org.demarc.provisioning.entity.OrderState;
import org.demarc.provisioning.entity.Orders;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Orders to routers, and those that were given up. */
@Path("orders")
@Tag(name = "orders")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class OrderResource implements RestResource {

    @Inject
    OrderList orders;

    @GET
    @Operation(
            summary = "Orders, newest first; sort by id, router, state, attempts, created, finished",
            description = "from and to are instants between which they were ordered")
    public Page<OrderView> list(
            @BeanParam Paging paging,
            @QueryParam("state")
                    @DefaultValue("")
                    @Parameter(
                            description = "one or several, separated by commas; dead-letter for all that were given up")
                    String state,
            @QueryParam("router") @DefaultValue("0") long router,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("to") @DefaultValue("") String to) {
        Orders.Filter filter = new Orders.Filter(
                states(state), router, instant(from, Orders.Filter.ALL.from()), instant(to, Orders.Filter.ALL.to()));
        return orders.list(filter, paging.request()).map(OrderView::of);
    }

    @GET
    @Path("dead-letters")
    @Operation(summary = "Orders that need a person: refused, failed, dead")
    public Page<OrderView> deadLetters(@BeanParam Paging paging) {
        return orders.list(Orders.Filter.in(OrderList.DEAD_LETTERS), paging.request())
                .map(OrderView::of);
    }

    @POST
    @Path("dead-letters/resend")
    @Operation(summary = "Sends everything that is on the dead-letter list now again, as a job")
    @APIResponseSchema(value = DriftRunView.WorkView.class, responseCode = "202")
    public Response resendAll() {
        return Response.accepted(DriftRunView.WorkView.of(orders.resendAll())).build();
    }

    @GET
    @Path("dead-letters/resend")
    @Operation(summary = "How far the newest sending of everything is; 404 where there was none yet")
    public DriftRunView.WorkView resending() {
        return orders.resending()
                .map(DriftRunView.WorkView::of)
                .orElseThrow(() -> ProvisioningProblem.UNKNOWN_ORDER.because("nothing was sent again yet"));
    }

    @POST
    @Path("dead-letters/resend/stop")
    @Operation(summary = "Ends the sending of everything; what was sent again stays so")
    public void stopResending() {
        orders.stopResending();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One order")
    public OrderView one(@PathParam("id") long id) {
        return OrderView.of(orders.one(id));
    }

    @POST
    @Path("{id}/resend")
    @Operation(summary = "Sends an order from the dead-letter list again")
    public OrderView resend(@PathParam("id") long id) {
        return OrderView.of(orders.resend(id));
    }

    @POST
    @Path("{id}/cancel")
    @Operation(summary = "Takes an order that waits or was given up off the list")
    public OrderView cancel(@PathParam("id") long id) {
        return OrderView.of(orders.cancel(id));
    }

    private static Instant instant(String text, Instant otherwise) {
        try {
            return text.isBlank() ? otherwise : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw ListProblem.BAD_FILTER.because("\"" + text + "\" is not an instant such as 2026-01-31T12:00:00Z");
        }
    }

    private static List<OrderState> states(String text) {
        if (text.isBlank()) {
            return List.of();
        }
        if (text.equals("dead-letter")) {
            return OrderList.DEAD_LETTERS;
        }
        try {
            return Arrays.stream(text.split(","))
                    .map(word -> OrderState.valueOf(word.strip().toUpperCase(Locale.ROOT)))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw ProvisioningProblem.UNKNOWN_STATE.because("no order state in \"" + text + "\"");
        }
    }
}
