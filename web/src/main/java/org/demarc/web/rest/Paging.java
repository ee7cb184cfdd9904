package org.demarc.web.rest;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.demarc.PageRequest;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters that every list of our API takes: {@code ?limit=50&offset=0&sort=-name&q=text}. */
public class Paging {

    @QueryParam("limit")
    @DefaultValue("50")
    @Parameter(description = "page size, 1 to 1000")
    int limit;

    @QueryParam("offset")
    @DefaultValue("0")
    @Parameter(description = "rows to skip")
    long offset;

    @QueryParam("sort")
    @DefaultValue("")
    @Parameter(description = "column to sort by; a leading minus sorts falling")
    String sort = "";

    @QueryParam("q")
    @DefaultValue("")
    @Parameter(description = "free text to look for")
    String text = "";

    public PageRequest request() {
        boolean descending = sort.startsWith("-");
        return new PageRequest(limit, offset, descending ? sort.substring(1) : sort, descending, text);
    }
}
