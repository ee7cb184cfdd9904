package org.demarc.wildcore.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.demarc.action.entity.ActionTarget;
import org.demarc.device.control.ActionKind;

/** Modules and arguments of devices.md 3.4 in our own words. */
public final class ModuleCall {

    private static final int MOST_PAIRS = 4;

    private ModuleCall() {}

    /** What a module call wants done; empty for modules that are none of control. */
    public static Optional<ActionKind> kind(String module, Map<String, Object> body) {
        if (module.equals(ActionKind.VLAN_CREATE.module())) {
            return Optional.of("delete".equals(body.get("action")) ? ActionKind.VLAN_DELETE : ActionKind.VLAN_CREATE);
        }
        return Arrays.stream(ActionKind.values())
                .filter(kind -> kind.module().equals(module))
                .findFirst();
    }

    /** The arguments that the action knows; others of the module say what the action is. */
    public static Map<String, String> arguments(ActionKind kind, Map<String, Object> body) {
        Map<String, String> arguments = new LinkedHashMap<>();
        kind.arguments().forEach(argument -> {
            Object given = body.get(argument.name());
            if (given != null) {
                arguments.put(
                        argument.name(), argument.name().equals("state") ? state(given.toString()) : given.toString());
            }
        });
        if (kind == ActionKind.VLAN_PORT) {
            Object type = body.getOrDefault("type", "tagged");
            arguments.put("membership", "delete".equals(body.get("action")) ? "none" : type.toString());
        }
        return arguments;
    }

    /** {@code enable} and {@code disable}, also for those who write Enabled and Disabled. */
    public static String state(String given) {
        String lower = given.toLowerCase(Locale.ROOT);
        return lower.equals("enabled") || lower.equals("disabled") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** Pairs of a cable test as {@code cable_diag} answers them. */
    public static List<Map<String, Object>> pairs(ActionTarget target, JsonNode rows) {
        List<Map<String, Object>> answer = new ArrayList<>();
        for (JsonNode row : rows) {
            List<Map<String, Object>> pairs = new ArrayList<>();
            for (int number = 1; number <= MOST_PAIRS; number++) {
                if (row.hasNonNull("pair" + number)) {
                    Map<String, Object> pair = new LinkedHashMap<>();
                    pair.put("number", number);
                    pair.put("status", row.path("pair" + number).asText());
                    pair.put("length", row.path("pair" + number + "M").asInt());
                    pairs.add(pair);
                }
            }
            answer.add(Map.of("interface", Map.of("name", target.name(), "type", target.type()), "pairs", pairs));
        }
        return answer;
    }
}
