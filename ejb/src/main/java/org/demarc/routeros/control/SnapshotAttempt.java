package org.demarc.routeros.control;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.demarc.provisioning.control.DriverOutcome;
import org.demarc.provisioning.control.DriverOutcome.Change;
import org.demarc.provisioning.control.RouterSnapshot;
import org.jspecify.annotations.Nullable;

/** Reading a whole router, as work that is begun anew after a lost answer. */
final class SnapshotAttempt implements RouterWork {

    private final Clock clock;
    private @Nullable RouterSnapshot snapshot;

    SnapshotAttempt(Clock clock) {
        this.clock = clock;
    }

    Optional<RouterSnapshot> read() {
        return Optional.ofNullable(snapshot);
    }

    @Override
    public DriverOutcome attempt(RouterSession session) throws RouterFault {
        snapshot = SnapshotWork.read(session, clock.instant());
        return new DriverOutcome.Done(null, Change.NOTHING, 0, List.of(), session.executed());
    }

    @Override
    public void explain(RouterFault.Trap trap, String router) {
        // Reading is refused for no reason of its own.
    }
}
