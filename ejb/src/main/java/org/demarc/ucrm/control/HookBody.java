package org.demarc.ucrm.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.demarc.provisioning.entity.ServiceKey;

/** Reads webhook bodies: unknown fields are ignored, ids may be numbers or texts (UR-25). */
public final class HookBody {

    private static final int UUID_LIMIT = 100;
    private static final int WORD_LIMIT = 100;
    private static final int DEPTH_LIMIT = 100;
    private static final ObjectMapper JSON = reader();

    private HookBody() {}

    private static ObjectMapper reader() {
        ObjectMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH_LIMIT)
                        .build());
        return mapper;
    }

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
            JsonNode root = JSON.readTree(text(body));
            return root.isObject() ? read(root) : new Reading.NoHook(400, "the body is not a JSON object");
        } catch (JsonProcessingException e) {
            return new Reading.NoHook(400, "the body is not JSON");
        } catch (CharacterCodingException e) {
            return new Reading.NoHook(400, "the body is not a text in UTF-8");
        }
    }

    /** Strictly UTF-8, because that is how it is stored: the parser alone would take UTF-16 as well. */
    private static String text(byte[] body) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(body))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** A stored body again. */
    public static HookEvent stored(String json) {
        Reading reading = read(json.getBytes(StandardCharsets.UTF_8));
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
        if (isTooLong(event)) {
            return new Reading.NoHook(422, "entity, changeType, eventName or id is too long");
        }
        boolean needsId = (event.isService() || event.isClient()) && !event.isTest();
        if (needsId && !ServiceKey.isId(event.entityId())) {
            return new Reading.NoHook(422, event.entity() + " event without an id");
        }
        return new Reading.Hook(event);
    }

    private static boolean isTooLong(HookEvent event) {
        return Stream.of(event.entity(), event.changeType(), event.eventName(), event.entityId(), event.beforeId())
                .anyMatch(word -> word.length() > WORD_LIMIT);
    }

    private static HookEvent event(JsonNode root) {
        JsonNode extra = root.path("extraData");
        JsonNode entity = extra.path("entity");
        String id = CrmText.of(root.path("entityId"));
        return new HookEvent(
                CrmText.of(root.path("uuid")).toLowerCase(Locale.ROOT),
                CrmText.of(root.path("changeType")),
                CrmText.of(root.path("entity")),
                id.isEmpty() ? CrmText.of(entity.path("id")) : id,
                CrmText.of(root.path("eventName")),
                entity,
                CrmText.of(extra.path("entityBeforeEdit").path("id")));
    }
}
