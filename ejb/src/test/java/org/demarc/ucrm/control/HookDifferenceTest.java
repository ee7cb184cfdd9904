package org.demarc.ucrm.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.demarc.ucrm.entity.AttributeKeys;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What timelines tell when a hook and the CRM disagree (ucrm-routeros.md 5.2). */
class HookDifferenceTest {

    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    private static final String SERVICE = """
            {"id":4101,"clientId":501,"status":1,"name":"Home","servicePlanId":7,"servicePlanName":"Basic 10M","servicePlanType":"Internet",
             "downloadSpeed":10,"uploadSpeed":2.0,"attributes":[{"key":"deviceName","value":"site1"},
             {"key":"pppoeUsername","value":"sub101"},{"key":"pppoePassword","value":"topsecret1"},{"key":"wifiKey","value":"hidden1"}]}
            """;

    @Test
    @DisplayName("UR-73 what hook and CRM say alike is nothing to tell, however numbers are written")
    void whatBothSayAlikeIsNothingToTell() {
        ObjectNode hook = service();
        hook.put("uploadSpeed", 2);

        assertThat(difference(hook, service())).isEmpty();
    }

    @Test
    @DisplayName("UR-73 fields that differ are named with both values, passwords and what nobody knows only by name")
    void whatDiffersIsNamedAndSecretsAreMasked() {
        ObjectNode hook = service();
        hook.put("status", 3).put("servicePlanName", "Pro 50M").put("downloadSpeed", 50);
        attribute(hook, 0, "site2");
        attribute(hook, 2, "topsecret2");
        attribute(hook, 3, "hidden2");

        assertThat(difference(hook, service()).orElseThrow())
                .isEqualTo("status: 3 → 1, servicePlanName: Pro 50M → Basic 10M, speeds: 2M/50M → 2M/10M,"
                        + " deviceName: site2 → site1, pppoePassword: •••, wifiKey: •••");
    }

    @Test
    @DisplayName("UR-25 UR-73 a hook without fields and attributes contradicts nobody")
    void whatTheHookLacksIsNoContradiction() {
        ObjectNode bare = new ObjectMapper().createObjectNode().put("id", 4101);

        assertThat(difference(bare, service())).isEmpty();
        assertThat(difference(new ObjectMapper().createObjectNode(), service())).isEmpty();
    }

    @Test
    @DisplayName("UR-73 an attribute that is gone, or came meanwhile, differs")
    void anAttributeThatIsGoneDiffers() {
        ObjectNode now = service();
        now.withArray("attributes").remove(1);

        assertThat(difference(service(), now)).contains("pppoeUsername: sub101 → –");
        assertThat(difference(now, service())).contains("pppoeUsername: – → sub101");
    }

    private static Optional<String> difference(ObjectNode hook, ObjectNode now) {
        return HookDifference.words(hook, CrmService.of(now, NOW), AttributeKeys.DEFAULT, NOW);
    }

    private static void attribute(ObjectNode service, int index, String value) {
        ((ObjectNode) service.withArray("attributes").get(index)).put("value", value);
    }

    private static ObjectNode service() {
        try {
            return (ObjectNode) new ObjectMapper().readTree(SERVICE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
