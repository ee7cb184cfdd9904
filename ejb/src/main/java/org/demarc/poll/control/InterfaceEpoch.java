package org.demarc.poll.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.demarc.poll.entity.ClaimedDevice.Epoch;
import org.demarc.poll.entity.PlannedReading;
import org.demarc.snmp.control.CounterReading;
import org.demarc.snmp.control.DeviceRead;
import org.demarc.snmp.control.Oid;
import org.demarc.snmp.control.Outcome;
import org.demarc.snmp.control.Rates;
import org.demarc.snmp.control.ScalarRequest;
import org.demarc.snmp.control.SnmpValue;
import org.jspecify.annotations.Nullable;

/**
 * Tells from what rides along with a poll's probe whether the list of interfaces that is remembered still holds: not after a restart, nor
 * after a change of ifNumber or ifTableLastChange (snmp-engine.md 5). No I/O, no clock.
 */
final class InterfaceEpoch {

    private static final Oid IF_NUMBER = Oid.parse("1.3.6.1.2.1.2.1.0");
    private static final Oid IF_TABLE_LAST_CHANGE = Oid.parse("1.3.6.1.2.1.31.1.5.0");

    /** Some devices change their table all the time, one with each dial-in session: they are not read anew each time. */
    private static final Duration RESTLESS = Duration.ofMinutes(5);

    private static final Duration LONGEST_DOUBT = Duration.ofHours(6);

    private InterfaceEpoch() {}

    /** The single values of a poll with those that tell. */
    static ScalarRequest with(ScalarRequest scalars) {
        List<Oid> instances = new ArrayList<>(scalars.instances());
        for (Oid sign : List.of(IF_NUMBER, IF_TABLE_LAST_CHANGE)) {
            if (!instances.contains(sign)) {
                instances.add(sign);
            }
        }
        return new ScalarRequest(instances);
    }

    /** What is to be remembered; the sign goes with a whole list of interfaces only. */
    static Epoch of(DeviceRead read, boolean interfacesComplete) {
        boolean tells = read.sysUpTime().isPresent();
        return new Epoch(
                tells ? (Long) read.sysUpTime().getAsLong() : null,
                tells ? read.at(read.sysUpTimeNanos()) : null,
                interfacesComplete ? sign(read) : "");
    }

    /**
     * True when the interfaces must be read again before anything is stored.
     *
     * @param interfaces how the reading of interfaces was planned, null for never
     */
    static boolean isAnother(Epoch known, @Nullable PlannedReading interfaces, DeviceRead read) {
        if (read.outcome() != Outcome.ANSWERED || interfaces == null || interfaces.readAt() == null) {
            return false;
        }
        return restarted(known, read) || changed(known.interfacesSign(), sign(read), interfaces.readAt(), read);
    }

    /**
     * True when what is remembered of the interfaces may mean others by now, so that nothing is to be said of them without a new list. A device
     * whose list does not come to its end any more is doubted for six hours: after a restart by its own clock, else since the last whole list.
     */
    static boolean isDoubted(Epoch known, @Nullable PlannedReading interfaces, DeviceRead read) {
        if (interfaces == null || !isAnother(known, interfaces, read)) {
            return false;
        }
        Instant listed = interfaces.readAt();
        boolean isJustStarted = restarted(known, read) && read.sysUpTime().orElse(0) < LONGEST_DOUBT.toMillis() / 10;
        return isJustStarted
                || (listed != null && listed.isAfter(read.startedAt().minus(LONGEST_DOUBT)));
    }

    private static boolean restarted(Epoch known, DeviceRead read) {
        Long before = known.uptimeTicks();
        Instant at = known.uptimeAt();
        if (before == null || at == null) {
            return false;
        }
        double seconds = Duration.between(at, read.at(read.sysUpTimeNanos())).toMillis() / 1000.0;
        return Rates.restarted(before, read.sysUpTime().orElse(CounterReading.UNKNOWN), seconds);
    }

    private static boolean changed(String before, String after, Instant readAt, DeviceRead read) {
        if (before.isEmpty() || after.isEmpty() || before.equals(after)) {
            return false;
        }
        boolean sameNumber = before.substring(0, before.indexOf('/')).equals(after.substring(0, after.indexOf('/')));
        return !sameNumber || readAt.isBefore(read.startedAt().minus(RESTLESS));
    }

    /** Empty when the device tells neither. */
    private static String sign(DeviceRead read) {
        SnmpValue number = read.scalar(IF_NUMBER);
        SnmpValue change = read.scalar(IF_TABLE_LAST_CHANGE);
        return number.isPresent() || change.isPresent() ? text(number) + "/" + text(change) : "";
    }

    private static String text(SnmpValue value) {
        return value.asLong().isPresent() ? Long.toString(value.asLong().getAsLong()) : "";
    }
}
