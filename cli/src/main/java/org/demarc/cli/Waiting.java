package org.demarc.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Waits for work that goes on in Demarc: says on the error output how far it is, and has it stopped when somebody presses
 * Ctrl-C, so that nothing goes on that nobody watches.
 */
final class Waiting {

    private final Call call;
    private final AtomicBoolean over = new AtomicBoolean();
    private String said = "";

    private Waiting(Call call) {
        this.call = call;
    }

    /**
     * The answer under the path when its state is none of the open ones any more.
     *
     * @param stop what is posted to when somebody presses Ctrl-C, empty where there is nothing to stop
     */
    static JsonNode until(Call call, String path, Set<String> open, String stop) {
        Waiting waiting = new Waiting(call);
        Thread ending = new Thread(() -> waiting.interrupted(stop), "demarc-interrupted");
        Runtime.getRuntime().addShutdownHook(ending);
        try {
            return waiting.answer(path, open);
        } finally {
            waiting.over.set(true);
            forget(ending);
        }
    }

    private JsonNode answer(String path, Set<String> open) {
        JsonNode now = call.api().get(path);
        while (open.contains(now.path("state").asText())) {
            say(now);
            Pause.aMoment();
            now = call.api().get(path);
        }
        return now;
    }

    private void say(JsonNode now) {
        JsonNode work = now.path("progress").isObject() ? now.path("progress") : now;
        String words = words(work);
        if (!words.isEmpty() && !words.equals(said)) {
            said = words;
            call.mutter(words);
        }
    }

    /** {@code 3 of 20: reading and comparing routers}. */
    static String words(JsonNode work) {
        long total = work.path("total").asLong();
        long done = work.path(work.has("done") ? "done" : "progress").asLong();
        String message = work.path("message").asText("");
        if (total == 0 && message.isEmpty()) {
            return "";
        }
        String far = total == 0 ? "" : String.format(Locale.ROOT, "%d of %d", done, total);
        return far.isEmpty() || message.isEmpty() ? far + message : far + ": " + message;
    }

    /** In the shutdown hook: the work is asked to stop; the process then ends with 130. */
    void interrupted(String stop) {
        if (over.get()) {
            return;
        }
        if (stop.isEmpty()) {
            call.mutter("It goes on in Demarc.");
            return;
        }
        try {
            call.api().post(stop, java.util.Map.of());
            call.mutter("Stopped in Demarc after what it was doing.");
        } catch (Refusal refusal) {
            call.mutter("It goes on in Demarc: " + refusal.getMessage());
        }
    }

    private static void forget(Thread ending) {
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException alreadyEnding) {
            // the process is ending: the hook runs now
        }
    }
}
