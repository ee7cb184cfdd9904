package org.demarc.ucrm.control;

import com.fasterxml.jackson.databind.JsonNode;

/** The name of a client as it stands in comments (ucrm-routeros.md 3.3). */
public final class ClientName {

    private static final int LONGEST = 200;

    private ClientName() {}

    /** Company name of a company that has one, else first and last name, else {@code client<id>}; at most 200 characters. */
    public static String of(JsonNode client) {
        String company = text(client, "companyName");
        if (client.path("clientType").asInt() == 2 && !company.isEmpty()) {
            return company;
        }
        String name = (text(client, "firstName") + " " + text(client, "lastName")).strip();
        return name.isEmpty() ? unknown(text(client, "id")) : name;
    }

    private static String text(JsonNode client, String field) {
        return CrmText.cut(client.path(field).asText("").strip(), LONGEST / 2).strip();
    }

    /** What a client is called whose name nobody told. */
    public static String unknown(String clientId) {
        return "client" + clientId;
    }
}
