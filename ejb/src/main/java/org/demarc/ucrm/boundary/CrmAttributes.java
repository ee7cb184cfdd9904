package org.demarc.ucrm.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.demarc.ucrm.control.CrmAnswer;
import org.demarc.ucrm.control.CrmApi;
import org.demarc.ucrm.entity.CrmSource;

/** Writes custom attributes of services into the CRM (ucrm-routeros.md 3.6), where the app key may write. */
@Dependent
public class CrmAttributes {

    private final CrmApis apis;

    @Inject
    public CrmAttributes(CrmApis apis) {
        this.apis = apis;
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** @param service the CRM's object as it is now */
        record Written(JsonNode service) implements Outcome {}

        /**
         * @param text why, in one sentence
         * @param isFinal whether trying again soon is of no use
         */
        record NotWritten(String text, boolean isFinal) implements Outcome {}
    }

    /** Never in a transaction: it asks the CRM twice. */
    Outcome write(CrmSource source, String service, String key, String value) {
        CrmApi api = apis.of(source);
        CrmAnswer known = api.get("custom-attributes");
        if (!(known instanceof CrmAnswer.Found found)) {
            return notWritten(known);
        }
        Optional<Integer> number = number(found.json(), key);
        if (number.isEmpty()) {
            return new Outcome.NotWritten("the CRM has no service attribute with the key " + key, true);
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("attributes")
                .addObject()
                .put("customAttributeId", number.get())
                .put("value", value);
        CrmAnswer answer = api.patchService(service, body);
        return answer instanceof CrmAnswer.Found written ? new Outcome.Written(written.json()) : notWritten(answer);
    }

    private static Outcome notWritten(CrmAnswer answer) {
        boolean isFinal = answer instanceof CrmAnswer.Refused || answer instanceof CrmAnswer.Missing;
        return new Outcome.NotWritten(EventCheck.words(answer), isFinal);
    }

    private static Optional<Integer> number(JsonNode attributes, String key) {
        for (JsonNode attribute : attributes) {
            boolean isOfServices =
                    attribute.path("attributeType").asText("service").equals("service");
            if (isOfServices && attribute.path("key").asText().equals(key)) {
                return Optional.of(attribute.path("id").asInt());
            }
        }
        return Optional.empty();
    }
}
