package org.demarc.provisioning.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.demarc.provisioning.boundary.ServiceChangeDesk;
import org.demarc.provisioning.entity.AccountFilter;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.provisioning.entity.RequestAction;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Suspending, resuming and removing many services at once. */
@Path("service-changes")
@Tag(name = "services")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ServiceChangeResource implements RestResource {

    @Inject
    ServiceChangeDesk desk;

    /** One service. */
    public record Named(
            @NotBlank @Pattern(regexp = "[A-Za-z0-9._-]{1,64}")
            String source,

            @NotBlank @Pattern(regexp = "[A-Za-z0-9._-]{1,64}")
            String id) {}

    /**
     * Which services are changed, and how.
     *
     * @param services by name; left out for all that the filters of the list leave
     * @param state as the list takes it, like source, router, client, plan and q; left out for any
     * @param everything true to mean all services there are, where neither names nor filters are given
     * @param reason needed beyond the limits
     * @param count how many services are meant, which an administrator types to go beyond the limits
     */
    public record ChangeRequest(
            @NotNull @Pattern(regexp = "suspend|resume|remove")
            String action,

            @Nullable @Size(max = 1000) List<@NotNull @Valid Named> services,
            @Nullable String source,
            @Nullable String state,
            @Nullable Long router,
            @Nullable String client,
            @Nullable String plan,
            @Nullable String q,
            boolean everything,
            @Nullable @Size(max = 500) String reason,
            long count) {

        RequestAction wanted() {
            return RequestAction.valueOf(action.toUpperCase(Locale.ROOT));
        }

        /** Forgotten filters must not mean everything. */
        Accounts.Many many() {
            List<ServiceKey> named = Stream.ofNullable(services)
                    .flatMap(List::stream)
                    .map(one -> new ServiceKey(one.source(), one.id()))
                    .toList();
            AccountFilter filter = new AccountFilter(
                    given(source), given(state), router == null ? 0 : router, given(client), plan == null ? "" : plan);
            boolean isNarrowed = !named.isEmpty() || !filter.equals(AccountFilter.ALL) || !given(q).isEmpty();
            if (!isNarrowed && !everything) {
                throw ProvisioningProblem.NOTHING_CHOSEN.because("name services or a filter, or say everything");
            }
            return new Accounts.Many(named, filter, given(q));
        }

        private static String given(@Nullable String text) {
            return text == null ? "" : text.strip();
        }
    }

    @POST
    @Path("preview")
    @Operation(
            summary = "What a change of many services would be about",
            description = "Nothing is written. Tells how many services are meant, how many of them are not so already, "
                    + "and which limits the change goes beyond.")
    public ServiceChangeDesk.Meant preview(@NotNull @Valid ChangeRequest request) {
        return desk.meant(request.wanted(), request.many());
    }

    @POST
    @Operation(
            summary = "Suspends, resumes or removes many services, as a job",
            description =
                    "Takes services by name or the filters of GET /services, and means exactly what that list shows. It holds until "
                            + "their source says something else about them. Services that are so already stay untouched; what is neither in "
                            + "service nor suspended is not suspended or resumed. Beyond the limits of removals, ended sessions and changed "
                            + "rows an administrator types the count and says why. One such job runs at a time.")
    @APIResponseSchema(value = DriftRunView.WorkView.class, responseCode = "202")
    public Response change(@NotNull @Valid ChangeRequest request) {
        String reason = request.reason() == null ? "" : request.reason();
        var job = desk.change(request.wanted(), request.many(), new ServiceChangeDesk.Word(reason, request.count(), 0));
        return Response.accepted(DriftRunView.WorkView.of(job)).build();
    }

    /** How far a change is, or how it ended. */
    public record ChangeView(String action, DriftRunView.WorkView work) {}

    @GET
    @Operation(summary = "How far the newest change of many services is; 404 where there was none yet")
    public ChangeView latest() {
        return desk.latest()
                .map(change -> new ChangeView(change.action().word(), DriftRunView.WorkView.of(change.run())))
                .orElseThrow(() -> ProvisioningProblem.UNKNOWN_SERVICE.because("no list was changed yet"));
    }

    @POST
    @Path("stop")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Ends the change of many services after those that it is at")
    public void stop() {
        desk.stop();
    }
}
