package org.demarc.event.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.demarc.event.entity.EventProblem;

/** One look at what a rule would find at a time on this node: it may ask much of the database, which has the network to store. */
@ApplicationScoped
public class PreviewTurn {

    private final Semaphore turn = new Semaphore(1);

    /**
     * Looks, unless somebody else does.
     *
     * @throws org.demarc.ProblemException {@link EventProblem#PREVIEW_UNDER_WAY}
     */
    public <T> T alone(Supplier<T> look) {
        if (!turn.tryAcquire()) {
            throw EventProblem.PREVIEW_UNDER_WAY.because("one at a time");
        }
        try {
            return look.get();
        } finally {
            turn.release();
        }
    }
}
