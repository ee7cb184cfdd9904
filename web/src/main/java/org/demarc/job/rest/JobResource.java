package org.demarc.job.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.demarc.Page;
import org.demarc.job.boundary.JobControl;
import org.demarc.job.entity.JobRun;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Long work: what may be started, what runs, how it ended. */
@Path("")
@Tag(name = "jobs")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class JobResource implements RestResource {

    /** A run. */
    @Schema(name = "JobRun")
    public record RunView(
            long id,
            String kind,
            String source,
            JobRun.State state,
            long progress,

            @Schema(description = "null while unknown") @Nullable
            Long total,

            String message,

            @JsonRawValue @Schema(implementation = Object.class)
            String parameters,

            @JsonRawValue @Schema(implementation = Object.class) @Nullable
            String report,

            String requestedBy,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String node,
            boolean stopRequested) {

        /** The run as our API shows it. */
        public static RunView of(JobRun run) {
            return new RunView(
                    run.id(),
                    run.kind(),
                    run.source(),
                    run.state(),
                    run.progress(),
                    run.total(),
                    run.message(),
                    run.parameters(),
                    run.report(),
                    run.requestedBy(),
                    run.createdAt(),
                    run.startedAt(),
                    run.finishedAt(),
                    run.node(),
                    run.stopRequested());
        }
    }

    /** What is to be started. */
    public record StartRequest(
            @NotBlank @Size(max = 64) String kind,
            @Size(max = 64) @Nullable String source,
            @Nullable JsonNode parameters) {}

    @Inject
    JobControl jobs;

    @GET
    @Path("jobs")
    @Operation(summary = "Jobs that may be started")
    public List<JobControl.JobKind> kinds() {
        return jobs.kinds();
    }

    @GET
    @Path("job-runs")
    @Operation(summary = "Runs, newest first")
    public Page<RunView> runs(@BeanParam Paging paging) {
        return jobs.page(paging.request()).map(RunView::of);
    }

    @GET
    @Path("job-runs/{id}")
    @Operation(summary = "One run with its progress and, at its end, its report")
    public RunView run(@PathParam("id") long id) {
        return RunView.of(jobs.run(id));
    }

    @POST
    @Path("job-runs")
    @Operation(summary = "Starts a job; refused while the same job and source still runs")
    @APIResponseSchema(value = RunView.class, responseCode = "202")
    public Response start(@NotNull @Valid StartRequest request) {
        var source = request.source() == null ? "" : request.source();
        var parameters =
                request.parameters() == null ? "{}" : request.parameters().toString();
        return Response.accepted(RunView.of(jobs.start(request.kind(), source, parameters)))
                .build();
    }

    @POST
    @Path("job-runs/{id}/stop")
    @Operation(summary = "Asks a run to stop between two units of its work")
    @APIResponseSchema(value = RunView.class, responseCode = "202")
    public Response stop(@PathParam("id") long id) {
        jobs.stop(id);
        return Response.accepted(RunView.of(jobs.run(id))).build();
    }
}
