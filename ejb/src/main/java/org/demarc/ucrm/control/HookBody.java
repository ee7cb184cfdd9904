package org.demarc.ucrm.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Locale;
import org.demarc.provisioning.entity.ServiceKey;

/** Reads webhook bodies: unknown fields are ignored, ids may be numbers or texts (UR-25). */
public final class HookBody {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int UUID_LIMIT = 100;

    private HookBody() {}

    /** What a body turned out to be. */
    public sealed interface Reading {

        /** A hook. */
        record Hook(HookEvent event) implements Reading {}

        /**
         * Not a hook.
         *
         * @param status 400 when it is not a JSON object, 422 when something is missing
         */
        record NoHook(int status, String message) implements Reading {}
    }

    public static Reading read(byte[] body) {
        if (body.length == 0) {
            return new Reading.NoHook(400, "the body is empty");
        }
        try {
            JsonNode root = JSON.readTree(body);
            return root.isObject() ? read(root) : new Reading.NoHook(400, "the body is not a JSON object");
        } catch (JsonProcessingException e) {
            return new Reading.NoHook(400, "the body is not JSON");
        } catch (IOException e) {
            return new Reading.NoHook(400, "the body is not readable");
        }
    }

    /** A stored body again. */
    public static HookEvent stored(String json) {
        Reading reading = read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        if (reading instanceof Reading.Hook hook) {
            return hook.event();
        }
        throw new IllegalArgumentException("a stored body that is no hook");
    }

    private static Reading read(JsonNode root) {
        HookEvent event = event(root);
        if (event.uuid().isEmpty()
                || event.entity().isEmpty()
                || event.changeType().isEmpty()) {
            return new Reading.NoHook(422, "uuid, entity and changeType are required");
        }
        if (event.uuid().length() > UUID_LIMIT || !event.uuid().matches("[0-9a-z-]+")) {
            return new Reading.NoHook(422, "uuid is not a UUID");
        }
        boolean needsId = (event.isService() || event.isClient()) && !event.isTest();
        if (needsId && !ServiceKey.isId(event.entityId())) {
            return new Reading.NoHook(422, event.entity() + " event without an id");
        }
        return new Reading.Hook(event);
    }

    private static HookEvent event(JsonNode root) {
        JsonNode extra = root.path("extraData");
        JsonNode entity = extra.path("entity");
        String id = text(root.path("entityId"));
        return new HookEvent(
                text(root.path("uuid")).toLowerCase(Locale.ROOT),
                text(root.path("changeType")),
                text(root.path("entity")),
                id.isEmpty() ? text(entity.path("id")) : id,
                text(root.path("eventName")),
                entity,
                text(extra.path("entityBeforeEdit").path("id")));
    }

    /** Numbers and texts as text; anything else is as good as absent. */
    private static String text(JsonNode node) {
        return node.isTextual() || node.isIntegralNumber() ? node.asText().strip() : "";
    }
}
