package org.demarc.addressing.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.demarc.Page;
import org.demarc.addressing.boundary.LedgerDesk;
import org.demarc.addressing.entity.AddressingProblem;
import org.demarc.addressing.entity.Ipv4;
import org.demarc.addressing.entity.LedgerQuestion;
import org.demarc.provisioning.rest.LedgerCsv;
import org.demarc.provisioning.rest.LedgerView;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.demarc.web.table.Download;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who had which address when. Each question needs a reason and is recorded. */
@Path("addresses")
@Tag(name = "addresses")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AddressResource implements RestResource {

    @Inject
    LedgerDesk ledger;

    /** The holder at the instant, or nobody and who had it last before. */
    public record HolderView(
            String address,
            Instant at,
            @Nullable LedgerView holder,
            @Nullable LedgerView lastBefore) {}

    @GET
    @Path("{ip}/holder")
    @Operation(summary = "Who had the address at an instant (default: now); needs the header X-Reason")
    public HolderView holder(
            @PathParam("ip") String ip,
            @QueryParam("at") @DefaultValue("") String at,
            @HeaderParam("X-Reason") @DefaultValue("") String reason) {
        Instant instant = instant(at, Instant.now());
        LedgerDesk.Holder found = ledger.holder(address(ip), instant, reason);
        return new HolderView(
                ip,
                instant,
                found.holder().map(LedgerView::of).orElse(null),
                found.lastBefore().map(LedgerView::of).orElse(null));
    }

    @GET
    @Path("{ip}/history")
    @Operation(
            summary =
                    "Everybody who had the address, newest first; sort by from, to, service, client; needs the header X-Reason")
    public Page<LedgerView> history(
            @PathParam("ip") String ip,
            @BeanParam Paging paging,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("to") @DefaultValue("") String to,
            @HeaderParam("X-Reason") @DefaultValue("") String reason) {
        Instant begin = instant(from, Instant.EPOCH);
        Instant end = instant(to, Instant.now().plusSeconds(1));
        return ledger.history(address(ip), begin, end, reason, paging.request()).map(LedgerView::of);
    }

    @GET
    @Path("{ip}/history.csv")
    @Produces(LedgerCsv.TYPE)
    @Operation(summary = "The same, without an end, as a table for spreadsheets; needs the header X-Reason")
    @APIResponse(responseCode = "200", content = @Content(mediaType = "text/csv"))
    public Response historyAsTable(
            @PathParam("ip") String ip,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("to") @DefaultValue("") String to,
            @HeaderParam("X-Reason") @DefaultValue("") String reason,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        Ipv4 address = address(ip);
        return LedgerCsv.answer(
                "addresses-" + address,
                ledger.wholeHistory(
                        address,
                        instant(from, Instant.EPOCH),
                        instant(to, Instant.now().plusSeconds(1)),
                        reason),
                new Download(request, response));
    }

    @GET
    @Path("questions")
    @Operation(
            summary =
                    "Who asked the ledger what and why, newest first; sort by at, who; for who may read the audit log")
    public Page<LedgerQuestion> questions(@BeanParam Paging paging) {
        return ledger.questions(paging.request());
    }

    private static Ipv4 address(String text) {
        return Ipv4.in(text)
                .orElseThrow(() -> AddressingProblem.NOT_AN_ADDRESS.because("\"" + text + "\" is not an IPv4 address"));
    }

    private static Instant instant(String text, Instant otherwise) {
        try {
            return text.isBlank() ? otherwise : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw AddressingProblem.NOT_AN_ADDRESS.because(
                    "\"" + text + "\" is not an instant such as 2026-01-31T12:00:00Z");
        }
    }
}
