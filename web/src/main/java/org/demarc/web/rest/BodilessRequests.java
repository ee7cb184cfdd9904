package org.demarc.web.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/** Who sends no body need not say what it is: {@code curl -X POST .../run} is a request like any other. */
@Provider
@PreMatching
public class BodilessRequests implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        var headers = request.getHeaders();
        if (!headers.containsKey(HttpHeaders.CONTENT_TYPE)
                && request.getLength() <= 0
                && !headers.containsKey("Transfer-Encoding")) {
            headers.putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        }
    }
}
