package org.demarc.web.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Unknown paths, wrong methods and media types, in the same form as every other refusal. */
@Provider
public class HttpErrorMapper implements ExceptionMapper<WebApplicationException> {

    @Override
    public Response toResponse(WebApplicationException refusal) {
        if (refusal.getCause() instanceof com.fasterxml.jackson.core.JsonProcessingException json) {
            return new UnreadableBodyMapper().toResponse(json);
        }
        var status = refusal.getResponse().getStatusInfo();
        if (status.getStatusCode() < 400) {
            return refusal.getResponse();
        }
        return ProblemMapper.answer(Problem.refusal(
                status.getReasonPhrase().replace(' ', '_'),
                status.getReasonPhrase(),
                status.getStatusCode(),
                detail(status.getStatusCode())));
    }

    private static String detail(int status) {
        return switch (status) {
            case 404 -> "no such resource; /openapi lists what there is";
            case 405 -> "this resource does not know that method; /openapi lists what it knows";
            case 406 -> "this resource answers application/json";
            case 415 -> "send the body as application/json";
            default -> "the request was refused";
        };
    }
}
