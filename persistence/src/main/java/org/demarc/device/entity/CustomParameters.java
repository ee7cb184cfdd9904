package org.demarc.device.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Custom parameters of one device after all levels have spoken (devices.md 2.4, wildcore-mikbill.md row 15): what of them changes how it is
 * read and what may be done to it. Texts that were never checked (written before, or by other programs) say nothing where they do not fit.
 */
public final class CustomParameters {

    /** Nothing is said. */
    public static final CustomParameters NONE = new CustomParameters(JsonNodeFactory.instance.objectNode(), Map.of());

    /** Numbers of an ONU's levels as the specification names them (devices.md 3.2), with ours. */
    static final Map<String, String> OPTICAL_COLUMNS = Map.of(
            "rx",
            "rxDbm",
            "tx",
            "txDbm",
            "olt_rx",
            "oltRxDbm",
            "temp",
            "temperatureC",
            "voltage",
            "voltageV",
            "distance",
            "distanceM");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DISABLED = "disabled_modules";
    private static final String LOADING = "modules_loading";
    private static final String LOAD_SNOOPING = "load_snooping_info";
    private static final String SNOOPING = "snooping_info";
    private static final String OPTICS = "optical_load_only";

    private final JsonNode said;

    /** What each level says, the nearest first; only those that say something. */
    private final Map<AccessLevel.Kind, JsonNode> byLevel;

    private CustomParameters(JsonNode said, Map<AccessLevel.Kind, JsonNode> byLevel) {
        this.said = said;
        this.byLevel = byLevel;
    }

    /** Those of a JSON object, said on the level of the device itself; none where the text is none. */
    public static CustomParameters of(String json) {
        JsonNode read = read(json);
        return read.isEmpty() ? NONE : new CustomParameters(read, Map.of(AccessLevel.Kind.DEVICE, read));
    }

    /**
     * Those that are laid over each other, with what each level says for itself.
     *
     * @param merged a JSON object
     * @param jsonByLevel JSON objects of the levels
     */
    public static CustomParameters of(String merged, Map<AccessLevel.Kind, String> jsonByLevel) {
        JsonNode read = read(merged);
        if (read.isEmpty()) {
            return NONE;
        }
        Map<AccessLevel.Kind, JsonNode> byLevel = new EnumMap<>(AccessLevel.Kind.class);
        jsonByLevel.forEach((level, json) -> byLevel.put(level, read(json)));
        return new CustomParameters(read, byLevel);
    }

    private static JsonNode read(String json) {
        if (json.length() <= 2) {
            return NONE.said;
        }
        try {
            JsonNode read = JSON.readTree(json);
            return read.isObject() ? read : NONE.said;
        } catch (JsonProcessingException e) {
            return NONE.said;
        }
    }

    /** The nearest level that says something under the key; the device where nobody does. */
    private AccessLevel.Kind levelOf(String key) {
        AccessLevel.Kind[] kinds = AccessLevel.Kind.values();
        for (int nearness = kinds.length - 1; nearness >= 0; nearness--) {
            JsonNode there = byLevel.get(kinds[nearness]);
            if (there != null && there.has(key)) {
                return kinds[nearness];
            }
        }
        return AccessLevel.Kind.DEVICE;
    }

    /** Whether the module (a name of devices.md chapter 3) is switched off altogether: neither polled, nor read live, nor done. */
    public boolean isDisabled(String module) {
        return texts(DISABLED).anyMatch(module::equals);
    }

    /** Who switches the module off altogether; empty when nobody does. */
    public Optional<SwitchedOff> whyDisabled(String module) {
        return isDisabled(module) ? off(DISABLED, module) : Optional.empty();
    }

    /** Whether polls load the module. */
    public boolean loads(String module) {
        return whyNotLoaded(module).isEmpty();
    }

    /** Who has polls leave the module out; empty when nobody does. */
    public Optional<SwitchedOff> whyNotLoaded(String module) {
        if (isDisabled(module)) {
            return off(DISABLED, module);
        }
        if (isFalse(said.path(LOADING).path(module))) {
            return off(LOADING, module);
        }
        return module.equals(SNOOPING) && isFalse(said.path(LOAD_SNOOPING))
                ? off(LOAD_SNOOPING, module)
                : Optional.empty();
    }

    /**
     * Who has polls leave a level of ONUs out; empty when nobody does. The reason names the levels that are asked for instead.
     *
     * @param column by our name, {@code rxDbm}
     */
    public Optional<SwitchedOff> whyLevelNotLoaded(String column) {
        List<String> wanted = opticalColumns();
        return wanted.isEmpty() || wanted.contains(column)
                ? Optional.empty()
                : off(OPTICS, texts(OPTICS).filter(OPTICAL_COLUMNS::containsKey).collect(Collectors.joining(", ")));
    }

    /** Columns of ONUs' levels that can be left out one by one, by our names. */
    public static Set<String> levels() {
        return Set.copyOf(OPTICAL_COLUMNS.values());
    }

    private Optional<SwitchedOff> off(String parameter, String module) {
        return Optional.of(new SwitchedOff(parameter, module, levelOf(parameter)));
    }

    /** Columns of ONUs' levels that are asked for, in our words; empty for all. */
    public List<String> opticalColumns() {
        return texts(OPTICS).map(OPTICAL_COLUMNS::get).filter(Objects::nonNull).toList();
    }

    /** Whether what a device calls its ports is taken over. */
    public boolean savesPortDescriptions() {
        return savesDescriptions() && !isTrue(said.path("disable_save_description_on_physical_ifaces"));
    }

    /** Whether what a device calls its ports and ONUs is taken over. */
    public boolean savesDescriptions() {
        return loads("interface_descriptions");
    }

    /** Whether serial numbers are shown with their vendor's letters. */
    public boolean showsSerialsInLetters() {
        return !isFalse(said.path("sn_as_ascii"));
    }

    /** Whether levels of ONUs are shown as polls found them, and not read for each question. */
    public boolean showsOpticsFromHistory() {
        return isTrue(said.path("show_optical_info_from_history"));
    }

    private Stream<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        StreamSupport.stream(said.path(key).spliterator(), false)
                .filter(JsonNode::isTextual)
                .forEach(node -> texts.add(node.asText()));
        return texts.stream();
    }

    private static boolean isTrue(JsonNode node) {
        return node.isBoolean() && node.booleanValue();
    }

    private static boolean isFalse(JsonNode node) {
        return node.isBoolean() && !node.booleanValue();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CustomParameters that && said.equals(that.said);
    }

    @Override
    public int hashCode() {
        return said.hashCode();
    }

    /** The keys alone: what others wrote there may be secret. */
    @Override
    public String toString() {
        List<String> keys = new ArrayList<>();
        said.fieldNames().forEachRemaining(keys::add);
        return keys.toString();
    }
}
