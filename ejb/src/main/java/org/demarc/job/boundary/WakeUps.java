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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Tells some node that a row waits for it. A message carries ids of rows and nothing else; losing or doubling one
 * changes nothing, because consumers claim the row and a sweeper finds what nobody was told of.
 */
@ApplicationScoped
public class WakeUps {

    private static final Logger LOG = Logger.getLogger(WakeUps.class);
    private static final int MOST_AT_ONCE = 1000;

    @Resource(lookup = "java:/jms/demarc")
    ConnectionFactory connections;

    @Resource
    TransactionSynchronizationRegistry transactions;

    @Resource
    ManagedExecutorService threads;

    /** Rows that somebody is to be told of with one message. */
    private record Note(String queue, List<Long> ids) {}

    private final Queue<Note> notes = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean sending = new AtomicBoolean();

    /** Sends when the running transaction has committed, at once where there is none; nothing after a roll-back. */
    public void afterCommit(String queue, long id) {
        afterCommit(queue, List.of(id));
    }

    /** As {@link #afterCommit(String, long)}, of rows that are worked on together. */
    public void afterCommit(String queue, List<Long> ids) {
        Note note = new Note(queue, List.copyOf(ids));
        if (transactions.getTransactionKey() == null) {
            send(note);
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
                    send(note);
                }
            }
        });
    }

    /** Tells of many rows, each with a message of its own. */
    public void now(String queue, Collection<Long> ids) {
        ids.forEach(id -> notes.add(new Note(queue, List.of(id))));
        sendElsewhere();
    }

    private void send(Note note) {
        notes.add(note);
        sendElsewhere();
    }

    /**
     * By another thread: this one may still belong to the ended transaction, and what it sends would be lost with it. One such thread is
     * enough: what comes while it sends goes out with its next turn, and what is said twice is said once.
     */
    private void sendElsewhere() {
        if (!sending.compareAndSet(false, true)) {
            return;
        }
        try {
            threads.execute(this::sendAll);
        } catch (RejectedExecutionException e) {
            sending.set(false);
            LOG.debug("wake-ups were not sent", e);
        }
    }

    private void sendAll() {
        do {
            try {
                for (Set<Note> some = waiting(); !some.isEmpty(); some = waiting()) {
                    send(some);
                }
            } finally {
                sending.set(false);
            }
        } while (!notes.isEmpty() && sending.compareAndSet(false, true));
    }

    private Set<Note> waiting() {
        Set<Note> some = new LinkedHashSet<>();
        for (Note note = notes.poll(); note != null; note = some.size() < MOST_AT_ONCE ? notes.poll() : null) {
            some.add(note);
        }
        return some;
    }

    /** A broker that does not take the messages is no error: the sweeper comes by. */
    private void send(Set<Note> some) {
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            var producer = context.createProducer().setDisableMessageTimestamp(true);
            for (Note note : some) {
                String ids = note.ids().stream().map(String::valueOf).collect(Collectors.joining(","));
                producer.send(context.createQueue(note.queue()), ids);
            }
        } catch (JMSRuntimeException e) {
            LOG.debugf(e, "%d wake-ups were not sent", some.size());
        }
    }
}
