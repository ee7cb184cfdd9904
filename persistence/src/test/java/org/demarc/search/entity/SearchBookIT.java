package org.demarc.search.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.demarc.subscriber.entity.SubscriberView;
import org.demarc.subscriber.entity.Subscribers;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked
class SearchBookIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private SearchBook book;
    private Sql sql;

    @BeforeAll
    static void arrange() {
        DATABASE.execute("""
                insert into address_city (name, compare_text) values ('Львів', 'ЛЬВІВ');
                insert into address_street (city_id, name, compare_text) select id, 'Зелена', 'ЗЕЛЕНА' from address_city;
                insert into address_house (street_id, number, compare_text) select id, '101', 'ЛЬВІВ, ЗЕЛЕНА, 101' from address_street;
                insert into subscriber (source_id, external_id, login, name, house_id, apartment, search_text, account_number, state)
                select 1, 'u' || n, 'user' || n, 'Person ' || n, null, '', search_fold(' Person ' || n), '', 'ACTIVE'
                from generate_series(1, 3000) n;
                insert into subscriber (source_id, external_id, login, name, house_id, apartment, search_text, account_number, state)
                select 1, 'x-77', 'ivan_k', 'Іваненко Олександр', h.id, '15', search_fold(' Іваненко Олександр Львів Зелена 101 15'), '990077', 'ACTIVE'
                from address_house h;
                insert into contract (subscriber_id, number) select id, 'C-77/2024' from subscriber where login = 'ivan_k';
                insert into subscriber_phone (subscriber_id, digits) select id, '380501112233' from subscriber where login = 'ivan_k';
                insert into subscriber_ip (subscriber_id, ip, mac) select id, '10.20.30.40', '02:00:00:aa:bb:cc' from subscriber where login = 'ivan_k';
                insert into device_group (name) values ('north');
                insert into device (name, address, type, serial, group_id) select 'olt-north', '10.9.0.1', 'OLT', 'S123', id from device_group;
                insert into interface (device_id, bind_key, name, type, status, description) select id, '1', '0/1/0:1', 'ONU', 'Online', 'green house' from device;
                insert into onu (interface_id, device_id, ident_kind, ident, ident_shown) select id, device_id, 'SN', '48575443ABCD0001', 'HWTCABCD0001' from interface;
                insert into fdb (device_id, mac, interface_id, first_seen, last_seen) select device_id, '02:00:00:dd:ee:ff', id, now(), now() from interface;
                insert into line_binding (interface_id, subscriber_id, source_id, found_by)
                select i.id, s.id, 1, 'SERIAL' from interface i, subscriber s where s.login = 'ivan_k';
                analyze;
                """);
    }

    @BeforeEach
    void book() {
        sql = new Sql(DATABASE.dataSource());
        book = new SearchBook(sql);
    }

    @Test
    void devicesAndPlacesAreFoundByTheirTagsOnce() {
        sql.update("insert into device_tag (device_id, tag) select id, 'attic' from device");
        sql.update(
                "insert into interface_tag (interface_id, tag) select id, unnest(array['attic', 'attic-2', 'roof']) from interface");
        List<Long> group = sql.list("select id from device_group", row -> row.number("id"));

        assertThat(book.tagged("attic", false, group, 10))
                .extracting(Hit::type, Hit::value, Hit::exact)
                .containsExactly(tuple(Hit.Type.DEVICE, "#attic", true), tuple(Hit.Type.ONU, "#attic", true));
        assertThat(book.tagged("ro", true, List.of(), 10))
                .extracting(Hit::type, Hit::value, Hit::exact)
                .containsExactly(tuple(Hit.Type.ONU, "#roof", false));
        assertThat(book.tagged("attic", false, List.of(), 10)).isEmpty();
    }

    @Test
    void manyTaggedDevicesLeaveRoomForPlaces() {
        sql.update(
                "insert into device (name, address, type) select 'shed-' || n, ('192.0.2.' || n)::inet, 'SWITCH' from generate_series(1, 4) n");
        sql.update("insert into device_tag (device_id, tag) select id, 'shed' from device where name like 'shed-%'");
        sql.update("insert into interface_tag (interface_id, tag) select min(id), 'shed' from interface");

        assertThat(book.tagged("shed", true, List.of(), 4))
                .extracting(Hit::type)
                .containsExactly(Hit.Type.DEVICE, Hit.Type.DEVICE, Hit.Type.DEVICE, Hit.Type.ONU);
        assertThat(book.tagged("shed", true, List.of(), 10)).hasSize(5);
    }

    @Test
    void allWhomATextMeansAreNamedOrItSaysThatTheyAreTooMany() {
        assertThat(book.named(Clue.of("person"), 10_000))
                .hasValueSatisfying(ids -> assertThat(ids).hasSize(3000));
        assertThat(book.named(Clue.of("person"), 1000)).isEmpty();
        assertThat(book.named(Clue.of("user7"), 3000))
                .hasValueSatisfying(ids -> assertThat(ids).hasSize(111));
        assertThat(book.named(Clue.of("nobody at all"), 10))
                .hasValueSatisfying(ids -> assertThat(ids).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "ivan_k, login",
        "IVAN, login",
        "c-77, contract",
        "x-7, uid",
        "9900, account",
        "+380 50 111 22 33, phone",
        "0501112233, phone",
        "50111, phone",
        "10.20.30.4, ip",
        "10.20., ip",
        "олександр і, name",
        "іваненко олександр львів 15, name",
        "зел, name",
        "02:00:00:AA:BB, mac",
        "0200.00aa.bbcc, mac",
        "олекс іван, name",
        "зелена 101, name",
        "іваненко, name"
    })
    void aSubscriberIsFoundByAnyOfHisNames(String typed, String matched) {
        List<Hit> hits = book.people(Clue.of(typed), 10);

        assertThat(hits).isNotEmpty();
        assertThat(hits.get(0).title()).isEqualTo("Іваненко Олександр");
        assertThat(hits.get(0).matched()).isEqualTo(matched);
        assertThat(hits.get(0).detail()).isEqualTo("ivan_k · C-77/2024 · Львів, Зелена, 101, 15");
    }

    @ParameterizedTest
    @CsvSource({
        "HWTCABCD0001, serial",
        "hwtc-abcd0001, serial",
        "48575443ABCD0001, serial",
        "D0001, serial",
        "02:00:00:dd:ee:ff, fdb",
        "green, description"
    })
    void anOnuIsFoundByItsIdentifierItsClientsAndItsDescription(String typed, String matched) {
        List<Hit> hits = book.places(Clue.of(typed), List.of(), true, List.of(), 10);

        assertThat(hits).hasSize(1);
        assertThat(hits.get(0).matched()).isEqualTo(matched);
        assertThat(hits.get(0).type()).isEqualTo(Hit.Type.ONU);
    }

    @Test
    void theExactOneComesFirstAndPatternsAreOnlyLetters() {
        List<Hit> hits = book.people(Clue.of("user30"), 10);

        assertThat(hits).hasSize(10);
        assertThat(hits.get(0).value()).isEqualTo("user30");
        assertThat(book.people(Clue.of("%%%"), 10)).isEmpty();
        assertThat(book.people(Clue.of("user__"), 10)).isEmpty();
        assertThat(book.people(Clue.of(" ,; "), 10)).isEmpty();
    }

    @Test
    void theExactOneIsFoundAmongThousandsThatBeginAlike() {
        assertThat(book.people(Clue.of("user2"), 3)).extracting(Hit::value).startsWith("user2");
        assertThat(book.people(Clue.of("U2"), 3)).extracting(Hit::value).startsWith("u2");
    }

    @Test
    void aDeviceIsFoundAndGroupsAreRespected() {
        long group = sql.one("select id from device_group", row -> row.number("id"));

        assertThat(book.devices(Clue.of("olt-n"), true, List.of(), 5))
                .extracting(Hit::matched)
                .containsExactly("name");
        assertThat(book.devices(Clue.of("10.9.0.1"), false, List.of(group), 5))
                .extracting(Hit::exact)
                .containsExactly(true);
        assertThat(book.devices(Clue.of("10.9.0.1"), false, List.of(), 5)).isEmpty();
        assertThat(book.places(Clue.of("HWTCABCD0001"), List.of(), false, List.of(), 5))
                .isEmpty();
        assertThat(book.network(Clue.of("HWTCABCD0001"), List.of(), true, List.of(), 5))
                .isEqualTo(book.places(Clue.of("HWTCABCD0001"), List.of(), true, List.of(), 5));
        assertThat(book.network(Clue.of("10.9.0.1"), List.of(), false, List.of(group), 5))
                .extracting(Hit::type)
                .containsExactly(Hit.Type.DEVICE);
    }

    @Test
    void listsPageSortAndFilter() {
        Subscribers subscribers = new Subscribers(sql);

        var page = subscribers.page(new PageRequest(2, 1, "login", true, ""));
        var filtered = subscribers.page(new PageRequest(10, 0, "", false, "зелена"));
        var byPhone = subscribers.page(new PageRequest(10, 0, "", false, "38050111"));

        assertThat(page.total()).isEqualTo(3001);
        assertThat(page.items()).extracting(SubscriberView.Row::login).containsExactly("user998", "user997");
        assertThat(filtered.items()).extracting(SubscriberView.Row::address).containsExactly("Львів, Зелена, 101, 15");
        assertThat(byPhone.total()).isEqualTo(1);
        assertThat(subscribers.byId(filtered.items().get(0).id())).hasValueSatisfying(view -> {
            assertThat(view.contracts()).containsExactly("C-77/2024");
            assertThat(view.addresses()).hasSize(1);
        });
    }
}
