package org.demarc.job.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.demarc.settings.boundary.DatabaseWatch;
import org.jboss.logging.Logger;

/** What everybody does who is woken up by {@link WakeUps}: reads the row's id, and never lets the message come again. */
@ApplicationScoped
public class Woken {

    private static final Logger LOG = Logger.getLogger(Woken.class);

    @Inject
    DatabaseWatch database;

    /** Work on the row with an id. */
    public interface Work {
        void on(long id) throws InterruptedException;
    }

    /** Work on several rows together. */
    public interface WorkOnAll {
        void on(List<Long> ids) throws InterruptedException;
    }

    /**
     * Has the row worked on that the message names. A fault ends here: the message must not come again, as whoever sweeps
     * finds what was not done.
     *
     * @param log who tells a fault that is more than an absent database
     */
    public void by(Message message, Work work, Consumer<? super RuntimeException> log) {
        byAll(
                message,
                ids -> {
                    for (Long id : ids) {
                        work.on(id);
                    }
                },
                log);
    }

    /** As {@link #by}, for all rows that the message names at once. */
    public void byAll(Message message, WorkOnAll work, Consumer<? super RuntimeException> log) {
        List<Long> ids;
        try {
            ids = Stream.of(message.getBody(String.class).split(",", -1))
                    .map(Long::valueOf)
                    .toList();
        } catch (JMSException | NumberFormatException e) {
            LOG.debugf(e, "a wake-up without an id: %s", message);
            return;
        }
        try {
            work.on(ids);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            database.unlessAway(fault, log);
        }
    }
}
