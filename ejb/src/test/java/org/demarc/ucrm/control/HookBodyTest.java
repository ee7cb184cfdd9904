package org.demarc.ucrm.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.demarc.lab.Fixtures;
import org.demarc.lab.FixturesMissing;
import org.demarc.provisioning.control.Aim;
import org.demarc.provisioning.control.Speeds;
import org.demarc.settings.entity.Secret;
import org.demarc.ucrm.control.HookBody.Reading;
import org.demarc.ucrm.entity.AnswerMode;
import org.demarc.ucrm.entity.AttributeKeys;
import org.demarc.ucrm.entity.CrmSource;
import org.demarc.ucrm.entity.Verification;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookBodyTest {

    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    @Test
    void theBodyOfUisp2IsReadWithItsTextId() throws IOException {
        HookEvent event = fixture("observed-service.edit-uisp2.json");

        assertThat(event.entityId()).isEqualTo("99");
        assertThat(event.linksToPredecessor()).isFalse();
    }

    @Test
    void itsAttributesAreFoundByConfiguredKeys() throws IOException {
        CrmService service =
                CrmService.of(fixture("observed-service.edit-uisp2.json").body(), NOW);
        var keys = new AttributeKeys("device", "username", "password", "", "", "hotspot");

        var wish = WishOfService.of(source(keys), service, "Test Client", "", true);

        assertThat(wish.keys().device()).isEqualTo("Site1");
        assertThat(wish.keys().username()).isEqualTo("demo-user");
        assertThat(wish.keys().password()).isEqualTo(Secret.of("demo-pass"));
        assertThat(wish.keys().hotspot()).isFalse();
        assertThat(wish.aim()).isEqualTo(Aim.ENABLED);
        assertThat(wish.comment()).isEqualTo("{clientName}");
    }

    @Test
    void aBodyOf2022WithoutAttributesAndBeforeIsReadWithItsNumericId() throws IOException {
        HookEvent event = fixture("observed-partial-service.suspend_cancel-2022.json");

        CrmService service = CrmService.of(event.body(), NOW);

        assertThat(event.entityId()).isEqualTo("13");
        assertThat(service.valueByKey()).isEmpty();
        assertThat(service.speeds()).isEqualTo(Speeds.UNLIMITED);
    }

    @Test
    void aPlanChangeLinksTheNewServiceToTheOld() throws IOException {
        HookEvent event = fixture("08b-planchange-service.add-new-id.json");

        assertThat(event.linksToPredecessor()).isTrue();
        assertThat(event.beforeId()).isEqualTo("4101");
    }

    @Test
    void theTestButtonIsATest() throws IOException {
        assertThat(fixture("01-test.json").isTest()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not json", "[]", "null", "\"text\"", "{\"uuid\":", "42"})
    void whatIsNoJsonObjectIsABadRequest(String body) {
        assertThat(status(body)).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"uuid\":\"a\",\"entity\":\"service\",\"changeType\":\"edit\"}",
                "{\"uuid\":\"a\",\"entity\":\"service\",\"entityId\":1}",
                "{\"uuid\":[],\"entity\":\"service\",\"changeType\":\"edit\",\"entityId\":1}",
                "{\"uuid\":\"a'; --\",\"entity\":\"service\",\"changeType\":\"edit\",\"entityId\":1}",
                "{\"uuid\":\"a\",\"entity\":\"service\",\"changeType\":\"edit\",\"entityId\":{\"a\":1}}",
                "{\"uuid\":\"a\",\"entity\":\"service\",\"changeType\":\"edit\",\"entityId\":\"1 or 1=1\"}"
            })
    void whatLacksItsKeysIsUnprocessable(String body) {
        assertThat(status(body)).isEqualTo(422);
    }

    @Test
    void deepNestingIsRefusedAndNothingElseHappens() {
        String deep = "{\"uuid\":\"a\",\"extraData\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThat(status(deep)).isEqualTo(400);
    }

    @Test
    void wrongTypesInEveryFieldAreAsGoodAsAbsent() {
        String body = "{\"uuid\":\"a\",\"entity\":\"service\",\"changeType\":\"edit\",\"entityId\":7,\"extraData\":"
                + "{\"entity\":{\"id\":{},\"status\":\"1\",\"servicePlanName\":[],\"downloadSpeed\":\"fast\","
                + "\"attributes\":{\"a\":1}},\"entityBeforeEdit\":[]}}";

        HookEvent event = ((Reading.Hook) HookBody.read(body.getBytes(StandardCharsets.UTF_8))).event();
        CrmService service = CrmService.of(event.body(), NOW);

        assertThat(service.status()).isNull();
        assertThat(service.planName()).isEmpty();
        assertThat(service.speeds()).isEqualTo(Speeds.UNLIMITED);
        assertThat(WishOfService.aim(service)).isEqualTo(Aim.UNKNOWN);
    }

    @Test
    void onlyUtf8IsTakenBecauseThatIsHowABodyIsStored() {
        String body = "{\"uuid\":\"a\",\"entity\":\"service\",\"changeType\":\"edit\",\"entityId\":7}";

        assertThat(HookBody.read(body.getBytes(StandardCharsets.UTF_16))).isInstanceOf(Reading.NoHook.class);
        assertThat(HookBody.read(body.getBytes(StandardCharsets.UTF_16LE))).isInstanceOf(Reading.NoHook.class);
        assertThat(HookBody.read(("\uFEFF" + body).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Reading.Hook.class);
        assertThat(HookBody.read((body + " and more").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Reading.NoHook.class);
    }

    @Test
    void whatNoDatabaseAndNoRouterHoldsIsReplaced() {
        CrmService service = CrmService.of(
                "{\"name\":\"n\\u0000n\",\"servicePlanName\":\"\\ud800p\",\"attributes\":[{\"key\":\"k\",\"value\":\"a\\u0000b\\udc00c😀\"}]}",
                NOW);

        assertThat(service.name()).isEqualTo("n\uFFFDn");
        assertThat(service.planName()).isEqualTo("\uFFFDp");
        assertThat(service.value("k")).isEqualTo("a\uFFFDb\uFFFDc😀");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400", "1e308", "-5", "1000001", "\"10\"", "true", "[1]", "{}"})
    void aSpeedThatIsNoSpeedIsAsGoodAsAbsent(String speed) {
        String json = "{\"downloadSpeed\":" + speed + ",\"uploadSpeed\":" + speed + "}";

        assertThat(CrmService.of(json, NOW).speeds()).isEqualTo(Speeds.UNLIMITED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4294967297", "1.0", "99999999999999999999999", "\"1\"", "true"})
    void aStatusThatIsNoSmallNumberIsUnknown(String status) {
        CrmService service = CrmService.of("{\"status\":" + status + "}", NOW);

        assertThat(WishOfService.aim(service)).isEqualTo(Aim.UNKNOWN);
    }

    @Test
    void textsThatNoIndexHoldsAreCutOrLeftOut() {
        String endless = "é".repeat(100_000);
        CrmService service = CrmService.of(
                "{\"clientId\":\"" + endless + "\",\"servicePlanName\":\"" + endless
                        + "\",\"attributes\":[{\"key\":\"k\",\"value\":\"" + endless + "\"}]}",
                NOW);

        assertThat(service.clientId()).hasSize(100);
        assertThat(service.planName()).hasSize(500);
        assertThat(service.value("k")).isEmpty();
        assertThat(status("{\"uuid\":\"a\",\"entity\":\"" + endless + "\",\"changeType\":\"edit\"}"))
                .isEqualTo(422);
    }

    @Test
    void anOverrideOfTheSpeedsCountsWhileItLasts() {
        String json = "{\"id\":1,\"status\":1,\"downloadSpeed\":10,\"uploadSpeed\":2,\"downloadSpeedOverride\":50,"
                + "\"uploadSpeedOverride\":null,\"trafficShapingOverrideEnabled\":true,"
                + "\"trafficShapingOverrideEnd\":\"2026-11-22T00:00:00+0200\"}";

        assertThat(CrmService.of(json, NOW).speeds()).isEqualTo(speeds(50, 2));
        assertThat(CrmService.of(json, NOW.plusSeconds(2 * 86_400)).speeds()).isEqualTo(speeds(10, 2));
    }

    @Test
    void theNameOfAPlanKeepsItsBlanks() {
        assertThat(CrmService.of("{\"servicePlanName\":\" Pro  50M \"}", NOW).planName())
                .isEqualTo(" Pro  50M ");
    }

    @Test
    void theSuccessorIsTheNextServiceOfTheClientWithTheSameUserName() {
        var old = service(4101, 5, "pppoe4101");
        var ofClient = List.of(
                service(4100, 1, "pppoe4101"),
                old,
                service(4106, 1, "pppoe4101"),
                service(4103, 1, "pppoe4101"),
                service(4102, 1, "another"),
                service(4105, 2, "pppoe4101"));

        assertThat(Succession.successorOf(old, ofClient, AttributeKeys.DEFAULT))
                .hasValueSatisfying(next -> assertThat(next.id()).isEqualTo("4103"));
    }

    private static CrmService service(int id, int status, String username) {
        return CrmService.of(
                "{\"id\":" + id + ",\"status\":" + status + ",\"attributes\":[{\"key\":\"pppoeUsername\",\"value\":\""
                        + username + "\"}]}",
                NOW);
    }

    private static Speeds speeds(int down, int up) {
        return new Speeds(BigDecimal.valueOf(down), BigDecimal.valueOf(up));
    }

    private static int status(String body) {
        Reading reading = HookBody.read(body.getBytes(StandardCharsets.UTF_8));
        return reading instanceof Reading.NoHook no ? no.status() : 200;
    }

    private static CrmSource source(AttributeKeys keys) {
        return new CrmSource(
                1,
                0,
                "main",
                "Main",
                true,
                "",
                Secret.NONE,
                "",
                Secret.of("hook"),
                List.of(),
                Verification.OFF,
                AnswerMode.AT_ONCE,
                keys,
                "dhcp",
                CrmSource.DEFAULT_COMMENT,
                600,
                CrmSource.WriteBack.NONE);
    }

    private static HookEvent fixture(String name) throws IOException {
        try {
            byte[] body = Files.readAllBytes(Fixtures.file("ucrm/payloads/" + name));
            return ((Reading.Hook) HookBody.read(body)).event();
        } catch (FixturesMissing missing) {
            Assumptions.assumeTrue(Fixtures.required(), missing.getMessage());
            throw missing;
        }
    }
}
