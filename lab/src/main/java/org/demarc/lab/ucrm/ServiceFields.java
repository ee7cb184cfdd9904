package org.demarc.lab.ucrm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** Makes service objects with the fields of a UISP 2.x service in their order (ucrm-routeros.md 3.3). */
final class ServiceFields {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String SINCE = "2026-01-15T00:00:00+0200";

    private ServiceFields() {}

    static ObjectNode service(int id, int clientId, int status, ObjectNode plan) {
        ObjectNode service = JSON.objectNode();
        service.put("id", id).put("prepaid", false).put("clientId", clientId).put("status", status);
        service.put("name", plan.path("name").asText());
        nulls(service, "fullAddress", "street1", "street2", "city");
        service.put("countryId", 249);
        nulls(service, "stateId", "zipCode", "note", "addressGpsLat", "addressGpsLon");
        service.put("servicePlanId", plan.path("id").asInt())
                .put("servicePlanPeriodId", 1)
                .put("price", 15);
        service.put("hasIndividualPrice", false).put("totalPrice", 15).put("currencyCode", "EUR");
        nulls(service, "invoiceLabel", "contractId");
        service.put("contractLengthType", 1).putNull("minimumContractLengthMonths");
        service.put("activeFrom", SINCE);
        nulls(service, "activeTo", "contractEndDate");
        service.put("discountType", 0).putNull("discountValue").put("discountInvoiceLabel", "Discount");
        nulls(service, "discountFrom", "discountTo", "tax1Id", "tax2Id", "tax3Id");
        service.put("invoicingStart", SINCE).put("invoicingPeriodType", 1).put("invoicingPeriodStartDay", 15);
        service.put("nextInvoicingDayAdjustment", 0).put("invoicingProratedSeparately", true);
        service.put("invoicingSeparately", false).putNull("sendEmailsAutomatically");
        service.put("useCreditAutomatically", true);
        plan(service, plan);
        service.put("hasOutage", false);
        nulls(service, "unmsClientSiteStatus", "fccBlockId", "lastInvoicedDate");
        service.put("unmsClientSiteId", uuid("site" + id));
        service.set("attributes", JSON.arrayNode());
        nulls(service, "addressData", "suspensionReasonId", "serviceChangeRequestId", "setupFeePrice");
        nulls(service, "earlyTerminationFeePrice", "downloadSpeedOverride", "uploadSpeedOverride");
        service.putNull("trafficShapingOverrideEnd").put("trafficShapingOverrideEnabled", false);
        return service.putNull("servicePlanGroupId");
    }

    private static void plan(ObjectNode service, ObjectNode plan) {
        service.put("servicePlanName", plan.path("name").asText()).put("servicePlanPrice", 15);
        service.put("servicePlanPeriod", 1)
                .put("servicePlanType", plan.path("servicePlanType").asText());
        service.set("downloadSpeed", plan.path("downloadSpeed"));
        service.set("uploadSpeed", plan.path("uploadSpeed"));
    }

    /** Sets attributes by key; an empty value removes the attribute. */
    static void attributes(ObjectNode service, Map<String, String> values, Iterable<ObjectNode> known) {
        ArrayNode attributes = service.withArray("attributes");
        for (ObjectNode custom : known) {
            String value = values.get(custom.path("key").asText());
            if (value != null) {
                remove(attributes, custom.path("id").asInt());
                if (!value.isEmpty()) {
                    attributes.add(attribute(service.path("id").asInt(), custom, value));
                }
            }
        }
    }

    private static void remove(ArrayNode attributes, int customId) {
        for (int at = attributes.size() - 1; at >= 0; at--) {
            if (attributes.get(at).path("customAttributeId").asInt() == customId) {
                attributes.remove(at);
            }
        }
    }

    private static ObjectNode attribute(int serviceId, ObjectNode custom, String value) {
        int customId = custom.path("id").asInt();
        ObjectNode attribute = JSON.objectNode().put("id", uuid(serviceId + "/" + customId));
        attribute.put("serviceId", serviceId).put("customAttributeId", customId);
        attribute
                .put("name", custom.path("name").asText())
                .put("key", custom.path("key").asText());
        return attribute.put("value", value).put("clientZoneVisible", false);
    }

    private static String uuid(String seed) {
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static void nulls(ObjectNode object, String... names) {
        for (String name : names) {
            object.putNull(name);
        }
    }
}
