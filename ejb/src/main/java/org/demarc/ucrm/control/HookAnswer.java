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

    private static final int NOT_DONE = 406;

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

    /** The work is done, in the predecessor's form (ucrm-routeros.md 9.2). */
    public static HookAnswer worked(String message) {
        return new HookAnswer(200, text("success", message, ""));
    }

    /** The work was not done in time and goes on. */
    public static HookAnswer goesOn(String message) {
        return new HookAnswer(200, queued("success", message));
    }

    /** The work could not be done; {@code goesOn} when it is tried again by itself. */
    public static HookAnswer notWorked(String message, boolean goesOn) {
        return new HookAnswer(NOT_DONE, goesOn ? queued("failed", message) : text("failed", message, ""));
    }

    /** Whether the predecessor marked such an answer by a header of its own. */
    public boolean isNotDone() {
        return status == NOT_DONE;
    }

    private static String queued(String status, String message) {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("status", status).put("message", message);
        body.putObject("data").put("queued", true);
        return body.toString();
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
