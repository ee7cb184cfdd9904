package org.demarc.snmp.control;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snmp4j.PDU;

/**
 * Reads single instances by GET, some in each request. A missing one never spoils the others: with version 1, and on any other error, the
 * named instance is left out and the rest is asked again (devices.md DEV-15). No network, no clock.
 */
final class Instances {

    private final Deque<Oid> waiting;
    private final Map<Oid, SnmpValue> values = new HashMap<>();
    private final Set<Oid> suspects = new HashSet<>();
    private final List<Defect> defects;
    private boolean gaveUp;

    Instances(List<Oid> instances, List<Defect> defects) {
        this.waiting = new ArrayDeque<>(instances);
        this.defects = defects;
    }

    boolean finished() {
        return waiting.isEmpty();
    }

    Map<Oid, SnmpValue> values() {
        return values;
    }

    /** The next instances to ask, at most so many; those whose company failed are asked alone. */
    List<Oid> next(int most) {
        if (suspects.contains(waiting.peek())) {
            return List.of(waiting.element());
        }
        List<Oid> ask = new ArrayList<>();
        for (Oid instance : waiting) {
            if (ask.size() == most || suspects.contains(instance)) {
                break;
            }
            ask.add(instance);
        }
        return ask;
    }

    /** Takes an answer without error. */
    void take(List<Oid> asked, Answer answer) {
        for (int i = 0; i < answer.size(); i++) {
            SnmpValue value = answer.value(i);
            Oid instance = answer.oid(i);
            if (value.isPresent() && asked.contains(instance)) {
                values.put(instance, value);
            }
        }
        drop(asked);
    }

    /** Takes an answer with an error status: leaves the guilty instance out, or finds it by asking one at a time. */
    void takeError(List<Oid> asked, int errorStatus, int errorIndex) {
        if (errorIndex >= 1 && errorIndex <= asked.size() && errorStatus != PDU.tooBig) {
            leaveOut(asked.get(errorIndex - 1), errorStatus);
        } else if (asked.size() == 1) {
            leaveOut(asked.get(0), errorStatus);
        } else {
            suspects.addAll(asked);
        }
    }

    private void leaveOut(Oid instance, int errorStatus) {
        drop(List.of(instance));
        if (errorStatus != PDU.noSuchName) {
            defects.add(new Defect(Defect.Kind.COLUMN_ERROR, instance.toString(), "error status " + errorStatus));
        }
    }

    private void drop(List<Oid> instances) {
        waiting.removeAll(instances);
        suspects.removeAll(instances);
    }

    void giveUp() {
        gaveUp = gaveUp || !waiting.isEmpty();
        waiting.clear();
    }

    /** Whether something was never answered, which is another thing than an instance that the device does not have. */
    boolean gaveUp() {
        return gaveUp;
    }
}
