package org.demarc.device.control;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.demarc.device.entity.AccessLevel.Kind;
import org.demarc.device.entity.DeviceProblem;

/** Holds custom parameters against what they may be (devices.md 2.4): a refusal names the place and the reason. */
public final class ParameterCheck {

    /** Most characters of the parameters of one level. */
    public static final int MOST_CHARACTERS = 8_000;

    private static final int MOST_BLOCKS = 255;

    private static final Set<String> OPTICAL =
            new TreeSet<>(List.of("rx", "tx", "olt_rx", "temp", "voltage", "distance"));

    private static final Pattern SECRET = Pattern.compile(
            "pass|secret|communit|token|credential|private|api_?key|_key$|^key$", Pattern.CASE_INSENSITIVE);

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** What a value must be. */
    private enum Shape {
        YES_OR_NO,
        OBJECT,
        NUMBER,
        TEXT,
        OPTICAL_COLUMNS,
        MODULES,
        MODULE_SWITCHES
    }

    /** A key that may be said. */
    public enum Key {
        ACCESS("access", Shape.OBJECT, false),
        SW_CORE_CONNECTION("sw_core_connection", Shape.OBJECT, false),
        DISABLE_SAVE_DESCRIPTION("disable_save_description_on_physical_ifaces", Shape.YES_OR_NO, true),
        LOAD_SNOOPING_INFO("load_snooping_info", Shape.YES_OR_NO, true),
        MODULES_LOADING("modules_loading", Shape.MODULE_SWITCHES, true),
        SHOW_OPTICAL_FROM_HISTORY("show_optical_info_from_history", Shape.YES_OR_NO, true),
        OPTICAL_LOAD_ONLY("optical_load_only", Shape.OPTICAL_COLUMNS, true),
        SN_AS_ASCII("sn_as_ascii", Shape.YES_OR_NO, true),
        EPON_DESCRIPTION_BLOCK("epon_description_block_index", Shape.NUMBER, false),
        ENABLE_AUTO_CABLE_DIAG("enable_auto_cable_diag", Shape.YES_OR_NO, false),
        OXIDIZED("oxidized", Shape.OBJECT, false),
        DISABLED_MODULES("disabled_modules", Shape.MODULES, true),
        /** Demarc's own, of one device alone: its certificate at RouterOS' API, and that ICMP says nothing about it. */
        API_PIN("apiPin", Shape.TEXT, true),
        NO_ICMP("noIcmp", Shape.YES_OR_NO, true);

        private final String word;
        private final Shape shape;
        private final boolean acts;

        Key(String word, Shape shape, boolean acts) {
            this.word = word;
            this.shape = shape;
            this.acts = acts;
        }

        /** As it stands in the JSON object. */
        public String word() {
            return word;
        }

        /** False for what Demarc keeps for other programs and does nothing with. */
        public boolean acts() {
            return acts;
        }

        /** Whether it may be said there. */
        public boolean fits(Kind level) {
            return (this != API_PIN && this != NO_ICMP) || level == Kind.DEVICE;
        }

        static Optional<Key> of(String word) {
            return Arrays.stream(values()).filter(key -> key.word.equals(word)).findFirst();
        }
    }

    private ParameterCheck() {}

    /** What is said under keys that are none of ours, of an object that is stored. */
    public static Map<String, JsonNode> foreign(String stored) {
        Map<String, JsonNode> foreign = new LinkedHashMap<>();
        read(stored).properties().stream()
                .filter(field -> Key.of(field.getKey()).isEmpty())
                .forEach(field -> foreign.put(field.getKey(), field.getValue()));
        return foreign;
    }

