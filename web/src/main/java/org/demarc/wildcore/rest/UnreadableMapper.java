package org.demarc.wildcore.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A body that is no JSON of the expected form; the server's own mapper would answer plain text. */
@Provider
public class UnreadableMapper implements ExceptionMapper<JsonProcessingException> {

    @Override
    public Response toResponse(JsonProcessingException fault) {
        return new RefusalMapper().toResponse(fault);
    }
}
