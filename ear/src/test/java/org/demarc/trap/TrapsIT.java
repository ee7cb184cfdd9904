package org.demarc.trap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import org.demarc.lab.device.LabDevice;
import org.demarc.lab.isp.Isp;
import org.demarc.lab.snmp.Manners;
import org.demarc.lab.snmp.SnmpAgent;
import org.demarc.lab.snmp.SnmpDevice;
import org.demarc.lab.snmp.TrapSender;
import org.demarc.lab.snmp.V3Engine;
import org.demarc.lab.snmp.V3TrapSender;
import org.demarc.lab.snmp.V3User;
import org.demarc.lab.snmp.V3User.Hiding;
import org.demarc.lab.snmp.V3User.Signing;
import org.demarc.stand.Product;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Traps of a simulated switch in the running product. */
class TrapsIT {

    private static final String ADDRESS = "127.41.8.1";
    private static final String SECURED = "127.41.8.3";
    private static final String LINK_DOWN = "1.3.6.1.6.3.1.1.5.3";
    private static final String IF_INDEX = "1.3.6.1.2.1.2.2.1.1.5";

    @Test
    @DisplayName("devices.md 13: a trap is in the log once, has the port read again, and a storm is only counted")
    void aTrapIsLoggedOnceAndHasThePortReadAgain() {
        LabDevice lab = Isp.first(42, "sw-dlink");
        try (SnmpAgent agent = SnmpAgent.start(0)) {
            agent.bind(ADDRESS, new SnmpDevice("traps", lab.mib(), Manners.OPEN));
            long id = Product.json(Product.post(
                            "/rest/v1/devices",
                            Map.of(
                                    "name",
                                    "traps-it",
                                    "address",
                                    ADDRESS,
                                    "snmpPort",
                                    agent.port(),
                                    "community",
                                    "public")))
                    .path("id")
                    .asLong();
            Product.post("/rest/v1/devices/" + id + "/poll", Map.of());
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> json("/rest/v1/devices/" + id + "/interfaces?limit=1")
                                    .path("total")
                                    .asLong()
                            > 20);
            int port = json("/rest/v1/traps/receiver").path("port").asInt();
            assertThat(port).isPositive();
            TrapSender sender = new TrapSender(ADDRESS, new InetSocketAddress("127.0.0.1", port));
            lab.ports().get(4).enable(false);

            sender.linkDown(5, 1000);
            sender.linkDown(5, 1000);

            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                            json("/rest/v1/traps?device=" + id).path("total").asLong())
                    .isPositive());
            JsonNode row = json("/rest/v1/traps?device=" + id + "&q=linkDown")
                    .path("items")
                    .path(0);
            assertThat(row.path("interfaceName").asText()).isEqualTo("1/5");
            assertThat(row.path("details").asText()).startsWith("uptime 1000");
            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> assertThat(json("/rest/v1/devices/" + id + "/interfaces?limit=100")
                                    .toString())
                            .contains("\"adminState\":\"Disabled\""));

            for (int i = 0; i < 300; i++) {
                sender.linkUp(5, 2000L + i);
            }
            sender.send("1.3.6.1.4.1.99999.7", 3000, "1.3.6.1.4.1.99999.8.1", 1);
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                            json("/rest/v1/traps/receiver").path("suppressed").asLong())
                    .isPositive());
            assertThat(json("/rest/v1/traps?device=" + id).path("total").asLong())
                    .isLessThan(250);
            Product.delete("/rest/v1/devices/" + id);
        }
    }

    @Test
    @DisplayName("ENG-17 a trap of version 3 is in the log by the user of the device's access, another user's is not")
    void aTrapOfVersion3IsLogged() {
        V3User alarm = V3User.signing("alarm", Signing.SHA256, "authword-1").hiding(Hiding.AES128, "privword-1");
        V3User stranger = V3User.signing("alarm", Signing.SHA256, "wrongword").hiding(Hiding.AES128, "privword-1");
        JsonNode profile = Product.json(Product.post(
                "/rest/v1/access-profiles",
                Map.of(
                        "name", "traps of version 3",
                        "snmpVersion", "3",
                        "v3",
                                Map.of(
                                        "user", "alarm",
                                        "authProtocol", "SHA256",
                                        "authPassword", "authword-1",
                                        "privProtocol", "AES128",
                                        "privPassword", "privword-1"))));
        long id = Product.json(Product.post(
                        "/rest/v1/devices",
                        Map.of(
                                "name",
                                "traps-v3",
                                "address",
                                SECURED,
                                "pollEnabled",
                                false,
                                "accessProfileId",
                                profile.path("id").asLong())))
                .path("id")
                .asLong();
        InetSocketAddress receiver = new InetSocketAddress(
                "127.0.0.1", json("/rest/v1/traps/receiver").path("port").asInt());
        V3Engine engine = V3Engine.named("traps-v3");

        new V3TrapSender(SECURED, receiver, engine, stranger).trap(LINK_DOWN, 1, IF_INDEX, 5);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            new V3TrapSender(SECURED, receiver, engine, alarm).trap(LINK_DOWN, 77, IF_INDEX, 5);
            assertThat(json("/rest/v1/traps?device=" + id).path("total").asLong())
                    .isPositive();
        });

        assertThat(json("/rest/v1/traps?device=" + id).path("items"))
                .allSatisfy(row -> assertThat(row.path("details").asText()).startsWith("uptime 77"));
        Product.delete("/rest/v1/devices/" + id);
        Product.delete("/rest/v1/access-profiles/" + profile.path("id").asLong());
    }

    private static JsonNode json(String path) {
        return Product.json(Product.get(path));
    }
}
