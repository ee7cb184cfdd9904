package org.demarc.wildcore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.demarc.lab.device.Onu;
import org.demarc.lab.isp.Isp;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The Wildcore dialect on the running product, with a simulated OLT and one that is dead. */
class WildcoreIT {

    private static final String API = "/api/v1";
    private static final String DEAD = "127.77.0.9";
    private static Isp isp;
    private static String oltAddress = "";
    private static long living;
    private static long dead;
    private static long port;

    @BeforeAll
    static void twoPlacesOfOneOnu() throws SQLException {
        isp = Isp.start(Isp.Options.defaults().withSubscribers(400));
        var olt = isp.devices().stream()
                .filter(device -> device.profile().equals("huawei-smartax"))
                .findFirst()
                .orElseThrow();
        oltAddress = olt.address();
        var lab = isp.device(olt.name());
        Onu onu = lab.onus().get(0);
        long pon = lab.ponPorts().get(onu.make().pon() - 1).make().ifIndex();
        try (var database = connect()) {
            living = line(
                    database, oltAddress, isp.snmpPort(), "Up", pon, onu.make().number() - 1, "Online");
            port = port(database, aSwitch().address(), isp.snmpPort());
            dead = line(database, DEAD, 16_999, "Down", pon, onu.make().number() - 1, "LOS");
        }
    }

    private static Isp.Device aSwitch() {
        return isp.devices().stream()
                .filter(device -> device.profile().equals("dlink-des3200"))
                .findFirst()
                .orElseThrow();
    }

    private static long port(Connection database, String ip, int snmpPort) throws SQLException {
        long device = insert(
                database,
                "insert into device (name, address, snmp_port, type, profile, model_key, model_name, status, answered_at, poll_enabled)"
                        + " values (?, ?::inet, ?, 'SWITCH', 'dlink-des3200', 'dlink_des_3200_28_c1', 'D-Link DES-3200-28/C1',"
                        + " 'Up', now(), false) returning id",
                "wc-switch",
                ip,
                snmpPort);
        long id = insert(
                database,
                "insert into interface (device_id, bind_key, snmp_index, if_index, name, type, port, status)"
                        + " values (?, '1', '1', 1, '1/1', 'FE', 1, 'Up') returning id",
                device);
        return insert(database, "insert into port (interface_id) values (?) returning interface_id", id);
    }

    @AfterAll
    static void stop() {
        isp.close();
    }

    private static Connection connect() throws SQLException {
        return Product.stand().database().connect();
    }

    private static long line(
            Connection database, String ip, int snmpPort, String up, long pon, int number, String status)
            throws SQLException {
        long device = insert(
                database,
                "insert into device (name, address, snmp_port, type, profile, model_key, model_name, status, answered_at, poll_enabled)"
                        + " values (?, ?::inet, ?, 'OLT', 'huawei-smartax', 'huawei_ma5608t', 'Huawei MA5608T', ?, now(), false)"
                        + " returning id",
                "wc-" + ip,
                ip,
                snmpPort,
                up);
        insert(
                database,
                "insert into interface (device_id, bind_key, snmp_index, if_index, name, type, technology, frame, slot, port)"
                        + " values (?, '200100', ?, ?, 'GPON 0/1/0', 'PON', 'gpon', 0, 1, 0) returning id",
                device,
                String.valueOf(pon),
                pon);
        long id = insert(
                database,
                "insert into interface (device_id, bind_key, parent_key, snmp_index, name, type, technology, frame, slot,"
                        + " port, onu, status, description) values (?, ?, '200100', ?, 'GPON 0/1/0:1', 'ONU', 'gpon', 0, 1,"
                        + " 0, ?, ?, 'flat 7') returning id",
                device,
                String.valueOf(200_100_000 + number),
                pon + "." + number,
                number,
                status);
        insert(
                database,
                "insert into onu (interface_id, device_id, ident_kind, ident, ident_shown, ident_seen_at)"
                        + " values (?, ?, 'SN', '5A54454777C0FE36', 'ZTEG77C0FE36', now()) returning interface_id",
                id,
                device);
        return insert(
                database,
                "insert into onu_signal (interface_id, read_at, rx_dbm, tx_dbm) values (?, now(), -33.33, 2.5)"
                        + " returning interface_id",
                id);
    }

