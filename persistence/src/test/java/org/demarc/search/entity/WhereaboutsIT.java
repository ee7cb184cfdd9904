package org.demarc.search.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.demarc.search.entity.Whereabouts.Places;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WhereaboutsIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Places EVERYWHERE = new Places(null, null);
    private static final String MAC = "02:00:00:00:00:01";

    private Sql sql;
    private Whereabouts whereabouts;
    private long core;
    private long access;

    @BeforeEach
    void aMacOnTwoSwitches() {
        sql = new Sql(DATABASE.dataSource());
        whereabouts = new Whereabouts(sql);
        sql.update("delete from device");
        sql.update("delete from device_group");
        long group = sql.one("insert into device_group (name) values ('where') returning id", row -> row.number("id"));
        core = device("core", "192.0.2.1", "ROUTEROS", null);
        access = device("access", "192.0.2.2", "SWITCH", group);
        long uplink = port(core, "trunk");
        long edge = port(access, "1/7");
        for (int i = 1; i < 5; i++) {
            fdb(core, uplink, "02:00:00:00:00:0" + i, true);
        }
        fdb(access, edge, MAC, true);
        row(core, "router-arp", "10.1.1.5", MAC, "{\"interface\":\"vlan101\",\"type\":\"dynamic\"}");
        row(core, "dhcp-leases", "10.1.1.5", MAC, "{\"server\":\"dhcp1\",\"status\":\"bound\",\"host\":\"laptop\"}");
        row(core, "router-arp", "10.1.1.6", "02:00:00:00:00:02", "{}");
    }

    @Test
    @DisplayName(
            "row 33: a MAC is found in forwarding tables, ARP and DHCP leases, the port where it is before those that lead to it")
    void aMacIsFoundNearestFirst() {
        List<Whereabout> found = whereabouts.ofMac(MAC, EVERYWHERE);

        assertThat(found)
                .extracting(Whereabout::table)
                .containsExactlyInAnyOrder("fdb", "fdb", "router-arp", "dhcp-leases");
        assertThat(whereabouts.ofMacInFdb(MAC, EVERYWHERE))
                .extracting(Whereabout::port)
                .containsExactly("1/7", "trunk");
        assertThat(found.stream()
                        .filter(one -> one.table().equals("dhcp-leases"))
                        .toList())
                .singleElement()
                .satisfies(lease -> {
                    assertThat(lease.status()).isEqualTo("bound");
                    assertThat(lease.comment()).isEqualTo("laptop");
                    assertThat(lease.ip()).isEqualTo("10.1.1.5");
                });
    }

    @Test
    @DisplayName("row 33: an IP address is found by ARP and leases of the chosen devices alone")
    void anIpIsFoundOnTheChosenDevices() {
        assertThat(whereabouts.ofIp("10.1.1.5", EVERYWHERE)).hasSize(2);
        assertThat(whereabouts.ofIp("10.1.1.5", new Places(List.of(access), null)))
                .isEmpty();
        assertThat(whereabouts.ofIp("10.1.1.5", new Places(List.of(core), null)))
                .extracting(Whereabout::port)
                .contains("vlan101");
    }

    @Test
    void devicesOfOtherGroupsStayHidden() {
        long group = sql.one("select id from device_group where name = 'where'", row -> row.number("id"));

        assertThat(whereabouts.ofMac(MAC, new Places(null, Set.of(group))))
                .extracting(Whereabout::deviceName)
                .containsOnly("access");
        assertThat(whereabouts.ofMac(MAC, new Places(null, Set.of()))).isEmpty();
        assertThat(whereabouts.seen(List.of(core, access), Set.of(group))).containsExactly(access);
        assertThat(whereabouts.withAddresses(List.of("192.0.2.1", "192.0.2.2"), Set.of(group)))
                .containsExactly(access);
        assertThat(whereabouts.toAsk(List.of("SWITCH", "ROUTEROS"), null, 10)).containsExactlyInAnyOrder(core, access);
        assertThat(whereabouts.types(List.of(core))).containsEntry(core, "ROUTEROS");
    }

    private long device(String name, String address, String type, @org.jspecify.annotations.Nullable Long group) {
        return sql.one(
                "insert into device (name, address, type, group_id) values (?, ?::inet, ?, ?::bigint) returning id",
                row -> row.number("id"),
                name,
                address,
                type,
                group);
    }

    private long port(long device, String name) {
        return sql.one(
                "insert into interface (device_id, bind_key, name, type) values (?, ?, ?, 'GE') returning id",
                row -> row.number("id"),
                device,
                name,
                name);
    }

    private void fdb(long device, long port, String mac, boolean present) {
        sql.update(
                "insert into fdb (device_id, mac, vlan, interface_id, port_key, status, first_seen, last_seen, present)"
                        + " values (?, ?::macaddr, 101, ?, '', 'LEARNED', now(), now(), ?)",
                device,
                mac,
                port,
                present);
    }

    private void row(long device, String reading, String ip, String mac, String words) {
        sql.update(
                "insert into reading_row (device_id, reading, row_key, mac, ip, words, sign, first_seen, last_seen)"
                        + " values (?, ?, ?, ?::macaddr, ?::inet, ?::jsonb, 1, now(), now())",
                device,
                reading,
                ip,
                mac,
                ip,
                words);
    }
}
