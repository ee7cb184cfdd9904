package org.demarc.ucrm.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.demarc.provisioning.control.Speeds;
import org.jspecify.annotations.Nullable;

/**
 * A service as UISP/UCRM shows it: the fields that Demarc reads (ucrm-routeros.md 3.3).
 *
 * @param id the CRM's number as text
 * @param clientId the CRM's number of the client, empty when the hook had none
 * @param status the CRM's status number; null when the hook had none
 * @param name for people
 * @param planId number of the plan as text, may be empty
 * @param planName byte for byte, blanks included
 * @param planType {@code Internet} or another word, empty when absent
 * @param speeds of the plan, or of the override that is in force
 * @param valueByKey attributes, trimmed; empty ones are left out
 */
public record CrmService(
        String id,
        String clientId,
        @Nullable Integer status,
        String name,
        String planId,
        String planName,
        String planType,
        Speeds speeds,
        Map<String, String> valueByKey) {

    private static final int LONGEST = 500;
    private static final int LONGEST_ID = 100;
    private static final double FASTEST_MBPS = 1_000_000;
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter();

    public CrmService {
        valueByKey = Map.copyOf(valueByKey);
    }

    /**
     * Reads the CRM's object; a field of a wrong type is as good as absent, and so are an attribute of more than 500 characters and a
     * speed that is no speed. Longer names are cut.
     *
     * @param at decides whether a speed override is still in force
     */
    public static CrmService of(JsonNode json, Instant at) {
        return new CrmService(
                id(json.path("id")),
                id(json.path("clientId")),
                json.path("status").canConvertToInt() && json.path("status").isIntegralNumber()
                        ? json.path("status").asInt()
                        : null,
                CrmText.cut(CrmText.of(json.path("name")), LONGEST),
                id(json.path("servicePlanId")),
                CrmText.cut(json.path("servicePlanName").asText(""), LONGEST),
                id(json.path("servicePlanType")),
                speeds(json, at),
                attributes(json.path("attributes")));
    }

    /** As {@link #of(JsonNode, Instant)}, from a stored text. */
    public static CrmService of(String json, Instant at) {
        try {
            return of(JsonMapper.builder().build().readTree(json), at);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a stored service that is no JSON", e);
        }
    }

    /** The same under the id that is known for sure. */
    public CrmService withId(String known) {
        return new CrmService(known, clientId, status, name, planId, planName, planType, speeds, valueByKey);
    }

    /** The value of an attribute, empty when it is absent or its key is not configured. */
    public String value(String key) {
        return key.isEmpty() ? "" : valueByKey.getOrDefault(key, "");
    }

    /** Whether the status is one of these; false without a status. */
    public boolean hasStatus(int... numbers) {
        for (int number : numbers) {
            if (status != null && status == number) {
                return true;
            }
        }
        return false;
    }

    private static Speeds speeds(JsonNode json, Instant at) {
        boolean override = json.path("trafficShapingOverrideEnabled").asBoolean(false)
                && isAhead(CrmText.of(json.path("trafficShapingOverrideEnd")), at);
        return new Speeds(
                speed(json, override, "downloadSpeedOverride", "downloadSpeed"),
                speed(json, override, "uploadSpeedOverride", "uploadSpeed"));
    }

    private static @Nullable BigDecimal speed(JsonNode json, boolean override, String overriding, String plan) {
        JsonNode node = override && json.path(overriding).isNumber() ? json.path(overriding) : json.path(plan);
        double mbps = node.isNumber() ? node.asDouble() : -1;
        return mbps >= 0 && mbps <= FASTEST_MBPS ? node.decimalValue() : null;
    }

    private static boolean isAhead(String end, Instant at) {
        if (end.isEmpty()) {
            return true;
        }
        try {
            return end.length() == 10
                    ? LocalDate.parse(end)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .isAfter(at)
                    : OffsetDateTime.parse(end, MOMENT).toInstant().isAfter(at);
        } catch (DateTimeParseException e) {
            return true;
        }
    }

    private static Map<String, String> attributes(JsonNode list) {
        Map<String, String> valueByKey = new LinkedHashMap<>();
        for (JsonNode attribute : list) {
            String key = CrmText.of(attribute.path("key"));
            String value = CrmText.kept(attribute.path("value").asText("").strip());
            if (!key.isEmpty() && !value.isEmpty() && value.codePointCount(0, value.length()) <= LONGEST) {
                valueByKey.put(key, value);
            }
        }
        return valueByKey;
    }

    private static String id(JsonNode node) {
        return CrmText.cut(CrmText.of(node), LONGEST_ID);
    }
}
