package org.demarc.userside.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demarc.billing.control.BilledSubscriber;
import org.demarc.billing.control.BillingAccess;
import org.demarc.billing.control.BillingFault;
import org.demarc.billing.control.BillingFeed;
import org.demarc.subscriber.entity.LineAddress;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The answers that a real Ubilling gave to {@code action=userside}, digested octet by octet. */
@NullUnmarked
class CapturedAnswersTest {

    private static final String FOLDER = "ubilling/captures/us_";

    private final Noted noted = new Noted();
    private FakeBilling billing;
    private BillingFeed feed;

    @BeforeEach
    void start() throws IOException {
        billing = new FakeBilling();
        feed = new UniversalFeed(BillingAccess.of(billing.url()), Dialect.STANDARD, Clock.systemUTC(), noted);
    }

    @AfterEach
    void stop() {
        feed.close();
        billing.close();
    }

    @Test
    void everySubscriberOfTheCaptureArrivesWithWhatIsKnownOfHim() throws BillingFault {
        billing.says("get_user_list", captured("get_user_list"));

        Map<String, BilledSubscriber> byId = new LinkedHashMap<>();
        feed.eachSubscriber(row -> byId.put(row.externalId(), row));

        assertThat(byId.keySet()).containsExactly("alice", "bob", "carol", "dave", "eve", "frank", "grace");
        BilledSubscriber alice = byId.get("alice");
        assertThat(alice.who().name()).isEqualTo("Алиса Тестенко");
        assertThat(alice.money().balance()).isEqualByComparingTo("420.55");
        assertThat(alice.service().contractNumber()).isEqualTo("1001");
        assertThat(alice.service().stateId()).isEqualTo("5");
        assertThat(alice.line().addresses())
                .containsExactly(new LineAddress("172.16.0.11", "aabbcc000011", "172.16.0.0/24"));
        assertThat(alice.marks().groups()).containsExactly("1", "2", "3");
        assertThat(alice.marks().services()).hasSize(2);
        assertThat(byId.get("dave").service().next()).extracting("externalId").containsExactly("Unlim-100");
        assertThat(byId.get("eve").who().name()).isNull();
        assertThat(noted.refusals).isEmpty();
    }

    @Test
    void theSmallListsOfTheCaptureLoseNoRow() throws BillingFault {
        for (String list : List.of(
                "get_system_information",
                "get_tariff_list",
                "get_user_state_list",
                "get_user_group_list",
                "get_user_tags",
                "get_services_list",
                "get_user_additional_data_type_list",
                "get_city_list",
                "get_street_list",
                "get_house_list")) {
            billing.says(list, captured(list));
        }

        var tariffs = feed.tariffs();
        var words = feed.vocabulary();
        var addresses = feed.addresses();

        assertThat(feed.greeting()).isEqualTo("Ubilling 1.6.4 rev 9708");
        assertThat(tariffs).extracting("externalId").containsExactly("Unlim-100", "Daily-50", "Gig-1000");
        assertThat(tariffs).extracting("includedMb").containsExactly(-1L, -1L, 1024L);
        assertThat(words.states()).containsEntry("5", "work").hasSize(5);
        assertThat(words.groups()).containsEntry("3", "VIP").hasSize(3);
        assertThat(words.tags()).hasSize(3);
        assertThat(words.services()).containsEntry("1", "StaticIP").hasSize(2);
        assertThat(addresses.cities()).hasSize(2);
        assertThat(addresses.streets().get("1").fullName()).isEqualTo("вул. Main");
        assertThat(addresses.houses().get("1").block()).isEqualTo("3");
        assertThat(addresses.houses().get("1").latitude()).isEqualTo(50.45);
        assertThat(noted.refusals).isEmpty();
        assertThat(noted.warnings).isEmpty();
    }

    @Test
    void anUnknownCustomerIsAnEmptyListAndASwitchedOffInterfaceIsAReason() throws BillingFault {
        List<String> seen = new ArrayList<>();
        billing.says("get_user_list", captured("get_user_list_unknown"));
        feed.eachSubscriber(row -> seen.add(row.externalId()));
        billing.says("get_tariff_list", captured("disabled"));

        assertThat(seen).isEmpty();
        assertThatThrownBy(feed::tariffs)
                .isInstanceOf(BillingFault.class)
                .hasMessageContaining("ERROR:NO_USERSIDE_API_ENABLED");
    }

    /** The body of a capture: everything after its header, without the last line feed. */
    private static byte[] captured(String name) {
        byte[] file = PartnerFixtures.octets(FOLDER + name + ".txt");
        String text = new String(file, StandardCharsets.ISO_8859_1);
        int start = text.indexOf("-- body:\n") + "-- body:\n".length();
        return Arrays.copyOfRange(file, start, file.length - 1);
    }
}
