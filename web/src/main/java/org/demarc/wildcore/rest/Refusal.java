package org.demarc.wildcore.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.demarc.ProblemException;

/** A failure in the words of wildcore-mikbill.md 5. */
public record Refusal(@JsonProperty("statusCode") int statusCode, Reason error) {

    /** What is wrong. */
    public record Reason(String type, String description) {}

    static Response answer(int status, String description) {
        var answer = Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Refusal(status, new Reason(word(status), description)));
        return (status == 429 ? answer.header("Retry-After", "1") : answer).build();
    }

    static Response answer(ProblemException refusal) {
        String said = refusal.getMessage() == null ? refusal.type().title() : refusal.getMessage();
        int status = refusal.type().status();
        String description = status == 403 && said.startsWith("needs ")
                ? "permission required: " + said.substring("needs ".length())
                : said;
        Response answer = answer(status, description);
        return refusal.type().name().equals("ADDRESS_BLOCKED")
                        || refusal.type().name().equals("TOO_MANY_KEYS")
                ? Response.fromResponse(answer)
                        .header("Retry-After", null)
                        .header("Retry-After", "60")
                        .build()
                : answer;
    }

    private static String word(int status) {
        return switch (status) {
            case 400, 406, 415 -> "BAD_REQUEST";
            case 401 -> "UNAUTHENTICATED";
            case 403 -> "INSUFFICIENT_PRIVILEGES";
            case 404 -> "RESOURCE_NOT_FOUND";
            case 405 -> "NOT_ALLOWED";
            case 409 -> "CONFLICT";
            case 422 -> "VALIDATION_ERROR";
            case 429 -> "TOO_MANY_REQUESTS";
            case 504 -> "DEVICE_TIMEOUT";
            default -> status < 500 ? "BAD_REQUEST" : "SERVER_ERROR";
        };
    }
}
