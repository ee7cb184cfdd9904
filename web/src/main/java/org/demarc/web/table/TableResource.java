package org.demarc.web.table;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Lists as files. */
@Path("tables")
@Tag(name = "tables")
@ApplicationScoped
public class TableResource implements RestResource {

    /** A list that can be downloaded. */
    @Schema(name = "DownloadableTable")
    public record TableView(String name, List<String> filters) {}

    @Inject
    Tables tables;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Which lists can be downloaded, and by which parameters they are narrowed beside q and sort")
    public List<TableView> all() {
        return tables.all().stream()
                .map(source -> new TableView(source.name(), source.filters()))
                .toList();
    }

    @GET
    @Path("{name}")
    @Operation(
            summary = "A whole list as CSV or XLSX",
            description =
                    "takes the parameters of the list: q, sort and its filters; ONUs of a whole network are sorted by id, name, ident or rxDbm,"
                            + " and those that have no ident or no level are left out of that order, as in their list")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "text/csv"),
                @Content(mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
            })
    public Response table(
            @PathParam("name") String name,
            @QueryParam("format") @DefaultValue("csv") String format,
            @Context UriInfo uri,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        TableFormat wanted = TableFormat.withEnding(format);
        Map<String, String> parameters = new HashMap<>();
        uri.getQueryParameters().forEach((key, values) -> parameters.put(key, values.get(0)));
        Table<?> table = tables.open(name, parameters);
        Download download = new Download(request, response);
        return Response.ok((StreamingOutput) out -> download.write(table, wanted, out), wanted.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + table.name() + "." + wanted.ending() + "\"")
                .build();
    }
}
