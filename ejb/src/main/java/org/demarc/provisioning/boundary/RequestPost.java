package org.demarc.provisioning.boundary;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.demarc.Transactions;
import org.demarc.provisioning.entity.RefusedMessages;
import org.demarc.provisioning.entity.RequestResult;
import org.demarc.provisioning.entity.RequestResults;
import org.demarc.settings.boundary.DatabaseWatch;

/**
 * Sends results to topic {@code demarc.provisioning.results} and copies of refused messages to queue
 * {@code demarc.provisioning.dead-letters}: after the commit, in the order of each request, once; after a crash
 * between sending and noting it, once more with the same number.
 */
@ApplicationScoped
public class RequestPost {

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 200;
    private static final int ROUNDS = 50;

    /** By this property the broker knows a message that was sent already. */
    private static final String DUPLICATE = "_AMQ_DUPL_ID";

    @Resource(lookup = "java:/jms/demarc")
    ConnectionFactory connections;

    @Resource(lookup = "java:/jms/topic/demarc.provisioning.results")
    Topic topic;

    @Resource(lookup = "java:/jms/queue/demarc.provisioning.dead-letters")
    Queue deadLetters;

    @Inject
    RequestResults results;

    @Inject
    RefusedMessages refused;

    @Inject
    Transactions transactions;

    @Inject
    DatabaseWatch database;

    /** As {@link #send}; what cannot be sent now is sent by the sweeper. */
    public void sendSoon() {
        try {
            send();
        } catch (RuntimeException e) {
            database.unlessAway(e, ProvisioningLog.LOG::resultsNotTold);
        }
    }

    /** Sends everything that waits. */
    public void send() {
        boolean more = true;
        for (int round = 0; more && round < ROUNDS; round++) {
            List<RequestResult> due = results.claim(AT_ONCE, LEASE); // one statement, which commits by itself
            more = !due.isEmpty();
            if (more) {
                tell(due);
            }
        }
        List<RefusedMessages.Copy> copies = refused.claimUncopied(AT_ONCE, LEASE);
        if (!copies.isEmpty()) {
            copy(copies);
        }
    }

    private void tell(List<RequestResult> due) {
        List<Long> sent = new ArrayList<>();
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            JMSProducer producer = context.createProducer().setDeliveryMode(DeliveryMode.PERSISTENT);
            for (RequestResult result : due) {
                producer.send(topic, message(context, result));
                sent.add(result.id());
            }
        } catch (JMSException | JMSRuntimeException e) {
            ProvisioningLog.LOG.resultsNotTold(e);
        }
        List<Long> others = due.stream()
                .map(RequestResult::id)
                .filter(id -> !sent.contains(id))
                .toList();
        transactions.run(() -> {
            results.sent(sent);
            results.giveBack(others);
        });
    }

    private static TextMessage message(JMSContext context, RequestResult result) throws JMSException {
        TextMessage message = context.createTextMessage(result.body());
        message.setJMSCorrelationID(result.requestId());
        message.setStringProperty("DemarcRequest", result.requestId());
        message.setStringProperty("DemarcState", result.state().word());
        message.setBooleanProperty("DemarcFinal", result.state().isFinal());
        message.setLongProperty("DemarcResult", result.id());
        message.setStringProperty(DUPLICATE, "demarc-result-" + result.id());
        return message;
    }

    private void copy(List<RefusedMessages.Copy> copies) {
        List<Long> sent = new ArrayList<>();
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            JMSProducer producer = context.createProducer().setDeliveryMode(DeliveryMode.PERSISTENT);
            for (RefusedMessages.Copy copy : copies) {
                producer.send(deadLetters, message(context, copy));
                sent.add(copy.id());
            }
        } catch (JMSException | JMSRuntimeException e) {
            ProvisioningLog.LOG.resultsNotTold(e);
        }
        refused.copied(sent);
    }

    private static TextMessage message(JMSContext context, RefusedMessages.Copy copy) throws JMSException {
        TextMessage message = context.createTextMessage(copy.body());
        message.setJMSCorrelationID(copy.requestId());
        message.setStringProperty("DemarcReasonCode", copy.code());
        message.setStringProperty("DemarcReason", copy.text());
        message.setLongProperty("DemarcMessage", copy.id());
        message.setLongProperty("DemarcOctets", copy.octets());
        message.setStringProperty(DUPLICATE, "demarc-refused-" + copy.id());
        return message;
    }
}
