package org.demarc.lab.ubilling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.demarc.lab.FixtureAssumption;
import org.demarc.lab.isp.IspPlan;
import org.demarc.lab.isp.Subscriber;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UbillingServerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Duration timeout = Duration.ofSeconds(30);
    private final HttpClient client = HttpClient.newHttpClient();
    private final UbillingServer billing =
            UbillingServer.start("127.0.0.1", 0, "UBkey", IspPlan.ofSeed(1), InstantSource.system());

    @AfterEach
    void stop() {
        billing.close();
    }

    private HttpResponse<String> get(String url) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url)).timeout(timeout).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode list(String request) throws IOException, InterruptedException {
        return JSON.readTree(get(billing.url() + "&temp=1&request=" + request).body());
    }

    @Test
    void everySubscriberIsListedWithWhatThePlanSays() throws Exception {
        Subscriber first = billing.subscribers().get(0);

        JsonNode users = list("get_user_list");

        assertThat(users).hasSize(2000);
        assertThat(users.at("/" + first.login() + "/full_name").asText()).isEqualTo(first.fullName());
        assertThat(users.at("/" + first.login() + "/ip_mac/0/mac").asText()).isEqualTo(first.mac());
        assertThat(users.at("/" + first.login() + "/ip_mac/0/ip").asLong()).isEqualTo((10 << 24) + (20 << 16) + 2);
    }

    @Test
    void oneSubscriberIsAskedById() throws Exception {
        String login = billing.subscribers().get(7).login();

        assertThat(list("get_user_list&customer_id=" + login)).hasSize(1);
        assertThat(get(billing.url() + "&request=get_user_list&customer_id=nobody")
                        .body())
                .isEqualTo("undefined");
    }

    @Test
    void rowsHaveTheFieldsOfTheRealBilling() throws Exception {
        String captured = Files.readString(FixtureAssumption.fixture("ubilling/captures/us_get_user_list.txt"));
        JsonNode alice =
                JSON.readTree(captured.substring(captured.indexOf('{'))).get("alice");
        var fields = new ArrayList<String>();
        list("get_user_list").forEach(user -> user.fieldNames().forEachRemaining(fields::add));

        assertThat(fields)
                .containsAll(names(alice).stream()
                        .filter(name -> !List.of("service", "password").contains(name))
                        .toList());
    }

    @Test
    void theListsReferToEachOther() throws Exception {
        JsonNode tariffs = list("get_tariff_list");
        JsonNode houses = list("get_house_list");
        JsonNode streets = list("get_street_list");

        assertThat(list("get_user_list")).allSatisfy(user -> {
            assertThat(houses.has(user.at("/address/0/house_id").asText())).isTrue();
            assertThat(user.at("/tariff/current"))
                    .allMatch(tariff -> tariffs.has(tariff.get("id").asText()));
        });
        assertThat(houses).allMatch(house -> streets.has(house.get("street_id").asText()));
        assertThat(list("get_city_list")).hasSize(3);
        assertThat(list("get_user_state_list")).hasSize(5);
        assertThat(list("get_system_information").has("date")).isTrue();
        assertThat(list("get_device_list")).hasSize(18);
    }

    @Test
    void theGateRefusesInUbillingsWords() throws Exception {
        String base = "http://127.0.0.1:" + billing.port() + "/?module=remoteapi";

        assertThat(get(base).body()).isEqualTo("ERROR:GET_NO_KEY");
        assertThat(get(base + "&key=no&action=userside").body()).isEqualTo("ERROR:GET_WRONG_KEY");
        assertThat(get(base + "&key=UBkey").body()).isEqualTo("ERROR:GET_NO_ACTION");
        assertThat(get(billing.url()).statusCode()).isEqualTo(400);
        assertThat(get(billing.url() + "&request=nosuch").body()).isEqualTo("Unknown Action");
    }

    @Test
    void theBillingMayAnswerNonsense() throws Exception {
        String url = billing.url() + "&request=get_tariff_list";
        int right = get(url).body().length();

        billing.suffer(Trouble.HTML);
        assertThat(get(url).body()).startsWith("<!DOCTYPE html>");
        billing.suffer(Trouble.HALF_JSON);
        assertThat(get(url).body()).hasSize(right / 2);
        billing.suffer(Trouble.EMPTY);
        assertThat(get(url).body()).isEmpty();
        billing.suffer(Trouble.SERVER_ERROR);
        assertThat(get(url).statusCode()).isEqualTo(500);
        billing.suffer(Trouble.SILENT);
        timeout = Duration.ofMillis(500);
        assertThatThrownBy(() -> get(url)).isInstanceOf(HttpTimeoutException.class);
        billing.suffer(Trouble.NONE);
        timeout = Duration.ofSeconds(30);
        assertThat(get(url).body()).hasSize(right);
    }

    @Test
    void subscribersMayChange() throws Exception {
        String login = billing.subscribers().get(3).login();

        billing.change(login, subscriber -> subscriber.withName("Інша Людина"));

        assertThat(list("get_user_list&customer_id=" + login)
                        .at("/" + login + "/full_name")
                        .asText())
                .isEqualTo("Інша Людина");
        billing.subscribers(billing.subscribers().subList(0, 5));
        assertThat(list("get_user_list")).hasSize(5);
    }

    private static List<String> names(JsonNode row) {
        var names = new ArrayList<String>();
        row.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
