package org.demarc.event.entity;

import java.time.Instant;
import java.util.List;
import org.demarc.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * An event.
 *
 * @param subject what it is about, as its kind names it
 * @param deviceId null when the device is no longer there; its name and address are kept
 * @param live what was found is still there, even though somebody resolved the event
 * @param cause of an ONU: fibre or power; of a doubled identifier: clone or a place left over; or nothing
 * @param told fills the gaps of its sentence
 * @param beganAt when it began as far as known
 * @param raisedAt when it had lasted as long as its rule asks
 * @param flaps how often it went and came again
 * @param maintenanceId the window in which it began; null: outside of any
 * @param hushed it began in maintenance and is not told for the present
 * @param resolvedBy a login, {@code system}, {@code folded} into another event, {@code rule off} or {@code rule removed}
 */
public record EventRow(
        long id,
        @Nullable Long ruleId,
        String name,
        String watch,
        String subject,
        @Nullable Long deviceId,
        String deviceName,
        String deviceAddress,
        @Nullable Long groupId,
        @Nullable Long interfaceId,
        String interfaceName,
        Severity severity,
        EventState state,
        boolean live,
        String cause,
        @Nullable Double value,
        List<String> told,
        Instant beganAt,
        @Nullable Instant raisedAt,
        Instant seenAt,
        int flaps,
        @Nullable Instant acknowledgedAt,
        String acknowledgedBy,
        @Nullable Instant resolvedAt,
        String resolvedBy,
        @Nullable Long foldedInto,
        @Nullable Long maintenanceId,
        boolean hushed,
        int version) {

    /** What it says of itself. */
    public Phrase said() {
        return switch (watch) {
            case "DEVICE_DOWN" -> (told.size() > 1 ? EventSaid.DEVICE_DOWN_WITH : EventSaid.DEVICE_DOWN).with(gaps());
            case "DEVICE_RESTARTED" -> EventSaid.DEVICE_RESTARTED.with();
            case "GATEWAY_DOWN" -> EventSaid.GATEWAY_DOWN.with(gaps());
            case "PON_LOST" -> EventSaid.PON_LOST.with(gaps());
            case "ONU_LOST" -> lost().with(gaps());
            case "MEASURE" -> measured();
            case "SIGNAL_FELL" -> EventSaid.SIGNAL_FELL.with(named());
            case "DUPLICATE_ONU" -> EventSaid.DUPLICATE_ONU.with(gaps());
            case "UNKNOWN_ONU" -> EventSaid.UNKNOWN_ONU.with(gaps());
            case "MAC_FLAP" -> EventSaid.MAC_FLAP.with(gaps());
            case "MAC_MOVED" -> EventSaid.MAC_MOVED.with(gaps());
            case "BGP_DOWN" -> EventSaid.BGP_DOWN.with(worded(1, "poll.value"));
            case "INTERFACE_DOWN" -> EventSaid.INTERFACE_DOWN.with();
            case "INTERFACE_DISABLED" -> EventSaid.INTERFACE_DISABLED.with();
            case "ARPS_ABNORMAL" -> EventSaid.ARPS_ABNORMAL.with(gaps());
            case "CONFIGURATION_CHANGED" -> EventSaid.CONFIGURATION_CHANGED.with(gaps());
            case "CONFIGURATION_OLD" -> notSaved();
            case "FORGED_HOOKS" -> EventSaid.FORGED_HOOKS.with(forged());
            case "POOL_ALARM" -> pool();
            default -> EventSaid.OTHER.with(name, String.join(", ", told));
        };
    }

    private EventSaid lost() {
        return switch (cause) {
            case "fibre" -> EventSaid.ONU_LOST_FIBRE;
            case "power" -> EventSaid.ONU_LOST_POWER;
            default -> EventSaid.ONU_LOST;
        };
    }

    /** Which comparison it was is seen by the values: words are no numbers. */
    private Phrase measured() {
        if (value == null) {
            boolean same = told.size() > 2 && told.get(1).equals(told.get(2));
            return (same ? EventSaid.MEASURE_EQUAL : EventSaid.MEASURE_DIFFERENT).with(named());
        }
        boolean below = told.size() > 2 && value < Double.parseDouble(told.get(2));
        return (below ? EventSaid.MEASURE_BELOW : EventSaid.MEASURE_ABOVE).with(named());
    }

    private Phrase notSaved() {
        String why = told.size() > 1 ? told.get(1) : "";
        return EventSaid.CONFIGURATION_OLD.with(told.isEmpty() ? "" : told.get(0), Phrase.word("backup.outcome", why));
    }

    /** Name of the pool, nothing, which alarm, addresses that are free, days until there are none. */
    private Phrase pool() {
        if (told.size() < 5) {
            return EventSaid.OTHER.with(name, String.join(", ", told));
        }
        return told.get(2).equals("SOON_EMPTY")
                ? EventSaid.POOL_SOON_EMPTY.with(told.get(0), told.get(3), told.get(4))
                : EventSaid.POOL_NEARLY_FULL.with(told.get(0), told.get(3));
    }

    /** What stands where others have an address is left out. */
    private Object[] forged() {
        return told.stream().filter(part -> !part.isEmpty()).toArray();
    }

    private Object[] gaps() {
        return told.toArray();
    }

    /** The first of them is a measure, which has a name in every language. */
    private Object[] named() {
        return worded(0, "event.measure");
    }

    /** One of them is a value of a closed set, which has a word in every language. */
    private Object[] worded(int gap, String words) {
        Object[] gaps = gaps();
        if (gaps.length > gap) {
            gaps[gap] = Phrase.word(words, told.get(gap));
        }
        return gaps;
    }
}
