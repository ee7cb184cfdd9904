package org.demarc.onu.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.Stretch;
import org.demarc.TestDatabase;
import org.demarc.onu.entity.Onus.Asked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The list of ONUs among 200,000: what a page asks goes by an index and stops early. */
class ManyOnusIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int MANY = 200_000;

    private final Sql sql = new Sql(DATABASE.dataSource());
    private final Onus onus = new Onus(sql);

    @BeforeAll
    static void manyOnus() {
        Sql sql = new Sql(DATABASE.dataSource());
        sql.update("insert into device_group (name) values ('north')");
        sql.update("""
                insert into device (name, address, type, group_id)
                select 'olt-' || n, ('10.9.' || n / 250 || '.' || n % 250)::inet, 'OLT', case when n = 7 then (select id from device_group) end
                  from generate_series(1, 200) n
                """);
        sql.update("""
                insert into interface (device_id, bind_key, name, type, status, onu, description)
                select d.id, n::text, 'gpon ' || d.id || ':' || n, 'ONU', case when n % 97 = 0 then 'LOS' else 'Online' end, n, 'flat ' || n
                  from (select id from device order by id) d, generate_series(1, 1000) n
                """);
        sql.update("""
                insert into onu (interface_id, device_id, ident_kind, ident, ident_shown, model, down_reason)
                select id, device_id, 'SN', '48575443' || lpad(to_hex(id), 8, '0'), 'HWTC' || lpad(to_hex(id), 8, '0'),
                       case when onu % 500 = 0 then 'EG8145V5' else 'HG8310M' end, case when onu % 500 = 1 then 'LOSi' else '' end
                  from interface
                """);
        sql.update("""
                insert into onu_signal (interface_id, read_at, rx_dbm, distance_m)
                select id, now(), -15 - (id % 1500) / 100.0, 100 + id % 19000 from interface
                """);
        sql.update("analyze");
    }

    @Test
    void aPageOfEachOrderIsReadFromItsIndexHoweverFarBehind() {
        for (String order : List.of("", "name", "ident", "rxDbm")) {
            for (boolean falling : new boolean[] {false, true}) {
                OnuQuery first = OnuQuery.all(new PageRequest(25, 0, order, falling, ""));
                OnuQuery far = first.behind(onus.page(OnuQuery.all(new PageRequest(25, 9_975, order, falling, "")))
                        .next());

                assertThat(plan(Onus.asked(first))).as(order).noneMatch(ManyOnusIT::readsAll);
                assertThat(plan(Onus.asked(far))).as(order).noneMatch(ManyOnusIT::readsAll);
            }
        }
    }

    @Test
    void whatPeopleNarrowTheListByIsFoundByAnIndex() {
        for (OnuFilter filter : List.of(
                OnuFilter.NONE.inStatus("LOS"),
                new OnuFilter(null, null, null, -29.98, null, null, "", "", ""),
                new OnuFilter(null, null, null, null, -15.02, null, "", "", ""),
                new OnuFilter(null, null, null, null, null, 19_080, "", "", ""),
                new OnuFilter(null, null, null, null, null, null, "LOSi", "", ""))) {
            OnuQuery query = new OnuQuery(PageRequest.first(25), null, filter, null, "");

            assertThat(plan(Onus.asked(query))).as(filter.toString()).noneMatch(ManyOnusIT::readsAll);
            assertThat(plan(Onus.counting(query))).as(filter.toString()).noneMatch(ManyOnusIT::readsAll);
        }
        OnuFilter model = new OnuFilter(null, null, null, null, null, null, "", "eg81", "");
        OnuQuery ofModel = new OnuQuery(PageRequest.first(25), null, model, null, "");
        assertThat(plan(Onus.asked(ofModel))).noneMatch(ManyOnusIT::readsAll);
        assertThat(plan(Onus.counting(ofModel))).anyMatch(line -> line.contains("onu_model"));
        OnuQuery ofGroup = new OnuQuery(PageRequest.first(25), Set.of(group()), OnuFilter.NONE, null, "");
        assertThat(onus.page(ofGroup).total()).isEqualTo(1000);
    }

    @Test
    void aLongListIsCountedUpToABoundAndSaysSo() {
        Stretch<Onu> all = onus.page(OnuQuery.all(PageRequest.first(25)));
        Stretch<Onu> few =
                onus.page(new OnuQuery(PageRequest.first(25), null, OnuFilter.NONE.inStatus("LOS"), null, ""));

        assertThat(all.total()).isEqualTo(Onus.MOST_COUNTED);
        assertThat(all.more()).isTrue();
        assertThat(few.total()).isEqualTo(MANY / 1000 * 10L);
        assertThat(few.more()).isFalse();
        assertThat(plan(Onus.counting(OnuQuery.all(PageRequest.first(25))))).noneMatch(line -> line.contains("Sort"));
    }

    private long group() {
        return sql.one("select id from device_group", row -> row.number("id"));
    }

    /** The small tables beside may be read whole: there are 200 devices. */
    private static boolean readsAll(String line) {
        return line.matches(".*Seq Scan on (interface|onu|onu_signal)\\b.*");
    }

    private List<String> plan(Asked asked) {
        return sql.list("explain " + asked.sql(), row -> row.text("QUERY PLAN"), asked.values());
    }
}
