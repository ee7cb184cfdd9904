package org.demarc.settings.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.demarc.settings.boundary.SettingsDesk;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What administrators set at run time. */
@Path("settings")
@Tag(name = "settings")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SettingResource implements RestResource {

    /** A setting with the value that applies. */
    @Schema(name = "Setting")
    public record SettingView(
            String key,

            @Schema(description = "the partner's word for it")
            String alias,

            @Schema(description = "dots for a secret that is set")
            String value,

            @Schema(description = "false: the fallback applies")
            boolean set,

            String fallback,
            boolean secret,
            String description) {

        static SettingView of(SettingsDesk.Shown shown) {
            var setting = shown.setting();
            return new SettingView(
                    setting.key(),
                    setting.alias(),
                    shown.value(),
                    shown.isSet(),
                    setting.fallback(),
                    setting.secret(),
                    setting.says());
        }
    }

    /** A key of the partner's configuration with what stands for it here. */
    @Schema(name = "PartnerKey")
    public record PartnerKeyView(
            @Schema(description = "an asterisk at the end stands for every ending")
            String key,

            List<MeantView> settings,

            @Schema(description = "why there is no setting; empty where there is one")
            String says) {

        static PartnerKeyView of(SettingsDesk.ShownPartnerKey shown) {
            return new PartnerKeyView(
                    shown.key().key(),
                    shown.settings().stream().map(MeantView::of).toList(),
                    shown.key().says());
        }
    }

    /** A setting that a partner's key means. */
    @Schema(name = "MeantSetting")
    public record MeantView(
            String key,

            @Schema(description = "that applies, on this node")
            String value,

            @Schema(description = "whether it is read at start only, and cannot be set here")
            boolean atStart) {

        static MeantView of(SettingsDesk.Meant meant) {
            return new MeantView(meant.key(), meant.value(), meant.atStart());
        }
    }

    /** A new value. */
    public record ValueRequest(@NotNull @Size(max = 4000) String value) {}

    @Inject
    SettingsDesk desk;

    @GET
    @Operation(summary = "All settings that are changed at run time, with the partners' names")
    public List<SettingView> list() {
        return desk.all().stream().map(SettingView::of).toList();
    }

    @GET
    @Path("partner-keys")
    @Operation(
            summary =
                    "The keys of the partner's configuration, with the settings that stand for them or why there is none")
    public List<PartnerKeyView> partnerKeys() {
        return desk.partnerKeys().stream().map(PartnerKeyView::of).toList();
    }

    @GET
    @Path("{key}")
    @Operation(summary = "One setting, by key or by the partner's word")
    public SettingView one(@PathParam("key") String key) {
        return SettingView.of(desk.one(key));
    }

    @PUT
    @Path("{key}")
    @Operation(summary = "Sets a setting by its key or its partner's name")
    public SettingView set(@PathParam("key") String key, @NotNull @Valid ValueRequest request) {
        return SettingView.of(desk.set(key, request.value()));
    }

    @DELETE
    @Path("{key}")
    @Operation(summary = "Lets the fallback apply again")
    public SettingView reset(@PathParam("key") String key) {
        return SettingView.of(desk.reset(key));
    }
}
