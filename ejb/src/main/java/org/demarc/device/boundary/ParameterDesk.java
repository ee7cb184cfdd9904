package org.demarc.device.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.device.control.ParameterCheck;
import org.demarc.device.entity.AccessLevel;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.device.entity.ParameterLevels;

/** Custom parameters on four levels, nearer ones override by key (devices.md 2.4); permissions as for access. */
@Stateless
@Requires(Permission.DEVICE_ACCESS_MANAGEMENT)
public class ParameterDesk {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    ParameterLevels levels;

    @Inject
    LevelSight sight;

    @Inject
    AuditLog audit;

    /** One key after all levels have spoken, and the level that it comes from. */
    public record Merged(String key, JsonNode value, AccessLevel.Kind from) {}

    /**
     * What is said on a level, as JSON; an empty object where nothing is.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#UNKNOWN_DEVICE}, {@link DeviceProblem#UNKNOWN_MODEL},
     *     {@link DeviceProblem#UNKNOWN_ACCESS_PROFILE}
     */
    @Requires({Permission.DEVICE_SHOW, Permission.DEVICE_ACCESS_MANAGEMENT})
    public String at(AccessLevel level) {
        sight.require(level);
        return levels.at(level).orElse("{}");
    }

    /** Every key of a device with the level that it comes from. */
    @Requires({Permission.DEVICE_SHOW, Permission.DEVICE_ACCESS_MANAGEMENT})
    public List<Merged> merged(long deviceId) {
        Map<String, Merged> byKey = new LinkedHashMap<>();
        List<AccessLevel> nearestFirst = sight.above(deviceId);
        for (AccessLevel level : nearestFirst) {
            levels.at(level).ifPresent(json -> read(json)
                    .properties()
                    .forEach(field -> byKey.putIfAbsent(
                            field.getKey(), new Merged(field.getKey(), field.getValue(), level.kind()))));
        }
        return new ArrayList<>(byKey.values());
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database keeps JSON only", e);
        }
    }

    /**
     * These and no others are said on the level from now on; keys that are none of ours stay as they are, whoever wrote them
     * (wildcore-mikbill.md, {@code params.sync}).
     *
     * @param seen what the caller saw on the level
     * @param json an object; empty text for nothing
     * @throws org.demarc.ProblemException {@link DeviceProblem#BAD_PARAMETERS} naming place and reason, {@link
     *     DeviceProblem#CHANGED_MEANWHILE}, {@link DeviceProblem#OTHERS_DEVICES}, and those of {@link #at}
     */
    public String say(AccessLevel level, String seen, String json) {
        sight.requireChange(level);
        String before = at(level);
        Map<String, JsonNode> foreign = ParameterCheck.foreign(before);
        Map<String, JsonNode> now = new LinkedHashMap<>(foreign);
        now.putAll(ParameterCheck.checked(level.kind(), json, foreign));
        if (!read(seen).equals(read(before)) || !levels.put(level, before, written(now))) {
            throw DeviceProblem.CHANGED_MEANWHILE.because("custom parameters of " + level.shown());
        }
        String after = at(level);
        audit.record("custom-parameters:changed", "custom-parameters", level.shown(), read(before), read(after));
        return after;
    }

    private static String written(Map<String, JsonNode> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }
}
