package org.demarc.provisioning.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.demarc.provisioning.control.RefusedRequest;
import org.demarc.provisioning.control.RequestFlaw;
import org.demarc.provisioning.control.RequestSettings;
import org.demarc.settings.boundary.Settings;

/**
 * Refuses messages that are too large to be looked at. The broker keeps large messages in files and loads them when somebody
 * receives them; so nobody does: the consumer's selector passes them over, and here the broker is asked what is left in the queue
 * of this node and told to throw it away. No octet of their bodies gets into memory.
 */
@ApplicationScoped
public class OversizedMessages {

    /**
     * Selects what the consumer reads. The bound is in octets, as the broker counts: two a character in a text message; it is twice
     * the largest {@link RequestSettings#requestMaxOctets} and a little. By AMQP the acceptor's {@code amqpMinLargeMessageSize}
     * comes first: what is larger has {@code AMQSize} 0.
     */
    static final String READABLE =
            "AMQSize BETWEEN 1 AND 3145728 AND (_AMQ_LARGE_SIZE IS NULL OR _AMQ_LARGE_SIZE <= 3145728)";

    private static final String TOO_LARGE = "AMQSize < 1 OR AMQSize > 3145728 OR _AMQ_LARGE_SIZE > 3145728";

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final String QUEUE = "queue.demarc.provisioning.requests";

    @Inject
    Broker broker;

    @Inject
    RequestDesk desk;

    @Inject
    Settings settings;

    /** Refuses what is too large in the queue of this node's broker; how many messages there were. */
    public int refuse() {
        JsonNode waiting = json(broker.operation(QUEUE, "listMessagesAsJSON", TOO_LARGE));
        for (JsonNode message : waiting) {
            refuse(message);
            broker.operation(QUEUE, "removeMessage", message.path("messageID").asLong());
        }
        return waiting.size();
    }

    private void refuse(JsonNode message) {
        long octets = message.path("_AMQ_LARGE_SIZE").asLong(0);
        int limit = settings.of(RequestSettings.class).requestMaxOctets();
        String text = octets == 0
                ? "the message has more than " + limit + " octets, which are allowed"
                : "the message has " + octets + " octets, " + limit + " are allowed";
        desk.refuse(
                RequestDesk.Letter.beginning("", Math.max(octets, limit + 1L), ""),
                new RefusedRequest(RequestFlaw.TOO_LARGE.name(), text));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the broker does not say what waits in " + QUEUE, e);
        }
    }
}
