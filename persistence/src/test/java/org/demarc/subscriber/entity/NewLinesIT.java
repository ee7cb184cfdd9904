package org.demarc.subscriber.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whose lines they are, of an OLT and a billing that came a moment ago: PostgreSQL has not counted them yet. */
class NewLinesIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int MANY = 60_000;
    private static final String MAC =
            "('02:' || regexp_replace(lpad(to_hex(%s), 10, '0'), '(..)(..)(..)(..)(..)', '\\1:\\2:\\3:\\4:\\5'))::macaddr";

    private final Sql sql = new Sql(DATABASE.dataSource());

    @Test
    @Timeout(value = 90, threadMode = ThreadMode.SEPARATE_THREAD)
    void whoseTheyAreIsFoundInOnePassOverThem() {
        sql.update("insert into device (name, address, type) values ('new-olt', '10.9.0.1', 'OLT')");
        sql.update("""
                insert into interface (device_id, bind_key, name, type, onu)
                select (select id from device), n::text, 'gpon 0/1:' || n, 'ONU', n from generate_series(1, ?) n
                """, MANY);
        sql.update("insert into fdb (device_id, interface_id, mac, vlan, first_seen, last_seen)"
                + " select device_id, id, " + MAC.formatted("onu") + ", 100, now(), now() from interface");
        sql.update("""
                insert into subscriber (source_id, external_id, login)
                select (select min(id) from billing_source), n::text, 'new' || n from generate_series(1, ?) n
                """, MANY);
        sql.update("insert into subscriber_ip (subscriber_id, mac) select id, " + MAC.formatted("external_id::int")
                + " from subscriber");

        assertThat(new LineBook(sql).find().bound()).isEqualTo(MANY);
    }
}
