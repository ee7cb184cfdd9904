package org.demarc.snmp.control;

import java.util.Map;

/**
 * The answer to a single GET or SET.
 *
 * @param outcome how it ended; SILENT after a SET says nothing about whether it was carried out: read back
 * @param reason why it did not end well, empty when it did
 * @param errorStatus the protocol's error status (RFC 3416), 0 for none
 * @param errorIndex the variable it is about, counted from 1, 0 for none
 * @param values by instance; missing instances are missing
 */
public record SnmpAnswer(Outcome outcome, String reason, int errorStatus, int errorIndex, Map<Oid, SnmpValue> values) {

    public SnmpAnswer {
        values = Map.copyOf(values);
    }

    /** True when the device did what was asked. */
    public boolean done() {
        return outcome == Outcome.ANSWERED && errorStatus == 0;
    }

    /** The value, {@link SnmpValue#ABSENT} when it did not come. */
    public SnmpValue value(Oid instance) {
        return values.getOrDefault(instance, SnmpValue.ABSENT);
    }
}
