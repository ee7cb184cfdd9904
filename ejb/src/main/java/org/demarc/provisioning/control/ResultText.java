package org.demarc.provisioning.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.demarc.provisioning.entity.Order;
import org.demarc.provisioning.entity.RequestAction;
import org.demarc.provisioning.entity.RequestState;
import org.demarc.provisioning.entity.ServiceKey;

/** Writes what the topic of results tells about a request: JSON without secrets (docs/provisioning-result.schema.json). */
public final class ResultText {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final ObjectNode body = JSON.createObjectNode();

    private ResultText(String id, RequestState state, Instant at) {
        body.put("id", id);
        body.put("state", state.word());
        body.put("final", state.isFinal());
        body.put("at", at.toString());
    }

    public static ResultText of(String id, RequestState state, Instant at) {
        return new ResultText(id, state, at);
    }

    public ResultText about(RequestAction action, ServiceKey service) {
        body.put("action", action.word());
        body.putObject("service").put("source", service.source()).put("id", service.id());
        return this;
    }

    /** Why; an empty code is left out. */
    public ResultText because(String code, String text, String detail) {
        if (!code.isEmpty() || !text.isEmpty()) {
            body.put("code", code).put("text", text);
        }
        if (!detail.isEmpty()) {
            body.put("detail", detail);
        }
        return this;
    }

    /** How the service's account is now; texts that are empty are left out. */
    public ResultText account(String state, String address, String warning) {
        body.put("account", state);
        if (!address.isEmpty()) {
            body.put("address", address);
        }
        if (!warning.isEmpty()) {
            body.put("warning", warning);
        }
        return this;
    }

    public ResultText order(Order order) {
        body.put("order", order.id()).put("router", order.routerName());
        if (!order.result().isEmpty()) {
            body.put("change", order.result().toLowerCase(java.util.Locale.ROOT));
        }
        return this;
    }

    /** What a dry run found. */
    public ResultText plan(RequestPreview preview) {
        body.set("plan", JSON.valueToTree(preview));
        return this;
    }

    public String json() {
        return written(body);
    }

    /** The same result once more, because the request came once more. */
    public static String repeated(String result) {
        return written(((ObjectNode) read(result)).put("repeated", true));
    }

    /** A result as JSON again. */
    public static JsonNode read(String result) {
        try {
            return JSON.readTree(result);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a result", e);
        }
    }

    private static String written(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("trees always become JSON", e);
        }
    }
}
