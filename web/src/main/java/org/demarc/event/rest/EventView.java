package org.demarc.event.rest;

import java.time.Instant;
import java.util.List;
import org.demarc.event.entity.EventRow;
import org.demarc.event.entity.EventState;
import org.demarc.event.entity.Severity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An event as our own API shows it; {@code text} is English. */
@Schema(name = "Event")
public record EventView(
        long id,
        String name,
        Severity severity,
        EventState state,
        String text,

        @Schema(description = "fibre or power of an ONU, clone or stale of an identifier, or empty")
        String cause,

        @Nullable Double value,
        List<String> values,
        @Nullable Long deviceId,
        String deviceName,
        String deviceAddress,
        @Nullable Long interfaceId,
        String interfaceName,
        Instant beganAt,
        @Nullable Instant raisedAt,
        Instant seenAt,
        int flaps,
        @Nullable Instant acknowledgedAt,
        String acknowledgedBy,
        @Nullable Instant resolvedAt,
        String resolvedBy,
        @Nullable Long foldedInto,
        @Nullable Long ruleId,

        @Nullable @Schema(description = "the maintenance window in which it began")
        Long maintenanceId,

        @Schema(description = "it began in maintenance and is not told for the present")
        boolean hushed) {

    static EventView of(EventRow event) {
        return new EventView(
                event.id(),
                event.name(),
                event.severity(),
                event.state(),
                event.said().text(),
                event.cause(),
                event.value(),
                event.told(),
                event.deviceId(),
                event.deviceName(),
                event.deviceAddress(),
                event.interfaceId(),
                event.interfaceName(),
                event.beganAt(),
                event.raisedAt(),
                event.seenAt(),
                event.flaps(),
                event.acknowledgedAt(),
                event.acknowledgedBy(),
                event.resolvedAt(),
                event.resolvedBy(),
                event.foldedInto(),
                event.ruleId(),
                event.maintenanceId(),
                event.hushed());
    }
}
