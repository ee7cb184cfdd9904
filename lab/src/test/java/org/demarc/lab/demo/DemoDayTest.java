package org.demarc.lab.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.demarc.lab.isp.IspPlan;
import org.demarc.lab.ucrm.UcrmOptions;
import org.demarc.lab.ucrm.UcrmServer;
import org.junit.jupiter.api.Test;

/** The demo shows one of each action of a CRM's user (ucrm-routeros.md 10.8). */
class DemoDayTest {

    @Test
    void eachActionOfTheCrmIsPlayedOnce() {
        try (UcrmServer crm = UcrmServer.start(UcrmOptions.defaults().at("127.0.0.1", 0))) {
            crm.hookTo(crm.url() + "nobody-listens-here");

            new DemoDay(crm, IspPlan.ofSeed(1, 50).subscribers(), List.of("rb-1", "rb-2")).play();

            Set<String> names = crm.events().stream()
                    .map(event -> event.path("eventName").asText())
                    .filter(name -> name.startsWith("service."))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(names)
                    .containsExactly(
                            "service.activate",
                            "service.add",
                            "service.archive",
                            "service.edit",
                            "service.end",
                            "service.suspend",
                            "service.suspend_cancel");
            assertThat(statuses(crm, "service.add")).containsKeys(1, 6);
            assertThat(statuses(crm, "service.suspend"))
                    .as("1: the feature was switched off")
                    .containsKeys(1, 3);
            assertThat(statuses(crm, "service.edit"))
                    .as("5: replaced, 7: quoted")
                    .containsKeys(1, 2, 3, 5, 6, 7);
            assertThat(crm.deliveries())
                    .as("one was sent again")
                    .hasSize(crm.events().size() + 1);
        }
    }

    private static Map<Integer, Integer> statuses(UcrmServer crm, String name) {
        Map<Integer, Integer> timesByStatus = new HashMap<>();
        for (JsonNode event : crm.events()) {
            if (event.path("eventName").asText().equals(name)) {
                timesByStatus.merge(event.at("/extraData/entity/status").asInt(), 1, Integer::sum);
            }
        }
        return timesByStatus;
    }
}
