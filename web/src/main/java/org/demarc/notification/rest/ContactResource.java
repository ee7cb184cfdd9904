package org.demarc.notification.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.demarc.Page;
import org.demarc.event.entity.Severity;
import org.demarc.notification.boundary.ContactDesk;
import org.demarc.notification.entity.ChannelKind;
import org.demarc.notification.entity.Contact;
import org.demarc.notification.entity.ContactDraft;
import org.demarc.notification.entity.NotificationProblem;
import org.demarc.notification.entity.QuietHours;
import org.demarc.notification.entity.Subscription;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.demarc.web.rest.WeekHours;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Contacts: where and of what users are told. */
@Path("contacts")
@Tag(name = "notifications")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ContactResource implements RestResource {

    /** Hours in which a contact is left alone. */
    @Schema(name = "QuietHours")
    public record QuietView(
            @NotNull @Valid WeekHours hours,

            @Nullable @Schema(description = "this severity and worse are told all the same; null: nothing is")
            Severity passes) {

        static @Nullable QuietView of(@Nullable QuietHours quiet) {
            WeekHours hours = quiet == null ? null : WeekHours.of(quiet.hours());
            return quiet == null || hours == null ? null : new QuietView(hours, quiet.passes());
        }
    }

    /** A contact. */
    @Schema(name = "Contact")
    public record ContactView(
            long id,
            long userId,
            String login,
            long channelId,
            String channelName,
            ChannelKind kind,
            String address,
            boolean enabled,
            String language,
            Set<Severity> severities,
            List<String> events,
            List<String> eventsNot,
            List<Long> groupIds,
            boolean resolved,
            int afterSeconds,
            int remindSeconds,
            int perHour,
            @Nullable QuietView quiet,
            int version) {

        static ContactView of(Contact contact) {
            Subscription wanted = contact.subscription();
            return new ContactView(
                    contact.id(),
                    contact.userId(),
                    contact.login(),
                    contact.channelId(),
                    contact.channelName(),
                    contact.kind(),
                    contact.address(),
                    contact.enabled(),
                    contact.language(),
                    new TreeSet<>(wanted.severities()),
                    wanted.names(),
                    wanted.namesNot(),
                    wanted.groupIds(),
                    wanted.resolved(),
                    wanted.afterSeconds(),
                    wanted.remindSeconds(),
                    contact.perHour(),
                    QuietView.of(contact.quiet()),
                    contact.version());
        }
    }

    /** What a person says about a contact; what is left out stays as it is, or has its usual value. */
    @Schema(name = "ContactRequest")
    public record ContactRequest(
            @Nullable @Schema(description = "whose, when added; without it the caller's own")
            Long userId,

            @Nullable Long channelId,
            @Nullable @Size(max = 320) String address,
            @Nullable Boolean enabled,

            @Nullable @Size(max = 2) @Schema(description = "en or uk; empty: the user's")
            String language,

            @Nullable Set<Severity> severities,

            @Nullable @Size(max = 200) @Schema(description = "names of events; empty: any")
            List<String> events,

            @Nullable @Size(max = 200) @Schema(description = "never of these")
            List<String> eventsNot,

            @Nullable @Size(max = 200) @Schema(description = "device groups; empty: all that the user sees")
            List<Long> groupIds,

            @Nullable @Schema(description = "also when an event is over whose beginning was told")
            Boolean resolved,

            @Nullable @Schema(description = "only of what is still so after that time, 0 to 86400")
            Integer afterSeconds,

            @Nullable @Schema(description = "again every so often while nobody has taken it, 300 to 604800; 0: never")
            Integer remindSeconds,

            @Nullable @Schema(description = "most messages within any hour, 1 to 1000; what is more is told in one")
            Integer perHour,

            @Nullable @Valid QuietView quiet,

            @Nullable @Schema(description = "true: there are no quiet hours any more")
            Boolean neverQuiet,

            @Nullable @Schema(description = "the version that was seen; without it the present one")
            Integer version) {

        private ContactDraft over(@Nullable Contact contact) {
            Subscription before = contact == null ? Subscription.USUAL : contact.subscription();
            if (channelId == null && contact == null) {
                throw NotificationProblem.BAD_CONTACT.because("channelId is needed");
            }
            return new ContactDraft(
                    or(channelId, contact == null ? 0L : contact.channelId()),
                    or(address, contact == null ? "" : contact.address()).strip(),
                    or(enabled, contact == null || contact.enabled()),
                    or(language, contact == null ? "" : contact.language()),
                    new Subscription(
                            or(severities, before.severities()),
                            or(events, before.names()),
                            or(eventsNot, before.namesNot()),
                            or(groupIds, before.groupIds()),
                            or(resolved, before.resolved()),
                            or(afterSeconds, before.afterSeconds()),
                            or(remindSeconds, before.remindSeconds())),
                    or(perHour, contact == null ? 30 : contact.perHour()),
                    hours(contact == null ? null : contact.quiet()));
        }

        private @Nullable QuietHours hours(@Nullable QuietHours before) {
            if (Boolean.TRUE.equals(neverQuiet)) {
                return null;
            }
            return quiet == null
                    ? before
                    : new QuietHours(quiet.hours().hours(NotificationProblem.BAD_CONTACT::because), quiet.passes());
        }

        private static <T> T or(@Nullable T given, T usual) {
            return given == null ? usual : given;
        }
    }

    @Inject
    ContactDesk desk;

    @GET
    @Operation(
            summary = "Contacts: one's own, or everybody's for whoever configures contacts",
            description = "q is a part of login, name, channel or address")
    public Page<ContactView> list(@BeanParam Paging paging, @QueryParam("user") @Nullable Long userId) {
        return desk.page(paging.request(), userId).map(ContactView::of);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One contact")
    public ContactView one(@PathParam("id") long id) {
        return ContactView.of(desk.contact(id));
    }

    @POST
    @APIResponseSchema(value = ContactView.class, responseCode = "201")
    @Operation(summary = "Adds a contact")
    public Response add(@NotNull @Valid ContactRequest request, @Context UriInfo uri) {
        Contact added = desk.add(request.userId(), request.over(null));
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(Long.toString(added.id()))
                        .build())
                .entity(ContactView.of(added))
                .build();
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Changes a contact")
    public ContactView change(@PathParam("id") long id, @NotNull @Valid ContactRequest request) {
        Contact before = desk.contact(id);
        int version = request.version() == null ? before.version() : request.version();
        return ContactView.of(desk.change(id, version, request.over(before)));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Removes a contact; what waits for it is not told")
    public void remove(@PathParam("id") long id) {
        desk.remove(id);
    }

    @POST
    @Path("{id}/test")
    @Operation(summary = "Sends a test message to a contact and says in words what is wrong")
    public ChannelResource.TestView test(@PathParam("id") long id) {
        return ChannelResource.TestView.of(desk.test(id));
    }
}
