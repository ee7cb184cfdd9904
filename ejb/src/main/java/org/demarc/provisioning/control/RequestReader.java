package org.demarc.provisioning.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Set;
import org.demarc.Fingerprint;
import org.demarc.provisioning.control.ProvisioningRequest.Desired;
import org.demarc.provisioning.entity.RequestAction;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.settings.entity.Secret;

/**
 * Reads requests of other programs (docs/provisioning-requests.schema.json). Strict: a field that nobody knows is a
 * flaw, because a mistyped one would leave a subscriber without what was asked for.
 */
public final class RequestReader {

    private static final String ID = "[A-Za-z0-9._:-]{1,64}";
    private static final String ID_FORM = "must be 1 to 64 letters, digits, dots, colons, dashes and underscores";
    private static final String KEY = "[A-Za-z0-9._-]{1,64}";
    private static final String KEY_FORM = "must be 1 to 64 letters, digits, dots, dashes and underscores";

    private static final Set<String> REQUEST = Set.of("id", "action", "service", "desired", "device", "preview", "by");
    private static final Set<String> SERVICE = Set.of("source", "id");
    private static final Set<String> DESIRED = Set.of(
            "state",
            "device",
            "plan",
            "downMbps",
            "upMbps",
            "username",
            "password",
            "mac",
            "address",
            "client",
            "comment");
    private static final Set<String> CLIENT = Set.of("id", "name");

    private static final ObjectMapper JSON = reader();

    private RequestReader() {}

    private static ObjectMapper reader() {
        ObjectMapper mapper = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(16)
                        .maxNumberLength(40)
                        .maxNameLength(200)
                        .build());
        return mapper;
    }

    /**
     * The request in the text.
     *
     * @throws RefusedRequest saying what is wrong with it
     */
    public static ProvisioningRequest read(String text) {
        return read(tree(text));
    }

    /** The id in the text, as far as there is a good one; empty else. Never throws. */
    public static String idIn(String text) {
        try {
            String id = tree(text).path("id").asText("");
            return id.matches(ID) ? id : "";
        } catch (RefusedRequest e) {
            return "";
        }
    }

    /** SHA-256, in hex, of what the JSON says: blanks between its tokens and the order of its fields do not count. */
    public static String hash(String text) {
        try {
            String canonical = JSON.writeValueAsString(JSON.treeToValue(tree(text), Map.class));
            return Fingerprint.hex(canonical);
        } catch (JsonProcessingException e) {
            throw RequestFlaw.NOT_JSON.because("the message is not a JSON object");
        }
    }

    private static JsonNode tree(String text) {
        try {
            JsonNode tree = JSON.readTree(text);
            if (tree == null || !tree.isObject()) {
                throw RequestFlaw.NOT_JSON.because("the message is not a JSON object");
            }
            return tree;
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")";
            throw RequestFlaw.NOT_JSON.because("the message is not JSON" + where);
        }
    }

    private static ProvisioningRequest read(JsonNode tree) {
        RequestFields fields = RequestFields.of(tree, "", REQUEST);
        String id = fields.needed("id", ID, ID_FORM);
        RequestAction action = action(fields, "action");
        RequestFields service = fields.within("service", SERVICE);
        ServiceKey key = new ServiceKey(service.needed("source", KEY, KEY_FORM), service.needed("id", KEY, KEY_FORM));
        RequestAction preview = fields.has("preview") ? action(fields, "preview") : RequestAction.ENSURE;
        RequestFields desired = fields.below("desired", DESIRED);
        ProvisioningRequest request = new ProvisioningRequest(
                id,
                action,
                key,
                desired == null ? null : desired(desired),
                fields.text("device", 100),
                preview,
                fields.text("by", 100));
        check(request, fields);
        return request;
    }

    private static RequestAction action(RequestFields fields, String field) {
        String word = fields.text(field, 100);
        if (word.isEmpty()) {
            throw fields.missing(field);
        }
        return RequestAction.of(word)
                .orElseThrow(() -> RequestFlaw.UNKNOWN_ACTION.because(
                        field + " must be ensure, suspend, resume, remove, move or dryRun"));
    }

    private static void check(ProvisioningRequest request, RequestFields fields) {
        boolean isMove = request.effective() == RequestAction.MOVE;
        if (request.preview() == RequestAction.DRY_RUN) {
            throw RequestFlaw.BAD_VALUE.because("preview must be ensure, suspend, resume, remove or move");
        }
        if (fields.has("preview") && !request.isDryRun()) {
            throw RequestFlaw.BAD_VALUE.because("preview belongs to dryRun only");
        }
        if (isMove && request.device().isEmpty()) {
            throw fields.missing("device");
        }
        if (!isMove && !request.device().isEmpty()) {
            throw RequestFlaw.BAD_VALUE.because("device belongs to move; for ensure it is desired.device");
        }
        if (request.desired() != null && request.effective() != RequestAction.ENSURE) {
            throw RequestFlaw.BAD_VALUE.because("desired belongs to ensure only");
        }
    }

    private static Desired desired(RequestFields fields) {
        RequestFields client = fields.below("client", CLIENT);
        Desired desired = new Desired(
                isActive(fields),
                fields.text("device", 100),
                fields.exact("plan", 100),
                new Speeds(fields.megabits("downMbps"), fields.megabits("upMbps")),
                fields.text("username", 100),
                Secret.of(fields.exact("password", 200)),
                fields.text("mac", 40),
                fields.text("address", 40),
                client == null
                        ? ServiceWish.Client.NOBODY
                        : new ServiceWish.Client(client.text("id", 64), client.text("name", 200)),
                fields.has("comment") ? fields.text("comment", 200) : null);
        if (desired.device().isEmpty()) {
            throw fields.missing("device");
        }
        if (desired.username().isEmpty() && desired.mac().isEmpty()) {
            throw RequestFlaw.MISSING_FIELD.because("desired needs username or mac");
        }
        if (!desired.username().isEmpty() && desired.plan().isBlank()) {
            throw fields.missing("plan");
        }
        if (!desired.mac().isEmpty() && MacText.normal(desired.mac()).isEmpty()) {
            throw RequestFlaw.BAD_VALUE.because("desired.mac is not a MAC address");
        }
        return desired;
    }

    private static boolean isActive(RequestFields fields) {
        String state = fields.text("state", 20);
        if (!state.isEmpty() && !state.equals("active") && !state.equals("suspended")) {
            throw RequestFlaw.BAD_VALUE.because("desired.state must be active or suspended");
        }
        return !state.equals("suspended");
    }
}
