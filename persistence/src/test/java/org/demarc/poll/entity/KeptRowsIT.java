package org.demarc.poll.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.demarc.poll.entity.KeptRows.Wanted;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KeptRowsIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private KeptRows rows;
    private long device;

    /** Two rows that are there, the one with the lower VLAN seen longer ago, and one that is gone. */
    @BeforeEach
    void threeRows() {
        Sql sql = new Sql(DATABASE.dataSource());
        rows = new KeptRows(sql);
        sql.update("truncate device cascade");
        device = sql.one(
                "insert into device (name, address) values ('kept', '10.133.0.1') returning id",
                row -> row.number("id"));
        sql.update("""
                insert into reading_row (device_id, reading, row_key, vlan, sign, first_seen, last_seen, present)
                select ?, 'snooping', 'vlan ' || n, n, n, now() - interval '1 day', now() - (4 - n) * interval '1 hour', n < 3
                  from generate_series(1, 3) n
                """, device);
    }

    @Test
    void withoutAColumnRowsComeInTheirOwnOrderWhicheverDirectionIsNamed() {
        for (boolean falling : new boolean[] {false, true}) {
            assertThat(keys("", falling, false)).as("%s", falling).containsExactly("vlan 1", "vlan 2");
            assertThat(keys("", falling, true)).as("%s", falling).containsExactly("vlan 2", "vlan 1", "vlan 3");
        }
    }

    @Test
    void aColumnIsSortedInBothDirections() {
        assertThat(keys("vlan", false, true)).containsExactly("vlan 1", "vlan 2", "vlan 3");
        assertThat(keys("vlan", true, true)).containsExactly("vlan 3", "vlan 2", "vlan 1");
    }

    private List<String> keys(String column, boolean falling, boolean past) {
        return rows
                .page(new Wanted(device, "snooping", List.of(), past), new PageRequest(10, 0, column, falling, ""))
                .items()
                .stream()
                .map(KeptRow::key)
                .toList();
    }
}
