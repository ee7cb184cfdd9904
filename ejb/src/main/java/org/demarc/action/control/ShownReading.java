package org.demarc.action.control;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.demarc.device.control.DeviceClock;
import org.demarc.device.control.NarrowRead;
import org.demarc.device.control.Reading;
import org.demarc.snmp.control.Oid;
import org.demarc.snmp.control.SnmpValue;

/** The rows that an action is done for: those of a cable test. */
final class ShownReading {

    private final Reading reading;
    private final NarrowRead read;

    ShownReading(ActionPlan plan) {
        reading = Objects.requireNonNull(plan.way().shows());
        read = NarrowRead.of(plan.profile(), Set.of(reading), plan.subject());
    }

    List<Oid> instances() {
        return read.instances();
    }

    /** A row for each key, columns by the catalogue's names; columns without a value are left out. */
    List<Map<String, Object>> rows(Map<Oid, SnmpValue> values) {
        return read.plainRows(reading, values, new DeviceClock(Instant.now(), ZoneId.systemDefault()));
    }
}
