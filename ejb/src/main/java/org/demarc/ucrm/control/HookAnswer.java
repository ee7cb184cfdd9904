package org.demarc.ucrm.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the sender of a webhook is told (ucrm-routeros.md 9.1).
 *
 * @param status HTTP status
 * @param json the body, empty for none
 */
public record HookAnswer(int status, String json) {

    /** For whoever does not know the key: as if there were nothing. */
    public static final HookAnswer UNKNOWN = new HookAnswer(404, "");

    public static final HookAnswer NOT_ALLOWED = new HookAnswer(403, "");

    public static final HookAnswer READY = new HookAnswer(200, text("success", "ready", ""));

    public static final HookAnswer TRY_AGAIN = failed(503, "try again");

    /** Accepted, with the outcome: test, queued, ignored, duplicate, requeued. */
    public static HookAnswer accepted(String message, String outcome) {
        return new HookAnswer(200, text("success", message, outcome));
    }

    public static HookAnswer failed(int status, String message) {
        return new HookAnswer(status, text("failed", message, ""));
    }

    private static String text(String status, String message, String outcome) {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("status", status).put("message", message);
        if (outcome.isEmpty()) {
            body.putNull("data");
        } else {
            body.putObject("data").put("outcome", outcome);
        }
        return body.toString();
    }
}
