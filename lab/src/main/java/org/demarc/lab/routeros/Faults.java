package org.demarc.lab.routeros;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The faults in force; the first that matches is used and counted down. */
final class Faults {

    private static final int KEPT = 1000;

    private final List<Fault> faults = new ArrayList<>();
    private final Deque<FaultHit> hits = new ArrayDeque<>();

    synchronized void add(Fault fault) {
        faults.add(fault);
    }

    synchronized void clear() {
        faults.clear();
    }

    synchronized void forgetHits() {
        hits.clear();
    }

    synchronized List<FaultHit> hits() {
        return List.copyOf(hits);
    }

    synchronized Optional<Fault> next(Command command) {
        if (faults.isEmpty() || command.isControl()) {
            return Optional.empty();
        }
        for (int i = 0; i < faults.size(); i++) {
            Fault fault = faults.get(i);
            boolean matches = fault.match().matcher(command.path()).find();
            if (matches && fault.spared() > 0) {
                faults.set(i, fault.sparing(fault.spared() - 1));
            } else if (matches) {
                countDown(i, fault);
                note(new FaultHit(fault.kind(), command.path()));
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    private void note(FaultHit hit) {
        if (hits.size() == KEPT) {
            hits.removeFirst();
        }
        hits.addLast(hit);
    }

    private void countDown(int at, Fault fault) {
        if (fault.times() == 1) {
            faults.remove(at);
        } else if (fault.times() > 1) {
            faults.set(at, fault.times(fault.times() - 1));
        }
    }
}