    /**
     * The parameters, read.
     *
     * @param foreign what stands there under keys of others; they may be said again as they are
     * @throws org.demarc.ProblemException {@link DeviceProblem#BAD_PARAMETERS} with the place: {@code disabled_modules[1]: ...}
     */
    public static Map<String, JsonNode> checked(Kind level, String json, Map<String, JsonNode> foreign) {
        require(json.length() <= MOST_CHARACTERS, "", "longer than " + MOST_CHARACTERS + " characters");
        JsonNode said = read(json.isBlank() ? "{}" : json);
        require(said.isObject(), "", "it must be a JSON object: {\"key\": value}");
        require(!said.toString().contains("\\u0000"), "", "a character of number 0 cannot be kept");
        Map<String, JsonNode> values = new LinkedHashMap<>();
        said.properties().forEach(field -> {
            if (field.getValue().equals(foreign.get(field.getKey()))) {
                return;
            }
            Key key = Key.of(field.getKey())
                    .filter(known -> known.fits(level))
                    .orElseThrow(() -> refusal(field.getKey(), "there is no such key; there are " + keys(level)));
            check(key, field.getValue());
            values.put(field.getKey(), field.getValue());
        });
        return values;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            String place = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw refusal(place, "not readable as JSON: " + e.getOriginalMessage());
        }
    }

    /** The keys that may be said there. */
    public static List<String> keys(Kind level) {
        return Arrays.stream(Key.values())
                .filter(key -> key.fits(level))
                .map(Key::word)
                .toList();
    }

    private static void check(Key key, JsonNode value) {
        String place = key.word();
        switch (key.shape) {
            case YES_OR_NO -> require(value.isBoolean(), place, "must be true or false");
            case OBJECT -> {
                require(value.isObject(), place, "must be an object: {...}");
                refuseSecrets(place, value);
            }
            case TEXT -> require(value.isTextual(), place, "must be a text");
            case NUMBER ->
                require(
                        value.isInt() && value.intValue() >= 0 && value.intValue() <= MOST_BLOCKS,
                        place,
                        "must be a whole number from 0 to " + MOST_BLOCKS);
            case OPTICAL_COLUMNS -> checkTexts(place, value, OPTICAL);
            case MODULES -> checkTexts(place, value, ReadingModules.known());
            case MODULE_SWITCHES -> checkSwitches(place, value);
        }
    }

    /** Parameters are shown to all who see a device, and stand in the audit; what is secret has sealed places of its own. */
    private static void refuseSecrets(String place, JsonNode value) {
        value.properties().forEach(field -> {
            String at = place + "." + field.getKey();
            require(
                    !SECRET.matcher(field.getKey()).find(),
                    at,
                    "secrets are not kept in parameters: say them in the access data of this level");
            refuseSecrets(at, field.getValue());
        });
        int number = 0;
        for (JsonNode member : value) {
            if (value.isArray()) {
                refuseSecrets(place + "[" + number++ + "]", member);
            }
        }
    }

    private static void checkTexts(String place, JsonNode value, Set<String> known) {
        require(value.isArray(), place, "must be a list of texts: [\"...\"]");
        List<JsonNode> members = new ArrayList<>();
        value.forEach(members::add);
        for (int i = 0; i < members.size(); i++) {
            String at = place + "[" + i + "]";
            require(members.get(i).isTextual(), at, "must be a text");
            require(known.contains(members.get(i).asText()), at, "must be one of " + known);
        }
    }

    private static void checkSwitches(String place, JsonNode value) {
        require(value.isObject(), place, "must be an object of modules with true or false");
        value.properties().forEach(field -> {
            String at = place + "." + field.getKey();
            require(
                    ReadingModules.polled().contains(field.getKey()),
                    at,
                    "no such module is loaded; there are " + ReadingModules.polled());
            require(field.getValue().isBoolean(), at, "must be true or false");
        });
    }

    private static void require(boolean holds, String place, String otherwise) {
        if (!holds) {
            throw refusal(place, otherwise);
        }
    }

    private static RuntimeException refusal(String place, String reason) {
        return DeviceProblem.BAD_PARAMETERS.because(place.isEmpty() ? reason : place + ": " + reason);
    }
}
