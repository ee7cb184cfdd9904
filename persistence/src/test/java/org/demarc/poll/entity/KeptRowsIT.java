package org.demarc.poll.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.demarc.poll.entity.KeptRows.Wanted;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KeptRowsIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Sql sql = new Sql(DATABASE.dataSource());
    private final KeptRows rows = new KeptRows(sql);
    private long device;

    /** Two rows that are there, the one with the lower VLAN seen longer ago, and one that is gone. */
    @BeforeEach
    void threeRows() {
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

    @Test
    @DisplayName("row 28: a BGP session is found by a part of the address of its neighbour")
    void aBgpSessionIsFoundByItsNeighbour() {
        sql.update("""
                insert into reading_row (device_id, reading, row_key, words, sign, first_seen, last_seen)
                select ?, 'bgp-peers', k, '{"status": "idle"}', 1, now(), now() from unnest(array['192.0.2.17', '2001:db8::7']) k
                """, device);

        assertThat(neighbours("2.17")).containsExactly("192.0.2.17");
        assertThat(neighbours("DB8::")).containsExactly("2001:db8::7");
        assertThat(neighbours("2.18")).isEmpty();
    }

    private List<String> neighbours(String text) {
        return rows
                .page(new Wanted(device, "bgp-peers", List.of(), false), new PageRequest(10, 0, "", false, text))
                .items()
                .stream()
                .map(KeptRow::key)
                .toList();
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
