package org.demarc.link.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.demarc.link.entity.FoundLinks;
import org.demarc.link.entity.Hop;
import org.demarc.link.entity.Link;
import org.demarc.link.entity.LinkClues;
import org.demarc.link.entity.LinkConflict;
import org.demarc.link.entity.LinkDraft;
import org.demarc.link.entity.LinkEnd;
import org.demarc.link.entity.LinkKind;
import org.demarc.link.entity.LinkQuery;
import org.demarc.link.entity.LinkUsage;
import org.demarc.link.entity.Links;
import org.demarc.link.entity.WaysUp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Links from kept readings to rows (wildcore-mikbill.md 2, rows 36 and 37). */
@Timeout(180)
class LinkSearchIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private Sql sql;
    private Links links;
    private long router;
    private long core;
    private long access;

    @BeforeEach
    void aRouterACoreAndAnAccessSwitch() {
        sql = new Sql(DATABASE.dataSource());
        links = new Links(sql);
        sql.update("truncate device cascade");
        router = device("mt-1", "ROUTER", 1);
        core = device("core-1", "SWITCH", 2);
        access = device("access-1", "SWITCH", 3);
    }

    @Test
    @DisplayName(
            "Row 37 FDB: up is where the gateway's MAC of ARP is seen; below hangs who is seen behind the port with the fewest MACs")
    void forwardingTablesGiveATree() {
        long far = device("far-1", "SWITCH", 4);
        arp(router, core, access, far);
        long coreUp = port(core, "24");
        long coreDown = port(core, "1");
        long accessUp = port(access, "24");
        long accessDown = port(access, "2");
        long farUp = port(far, "24");
        sees(core, coreUp, router);
        sees(core, coreDown, access, far);
        sees(access, accessUp, router, core);
        sees(access, accessDown, far);
        sees(far, farUp, router, core, access);

        search();

        assertThat(shown())
                .containsExactly("access-1 24 > core-1 1 FDB", "core-1 24 > mt-1  FDB", "far-1 24 > access-1 2 FDB");
        List<Hop> way = new WaysUp(sql).from(far);
        assertThat(way).extracting(hop -> hop.link().to().deviceName()).containsExactly("access-1", "core-1", "mt-1");
        assertThat(way).extracting(Hop::step).containsExactly(1, 2, 3);
        assertThat(conflicts()).isEmpty();
    }

    @Test
    @DisplayName(
            "Row 37 LLDP: neighbours are known by MAC, address or name, their ports by name, MAC, number or description")
    void neighboursAreKnownByAllForms() {
        long byAddress = device("by-address", "SWITCH", 5);
        long byName = device("by-name", "SWITCH", 6);
        long byPortMac = device("by-port-mac", "SWITCH", 7);
        sql.update("update device set sys_name = 'By-Name.example' where id = ?", byName);
        port(access, "1/24");
        port(byAddress, "5");
        sql.update("update interface set if_index = 77 where device_id = ?", byAddress);
        port(byName, "gi0/9");
        long macPort = port(byPortMac, "xe-0");
        sql.update("insert into port (interface_id, mac) values (?, '02:aa:00:00:00:01')", macPort);
        says(core, port(core, "1"), mac(access), "1/24", "");
        says(core, port(core, "2"), "10.78.0.5", "77", "");
        says(core, port(core, "3"), "locally assigned", "to core", "by-name.EXAMPLE", "gi0/9");
        says(core, port(core, "4"), "02:AA:00:00:00:01", "02:AA:00:00:00:01", "");
        says(core, port(core, "5"), "02:99:99:99:99:99", "1", "a stranger");
        port(device("by-management", "SWITCH", 8), "xe-1");
        says(core, port(core, "6"), "02:99:99:99:99:98", "xe-1", "nobody knows");
        sql.update(
                "update reading_row set words = words || '{\"address\": \"10.78.0.8\"}' where words->>'systemName' = 'nobody knows'");

        search();

        assertThat(shown())
                .containsExactly(
                        "core-1 1 - access-1 1/24 LLDP",
                        "core-1 2 - by-address 5 LLDP",
                        "core-1 3 - by-name gi0/9 LLDP",
                        "core-1 4 - by-port-mac xe-0 LLDP",
                        "core-1 6 - by-management xe-1 LLDP");
        assertThat(conflicts()).isEmpty();
    }

    @Test
    @DisplayName(
            "Row 37: what two devices say of each other is one link, FDB and LLDP confirm each other, the next search writes no other")
    void bothEndsAndBothWaysAreOneLink() {
        long coreDown = port(core, "1");
        long accessUp = port(access, "24");
        arp(router, core, access);
        sees(core, port(core, "24"), router);
        sees(core, coreDown, access);
        sees(access, accessUp, router, core);
        says(core, coreDown, mac(access), "not known here", "");
        says(access, accessUp, mac(core), "nor here", "");

        search();
        Link first = links.uplinkOf(access).orElseThrow();
        FoundLinks.Written again = search();

        assertThat(List.of(
                        first.kind(), first.from().interfaceName(), first.to().interfaceName()))
                .containsExactly(LinkKind.LLDP, "24", "1");
        assertThat(first.confirmedAt()).isNotNull();
        assertThat(again.added() + again.uplinks()).isZero();
        assertThat(links.uplinkOf(access).orElseThrow().id()).isEqualTo(first.id());
    }

    @Test
    @DisplayName("Row 37: a manual link and a manual uplink are never overridden")
    void whatAPersonDrewStays() {
        long other = device("other-1", "SWITCH", 5);
        long coreDown = port(core, "1");
        arp(router, core, access, other);
        sees(core, port(core, "24"), router);
        sees(core, coreDown, access, other);
        sees(core, port(core, "3"), other);
        sees(access, port(access, "24"), router);
        long drawn = links.add(new LinkDraft(new LinkEnd(access, null), new LinkEnd(router, null), true, "radio"));

        search();

        assertThat(links.uplinkOf(access).orElseThrow().id()).isEqualTo(drawn);
        assertThat(links.uplinkOf(access).orElseThrow().note()).isEqualTo("radio");
        assertThat(shown()).contains("access-1  > mt-1  MANUAL").noneMatch(link -> link.startsWith("access-1 24 >"));
    }

    @Test
    @DisplayName("Row 37: contradictions are reported and nothing is guessed")
    void contradictionsAreReported() {
        long one = device("one", "SWITCH", 5);
        long two = device("two", "SWITCH", 6);
        long hub = port(core, "7");
        arp(router, access);
        sees(access, port(access, "1"), router);
        sees(access, port(access, "2"), router);
        says(core, hub, mac(one), "1", "");
        says(core, hub, mac(two), "1", "");
        sql.update("insert into device (name, address, mac) values ('twin', '10.78.0.99', ?::macaddr)", mac(one));

        search();

        assertThat(conflicts())
                .extracting(conflict -> conflict.deviceName() + " " + conflict.what())
                .containsExactlyInAnyOrder("access-1 SEVERAL_WAYS_UP", "core-1 SEVERAL_NEIGHBOURS", "one SHARED_MAC");
        assertThat(shown()).isEmpty();
        sql.update("delete from reading_row");
        search();
        assertThat(conflicts()).extracting(conflict -> conflict.what().name()).doesNotContain("SEVERAL_NEIGHBOURS");
    }

    @Test
    @DisplayName(
            "Row 37: a found link that was not seen for three days is forgotten while its devices answer, a drawn one is not")
    void oldLinksAreForgotten() {
        sql.update("update device set answered_at = now()");
        sql.update(
                "insert into link (a_device_id, b_device_id, kind, last_seen) values (?, ?, 'LLDP', now() - interval '73 hours')",
                router,
                core);
        sql.update(
                "insert into link (a_device_id, b_device_id, kind, last_seen) values (?, ?, 'FDB', now() - interval '50 hours')",
                core,
                access);
        links.add(new LinkDraft(new LinkEnd(router, null), new LinkEnd(access, null), false, ""));
        sql.update("update link set last_seen = now() - interval '90 days' where kind = 'MANUAL'");

        FoundLinks.Written written = search();

        assertThat(written.forgotten()).isEqualTo(1);
        assertThat(sql.list("select kind from link order by 1", row -> row.text("kind")))
                .containsExactly("FDB", "MANUAL");
    }

    @Test
    @DisplayName("Row 36: utilisation is octets a second * 8 / 1024 / 1024 / speed * 100 over 15 minutes")
    void utilisationIsWorkedOut() {
        long up = port(access, "24");
        long down = port(core, "1");
        sql.update("insert into port (interface_id, speed_mbps) values (?, 1000), (?, 100)", up, down);
        sql.update("""
                insert into interface_rate_sample (interface_id, at, in_bps, out_bps)
                values (?, now() - interval '3 minutes', 1048576, 94371840), (?, now() - interval '8 minutes', 0, 94371840),
                       (?, now() - interval '40 minutes', 0, 0)
                """, up, up, up);
        links.add(new LinkDraft(new LinkEnd(access, up), new LinkEnd(core, down), true, ""));
        links.add(new LinkDraft(new LinkEnd(core, null), new LinkEnd(router, null), true, ""));

        LinkUsage.Measured measured = new LinkUsage(sql).measure(85);

        assertThat(List.of(measured.links(), measured.overloaded())).containsExactly(1L, 1L);
        assertThat(links.uplinkOf(access).orElseThrow().utilizationPercent()).isEqualTo(90.0);
        assertThat(links.uplinkOf(core).orElseThrow().utilizationPercent()).isNull();
    }

    @Test
    @DisplayName("Row 37: thousands of devices are searched set by set")
    void thousandsOfDevicesAreSearched() {
        sql.update("""
                insert into device (name, address, type, mac)
                select 'd' || n, '10.79.0.0'::inet + n, 'SWITCH', ('02:00:00:00:' || lpad(to_hex(n / 256), 2, '0') || ':' || lpad(to_hex(n % 256), 2, '0'))::macaddr
                  from generate_series(0, 2499) n
                """);
        sql.update(
                "insert into interface (device_id, bind_key, name, type) select id, p::text, p::text, 'GE' from device, generate_series(1, 26) p"
                        + " where name like 'd%'");
        sql.update("""
                insert into fdb (device_id, mac, interface_id, first_seen, last_seen)
                select d.id, (select mac from device where id = ?), i.id, now(), now() from device d
                  join interface i on i.device_id = d.id and i.name = '26' where d.name like 'd%'
                """, router);
        sql.update("""
                insert into fdb (device_id, mac, interface_id, first_seen, last_seen)
                select u.id, c.mac, i.id, now(), now() from generate_series(1, 2499) n
                  join device c on c.name = 'd' || n join device u on u.name = 'd' || ((n - 1) / 25)
                  join interface i on i.device_id = u.id and i.name = (((n - 1) % 25) + 1)::text
                """);
        arpOfAll(router);
        sql.update("analyze");

        FoundLinks.Written written = search();

        assertThat(written.added()).isEqualTo(2_500);
        assertThat(written.uplinks()).isEqualTo(2_500);
        long last = sql.one("select id from device where name = 'd2499'", row -> row.number("id"));
        assertThat(new WaysUp(sql).from(last))
                .extracting(hop -> hop.link().to().deviceName())
                .containsExactly("d99", "d3", "d0", "mt-1");
    }

    private FoundLinks.Written search() {
        LinkClues clues = new LinkClues(sql);
        Instant since = Instant.now().minus(Duration.ofHours(24));
        var upward = clues.upward(since, List.of());
        var sightings = clues.sightings(since, LinkSearch.portsUp(upward), List.of());
        var outcome = LinkSearch.conclude(new LinkSearch.Clues(
                clues.neighbours(since), upward, sightings, clues.known(), clues.roots(List.of())));
        FoundLinks found = new FoundLinks(sql);
        FoundLinks.Written written = found.write(outcome.seen(), outcome.lowerByLink(), 3);
        var open = new java.util.ArrayList<>(outcome.conflicts());
        open.addAll(clues.sharedMacs(since));
        found.conflicts(open);
        return written;
    }

    private List<LinkConflict> conflicts() {
        return new FoundLinks(sql).conflicts(PageRequest.first(100), null).items();
    }

    private List<String> shown() {
        return links.page(new LinkQuery(PageRequest.first(100), null, null, null, null, null)).items().stream()
                .map(link ->
                        link.from().deviceName() + " " + link.from().interfaceName() + (link.uplink() ? " > " : " - ")
                                + link.to().deviceName() + " " + link.to().interfaceName() + " " + link.kind())
                .toList();
    }

    private long device(String name, String type, int number) {
        return sql.one(
                "insert into device (name, type, address, mac) values (?, ?, ('10.78.0.' || ?)::inet, ?::macaddr) returning id",
                row -> row.number("id"),
                name,
                type,
                number,
                String.format(Locale.ROOT, "02:78:00:00:00:%02x", number));
    }

    private String mac(long device) {
        return sql.one("select upper(mac::text) mac from device where id = ?", row -> row.text("mac"), device);
    }

    private long port(long device, String name) {
        return sql.one(
                "insert into interface (device_id, bind_key, name, type) values (?, 'k' || ?, ?, 'GE') returning id",
                row -> row.number("id"),
                device,
                name,
                name);
    }

    private void sees(long device, long port, long... others) {
        for (long other : others) {
            sql.update("""
                    insert into fdb (device_id, mac, interface_id, first_seen, last_seen)
                    select ?, mac, ?, now(), now() from device where id = ?
                    """, device, port, other);
        }
    }

    private void arp(long router, long... others) {
        for (long other : others) {
            sql.update("""
                    insert into reading_row (device_id, reading, row_key, ip, mac, sign, first_seen, last_seen)
                    select ?, 'arp', host(address), address, mac, 0, now(), now() from device where id = ?
                    """, router, other);
        }
    }

    private void arpOfAll(long router) {
        sql.update("""
                insert into reading_row (device_id, reading, row_key, ip, mac, sign, first_seen, last_seen)
                select ?, 'arp', host(address), address, mac, 0, now(), now() from device where name like 'd%'
                """, router);
    }

    private void says(long device, long port, String chassis, String portId, String name) {
        says(device, port, chassis, portId, name, "");
    }

    private void says(long device, long port, String chassis, String portId, String name, String description) {
        sql.update("""
                insert into reading_row (device_id, reading, row_key, interface_id, words, sign, first_seen, last_seen)
                values (?, 'neighbours', ? || '.' || ?, ?, jsonb_build_object('chassis', ?::text, 'port', ?::text, 'systemName', ?::text,
                        'portDescription', ?::text), 0, now(), now())
                """, device, port, chassis, port, chassis, portId, name, description);
    }
}
