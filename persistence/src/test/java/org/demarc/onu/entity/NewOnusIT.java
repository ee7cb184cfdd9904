package org.demarc.onu.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The ONUs of an OLT that came a moment ago: PostgreSQL has not counted them yet and plans as if there were one. */
class NewOnusIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int MANY = 60_000;

    private final Onus onus = new Onus(new Sql(DATABASE.dataSource()));

    private static long olt;

    @BeforeAll
    static void anOltIsAdded() {
        Sql sql = new Sql(DATABASE.dataSource());
        sql.update("insert into device (name, address, type) values ('new-olt', '10.9.0.1', 'OLT')");
        olt = sql.one("select id from device", row -> row.number("id"));
        sql.update("""
                insert into interface (device_id, bind_key, name, type, onu, description)
                select ?, n::text, 'gpon 0/1:' || n, 'ONU', n, 'flat ' || n from generate_series(1, ?) n
                """, olt, MANY);
        sql.update("""
                insert into onu (interface_id, device_id, ident_kind, ident, ident_shown)
                select id, device_id, 'SN', '48575443' || upper(lpad(to_hex(onu), 8, '0')), 'HWTC' || upper(lpad(to_hex(onu), 8, '0')) from interface
                """);
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void whatIsTypedIsFoundInOnePassOverThem() {
        assertThat(found("flat 59999")).isOne();
        assertThat(found("gpon 0/1:77")).isOne();
        assertThat(found("HWTC0000ea60")).isOne();
        assertThat(found("WTC0000EA")).isEqualTo(97);
        assertThat(found("%")).isZero();
        assertThat(found("flat 5999")).isEqualTo(11);
    }

    private long found(String text) {
        return onus.page(OnuQuery.ofDevice(olt, page(text))).total();
    }

    private static PageRequest page(String text) {
        return new PageRequest(25, 0, "", false, text);
    }
}
