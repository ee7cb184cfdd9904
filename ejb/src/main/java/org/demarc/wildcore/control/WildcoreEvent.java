package org.demarc.wildcore.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.demarc.event.entity.EventRow;
import org.jspecify.annotations.Nullable;

/** An event as Wildcore's API shows it (wildcore-mikbill.md 6.8). */
public record WildcoreEvent(
        long id,
        String name,
        String severity,
        String description,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("resolved_at") @Nullable String resolvedAt,
        @JsonProperty("resolved_by") @Nullable String resolvedBy,
        @Nullable OfDevice device,
        @JsonProperty("interface") @Nullable OfInterface line,
        Map<String, String> labels,
        String source) {

    /** Which device. */
    public record OfDevice(long id, String ip, String name) {}

    /** Which port or ONU. */
    public record OfInterface(long id, String name) {}

    public static WildcoreEvent of(EventRow event, LocalText text) {
        Instant raised = event.raisedAt();
        Long device = event.deviceId();
        Long line = event.interfaceId();
        return new WildcoreEvent(
                event.id(),
                event.name(),
                event.severity().name().toLowerCase(Locale.ROOT),
                event.said().text() + (event.interfaceName().isEmpty() ? "" : " on " + event.interfaceName()),
                text.time(raised == null ? event.beganAt() : raised),
                text.timeOrNull(event.resolvedAt()),
                event.resolvedAt() == null ? null : event.resolvedBy(),
                device == null ? null : new OfDevice(device, event.deviceAddress(), event.deviceName()),
                line == null ? null : new OfInterface(line, event.interfaceName()),
                labels(event),
                "rule");
    }

    private static Map<String, String> labels(EventRow event) {
        Map<String, String> labels = new LinkedHashMap<>();
        Double value = event.value();
        if (value != null) {
            double rounded = Math.rint(value * 100) / 100;
            labels.put(
                    "value", rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded));
        }
        if (!event.cause().isEmpty()) {
            labels.put("cause", event.cause());
        }
        return labels;
    }
}
