package org.demarc.job.boundary;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/**
 * Tells some node that a row waits for it. A message carries the row's id and nothing else; losing or doubling one
 * changes nothing, because consumers claim the row and a sweeper finds what nobody was told of.
 */
@ApplicationScoped
public class WakeUps {

    private static final Logger LOG = Logger.getLogger(WakeUps.class);

    @Resource(lookup = "java:/jms/demarc")
    ConnectionFactory connections;

    @Resource
    TransactionSynchronizationRegistry transactions;

    @Resource
    ManagedExecutorService threads;

    /** Sends when the running transaction has committed, at once where there is none; nothing after a roll-back. */
    public void afterCommit(String queue, long id) {
        if (transactions.getTransactionKey() == null) {
            now(queue, List.of(id));
            return;
        }
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // the row is not there yet
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    elsewhere(queue, id);
                }
            }
        });
    }

    /** By another thread: this one still belongs to the ended transaction, and what it sends would be lost with it. */
    private void elsewhere(String queue, long id) {
        try {
            threads.execute(() -> now(queue, List.of(id)));
        } catch (RejectedExecutionException e) {
            LOG.debugf(e, "wake-up for %s was not sent", queue);
        }
    }

    /** Sends at once. A broker that does not take the message is no error: the sweeper comes by. */
    public void now(String queue, Collection<Long> ids) {
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            var producer = context.createProducer().setDisableMessageTimestamp(true);
            var destination = context.createQueue(queue);
            for (Long id : ids) {
                producer.send(destination, Long.toString(id));
            }
        } catch (JMSRuntimeException e) {
            LOG.debugf(e, "wake-up for %s was not sent", queue);
        }
    }
}
