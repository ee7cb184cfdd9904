package org.demarc.notification.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.demarc.Page;
import org.demarc.event.entity.EventProblem;
import org.demarc.event.entity.Severity;
import org.demarc.notification.boundary.DeliveryDesk;
import org.demarc.notification.entity.ChannelKind;
import org.demarc.notification.entity.Delivery;
import org.demarc.notification.entity.DeliveryQuery;
import org.demarc.notification.entity.DeliveryState;
import org.demarc.notification.entity.Occasion;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Messages: what was told, to whom, and what became of it. */
@Path("notifications")
@Tag(name = "notifications")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class DeliveryResource implements RestResource {

    /** A message to one contact; {@code why} is English. */
    @Schema(name = "Notification")
    public record DeliveryView(
            long id,
            @Nullable Long contactId,
            @Nullable Long userId,
            String login,
            String channel,
            ChannelKind kind,
            String address,
            @Nullable Long eventId,
            String eventName,
            Severity severity,
            @Nullable Long deviceId,
            String deviceName,
            Occasion occasion,
            DeliveryState state,
            String why,
            Instant createdAt,
            Instant dueAt,
            int attempts,
            @Nullable Instant sentAt,

            @Nullable @Schema(description = "the message of several that told of it")
            Long toldIn,

            @Nullable @Schema(description = "the message that this one repeats")
            Long againOf,

            String askedBy,
            String message) {

        static DeliveryView of(Delivery one) {
            return new DeliveryView(
                    one.id(),
                    one.contactId(),
                    one.userId(),
                    one.login(),
                    one.channel(),
                    one.kind(),
                    one.address(),
                    one.eventId(),
                    one.eventName(),
                    one.severity(),
                    one.deviceId(),
                    one.deviceName(),
                    one.occasion(),
                    one.state(),
                    one.why().text(),
                    one.createdAt(),
                    one.dueAt(),
                    one.attempts(),
                    one.sentAt(),
                    one.toldIn(),
                    one.againOf(),
                    one.askedBy(),
                    one.message());
        }
    }

    @Inject
    DeliveryDesk desk;

    @GET
    @Operation(
            summary = "Messages, newest first: one's own, or everybody's for whoever may see the history",
            description =
                    "q is a part of login, address, channel, event or device; from and until are ISO 8601 instants")
    public Page<DeliveryView> list(
            @BeanParam Paging paging,
            @QueryParam("user") @Nullable Long userId,
            @QueryParam("contact") @Nullable Long contactId,
            @QueryParam("event") @Nullable Long eventId,
            @QueryParam("toldIn") @Nullable Long toldIn,
            @QueryParam("state") @Nullable DeliveryState state,
            @QueryParam("kind") @Nullable ChannelKind kind,
            @QueryParam("from") @Nullable String from,
            @QueryParam("until") @Nullable String until) {
        return desk.page(
                        paging.request(),
                        new DeliveryQuery(
                                userId, contactId, eventId, toldIn, state, kind, instant(from), instant(until)))
                .map(DeliveryView::of);
    }

    @GET
    @Path("numbers")
    @Operation(summary = "How many messages of the last 24 hours stand where")
    public Map<DeliveryState, Long> numbers() {
        return desk.numbers();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One message")
    public DeliveryView one(@PathParam("id") long id) {
        return DeliveryView.of(desk.delivery(id));
    }

    @POST
    @Path("{id}/resend")
    @Operation(summary = "Sends a message again, quiet hours or not; answers with the new one")
    public DeliveryView resend(@PathParam("id") long id) {
        return DeliveryView.of(desk.again(id));
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw EventProblem.BAD_TIME.because("not an instant such as 2026-11-01T10:00:00Z: " + text);
        }
    }
}
