package org.demarc.userside.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.demarc.billing.control.BilledSubscriber;
import org.demarc.billing.control.BillingAccess;
import org.demarc.billing.control.BillingFault;
import org.demarc.billing.control.BillingFeed;
import org.demarc.billing.control.Guards;
import org.demarc.subscriber.entity.LineAddress;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers with the defects that real billings send; expectations are those of fixtures/userside/tolerant. */
@NullUnmarked
class TolerantReadingTest {

    private final Noted noted = new Noted();
    private FakeBilling billing;
    private BillingFeed feed;

    @BeforeEach
    void start() throws IOException {
        billing = new FakeBilling();
        feed = feed(Duration.ofSeconds(20), 1 << 20);
    }

    @AfterEach
    void stop() {
        feed.close();
        billing.close();
    }

    @Test
    void undefinedAndAnEmptyArrayAreEmptyLists() throws BillingFault {
        billing.says("get_user_tags", raw("t01-undefined.txt")).says("get_services_list", raw("t02-empty-array.json"));

        var words = feed.vocabulary();

        assertThat(words.tags()).isEmpty();
        assertThat(words.services()).isEmpty();
        assertThat(words.states()).isNull();
    }

    @Test
    void leadingZerosStay() throws BillingFault {
        billing.says("get_city_list", "[]")
                .says("get_street_list", "[]")
                .says("get_house_list", raw("t03-leading-zeros.json"));

        var house = feed.addresses().houses().get("301");

        assertThat(house.postcode()).isEqualTo("01001");
        assertThat(house.streetId()).isEqualTo("20");
        assertThat(house.number()).isEqualTo("12");
        assertThat(house.storeys()).isEqualTo(9);
        assertThat(house.entrances()).isEqualTo(4);
    }

    @Test
    void undecodableOctetsAreDroppedAndCountedAndAMarkIsSkipped() throws BillingFault {
        billing.says("get_user_group_list", raw("t04-invalid-utf8.json")).says("get_user_tags", raw("t11-bom.json"));

        var words = feed.vocabulary();

        assertThat(words.groups()).containsValues("North sector", "Caf corner", "ok ж");
        assertThat(words.tags()).containsValues("With BOM");
        assertThat(noted.warnings).anyMatch(warning -> warning.contains("3 octets"));
    }

    @Test
    void usersInAnArrayGoByTheirInnerId() throws BillingFault {
        List<BilledSubscriber> users = users("t05-users-as-array.json");

        assertThat(users).extracting(BilledSubscriber::externalId).containsExactly("1", "2");
        assertThat(users.get(1).service().tariffs())
                .isEqualTo(users.get(1).service().next());
    }

