package org.demarc.provisioning.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import java.util.List;

/** Asks this node's broker about itself, by its address for questions, which is closed to everybody outside. */
@ApplicationScoped
public class Broker {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final long PATIENCE_MS = 10_000;

    /**
     * Not the pool: it deletes a temporary queue with a session that it has already handed to the next, so that two threads are in one session.
     */
    @Resource(lookup = "java:/ConnectionFactory")
    ConnectionFactory connections;

    @Resource(lookup = "java:/jms/queue/activemq.management")
    Queue management;

    /** Something asked of the broker. */
    private interface Question {
        void put(TextMessage message) throws JMSException;
    }

    /**
     * What an operation with one parameter answers.
     *
     * @throws IllegalStateException when the broker does not answer within 10 s
     */
    public String operation(String resource, String operation, Object parameter) {
        return asked(json(List.of(parameter)), message -> {
                    message.setStringProperty("_AMQ_ResourceName", resource);
                    message.setStringProperty("_AMQ_OperationName", operation);
                })
                .asText();
    }

    /**
     * A number that the broker tells of itself.
     *
     * @throws IllegalStateException when the broker does not answer within 10 s
     */
    public long number(String attribute) {
        return asked("", message -> {
                    message.setStringProperty("_AMQ_ResourceName", "broker");
                    message.setStringProperty("_AMQ_Attribute", attribute);
                })
                .asLong();
    }

    private JsonNode asked(String body, Question question) {
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            Queue answers = context.createTemporaryQueue();
            try (JMSConsumer consumer = context.createConsumer(answers)) {
                TextMessage message = context.createTextMessage(body);
                question.put(message);
                message.setJMSReplyTo(answers);
                context.createProducer().send(management, message);
                if (consumer.receive(PATIENCE_MS) instanceof TextMessage answer
                        && answer.getBooleanProperty("_AMQ_OperationSucceeded")) {
                    return JSON.readTree(answer.getText()).path(0);
                }
                throw new IllegalStateException("the broker does not answer");
            }
        } catch (JMSException | JMSRuntimeException | JsonProcessingException e) {
            throw new IllegalStateException("the broker does not answer", e);
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
