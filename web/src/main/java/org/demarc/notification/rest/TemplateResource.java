package org.demarc.notification.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.demarc.notification.boundary.TemplateDesk;
import org.demarc.notification.control.Content;
import org.demarc.notification.control.Variable;
import org.demarc.notification.entity.ChannelKind;
import org.demarc.notification.entity.MessageTemplate;
import org.demarc.notification.entity.Occasion;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Templates: how messages read, by kind of channel, language and occasion. */
@Path("notification-templates")
@Tag(name = "notifications")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TemplateResource implements RestResource {

    /** A template with the variables that it may name. */
    @Schema(name = "NotificationTemplate")
    public record TemplateView(
            ChannelKind kind,
            String language,
            Occasion occasion,
            String subject,
            String body,
            String html,

            @Schema(description = "somebody has written it; false: Demarc brought it along")
            boolean own,

            List<String> variables) {

        static TemplateView of(MessageTemplate template) {
            return new TemplateView(
                    template.kind(),
                    template.language(),
                    template.occasion(),
                    template.subject(),
                    template.body(),
                    template.html(),
                    template.version() != null,
                    Variable.of(template.occasion()).stream().map(Variable::key).toList());
        }
    }

    /** What a template says. */
    @Schema(name = "NotificationTemplateRequest")
    public record TemplateRequest(
            @Nullable @Size(max = 300) @Schema(description = "of a mail")
            String subject,

            @NotNull
            @Size(max = 20_000)
            @Schema(description = "plain text of a mail, Telegram's HTML, or a webhook's text")
            String body,

            @Nullable @Size(max = 20_000) @Schema(description = "of a mail; empty: made from the body")
            String html,

            @Nullable @Schema(description = "for a preview: a real event; without it one made up")
            Long eventId) {

        private MessageTemplate of(ChannelKind kind, String language, Occasion occasion) {
            return new MessageTemplate(
                    kind, language, occasion, subject == null ? "" : subject, body, html == null ? "" : html, null);
        }
    }

    /** A message that was not sent. */
    @Schema(name = "NotificationPreview")
    public record Preview(String subject, String body, String html, String json) {

        static Preview of(Content content) {
            return new Preview(content.subject(), content.body(), content.html(), content.json());
        }
    }

    @Inject
    TemplateDesk desk;

    @GET
    @Operation(summary = "All templates, with the variables that each may name")
    public List<TemplateView> list() {
        return desk.all().stream().map(TemplateView::of).toList();
    }

    @GET
    @Path("{kind}/{language}/{occasion}")
    @Operation(summary = "One template")
    public TemplateView one(
            @PathParam("kind") ChannelKind kind,
            @PathParam("language") String language,
            @PathParam("occasion") Occasion occasion) {
        return TemplateView.of(desk.template(kind, language, occasion));
    }

    @PUT
    @Path("{kind}/{language}/{occasion}")
    @Operation(summary = "Writes a template; an unknown variable is refused with its place")
    public TemplateView put(
            @PathParam("kind") ChannelKind kind,
            @PathParam("language") String language,
            @PathParam("occasion") Occasion occasion,
            @NotNull @Valid TemplateRequest request) {
        return TemplateView.of(desk.put(request.of(kind, language, occasion)));
    }

    @DELETE
    @Path("{kind}/{language}/{occasion}")
    @Operation(summary = "Goes back to the template that came along")
    public TemplateView reset(
            @PathParam("kind") ChannelKind kind,
            @PathParam("language") String language,
            @PathParam("occasion") Occasion occasion) {
        return TemplateView.of(desk.reset(kind, language, occasion));
    }

    @POST
    @Path("{kind}/{language}/{occasion}/preview")
    @Operation(summary = "What a message would read like; nothing is kept or sent")
    public Preview preview(
            @PathParam("kind") ChannelKind kind,
            @PathParam("language") String language,
            @PathParam("occasion") Occasion occasion,
            @NotNull @Valid TemplateRequest request) {
        return Preview.of(desk.preview(request.of(kind, language, occasion), request.eventId()));
    }
}