    @Test
    void phonesMayStandInAnObject() throws BillingFault {
        List<BilledSubscriber> users = users("t06-phone-object-starting-at-1.json");

        assertThat(users.get(0).who().phones()).extracting("text").containsExactly("2025550111");
        assertThat(users.get(1).who().phones())
                .extracting("text", "main")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("2025550112", false),
                        org.assertj.core.groups.Tuple.tuple("2025550113", true));
    }

    @Test
    void numbersAndTextsAreTheSame() throws BillingFault {
        billing.says("get_tariff_list", raw("t07-numbers-as-strings.json"));

        var tariffs = feed.tariffs();

        assertThat(tariffs).hasSize(2).allSatisfy(tariff -> {
            assertThat(tariff.fee()).isEqualByComparingTo("12.5");
            assertThat(tariff.intervalDays()).isEqualTo(30);
            assertThat(tariff.speedUpKbps()).isEqualTo(1024);
            assertThat(tariff.speedDownKbps()).isEqualTo(2048);
            assertThat(tariff.includedMb()).isEqualTo(-1);
        });
    }

    @Test
    void idsMayBeAnyText() throws BillingFault {
        billing.says("get_tariff_list", raw("t08-text-ids.json"));

        assertThat(feed.tariffs()).extracting("externalId").containsExactly("Plan-A & B", "C+D");
    }

    @Test
    void datesThatAreNoneAreNotProvidedAndImpossibleOnesAreWarnedOf() throws BillingFault {
        List<BilledSubscriber> users = users("t09-missing-dates.json");

        assertThat(users)
                .extracting(user -> String.valueOf(user.dates().connected()))
                .containsExactly("null", "null", "2024-02-29");
        assertThat(users)
                .extracting(user -> String.valueOf(user.dates().activity()))
                .containsExactly("null", "null", "2024-03-01T10:00");
        assertThat(noted.warnings).containsExactly("get_user_list/2: 2024-02-30 is not a date");
    }

    @Test
    void additionalFieldsGoByTheirInnerId() throws BillingFault {
        List<BilledSubscriber> users = users("t10-additional-data-running-key.json");

        assertThat(users.get(0).marks().additional())
                .containsEntry("12", "AB1")
                .containsEntry("14", "model Y")
                .hasSize(2);
        assertThat(users.get(1).marks().additional()).containsExactly(java.util.Map.entry("12", "AB2"));
        assertThat(users.get(2).marks().additional()).containsExactly(java.util.Map.entry("12", "new name"));
    }

    @Test
    void aCompanyIdIsAFlag() throws BillingFault {
        assertThat(users("t12-corporate-company-id.json"))
                .extracting(user -> user.who().corporate())
                .containsExactly(true, false, false, null);
    }

    @Test
    void addressesComeInAllTheirWritings() throws BillingFault {
        List<BilledSubscriber> users = users("t13-ip-mac-variants.json");

        assertThat(users.get(0).line().addresses()).containsExactly(new LineAddress("10.1.0.11", "020000000001", ""));
        assertThat(users.get(1).line().addresses()).containsExactly(new LineAddress("203.0.113.5", "020000000002", ""));
        assertThat(users.get(2).line().addresses()).containsExactly(new LineAddress("", "020000000003", ""));
        assertThat(users.get(3).line().addresses()).containsExactly(new LineAddress("255.255.255.255", "", ""));
        assertThat(users.get(4).line().addresses()).isNull();
        assertThat(users.get(5).line().addresses()).containsExactly(new LineAddress("10.1.0.14", "", ""));
    }

    @Test
    void rawControlCharactersAreBlanksOrNothing() throws BillingFault {
        BilledSubscriber user = users("t14-raw-control-characters.json").get(0);

        assertThat(user.who().name()).isEqualTo("Test Tab");
        assertThat(user.who().comment()).isEqualTo("abc");
    }

    @ParameterizedTest
    @CsvSource({"t16-cut-off.json, cut off", "t19-error-result.json, Wrong key", "t20-empty-body.txt, an empty body"})
    void aListThatIsNoneSaysWhy(String file, String reason) {
        byte[] answer = raw(file);

        Throwable refusal = catchThrowable(() -> users(answer));

        assertThat(refusal)
                .isInstanceOf(BillingFault.class)
                .hasMessageStartingWith("Error Load Billing Customer")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({"t15-login-page.html, Login", "t17-error-text-wrong-key.txt, ERROR:GET_WRONG_KEY"})
    void aBillingThatDoesNotLetUsInIsNoBilling(String file, String reason) {
        billing.says("get_system_information", raw(file));

        Throwable refusal = catchThrowable(() -> feed.greeting());

        assertThat(refusal)
                .isInstanceOf(BillingFault.class)
                .hasMessageStartingWith("Error: Bad Responce From Billing API")
                .hasMessageContaining(reason);
    }

    @Test
    void anUnsupportedMethodIsNotAnEmptyList() throws BillingFault {
        billing.says("get_user_tags", raw("t18-error-json-upper.json"));

        assertThat(feed.vocabulary().tags()).isNull();
    }

    @Test
    void aListOfOneRowIsNotBelieved() throws BillingFault {
        int rows = users("t21-single-row.json").size();

        Throwable refusal = catchThrowable(() -> Guards.STANDARD.checkRows(rows));

        assertThat(refusal).isInstanceOf(BillingFault.class).hasMessageStartingWith("Error Load Billing Customer");
    }

    @Test
    void noticesBeforeTheDataAreSkipped() throws BillingFault {
        billing.says(
                "get_tariff_list",
                "<br />\n<b>Notice</b>:  Undefined index: a[0] in <b>/x.php</b> on line 3<br />\n{\"1\":{\"id\":1,\"name\":\"A\"}}");

        assertThat(feed.tariffs()).extracting("name").containsExactly("A");
    }

    @Test
    void aServerErrorASilentBillingAndAFloodAreReasons() {
        billing.says(
                "get_tariff_list", new FakeBilling.Answered(500, "text/html", "oops".getBytes(StandardCharsets.UTF_8)));
        billing.says("get_user_list", FakeBilling.SILENT);
        billing.says("get_system_information", "{\"date\":\"" + "x".repeat(2 << 20) + "\"}");

        assertThat(catchThrowable(() -> feed.tariffs())).hasMessageContaining("HTTP 500 oops");
        try (BillingFeed hurried = feed(Duration.ofMillis(300), 1 << 20)) {
            assertThat(catchThrowable(() -> hurried.eachSubscriber(row -> {})))
                    .hasMessageContaining("no complete answer");
        }
        assertThat(catchThrowable(() -> feed.greeting())).hasMessageContaining("larger than 1 MiB");
    }

    @Test
    void theUrlIsTakenAsItStandsAndTheKeyNeverShows() throws BillingFault {
        billing.says("get_user_list", raw("t08-text-ids.json"));
        feed.eachSubscriber(row -> {});

        assertThat(billing.requests().get(0))
                .matches("module=remoteapi&key=secretkey&action=userside&temp=\\d+&request=get_user_list");
        assertThat(BillingAccess.of(billing.url()).toString())
                .contains("key=•••")
                .doesNotContain("secretkey");
        assertThat(Dialect.CARBON5.url("http://b/?key=k", 7, "get_user_list"))
                .endsWith("&method1=userside_manager.get_user_list");
    }

    private List<BilledSubscriber> users(String file) throws BillingFault {
        return users(raw(file));
    }

    private List<BilledSubscriber> users(byte[] answer) throws BillingFault {
        billing.says("get_user_list", answer);
        List<BilledSubscriber> users = new ArrayList<>();
        feed.eachSubscriber(users::add);
        return users;
    }

    private BillingFeed feed(Duration readTimeout, long maxBytes) {
        BillingAccess access = new BillingAccess(billing.url(), Duration.ofSeconds(5), readTimeout, maxBytes);
        return new UniversalFeed(access, Dialect.STANDARD, Clock.systemUTC(), noted);
    }

    private static byte[] raw(String file) {
        return PartnerFixtures.octets("userside/tolerant/" + file);
    }
}
