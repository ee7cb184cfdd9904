package org.demarc.subscriber.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Whose lines they are where a billing names ports of an OLT that came a moment ago: PostgreSQL has counted the network without it, and takes
 * it for a switch like the others.
 */
class NewHintsIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int SWITCHES = 1900;
    private static final int ONUS = 50_000;
    private static final int SUBSCRIBERS = 20_000;

    private final Sql sql = new Sql(DATABASE.dataSource());

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void theOltsOnusArePassedOverOnceAndNotForEachWhoNamesAPort() {
        switchesAreCounted();
        theOltComes();
        sql.update("""
                insert into subscriber (source_id, external_id, login)
                select (select min(id) from billing_source), n::text, 'new' || n from generate_series(1, ?) n
                """, SUBSCRIBERS);
        sql.update("""
                insert into subscriber_line_hint (subscriber_id, kind, device_ip, value)
                select id, 'PORT', '10.9.0.1'::inet, case external_id when '16' then '16' else 'PON 0/' || (external_id::int - 1) % 15 + 1 end
                  from subscriber
                """);
        DATABASE.joinRowByRow();

        LineBook.Found found = new LineBook(sql).find();

        assertThat(found.conflicts()).as("ports that many name").isEqualTo(15);
        assertThat(found.bound()).as("a port that one names by its number").isOne();
    }

    private void switchesAreCounted() {
        sql.update("""
                insert into device (name, address, type)
                select 'switch-' || n, ('10.8.' || n / 250 || '.' || n % 250)::inet, 'SWITCH' from generate_series(1, ?) n
                """, SWITCHES);
        sql.update("""
                insert into interface (device_id, bind_key, name, type, port)
                select d.id, n::text, 'gigabit ethernet 0/0/' || n, 'GE', n from (select id from device order by id) d, generate_series(1, 30) n
                """);
        sql.update("analyze device, interface");
    }

    private void theOltComes() {
        long olt = sql.one(
                "insert into device (name, address, type) values ('new-olt', '10.9.0.1', 'OLT') returning id",
                row -> row.number("id"));
        sql.update("""
                insert into interface (device_id, bind_key, name, type, port, onu)
                select ?, 'p' || n, 'pon 0/' || n, 'PON', n, null from generate_series(1, 16) n
                union all
                select ?, n::text, 'gpon 0/1:' || n, 'ONU', 1, n from generate_series(1, ?) n
                """, olt, olt, ONUS);
    }
}
