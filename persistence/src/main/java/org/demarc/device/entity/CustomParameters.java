package org.demarc.device.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Custom parameters of one device after all levels have spoken (devices.md 2.4, wildcore-mikbill.md row 15): what of them changes how it is
 * read and what may be done to it. Texts that were never checked (written before, or by other programs) say nothing where they do not fit.
 */
public final class CustomParameters {

    /** Nothing is said. */
    public static final CustomParameters NONE = new CustomParameters(JsonNodeFactory.instance.objectNode());

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
    private static final String SNOOPING = "snooping_info";

    private final JsonNode said;

    private CustomParameters(JsonNode said) {
        this.said = said;
    }

    /** Those of a JSON object; none where the text is none. */
    public static CustomParameters of(String json) {
        if (json.length() <= 2) {
            return NONE;
        }
        try {
            JsonNode read = JSON.readTree(json);
            return read.isObject() ? new CustomParameters(read) : NONE;
        } catch (JsonProcessingException e) {
            return NONE;
        }
    }

    /** Whether the module (a name of devices.md chapter 3) is switched off altogether: neither polled, nor read live, nor done. */
    public boolean isDisabled(String module) {
        return texts("disabled_modules").anyMatch(module::equals);
    }

    /** Whether polls load the module. */
    public boolean loads(String module) {
        JsonNode loaded = said.path("modules_loading").path(module);
        boolean snooping = module.equals(SNOOPING) && isFalse(said.path("load_snooping_info"));
        return !isDisabled(module) && !isFalse(loaded) && !snooping;
    }

    /** Columns of ONUs' levels that are asked for, in our words; empty for all. */
    public List<String> opticalColumns() {
        return texts("optical_load_only")
                .map(OPTICAL_COLUMNS::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Whether what a device calls its ports is taken over. */
    public boolean savesPortDescriptions() {
        return !isTrue(said.path("disable_save_description_on_physical_ifaces"));
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
