package org.demarc.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.demarc.ProblemException;
import org.demarc.Sql;
import org.demarc.settings.boundary.DatabaseWatch;
import org.demarc.web.Incidents;
import org.jspecify.annotations.Nullable;

/**
 * A refusal or fault as our API answers it (RFC 9457, {@code application/problem+json}).
 *
 * @param type stable URI of the kind of problem, {@code urn:demarc:problem:already-running}
 * @param title one sentence, the same for every occurrence
 * @param status the HTTP status
 * @param detail the reason of this occurrence, with the names involved
 * @param incident number under which a fault was logged, absent for refusals
 * @param errors one entry per field that was refused
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String incident,
        List<FieldError> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * @param field path of the refused field in the request body, for instance {@code prefixes[0].cidr}
     * @param reason what is wrong with it
     */
    public record FieldError(String field, String reason) {}

    static Problem refusal(String name, String title, int status, String detail) {
        return new Problem(uri(name), title, status, detail, null, List.of());
    }

    /** As a resource would refuse, for servlets. */
    public static Problem of(ProblemException refusal) {
        var type = refusal.type();
        String detail = refusal.getMessage() == null ? type.title() : refusal.getMessage();
        return refusal(type.name(), type.title(), type.status(), detail);
    }

    static Problem invalid(List<FieldError> errors) {
        String detail = errors.isEmpty()
                ? "the request is not valid"
                : errors.get(0).field() + ": " + errors.get(0).reason();
        return new Problem(uri("INVALID"), "The request is not valid", 422, detail, null, List.copyOf(errors));
    }

    /** Logs the fault and tells its number: 503 while the database is away or too slow, which the caller may wait for, else 500. */
    public static Problem fault(Throwable fault) {
        String incident = Incidents.log(fault);
        if (Sql.isCutOff(fault)) {
            return slow(incident);
        }
        return DatabaseWatch.isAway(fault) ? unavailable(incident) : failed(incident);
    }

    private static Problem slow(String incident) {
        return new Problem(
                uri("TOO_SLOW"),
                "The database takes too long to answer this",
                503,
                "ask for less, or try again in some minutes; if it stays, tell this incident number to your administrator",
                incident,
                List.of());
    }

    private static Problem unavailable(String incident) {
        return new Problem(
                uri("UNAVAILABLE"),
                "Demarc cannot reach its database",
                503,
                "try again; if it stays, tell this incident number to your administrator",
                incident,
                List.of());
    }

    private static Problem failed(String incident) {
        return new Problem(
                uri("FAULT"),
                "Demarc failed",
                500,
                "an internal fault was logged under this incident number; tell it to your administrator",
                incident,
                List.of());
    }

    private static String uri(String name) {
        return "urn:demarc:problem:" + name.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
