package org.demarc.ucrm.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.demarc.ucrm.entity.AttributeKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** UR-77: what a CRM has is compared with what Demarc needs. */
class SetUpTest {

    private static final String URL = "https://demarc.example.net/ucrm/main/0123456789abcdef0123/";

    @ParameterizedTest
    @CsvSource({
        "deviceName,Device Name",
        "pppoeUsername,PPPoE Username",
        "dhcpMacAddress,DHCP MAC Address",
        "username,Username",
        "wanPort2Name,Wan Port2 Name"
    })
    void anAttributeIsGivenTheNameThatItsKeyComesFrom(String key, String name) {
        assertThat(SetUp.nameFor(key)).isEqualTo(name);
    }

    @Test
    void anAttributeOfClientsIsNoAttributeOfServices() throws JsonProcessingException {
        JsonNode found = json("[{\"key\":\"deviceName\",\"name\":\"Device Name\",\"attributeType\":\"client\"},"
                + "{\"key\":\"pppoeUsername\",\"name\":\"Login\",\"attributeType\":\"service\"}]");

        var attributes = SetUp.attributes(AttributeKeys.DEFAULT, found);

        assertThat(attributes)
                .extracting(SetUp.Attribute::state)
                .containsExactly(
                        SetUp.State.WRONG,
                        SetUp.State.PRESENT,
                        SetUp.State.MISSING,
                        SetUp.State.MISSING,
                        SetUp.State.MISSING);
    }

    @Test
    void anEndpointThatSendsTooFewEventsOrIsSwitchedOffIsWrong() throws JsonProcessingException {
        JsonNode few = json(
                "[{\"url\":\"" + URL
                        + "\",\"isActive\":true,\"webhookEventTypes\":[{\"eventName\":\"service.add\"},{\"eventName\":\"service.edit\"}]}]");
        JsonNode off = json("[{\"url\":\"" + URL + "\",\"isActive\":false,\"anyEvent\":true}]");

        assertThat(SetUp.endpoint(URL, "main", few).state()).isEqualTo(SetUp.State.WRONG);
        assertThat(SetUp.endpoint(URL, "main", few).missingEvents())
                .contains("service.suspend", "client.edit")
                .doesNotContain("service.add", "service.edit");
        assertThat(SetUp.endpoint(URL, "main", off).detail()).isEqualTo("inactive");
    }

    @Test
    void aSlashAtTheEndMakesNoDifferenceAndAnEndpointWithAnotherKeyIsCounted() throws JsonProcessingException {
        JsonNode found = json(
                "[{\"url\":\"" + URL.substring(0, URL.length() - 1)
                        + "\"},{\"url\":\"https://demarc.example.net/ucrm/main/old/\"},{\"url\":\"https://other.example.net/\"}]");

        var endpoint = SetUp.endpoint(URL, "main", found);

        assertThat(endpoint.state()).isEqualTo(SetUp.State.PRESENT);
        assertThat(endpoint.others()).isEqualTo(1);
    }

    @Test
    void whatTheCrmDoesNotShowIsUnknown() {
        assertThat(SetUp.endpoint(URL, "main", MissingNode.getInstance()).state())
                .isEqualTo(SetUp.State.UNKNOWN);
        assertThat(SetUp.attributes(AttributeKeys.DEFAULT, MissingNode.getInstance()))
                .extracting(SetUp.Attribute::state)
                .containsOnly(SetUp.State.UNKNOWN);
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
