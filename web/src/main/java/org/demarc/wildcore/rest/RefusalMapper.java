package org.demarc.wildcore.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ejb.EJBException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.concurrent.CompletionException;
import org.demarc.ProblemException;
import org.demarc.web.Incidents;
import org.jspecify.annotations.Nullable;

/** Answers every failure of the dialect in its partner's words; a fault is logged once and its number is told. */
@Provider
public class RefusalMapper implements ExceptionMapper<Throwable> {

    @Override
    public Response toResponse(Throwable fault) {
        if (fault instanceof ProblemException refusal) {
            return Refusal.answer(refusal);
        }
        if (fault instanceof JsonProcessingException || causeOf(fault) instanceof JsonProcessingException) {
            return Refusal.answer(400, "the body cannot be read as JSON of the expected form");
        }
        if (fault instanceof WebApplicationException http) {
            return http(http);
        }
        Throwable cause = causeOf(fault);
        if ((fault instanceof EJBException || fault instanceof CompletionException)
                && cause instanceof ProblemException refusal) {
            return Refusal.answer(refusal);
        }
        return Refusal.answer(500, "internal fault, incident " + Incidents.log(fault));
    }

    private static @Nullable Throwable causeOf(Throwable fault) {
        return fault.getCause();
    }

    private static Response http(WebApplicationException refusal) {
        int status = refusal.getResponse().getStatus();
        if (status < 400) {
            return refusal.getResponse();
        }
        return Refusal.answer(
                status,
                switch (status) {
                    case 404 -> "no such route";
                    case 405 -> "the route does not know this method";
                    case 406 -> "this route answers application/json";
                    case 415 -> "send the body as application/json";
                    default -> "the request cannot be read";
                });
    }
}
