package org.demarc.ucrm.control;

import com.fasterxml.jackson.databind.JsonNode;

/** The name of a client as it stands in comments (ucrm-routeros.md 3.3). */
public final class ClientName {

    private ClientName() {}

    /** Company name of a company that has one, else first and last name, else {@code client<id>}. */
    public static String of(JsonNode client) {
        String company = client.path("companyName").asText("").strip();
        if (client.path("clientType").asInt() == 2 && !company.isEmpty()) {
            return company;
        }
        String name = (client.path("firstName").asText("") + " "
                        + client.path("lastName").asText(""))
                .strip();
        return name.isEmpty() ? unknown(client.path("id").asText("")) : name;
    }

    /** What a client is called whose name nobody told. */
    public static String unknown(String clientId) {
        return "client" + clientId;
    }
}