    private static long insert(Connection database, String text, Object... values) throws SQLException {
        try (var statement = database.prepareStatement(text)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static HttpResponse<String> get(String path) {
        return Product.get(API + path);
    }

    private static HttpResponse<String> getAs(String key, String path) {
        return Product.send(
                HttpRequest.newBuilder(URI.create(Product.url(API + path))).header("X-Auth-Key", key));
    }

    @Test
    void anOnuIsFoundInAnyWritingAndThePlaceWhereItIsOnlineComesFirst() {
        for (String writing : List.of("ZTEG77C0FE36", "ZTEG:77C0FE36", "5a54454777c0fe36")) {
            JsonNode answer = Product.json(get("/device-interface/search?only_active_mac=1&ont_ident=" + writing));

            assertThat(answer.path("data")).hasSize(2);
            assertThat(answer.at("/data/0/interface_id").asLong()).isEqualTo(living);
            assertThat(answer.at("/meta/duplicates/0/chosen").asLong()).isEqualTo(living);
            assertThat(answer.at("/data/0/device/access").isNull()).isTrue();
        }
    }

    @Test
    @DisplayName("wildcore-mikbill.md 7.4: an ONU in two places is told with the place that is online first")
    void whatIsKnownTwiceIsTold() {
        JsonNode idents =
                Product.json(get("/component/analytics/duplicated-ont-idents")).path("data");
        JsonNode macs = Product.json(get("/component/analytics/duplicated-mac-addresses"));

        assertThat(idents).anySatisfy(one -> {
            assertThat(one.path("ident").asText()).isEqualTo("ZTEG77C0FE36");
            assertThat(one.path("type").asText()).isEqualTo("SN");
            assertThat(one.path("count").asInt()).isEqualTo(2);
            assertThat(one.path("online_count").asInt()).isEqualTo(1);
            assertThat(one.path("state").asText()).isEqualTo("stale");
            assertThat(one.at("/interfaces/0/id").asLong()).isEqualTo(living);
            assertThat(one.at("/interfaces/0/status").asText()).isEqualTo("Online");
            assertThat(one.at("/interfaces/1/ident_seen_at").asText()).isNotEmpty();
        });
        assertThat(macs.path("statusCode").asInt()).isEqualTo(200);
        assertThat(macs.path("data").isArray()).isTrue();
    }

    @Test
    @DisplayName("wildcore-mikbill.md 6.6: who answers ICMP is told with delay and loss")
    void statusesOfThePingerAreTold() throws SQLException {
        try (var database = connect()) {
            insert(
                    database,
                    "with d as (insert into device (name, address) values ('wc-pinged', '192.0.2.199') returning id)"
                            + " insert into device_reach (device_id, alive, changed_at, probed_at, rtt_ms, loss)"
                            + " select id, true, now(), now(), 1.25, 0 from d returning device_id");
        }

        JsonNode statuses = Product.json(get("/component/pinger/statuses")).path("data");

        assertThat(statuses).anySatisfy(one -> {
            assertThat(one.at("/device/name").asText()).isEqualTo("wc-pinged");
            assertThat(one.at("/device/ip").asText()).isEqualTo("192.0.2.199");
            assertThat(one.path("changed_at").asText()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
            assertThat(one.path("loss").isNumber()).isTrue();
        });
    }

    @Test
    @DisplayName("wildcore-mikbill.md 6.6: a MAC is searched in what was read, and on the devices now")
    void aMacIsSearchedForABilling() throws SQLException {
        try (var database = connect()) {
            insert(
                    database,
                    "insert into fdb (device_id, mac, vlan, interface_id, port_key, status, first_seen, last_seen, present)"
                            + " select device_id, '02:00:00:00:77:01', 101, id, '', 'LEARNED', now(), now(), true from interface where id = ?"
                            + " returning vlan",
                    port);
        }

        JsonNode kept = Product.json(Product.post(
                API + "/component/search_device/search-mac", Map.of("mac", "02-00-00-00-77-01", "devices", List.of())));
        JsonNode byAddress = Product.json(get("/component/search_device/search-mac?mac=020000007701&devices="
                + aSwitch().address()));
        JsonNode both = Product.json(get("/component/search_device/search-ip-with-fdb?ip=203.0.113.250"));
        var bad = get("/component/search_device/search-mac?mac=nonsense");

        assertThat(kept.at("/data/0/interface/id").asLong()).as(kept.toString()).isEqualTo(port);
        assertThat(kept.at("/data/0/vlan_id").asInt()).isEqualTo(101);
        assertThat(kept.at("/data/0/source").asText()).isEqualTo("history");
        assertThat(byAddress.path("data")).hasSize(1);
        assertThat(both.at("/data/arp").isNull() && both.at("/data/fdb").isNull())
                .isTrue();
        assertThat(bad.statusCode()).isEqualTo(422);
        JsonNode live = Product.json(Product.get("/rest/v1/device-search/mac?from=device&mac=020000007701&devices="
                + aSwitch().address()));
        assertThat(live.path("asked").asInt()).isEqualTo(1);
        assertThat(live.path("silent")).as(live.toString()).isEmpty();
    }

    @Test
    void aBillingGetsFailuresInItsOwnWords() {
        assertThat(get("/device-interface/search?only_active_mac=1").body())
                .isEqualTo(
                        "{\"statusCode\":422,\"error\":{\"type\":\"VALIDATION_ERROR\",\"description\":\"at least one search parameter is required\"}}");
        assertThat(get("/device-interface/999999999").body())
                .isEqualTo(
                        "{\"statusCode\":404,\"error\":{\"type\":\"RESOURCE_NOT_FOUND\",\"description\":\"interface 999999999 not found\"}}");
        assertThat(get("/no-such-route").statusCode()).isEqualTo(404);
        assertThat(get("/no-such-route").body()).startsWith("{\"statusCode\":404,\"error\":");
        assertThat(Product.delete(API + "/user-role").body()).contains("\"NOT_ALLOWED\"");
        assertThat(Product.post(API + "/system/cross-auth", "{").body()).contains("\"BAD_REQUEST\"");
        assertThat(getAs("00000000-0000-4000-8000-000000000009", "/user").body())
                .isEqualTo(
                        "{\"statusCode\":401,\"error\":{\"type\":\"UNAUTHENTICATED\",\"description\":\"access denied\"}}");
        var keyless = HttpRequest.newBuilder(URI.create(Product.url(API + "/user")));
        assertThat(Product.send(keyless).body()).contains("key required");
        var inAddress =
                HttpRequest.newBuilder(URI.create(Product.url(API + "/user-role?x-auth-key=" + Product.ADMIN_KEY)));
        assertThat(Product.send(inAddress).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("DEV-7 the diagnosis comes live from the olt and is remembered afterwards")
    void theDiagnosisComesLiveFromTheOltAndIsRememberedAfterwards() {
        JsonNode live = Product.json(get("/component/diagnostic/interface/" + living + "/diag?from=device"))
                .path("data");

        assertThat(live.at("/diagnostic/meta/pon_onts_status/source").asText()).isEqualTo("device");
        assertThat(live.at("/diagnostic/meta/pon_onts_status/error").isNull())
                .as(live.at("/diagnostic/meta").toString())
                .isTrue();
        assertThat(live.at("/diagnostic/data/status/admin").asText()).isEqualTo("Activated");
        assertThat(live.at("/diagnostic/meta/uni_interfaces_status/source").asText())
                .isEqualTo("device");
        assertThat(live.at("/diagnostic/data/uni/0/name").asText())
                .as(live.at("/diagnostic/meta").toString())
                .isEqualTo("eth1");
        JsonNode remembered = Product.json(get("/component/diagnostic/interface/" + living + "/diag?from=store"));
        assertThat(remembered.at("/data/diagnostic/data/uni/0/num").asInt()).isEqualTo(1);
        assertThat(remembered
                        .at("/data/diagnostic/meta/uni_interfaces_status/from_cache")
                        .asBoolean())
                .isTrue();
        if (live.at("/iface/status").asText().equals("Online")) {
            assertThat(live.at("/diagnostic/data/optical/rx").asDouble()).isBetween(-40.0, -5.0);
            JsonNode stored = Product.json(get("/component/diagnostic/interface/" + living + "/diag?from=store"))
                    .path("data");
            assertThat(stored.at("/diagnostic/data/optical/rx").asDouble())
                    .isEqualTo(live.at("/diagnostic/data/optical/rx").asDouble());
        }
        String log = "/rest/v1/pollers/log?kind=LINE&asked=KEY&device="
                + live.at("/iface/device/id").asLong();
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode call = Product.json(Product.get(log)).at("/items/0");
            assertThat(call.path("argument").asText())
                    .isEqualTo(live.at("/iface/name").asText());
            assertThat(call.path("outcome").asText()).isEqualTo("ANSWERED");
            assertThat(call.path("askedBy").asText()).isEqualTo(Product.ADMIN_LOGIN);
            assertThat(call.path("readings").toString()).contains("onu-signal", "uni");
        });
    }

    @Test
    void aPortShowsItsVlansAndWhoIsBehindItAsTheSwitchTellsAndRemembersThem() {
        String diag = "/component/diagnostic/interface/" + port + "/diag?from=";
        JsonNode live = Product.json(get(diag + "device")).path("data");
        JsonNode stored = Product.json(get(diag + "store")).path("data");

        for (String module : List.of("link_info", "errors", "interface_counters", "fdb", "vlans_by_port")) {
            assertThat(live.at("/diagnostic/meta/" + module + "/error").isNull())
                    .as(live.at("/diagnostic/meta/" + module).toString())
                    .isTrue();
            assertThat(live.at("/diagnostic/meta/" + module + "/source").asText())
                    .as(module)
                    .isEqualTo("device");
        }
        assertThat(live.at("/diagnostic/data/vlans/0/type").asText()).isEqualTo("untagged");
        assertThat(live.at("/diagnostic/data/vlans/0/name").asText()).isEqualTo("access");
        assertThat(live.at("/diagnostic/data/link_info/0/medium_type").asText()).isEqualTo("Cooper");
        assertThat(stored.at("/diagnostic/data/vlans")).isEqualTo(live.at("/diagnostic/data/vlans"));
        assertThat(stored.at("/diagnostic/data/fdb")).isEqualTo(live.at("/diagnostic/data/fdb"));
        assertThat(stored.at("/diagnostic/meta/fdb/from_cache").asBoolean()).isTrue();
    }

    @Test
    void whatNobodyHasReadIsReadBehindTheCallersBackWhenHeLooksAtWhatIsRemembered() throws SQLException {
        try (var database = connect();
                var sql = database.createStatement()) {
            sql.execute("delete from line_read where interface_id = " + living);
            // Polling is on, but no poll is due during this test.
            sql.execute(
                    "insert into device_poll (device_id, due_at) select device_id, now() + interval '1 day' from interface"
                            + " where id = " + living
                            + " on conflict (device_id) do update set due_at = excluded.due_at");
            sql.execute("update device set poll_enabled = true where id = (select device_id from interface where id = "
                    + living + ")");
        }

        String diag = "/component/diagnostic/interface/" + living + "/diag?from=";
        JsonNode cached = Product.json(get(diag + "cache")).path("data");

        assertThat(cached.at("/diagnostic/data/uni").isNull()).isTrue();
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        Product.json(get(diag + "store"))
                                .at("/data/diagnostic/data/uni/0/num")
                                .asInt())
                .isEqualTo(1));
    }

    @Test
    void linksLeadToPagesThatAreThere() {
        JsonNode ofOnu = Product.json(get("/component/diagnostic/interface/" + living + "/links"))
                .path("data");
        JsonNode ofPort = Product.json(get("/component/diagnostic/interface/" + port + "/links"))
                .path("data");
        String site = Product.stand().url();

        assertThat(ofOnu.path("interface").asText()).isEqualTo(site + "/ui/onu/onu?id=" + living);
        assertThat(ofOnu.path("device").asText()).startsWith(site + "/ui/device/device?id=");
        assertThat(ofOnu.path("embed").asText()).isEqualTo(site + "/embed/interface/" + living);
        assertThat(ofOnu.path("diagnostic").asText())
                .isEqualTo(site + "/api/v1/component/diagnostic/interface/" + living + "/diag");
        assertThat(ofPort.path("interface")).isEqualTo(ofPort.path("device"));
        assertThat(Product.json(get("/portal/search?query=ZTEG77C0FE36"))
                        .at("/data/0/link")
                        .asText())
                .isEqualTo(site + "/ui/onu/onu?id=" + living);
    }

    @Test
    @DisplayName("DEV-12 a dead olt answers from cache and says so and never hangs")
    void aDeadOltAnswersFromCacheAndSaysSoAndNeverHangs() {
        long began = System.nanoTime();
        JsonNode live = Product.json(get("/component/diagnostic/interface/" + dead + "/diag?from=device"))
                .path("data");
        Duration spent = Duration.ofNanos(System.nanoTime() - began);
        JsonNode cached = Product.json(get("/component/diagnostic/interface/" + dead + "/diag?from=cache"))
                .path("data");

        assertThat(spent).isLessThan(Duration.ofSeconds(10));
        assertThat(live.at("/diagnostic/data/optical").isNull()).isTrue();
        assertThat(live.at("/diagnostic/meta/pon_onts_optical/error/type").asText())
                .isEqualTo("DEVICE_TIMEOUT");
        assertThat(cached.at("/diagnostic/data/optical/rx").asDouble()).isEqualTo(-33.33);
        assertThat(cached.at("/diagnostic/meta/pon_onts_optical/from_cache").asBoolean())
                .isTrue();
        assertThat(cached.path("device_status").toString())
                .isEqualTo("{\"data\":null,\"error\":\"No response from " + DEAD + "\"}");
        assertThat(get("/component/diagnostic/interface/" + dead + "/diag?from=never")
                        .statusCode())
                .isEqualTo(422);
        assertThat(get("/component/diagnostic/interface/" + dead + "/diag/html").body())
                .startsWith("<div")
                .contains("-33.33");
    }

    @Test
    void aDeviceIsOneObjectByItsAddressElseAnArray() {
        assertThat(Product.json(get("/device?ip=" + DEAD)).at("/data/ip").asText())
                .isEqualTo(DEAD);
        assertThat(get("/device?ip=10.9.9.9").statusCode()).isEqualTo(404);
        assertThat(Product.json(get("/device?limit=999999")).path("data").isArray())
                .isTrue();
        assertThat(Product.json(get("/portal/search?query=" + DEAD))
                        .at("/data/0/type")
                        .asText())
                .isEqualTo("device");
        assertThat(Product.json(get("/portal/search?query=ZTEG77C0FE36"))
                        .at("/data/0/id")
                        .asLong())
                .isEqualTo(living);
        assertThat(get("/portal/search?query=x").statusCode()).isEqualTo(422);
    }

    @Test
    void aKeyMadeForAnotherIsMadeListedAndLimited() {
        var made = Product.post(API + "/system/cross-auth", Map.of("login", Product.ADMIN_LOGIN, "expire_sec", 60));
        String key = Product.json(made).at("/data/auth_key").asText();

        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        assertThat(getAs(key, "/user").body()).contains("\"login\":\"admin\"").contains("\"password\":null");
        var second = HttpRequest.newBuilder(URI.create(Product.url(API + "/system/cross-auth")))
                .header("X-Auth-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"login\":\"admin\"}"));
        assertThat(Product.send(second).body()).contains("permission required: system_cross_auth_user");
        assertThat(Product.post(API + "/system/cross-auth", Map.of("login", "admin", "expire_sec", 5))
                        .statusCode())
                .isEqualTo(422);
        assertThat(Product.post(API + "/system/cross-auth", Map.of("login", "nobody-here"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(Product.post(API + "/system/cross-auth", Map.of("login", "cron"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(Product.post(API + "/system/cross-auth", Map.of()).statusCode())
                .isEqualTo(422);
    }

    private static long device(String ip) {
        return Product.json(get("/device?ip=" + ip)).at("/data/id").asLong();
    }

    private static String bindKey(long line) {
        return Product.json(get("/device-interface/" + line))
                .at("/data/bind_key")
                .asText();
    }

    private static HttpResponse<String> module(String module, long device, Map<String, Object> arguments) {
        return Product.post(API + "/switcher-core/device/" + module + "/" + device, arguments);
    }

    @Test
    @DisplayName(
            "DEV-7 DEV-8 DEV-12 a module is read of one ONU: what load_only does not name is null, meta says how it went")
    void aModuleIsReadOfOneOnu() {
        String key = bindKey(living);
        JsonNode whole = Product.json(module("pon_onts_status", device(oltAddress), Map.of("interface", key)));
        JsonNode some = Product.json(
                module("pon_onts_status", device(oltAddress), Map.of("interface", key, "load_only", "status")));

        assertThat(whole.path("data")).as(whole.toString()).hasSize(1);
        assertThat(whole.at("/data/0/admin_state").asText()).isEqualTo("Activated");
        assertThat(whole.at("/data/0/interface/_key").asText()).isEqualTo(key);
        assertThat(whole.at("/data/0/interface/name").asText()).isEqualTo("GPON 0/1/0:1");
        assertThat(whole.at("/meta/source").asText()).isEqualTo("device");
        assertThat(whole.at("/meta/device_ip").asText()).isEqualTo(oltAddress);
        assertThat(whole.at("/meta/time").asText()).isNotEmpty();
        assertThat(whole.at("/meta/spent").isNumber()).isTrue();
        assertThat(whole.at("/meta/error").isNull()).as(whole.toString()).isTrue();
        assertThat(some.at("/data/0/status").asText()).as(some.toString()).isNotEmpty();
        assertThat(some.at("/data/0").has("admin_state")).isTrue();
        assertThat(some.at("/data/0/admin_state").isNull()).isTrue();
    }

    @Test
    @DisplayName("DEV-7 DEV-8 modules of a switch's port, by its name and in the spelling that consumers know")
    void modulesOfASwitchPort() {
        long device = device(aSwitch().address());
        JsonNode link = Product.json(module("link_info", device, Map.of("interface", "1/1")));
        JsonNode errors =
                Product.json(module("errors", device, Map.of("interface", "1/1", "load_only", "in_errors,out_errors")));
        JsonNode names = Product.json(get("/switcher-core/" + device + "/modules"));

        assertThat(link.at("/data/0/medium_type").asText()).as(link.toString()).isEqualTo("Cooper");
        assertThat(link.at("/data/0/type").asText()).isEqualTo("FE");
        assertThat(errors.at("/data/0/in_errors").isNumber())
                .as(errors.toString())
                .isTrue();
        assertThat(errors.at("/data/0/in_discards").isNull()).isTrue();
        assertThat(names.path("data").toString())
                .contains("\"link_info\"", "\"ctrl_port_state\"")
                .doesNotContain("pon_onts_optical");
    }

    @Test
    @DisplayName("DEV-8 DEV-12 a module is told from what is remembered without a word to the device")
    void aModuleIsToldFromWhatIsRemembered() {
        JsonNode stored = Product.json(get("/switcher-core/store/pon_onts_optical/" + device(DEAD) + "?load_only=rx"));

        assertThat(stored.path("data")).as(stored.toString()).hasSize(1);
        assertThat(stored.at("/data/0/rx").asDouble()).isEqualTo(-33.33);
        assertThat(stored.at("/data/0/tx").isNull()).isTrue();
        assertThat(stored.at("/meta/source").asText()).isEqualTo("store");
        assertThat(stored.at("/meta/from_cache").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("DEV-8 DEV-11 failures of module calls are in the dialect's words: 404, 405, 422, 504")
    void failuresOfModuleCalls() {
        long olt = device(oltAddress);
        var column = module("pon_onts_optical", olt, Map.of("load_only", "colour"));
        var strange = module("pon_onts_optical", olt, Map.of("mac", "020000000001"));
        var lacking = module("pon_onts_optical", device(aSwitch().address()), Map.of());
        var silent = module("pon_onts_optical", device(DEAD), Map.of("interface", bindKey(dead)));

        assertThat(column.statusCode()).as(column.body()).isEqualTo(422);
        assertThat(column.body()).contains("VALIDATION_ERROR", "invalid argument load_only: colour");
        assertThat(strange.body()).contains("VALIDATION_ERROR", "invalid argument mac");
        assertThat(lacking.body()).contains("VALIDATION_ERROR", "module not supported: pon_onts_optical");
        assertThat(silent.statusCode()).as(silent.body()).isEqualTo(504);
        assertThat(silent.body()).contains("DEVICE_TIMEOUT");
        assertThat(get("/switcher-core/never/pon_onts_optical/" + olt).statusCode())
                .isEqualTo(422);
        assertThat(get("/switcher-core/device/ctrl_ont_reboot/" + olt).statusCode())
                .isEqualTo(405);
        assertThat(module("system", 999_999_999, Map.of()).body()).contains("RESOURCE_NOT_FOUND", "device 999999999");
        assertThat(module("pon_onts_status", olt, Map.of("interface", "nobody")).statusCode())
                .isEqualTo(404);
    }

    private static String keyWith(Map<String, Object> wanted) {
        var made = Product.post("/rest/v1/api-keys", wanted);
        assertThat(made.statusCode()).as(made.body()).isLessThan(300);
        return Product.json(made).path("key").asText();
    }

    @Test
    @DisplayName("DEV-8 who may not read devices is told the permission, and needs that of polls for a whole device")
    void whoMayNotReadModulesIsToldThePermission() {
        String some = keyWith(Map.of("login", "admin", "expire", "1h", "permissions", List.of("device_show")));
        String billing = keyWith(Map.of("login", "admin", "expire", "1h", "permissions", List.of("olts_info")));
        String path = "/switcher-core/device/pon_onts_status/" + device(oltAddress);

        var refused = getAs(some, path);
        var whole = getAs(billing, path);
        var one = getAs(billing, path + "?interface=" + bindKey(living));

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(refused.body()).contains("INSUFFICIENT_PRIVILEGES", "permission required: olts_info");
        assertThat(whole.statusCode()).as(whole.body()).isEqualTo(403);
        assertThat(whole.body()).contains("run_poller_by_device");
        assertThat(one.statusCode()).as(one.body()).isEqualTo(200);
    }

    private static long added(String path, Map<String, Object> wanted) {
        var answer = Product.post(path, wanted);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Product.json(answer).path("id").asLong();
    }

    @Test
    @DisplayName("DEV-8 a device outside of the caller's groups is not found")
    void aDeviceOfOthersIsNotFound() {
        String login = "wc-" + UUID.randomUUID().toString().substring(0, 8);
        long group = added("/rest/v1/device-groups", Map.of("name", login));
        long role = added(
                "/rest/v1/roles",
                Map.of("name", login, "permissions", List.of("olts_info", "device_show", "run_poller_by_device")));
        added("/rest/v1/users", Map.of("login", login, "roleId", role, "deviceGroupIds", List.of(group)));
        String key = keyWith(Map.of("login", login, "expire", "1h"));
        long olt = device(oltAddress);

        for (String path : List.of("device/system/" + olt, "store/pon_onts_optical/" + olt, olt + "/modules")) {
            var answer = getAs(key, "/switcher-core/" + path);

            assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(404);
            assertThat(answer.body()).contains("RESOURCE_NOT_FOUND");
        }
    }
}
