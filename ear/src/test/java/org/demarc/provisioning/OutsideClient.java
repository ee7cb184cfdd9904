package org.demarc.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.demarc.stand.Product;

/** Another program: sends requests and hears results by a JMS client that knows nothing of the server. */
final class OutsideClient implements AutoCloseable {

    static final String REQUESTS = "demarc.provisioning.requests";
    static final String RESULTS = "demarc.provisioning.results";
    static final String DEAD_LETTERS = "demarc.provisioning.dead-letters";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final JMSContext context;
    private final JMSConsumer results;

    private OutsideClient(ConnectionFactory factory, String key) {
        context = factory.createContext(key.substring(0, 8), key, JMSContext.AUTO_ACKNOWLEDGE);
        results = context.createConsumer(context.createTopic(RESULTS));
    }

    static OutsideClient core(String key) {
        return new OutsideClient(coreFactory(), key);
    }

    static OutsideClient amqp(String key) {
        return new OutsideClient(new JmsConnectionFactory("amqp://127.0.0.1:" + port()), key);
    }

    static ConnectionFactory coreFactory() {
        return new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port() + "?callTimeout=30000");
    }

    static int port() {
        return Product.stand().nodes().get(0).messagingPort();
    }

    void send(Object body) {
        context.createProducer().send(context.createQueue(REQUESTS), text(body));
    }

    void sendOctets(byte[] octets) {
        context.createProducer().send(context.createQueue(REQUESTS), octets);
    }

    /** A message that is nowhere as a whole, by a client of Artemis. */
    void sendStream(InputStream body) throws JMSException {
        BytesMessage message = context.createBytesMessage();
        message.setObjectProperty("JMS_AMQ_InputStream", body);
        context.createProducer().send(context.createQueue(REQUESTS), message);
    }

    /** Sends a request and waits for its final result. */
    JsonNode ask(Map<String, Object> request) {
        send(request);
        return last(String.valueOf(request.get("id")));
    }

    /** The final result of a request. */
    JsonNode last(String id) {
        return awaited(id, true);
    }

    /** The next result of a request, whatever it says. */
    JsonNode next(String id) {
        return awaited(id, false);
    }

    private JsonNode awaited(String id, boolean isFinal) {
        Instant limit = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(limit)) {
            Message message = results.receive(1000);
            if (message != null) {
                JsonNode result = json(body(message));
                boolean isIt = result.path("id").asText().equals(id);
                if (isIt && (!isFinal || result.path("final").asBoolean())) {
                    assertThat(correlation(message)).isEqualTo(id);
                    return result;
                }
            }
        }
        throw new AssertionError("no result of request " + id);
    }

    /** The dead letter with this reason whose message holds the mark. */
    Message deadLetter(String code, String mark) {
        Instant limit = Instant.now().plus(PATIENCE);
        try (JMSConsumer letters =
                context.createConsumer(context.createQueue(DEAD_LETTERS), "DemarcReasonCode = '" + code + "'")) {
            while (Instant.now().isBefore(limit)) {
                Message message = letters.receive(1000);
                if (message != null && body(message).contains(mark)) {
                    return message;
                }
            }
        }
        throw new AssertionError("no dead letter " + code + " with " + mark);
    }

    static String body(Message message) {
        try {
            String body = message.getBody(String.class);
            return body == null ? "" : body;
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String correlation(Message message) {
        try {
            return message.getJMSCorrelationID();
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return Product.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(text, e);
        }
    }

    static String text(Object body) {
        try {
            return body instanceof String ready ? ready : Product.JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
