package org.demarc.device.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.device.boundary.DeviceProbe;
import org.demarc.device.boundary.DeviceRequest;
import org.demarc.device.boundary.DeviceTrial;
import org.demarc.device.boundary.Inventory;
import org.demarc.device.boundary.MarkDesk;
import org.demarc.device.entity.DeviceFilter;
import org.demarc.device.entity.DeviceMarks;
import org.demarc.device.entity.DeviceState;
import org.demarc.device.entity.DeviceType;
import org.demarc.fdb.entity.Sighting;
import org.demarc.onu.boundary.OnuRegister;
import org.demarc.onu.entity.Onu;
import org.demarc.onu.entity.OnuFilter;
import org.demarc.onu.entity.PonBranch;
import org.demarc.port.entity.Line;
import org.demarc.port.entity.PortFilter;
import org.demarc.port.entity.PortRow;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Anything with a management address. */
@Path("devices")
@Tag(name = "devices")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DeviceResource implements RestResource {

    @Inject
    Inventory inventory;

    @Inject
    OnuRegister onus;

    @Inject
    MarkDesk marks;

    @Inject
    DeviceProbe probe;

    @Inject
    DeviceTrial trial;

    @GET
    @Operation(
            summary =
                    "Devices; q looks in name, address, location, model, serial, description, MAC; favourites are the caller's")
    public Page<DeviceView> list(
            @BeanParam Paging paging,
            @QueryParam("type") @Nullable DeviceType type,
            @QueryParam("group") @Nullable Long groupId,
            @QueryParam("status") @Nullable String status,
            @QueryParam("tag") @DefaultValue("") String tag,
            @Parameter(description = "key of a model, as /device-models lists it")
                    @QueryParam("model")
                    @DefaultValue("")
                    String modelKey,
            @QueryParam("favourites") boolean favourites) {
        DeviceFilter filter =
                new DeviceFilter(type, groupId, status, tag.isBlank() ? "" : DeviceMarks.tag(tag), modelKey.strip());
        return inventory.page(paging.request(), filter, favourites).map(DeviceView::of);
    }

    @POST
    @Operation(summary = "Add a device; it is polled as soon as a poller comes by")
    @APIResponseSchema(value = DeviceView.class, responseCode = "201")
    public Response add(@NotNull @Valid DeviceRequest request, @Context UriInfo uri) {
        DeviceView added = DeviceView.of(inventory.add(request));
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(Long.toString(added.id()))
                        .build())
                .entity(added)
                .build();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One device")
    public DeviceView device(@PathParam("id") long id) {
        return DeviceView.of(inventory.device(id));
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Change a device; with a version only if nobody changed it meanwhile")
    public DeviceView change(@PathParam("id") long id, @NotNull @Valid DeviceRequest request) {
        return DeviceView.of(inventory.change(id, request));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Remove a device with everything that is known of it")
    public void remove(@PathParam("id") long id) {
        inventory.remove(id);
    }

    /** Whether the device is polled. */
    public record Polling(boolean enabled) {}

    @PUT
    @Path("{id}/polling")
    @Operation(summary = "Switch polling on or off")
    public DeviceView polling(@PathParam("id") long id, @NotNull Polling polling) {
        return DeviceView.of(inventory.poll(id, polling.enabled()));
    }

    @POST
    @Path("{id}/test")
    @Operation(summary = "Ask the device who it is; nothing is written")
    public DeviceProbe.Answer test(@PathParam("id") long id) {
        return probe.test(id);
    }

    /** An address and the access profile to try on it. */
    public record Trial(
            @NotBlank @Size(max = 64) String address,
            @NotNull Long accessProfileId) {}

    @POST
    @Path("test")
    @Operation(summary = "Ask an address who it is, before there is a device")
    public DeviceProbe.Answer test(@NotNull @Valid Trial trial) {
        return probe.test(trial.address(), trial.accessProfileId());
    }

    /** An address, how to reach it, and the profile to read it by. */
    public record ProfileTrial(
            @NotBlank @Size(max = 64) String address,
            @Nullable @Min(1) @Max(65535) Integer port,
            @Nullable @Size(max = 128) String community,
            @Nullable Long accessProfileId,

            @Schema(description = "text of a profile file") @Nullable @Size(max = 200_000)
            String yaml,

            @Schema(description = "key of a profile, where no file is tried") @Nullable @Size(max = 64)
            String profile,

            @Nullable @Size(max = 100) String model,
            @Nullable @Size(max = 40) List<@NotNull @Size(max = 40) String> readings) {}

    @POST
    @Path("try")
    @Operation(summary = "What a profile reads from a live device; nothing is written")
    public DeviceTrial.Result tryProfile(@NotNull @Valid ProfileTrial wanted) {
        return trial.read(new DeviceTrial.Request(
                wanted.address(),
                wanted.port(),
                wanted.community(),
                wanted.accessProfileId(),
                wanted.yaml(),
                wanted.profile(),
                wanted.model(),
                wanted.readings() == null ? List.of() : wanted.readings()));
    }

    @POST
    @Path("{id}/detection")
    @Operation(summary = "Recognise the device anew; what a person chose stays")
    public DeviceView detect(@PathParam("id") long id) {
        return DeviceView.of(probe.detect(id));
    }

    @GET
    @Path("{id}/interfaces")
    @Operation(summary = "Interfaces by place; onus=true lists ONUs among them")
    public Page<Line> interfaces(
            @PathParam("id") long id, @BeanParam Paging paging, @QueryParam("onus") boolean withOnus) {
        return withOnus ? inventory.interfaces(id, paging.request()) : inventory.ports(id, paging.request());
    }

    @GET
    @Path("{id}/ports")
    @Operation(
            summary =
                    "Ports with duplex, PVID, VLANs, counters, errors, levels of the transceiver and the last cable test, by place;"
                            + " sort also by errors, discards, octets, pvid, rxDbm, cableAt")
    public Page<PortRow> ports(
            @PathParam("id") long id,
            @BeanParam Paging paging,
            @Parameter(description = "Up, Down or Unknown") @QueryParam("status") @Nullable String status,
            @Parameter(description = "Enabled, Disabled or Testing") @QueryParam("adminState") @Nullable
                    String adminState,
            @Parameter(description = "of port: GE, SFP, PON") @QueryParam("type") @Nullable String type) {
        return inventory.portRows(id, new PortFilter(status, adminState, type), paging.request());
    }

    @GET
    @Path("{id}/pon-ports")
    @Operation(
            summary =
                    "PON ports of an OLT by place, with their ONUs counted by state; /onus?parent= lists those of one,"
                            + " parent=- those that name none")
    public List<PonBranch> pons(@PathParam("id") long id) {
        return onus.pons(id);
    }

    @GET
    @Path("{id}/onus")
    @Operation(summary = "ONUs of an OLT; parent is the bind key of a PON port, - for those that name none")
    public Page<Onu> onus(
            @PathParam("id") long id,
            @BeanParam Paging paging,
            @QueryParam("parent") @Nullable String parentKey,
            @QueryParam("status") @Nullable String status) {
        OnuFilter filter =
                OnuFilter.ofDevice(inventory.device(id).id(), parentKey).inStatus(status);
        return onus.page(paging.request(), filter, "").page();
    }

    @GET
    @Path("{id}/states")
    @Operation(summary = "Whether the device lived, newest first")
    public List<DeviceState> states(@PathParam("id") long id, @QueryParam("limit") @DefaultValue("50") int limit) {
        return inventory.states(id, PageRequest.first(limit)).items();
    }

    @GET
    @Path("{id}/fdb")
    @Operation(summary = "The newest forwarding table; q is a MAC in any writing, a VLAN or a port")
    public Page<Sighting> fdb(@PathParam("id") long id, @BeanParam Paging paging) {
        return inventory.fdb(id, paging.request());
    }

    /** DeviceTags with or without the sign before them. */
    public record DeviceTags(@NotNull @Size(max = 20) List<@NotBlank @Size(max = 41) String> tags) {}

    @PUT
    @Path("{id}/tags")
    @Operation(summary = "The device has these tags from now on, and no others")
    public DeviceTags tag(@PathParam("id") long id, @NotNull @Valid DeviceTags tags) {
        return new DeviceTags(marks.tag(id, tags.tags()));
    }

    @PUT
    @Path("{id}/favourite")
    @Operation(summary = "Make the device a favourite of the caller")
    public void favour(@PathParam("id") long id) {
        marks.favourite(id, true);
    }

    @DELETE
    @Path("{id}/favourite")
    @Operation(summary = "The device is no longer a favourite of the caller")
    public void unfavour(@PathParam("id") long id) {
        marks.favourite(id, false);
    }

    /** What somebody writes about a device. */
    public record CommentText(@NotBlank @Size(max = 2000) String text) {}

    /** The id of a comment. */
    public record Commented(long id) {}

    @GET
    @Path("{id}/comments")
    @Operation(summary = "What people wrote about the device, newest first")
    public Page<DeviceMarks.DeviceComment> comments(@PathParam("id") long id, @BeanParam Paging paging) {
        return marks.comments(id, paging.request());
    }

    @POST
    @Path("{id}/comments")
    @Operation(summary = "Write something about the device")
    public Commented comment(@PathParam("id") long id, @NotNull @Valid CommentText comment) {
        return new Commented(marks.comment(id, comment.text()));
    }

    @DELETE
    @Path("{id}/comments/{comment}")
    @Operation(summary = "Take a comment away: one's own, or anybody's for who manages devices")
    public void uncomment(@PathParam("id") long id, @PathParam("comment") long comment) {
        marks.uncomment(id, comment);
    }

    @DELETE
    @Path("{id}/onu-bounds")
    @Operation(summary = "The least and the greatest levels of all ONUs of the device are told from now on")
    public Renewed beginAnew(@PathParam("id") long id) {
        return new Renewed(onus.beginAnewOfDevice(id));
    }

    /** For how many ONUs. */
    public record Renewed(int onus) {}
}
