package org.demarc.billing.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.demarc.billing.control.ImportOptions.IpRange;
import org.demarc.billing.entity.BillingProblem;

/** Options of an import as they are stored: JSON in which only what differs from the standard need stand. */
public final class OptionsText {

    private static final String KEPT = "keptIps";
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private OptionsText() {}

    /**
     * Reads options.
     *
     * @throws org.demarc.ProblemException {@link BillingProblem#BAD_OPTIONS} naming what cannot be read
     */
    public static ImportOptions read(String json) {
        try {
            ObjectNode all = JSON.valueToTree(ImportOptions.STANDARD);
            JsonNode given = JSON.readTree(json.isBlank() ? "{}" : json);
            if (!(given instanceof ObjectNode object)) {
                throw BillingProblem.BAD_OPTIONS.because("the options are no JSON object");
            }
            all.setAll(object);
            if (all.get(KEPT) instanceof ArrayNode ranges) {
                all.set(KEPT, normal(ranges));
            }
            return Objects.requireNonNull(JSON.treeToValue(all, ImportOptions.class));
        } catch (JsonProcessingException broken) {
            throw BillingProblem.BAD_OPTIONS.because(broken.getOriginalMessage());
        }
    }

    /** Options as text, every one of them. */
    public static String write(ImportOptions options) {
        try {
            return JSON.writeValueAsString(options);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ArrayNode normal(ArrayNode ranges) {
        ArrayNode normal = JSON.createArrayNode();
        for (JsonNode range : ranges) {
            normal.add(range.isObject() ? range : JSON.valueToTree(range(range)));
        }
        return normal;
    }

    /** A pair of numbers, {@code a.b.c.d/nn}, {@code a.b.c.d-e.f.g.h} or one address. */
    private static IpRange range(JsonNode range) {
        if (range.isArray() && range.size() == 2) {
            return new IpRange(range.get(0).asLong(), range.get(1).asLong());
        }
        String text = range.asText();
        String[] parts = text.split("[-/]", 2);
        String first = Ipv4.dotted(parts[0]);
        if (first.isEmpty()) {
            throw BillingProblem.BAD_OPTIONS.because(text + " is no range of addresses");
        }
        long start = Ipv4.number(first);
        if (parts.length == 1) {
            return new IpRange(start, start);
        }
        return text.indexOf('/') > 0
                ? network(text, start, parts[1])
                : new IpRange(start, Ipv4.number(last(text, parts[1])));
    }

    private static IpRange network(String text, long start, String length) {
        if (!length.matches("[0-9]|[12][0-9]|3[0-2]")) {
            throw BillingProblem.BAD_OPTIONS.because(text + " is no network");
        }
        long size = 1L << (32 - Integer.parseInt(length));
        long base = start / size * size;
        return new IpRange(base, base + size - 1);
    }

    private static String last(String text, String end) {
        String last = Ipv4.dotted(end);
        if (last.isEmpty()) {
            throw BillingProblem.BAD_OPTIONS.because(text + " is no range of addresses");
        }
        return last;
    }
}
