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
 * @param owner whose line it is; null for nobody's, and for who may not know
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
        @Nullable Instant goneAt,
        @Nullable OnuSubscriber owner) {

    /** The same as somebody's line. */
    public Onu ownedBy(@Nullable OnuSubscriber subscriber) {
        return new Onu(
                id,
                device,
                bindKey,
                parentKey,
                parentName,
                name,
                technology,
                identKind,
                ident,
                identShown,
                status,
                statusChangedAt,
                adminState,
                description,
                comment,
                vendor,
                model,
                hardware,
                software,
                downReason,
                registeredAt,
                deregisteredAt,
                identSeenAt,
                signal,
                pollEnabled,
                goneAt,
                subscriber);
    }

    /** A subscriber, as short as a list can show him; texts are empty where the billing has none. */
    public record OnuSubscriber(long id, String login, String name, String contract, String address) {

        /** The contract, or else what he is known by. */
        public String called() {
            return !contract.isEmpty() ? contract : !login.isEmpty() ? login : name;
        }
    }

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
