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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.demarc.Page;
import org.demarc.notification.boundary.ChannelDesk;
import org.demarc.notification.boundary.Tried;
import org.demarc.notification.entity.Channel;
import org.demarc.notification.entity.ChannelDraft;
import org.demarc.notification.entity.ChannelKind;
import org.demarc.notification.entity.MailSecurity;
import org.demarc.settings.entity.Secret;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Channels: ways to tell. */
@Path("notification-channels")
@Tag(name = "notifications")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ChannelResource implements RestResource {

    /** A channel; its secret is never shown. */
    @Schema(name = "NotificationChannel")
    public record ChannelView(
            long id,
            String name,
            ChannelKind kind,
            boolean enabled,
            String host,
            int port,
            MailSecurity security,
            String login,
            boolean hasSecret,
            String sender,
            String url,
            int version) {

        static ChannelView of(Channel channel) {
            return new ChannelView(
                    channel.id(),
                    channel.name(),
                    channel.kind(),
                    channel.enabled(),
                    channel.host(),
                    channel.port(),
                    channel.security(),
                    channel.login(),
                    !channel.secret().isEmpty(),
                    channel.sender(),
                    channel.url(),
                    channel.version());
        }
    }

    /** What a person says about a channel; what is left out stays as it is, or has its usual value. */
    @Schema(name = "NotificationChannelRequest")
    public record ChannelRequest(
            @Nullable @Size(max = 64) String name,
            @Nullable ChannelKind kind,
            @Nullable Boolean enabled,

            @Nullable @Size(max = 255) @Schema(description = "MAIL: the server")
            String host,

            @Nullable @Schema(description = "MAIL: 1 to 65535, usually 587")
            Integer port,

            @Nullable MailSecurity security,

            @Nullable @Size(max = 255) @Schema(description = "MAIL: empty for none")
            String login,

            @Nullable
            @Size(max = 500)
            @Schema(description = "password, bot token, or key of the signatures; is never shown again")
            String secret,

            @Nullable @Size(max = 320) @Schema(description = "MAIL: for instance Demarc <noc@example.net>")
            String sender,

            @Nullable
            @Size(max = 500)
            @Schema(description = "WEBHOOK: where to post; TELEGRAM: base of the Bot API, empty for the usual one")
            String url,

            @Nullable @Schema(description = "the version that was seen; without it the present one")
            Integer version) {

        private ChannelDraft over(@Nullable Channel channel) {
            return new ChannelDraft(
                    or(name, channel == null ? "" : channel.name()).strip(),
                    or(kind, channel == null ? ChannelKind.MAIL : channel.kind()),
                    or(enabled, channel == null || channel.enabled()),
                    or(host, channel == null ? "" : channel.host()).strip(),
                    or(port, channel == null ? 587 : channel.port()),
                    or(security, channel == null ? MailSecurity.STARTTLS : channel.security()),
                    or(login, channel == null ? "" : channel.login()),
                    secret == null ? channel == null ? Secret.NONE : channel.secret() : Secret.of(secret),
                    or(sender, channel == null ? "" : channel.sender()).strip(),
                    or(url, channel == null ? "" : channel.url()).strip());
        }

        private static <T> T or(@Nullable T given, T usual) {
            return given == null ? usual : given;
        }
    }

    /** To whom a test message goes. */
    public record TestRequest(@NotNull @Size(max = 320) String address) {}

    /** What came of a test message; {@code text} says in words what is wrong. */
    @Schema(name = "NotificationTest")
    public record TestView(boolean sent, String text) {

        static TestView of(Tried tried) {
            return new TestView(tried.sent(), tried.why().text());
        }
    }

    @Inject
    ChannelDesk desk;

    @GET
    @Operation(summary = "Channels; q is a part of name, host or URL")
    public Page<ChannelView> list(@BeanParam Paging paging) {
        return desk.page(paging.request()).map(ChannelView::of);
    }

    @GET
    @Path("choices")
    @Operation(summary = "Channels that are switched on, by id, name and kind, for anybody who is signed in")
    public List<ChannelDesk.Choice> choices() {
        return desk.choices();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One channel")
    public ChannelView one(@PathParam("id") long id) {
        return ChannelView.of(desk.channel(id));
    }

    @POST
    @APIResponseSchema(value = ChannelView.class, responseCode = "201")
    @Operation(summary = "Adds a channel")
    public Response add(@NotNull @Valid ChannelRequest request, @Context UriInfo uri) {
        Channel added = desk.add(request.over(null));
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(Long.toString(added.id()))
                        .build())
                .entity(ChannelView.of(added))
                .build();
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Changes a channel; its kind stays")
    public ChannelView change(@PathParam("id") long id, @NotNull @Valid ChannelRequest request) {
        Channel before = desk.channel(id);
        int version = request.version() == null ? before.version() : request.version();
        return ChannelView.of(desk.change(id, version, request.over(before)));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Removes a channel by which nobody is told")
    public void remove(@PathParam("id") long id) {
        desk.remove(id);
    }

    @POST
    @Path("{id}/test")
    @Operation(summary = "Sends a test message and says in words what is wrong")
    public TestView test(@PathParam("id") long id, @NotNull @Valid TestRequest request) {
        return TestView.of(desk.test(id, request.address().strip()));
    }
}
