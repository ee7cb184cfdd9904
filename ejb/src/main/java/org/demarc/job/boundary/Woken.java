package org.demarc.job.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.function.Consumer;
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

    /**
     * Has the row worked on that the message names. A fault ends here: the message must not come again, as whoever sweeps
     * finds what was not done.
     *
     * @param log who tells a fault that is more than an absent database
     */
    public void by(Message message, Work work, Consumer<? super RuntimeException> log) {
        long id;
        try {
            id = Long.parseLong(message.getBody(String.class));
        } catch (JMSException | NumberFormatException e) {
            LOG.debugf(e, "a wake-up without an id: %s", message);
            return;
        }
        try {
            work.on(id);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            database.unlessAway(fault, log);
        }
    }
}
