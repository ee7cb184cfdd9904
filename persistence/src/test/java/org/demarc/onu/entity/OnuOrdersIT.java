package org.demarc.onu.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.demarc.ListProblem;
import org.demarc.PageRequest;
import org.demarc.ProblemException;
import org.demarc.Sql;
import org.demarc.Stretch;
import org.demarc.TestDatabase;
import org.demarc.port.entity.Line;
import org.demarc.port.entity.Lines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OnuOrdersIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private Onus onus;
    private long olt;

    @BeforeEach
    void threeOnus() {
        Sql sql = new Sql(DATABASE.dataSource());
        onus = new Onus(sql);
        sql.update("truncate device cascade");
        olt = sql.one(
                "insert into device (name, address, type) values ('olt', '10.0.0.1', 'OLT') returning id",
                row -> row.number("id"));
        sql.update("""
                insert into interface (device_id, bind_key, name, type, status, onu, description)
                select ?, n::text, 'onu ' || n, 'ONU', 'Online', n, 'house of onu ' || n from generate_series(1, 3) n
                """, olt);
        sql.update("""
                insert into onu (interface_id, device_id, ident_kind, ident, ident_shown)
                select id, device_id, 'MAC', '02:00:00:00:00:0' || (4 - onu), '02:00:00:00:00:0' || (4 - onu) from interface where onu < 3
                """);
        sql.update("""
                insert into onu_signal (interface_id, read_at, rx_dbm, distance_m)
                select id, now(), -20 - onu, 1000 + onu from interface where onu > 1
                """);
    }

    @Test
    void aWholeNetworkIsSortedByWhatAnIndexGives() {
        assertThat(names(all("name", true))).containsExactly("onu 3", "onu 2", "onu 1");
        assertThat(names(all("ident", false))).containsExactly("onu 2", "onu 1");
        assertThat(names(all("rxDbm", false))).containsExactly("onu 3", "onu 2");
        assertThat(all("ident", true).total()).isEqualTo(2);
    }

    @Test
    void onusAreFoundByTheirTags() {
        new Sql(DATABASE.dataSource())
                .update(
                        "insert into interface_tag (interface_id, tag) select id, 'attic' from interface where onu = 2");
        PageRequest tagged = new PageRequest(10, 0, "", false, "#At");

        assertThat(names(onus.page(OnuQuery.all(tagged)))).containsExactly("onu 2");
        assertThat(names(onus.page(OnuQuery.ofDevice(olt, tagged)))).containsExactly("onu 2");
    }

    @Test
    void anotherOrderOfAWholeNetworkIsRefusedWithTheColumnsThatGo() {
        for (String column : List.of("oltRxDbm", "distanceM", "status", "description", "nonsense")) {
            assertThatThrownBy(() -> all(column, false))
                    .isInstanceOfSatisfying(ProblemException.class, refusal -> assertThat(refusal.type())
                            .isEqualTo(ListProblem.UNKNOWN_SORT))
                    .hasMessageContaining("id, ident, name, rxDbm");
        }
    }

    @Test
    void theOnusOfOneDeviceAreSortedByEachColumn() {
        assertThat(names(ofOlt("distanceM", true))).containsExactly("onu 3", "onu 2", "onu 1");
        assertThat(names(ofOlt("oltRxDbm", false))).hasSize(3);
        assertThatThrownBy(() -> ofOlt("nonsense", false)).hasMessageContaining("distanceM");
    }

    @Test
    void theOnusOfOneDeviceAreSortedByTheNumbersInTheirNames() {
        new Sql(DATABASE.dataSource()).update("""
                        insert into interface (device_id, bind_key, name, type, status, onu)
                        values (?, '10', 'ONU 10', 'ONU', 'Online', 10)
                        """, olt);

        assertThat(names(ofOlt("name", false))).containsExactly("onu 1", "onu 2", "onu 3", "ONU 10");
    }

    @Test
    void portsAreSortedByTheNumbersInTheirNames() {
        Sql sql = new Sql(DATABASE.dataSource());
        sql.update("""
                insert into interface (device_id, bind_key, name, type, status)
                select ?, 'p' || n, 'gi0/' || n, 'Ethernet', 'Up' from unnest(array[10, 9, 100, 1]) n
                """, olt);
        Lines lines = new Lines(sql);

        assertThat(lines.portsOf(olt, new PageRequest(10, 0, "name", true, "")).items())
                .extracting(Line::name)
                .containsExactly("gi0/100", "gi0/10", "gi0/9", "gi0/1");
    }

    @Test
    void aLongListIsTurnedOverByKeyInEachOrderAndDirection() {
        for (String column : List.of("", "id", "name", "ident", "rxDbm")) {
            for (boolean falling : new boolean[] {false, true}) {
                List<String> whole = names(onus.page(OnuQuery.all(new PageRequest(10, 0, column, falling, ""))));

                assertThat(turnedOver(column, falling, ""))
                        .as("%s %s", column, falling)
                        .isEqualTo(whole);
                assertThat(turnedOver(column, falling, "house"))
                        .as("%s %s, searched", column, falling)
                        .isEqualTo(whole);
            }
        }
    }

    private List<String> turnedOver(String column, boolean falling, String text) {
        OnuQuery one = OnuQuery.all(new PageRequest(1, 0, column, falling, text));
        List<String> read = new ArrayList<>();
        Stretch<Onu> part = onus.page(one);
        for (int turns = 0; !part.items().isEmpty() && turns < 10; turns++) {
            read.addAll(names(part));
            part = onus.page(one.behind(part.next()));
        }
        return read;
    }

    @Test
    void anOnuThatATextMeansTwiceIsFoundOnceAndThoseThatAreGoneAreNot() {
        Sql sql = new Sql(DATABASE.dataSource());
        sql.update("update interface set gone_at = now() where onu = 3");
        sql.update(
                "insert into interface (device_id, bind_key, name, type, description) values (?, 'p', 'ge', 'GE', 'house')",
                olt);

        assertThat(searched("onu 1")).as("its name and its description").containsExactly("onu 1");
        assertThat(searched("house")).containsExactly("onu 1", "onu 2");
        assertThat(searched("02:00:00:00:00:03")).containsExactly("onu 1");
        assertThat(searched("00:00:0")).containsExactly("onu 1", "onu 2");
        assertThat(searched("o")).isEmpty();
        assertThat(names(onus.page(OnuQuery.all(new PageRequest(1, 1, "", false, "house")))))
                .containsExactly("onu 2");
    }

    @Test
    void aFileOfAWholeNetworkIsReadByKeyInEachOrderAndDirection() {
        for (String column : List.of("", "id", "name", "ident", "rxDbm")) {
            for (boolean falling : new boolean[] {false, true}) {
                List<String> whole = names(onus.page(OnuQuery.all(new PageRequest(10, 0, column, falling, ""))));

                assertThat(oneBehindTheOther(column, falling))
                        .as("%s %s", column, falling)
                        .isEqualTo(whole);
            }
        }
        assertThatThrownBy(() -> onus.behind(null, OnuQuery.all(new PageRequest(1, 0, "distanceM", false, ""))))
                .hasMessageContaining("id, ident, name, rxDbm");
    }

    private List<String> oneBehindTheOther(String column, boolean falling) {
        OnuQuery one = OnuQuery.all(new PageRequest(1, 0, column, falling, ""));
        List<String> read = new ArrayList<>();
        List<Onu> part = onus.behind(null, one);
        while (!part.isEmpty() && read.size() < 10) {
            read.add(part.get(0).name());
            part = onus.behind(part.get(0), one);
        }
        return read;
    }

    /** By a page and its number, and as a file is read. */
    private List<String> searched(String text) {
        OnuQuery query = OnuQuery.all(new PageRequest(10, 0, "", false, text));
        Stretch<Onu> page = onus.page(query);
        assertThat(page.total()).isEqualTo(page.items().size());
        assertThat(onus.behind(null, query).stream().map(Onu::name).toList()).isEqualTo(names(page));
        return names(page);
    }

    @Test
    void aPlaceOfAnotherOrderAndNonsenseAreRefused() {
        OnuQuery byName = OnuQuery.all(new PageRequest(1, 0, "name", false, ""));
        String place = onus.page(byName).next();

        assertThatThrownBy(() -> onus.page(
                        OnuQuery.all(new PageRequest(1, 0, "rxDbm", false, "")).behind(place)))
                .hasMessageContaining("another order");
        assertThatThrownBy(() -> onus.page(byName.behind("%%%"))).hasMessageContaining("after");
        assertThatThrownBy(() -> onus.page(OnuQuery.all(new PageRequest(1, 10_001, "", false, ""))))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> assertThat(refusal.type())
                        .isEqualTo(ListProblem.TOO_FAR));
    }

    @Test
    void onusAreNarrowedByLevelDistanceReasonModelAndSubscriber() {
        Sql sql = new Sql(DATABASE.dataSource());
        sql.update("update onu set down_reason = 'LOSi', model = 'HG8310M' where ident like '%3'");
        assertThat(names(narrowed(new OnuFilter(null, null, null, -22.5, null, null, "", "", ""))))
                .containsExactly("onu 3");
        assertThat(names(narrowed(new OnuFilter(null, null, null, null, -22.5, null, "", "", ""))))
                .containsExactly("onu 2");
        assertThat(names(narrowed(new OnuFilter(null, null, null, null, null, 1003, "", "", ""))))
                .containsExactly("onu 3");
        assertThat(names(narrowed(new OnuFilter(null, null, null, null, null, null, "LOSi", "hg83", ""))))
                .containsExactly("onu 1");
        assertThat(onus.downReasons()).containsExactly("LOSi");
        assertThat(names(onus.page(new OnuQuery(PageRequest.first(10), null, OnuFilter.NONE, List.of(), ""))))
                .isEmpty();
        assertThat(names(onus.page(new OnuQuery(PageRequest.first(10), Set.of(), OnuFilter.NONE, null, ""))))
                .isEmpty();
    }

    private Stretch<Onu> narrowed(OnuFilter filter) {
        return onus.page(new OnuQuery(PageRequest.first(10), null, filter, null, ""));
    }

    private Stretch<Onu> all(String column, boolean falling) {
        return onus.page(OnuQuery.all(new PageRequest(10, 0, column, falling, "")));
    }

    private Stretch<Onu> ofOlt(String column, boolean falling) {
        return onus.page(OnuQuery.ofDevice(olt, new PageRequest(10, 0, column, falling, "")));
    }

    private static List<String> names(Stretch<Onu> page) {
        return page.items().stream().map(Onu::name).toList();
    }
}
