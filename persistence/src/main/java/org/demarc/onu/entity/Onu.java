package org.demarc.onu.entity;

import java.time.Instant;
import org.demarc.port.entity.Line.DeviceRef;
import org.jspecify.annotations.Nullable;

/**
 * An ONU as it is remembered.
 *
 * @param id id of its interface
 * @param ident canonical identifier, null while the device has not told it
 * @param identShown as people write it
 * @param status Online, Offline, LOS, PowerOff or Unknown
 * @param downReason why it was down the last time
 * @param signal newest signal, null when there was none yet
 */
public record Onu(
        long id,
        DeviceRef device,
        String bindKey,
        @Nullable String parentKey,
        @Nullable String parentName,
        String name,
        @Nullable String technology,
        @Nullable String identKind,
        @Nullable String ident,
        @Nullable String identShown,
        String status,
        @Nullable Instant statusChangedAt,
        String adminState,
        String description,
        String comment,
        String vendor,
        String model,
        String hardware,
        String software,
        String downReason,
        @Nullable Instant registeredAt,
        @Nullable Instant deregisteredAt,
        @Nullable Instant identSeenAt,
        @Nullable Signal signal,
        boolean pollEnabled,
        @Nullable Instant goneAt) {

    /** A signal: dBm, degrees Celsius, volt, metres; null where there is no value. */
    public record Signal(
            Instant at,
            @Nullable Double rxDbm,
            @Nullable Double txDbm,
            @Nullable Double oltRxDbm,
            @Nullable Double temperatureC,
            @Nullable Double voltageV,
            @Nullable Integer distanceM) {}
}
