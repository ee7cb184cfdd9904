package org.demarc.lab.demo;

import static org.demarc.lab.demo.DemoLab.ordered;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.lab.isp.Isp;

/**
 * Registers the simulated ISP with the product by its own API: what is there already stays, so a second start of the demo
 * only refreshes the addresses that changed.
 */
final class DemoSeed {

    private static final String COMMUNITY = "public";

    private final DemoApi api;
    private final DemoLab lab;
    private final String url;
    private final Path dir;
    private final List<Map<String, Object>> hooks = new ArrayList<>();

    DemoSeed(DemoApi api, DemoLab lab, String url, Path dir) {
        this.api = api;
        this.lab = lab;
        this.url = url;
        this.dir = dir;
    }

    void sow() throws IOException {
        devices();
        billing();
        pools();
        routers();
        crm("main", true);
        crm("plain", false);
    }

    /** The part {@code hooks} of {@code demo.json}. */
    List<Map<String, Object>> hooks() {
        return List.copyOf(hooks);
    }

    private void devices() {
        JsonNode access = profile();
        Map<String, Long> groupByKind =
                Map.of("OLT", group("OLTs"), "SWITCH", group("Switches"), "ROUTER", group("Routers"));
        int made = 0;
        for (Isp.Device device : lab.isp().devices()) {
            String kind = device.profile().equals("mikrotik-routeros")
                    ? "ROUTER"
                    : lab.isp().plan().olts().stream()
                                    .anyMatch(olt -> olt.name().equals(device.name()))
                            ? "OLT"
                            : "SWITCH";
            api.ensureUnlessThere(
                    "devices",
                    "name",
                    ordered(
                            "name", device.name(),
                            "address", device.address(),
                            "accessProfileId", access.path("id").asLong(),
                            "groupId", groupByKind.getOrDefault(kind, 0L),
                            "location", location(device.name()),
                            "latitude", 50.43 + 0.011 * (made * 7 % 18),
                            "longitude", 30.44 + 0.017 * (made * 5 % 18)));
            made++;
        }
        DemoMain.say(made + " devices are in the inventory");
    }

    /** One access profile for all devices; its port follows the lab, which may have found another free one. */
    private JsonNode profile() {
        Map<String, Object> wanted = ordered(
                "name",
                "Lab",
                "snmpVersion",
                "2c",
                "snmpPort",
                lab.isp().snmpPort(),
                "readCommunity",
                COMMUNITY,
                "writeCommunity",
                "private");
        JsonNode known = api.ensure("access-profiles", "name", wanted);
        if (known.path("snmpPort").asInt() != lab.isp().snmpPort()) {
            return api.put("access-profiles/" + known.path("id").asLong(), wanted);
        }
        return known;
    }

    private Long group(String name) {
        return api.ensure("device-groups", "name", ordered("name", name, "description", ""))
                .path("id")
                .asLong();
    }

    private String location(String device) {
        return lab.isp()
                .plan()
                .device(device)
                .map(planned -> planned.location())
                .orElse("");
    }

    /** Known again by its id: under another name it would be a second billing with the same subscribers. */
    private void billing() throws IOException {
        String url = lab.isp().billing().url();
        Path remembered = dir.resolve("billing.id");
        Optional<JsonNode> known = Files.exists(remembered)
                ? api.look("billing-sources/" + Files.readString(remembered).strip())
                : api.find("billing-sources", "name", DemoLab.BILLING);
        JsonNode source = known.isPresent()
                ? moved(known.get(), url)
                : api.post(
                        "billing-sources",
                        ordered(
                                "name",
                                DemoLab.BILLING,
                                "kind",
                                "ubilling",
                                "url",
                                url,
                                "enabled",
                                true,
                                "cron",
                                "0 * * * *"));
        Files.writeString(remembered, source.path("id").asText());
        api.start("billing-sources/" + source.path("id").asLong() + "/run");
        DemoMain.say("the billing is registered, its subscribers are being imported");
    }

    private JsonNode moved(JsonNode source, String url) {
        return api.put(
                "billing-sources/" + source.path("id").asLong(),
                ordered("name", source.path("name").asText(), "kind", "ubilling", "url", url));
    }

    private void pools() {
        api.ensureUnlessThere(
                "pools",
                "name",
                ordered("name", "PPPoE", "kind", "ppp", "prefixes", List.of("10.64.0.0/20"), "position", 0));
    }

    private void routers() {
        for (DemoLab.Router router : lab.routers()) {
            Map<String, Object> wanted = ordered(
                    "name", router.device().name(),
                    "host", router.device().address(),
                    "port", router.simulator().port(),
                    "login", DemoLab.ROUTER_LOGIN,
                    "password", DemoLab.ROUTER_PASSWORD);
            JsonNode known = api.find("routers", "name", router.device().name())
                    .map(found -> api.put("routers/" + found.path("id").asLong(), wanted))
                    .orElseGet(() -> api.post("routers", wanted));
            long id = known.path("id").asLong();
            String prefix = "10." + (80 + lab.routers().indexOf(router)) + ".0.0/22";
            api.ensureUnlessThere(
                    "pools",
                    "name",
                    ordered(
                            "name",
                            "DHCP " + router.device().name(),
                            "kind",
                            "dhcp",
                            "routerId",
                            id,
                            "prefixes",
                            List.of(prefix)));
        }
        DemoMain.say(lab.routers().size() + " routers and their address pools are registered");
    }

    /** A source and the address of its webhooks; a verified one has the CRM's API to ask, the other has none. */
    private void crm(String code, boolean verified) {
        Map<String, Object> wanted = ordered("code", code, "name", verified ? "Lab UISP" : "Webhooks by hand");
        if (verified) {
            wanted.put("baseUrl", lab.crm().url());
            wanted.put("appKey", DemoLab.CRM_KEY);
        }
        JsonNode known = api.find("crm-sources", "code", code)
                .map(found -> {
                    wanted.put("version", found.path("version").asLong());
                    return api.put("crm-sources/" + found.path("id").asLong(), wanted);
                })
                .orElseGet(() -> api.post("crm-sources", wanted));
        String hook = withHost(known.path("hookUrl").asText());
        hooks.add(ordered("partner", "ucrm", "source", code, "url", hook, "verified", verified));
        if (verified) {
            lab.crm().hookTo(hook);
        }
    }

    private String withHost(String hook) {
        return hook.startsWith("/") ? url + hook : hook;
    }
}
