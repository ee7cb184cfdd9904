package org.demarc.wildcore.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoredLinesIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String IDENT = "5A544547C0FFEE36";
    private static final String MAC = "02:00:00:AA:BB:03";

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private Sql sql;
    private StoredLines lines;

    @BeforeEach
    void emptyInventory() {
        sql = new Sql(DATABASE.dataSource());
        lines = new StoredLines(sql);
        sql.update("truncate device, device_group, billing_source cascade");
    }

    @Test
    void theOnuThatIsOnlineComesFirstThenTheOneThatWasConfirmedLast() {
        long old = onu(device("10.0.0.1", "OLT", null), "gpon 1:1", "Offline", Duration.ofMinutes(5));
        long older = onu(device("10.0.0.2", "OLT", null), "gpon 1:2", "LOS", Duration.ofMinutes(50));
        long online = onu(device("10.0.0.3", "OLT", null), "gpon 1:3", "Online", Duration.ofMinutes(60));

        assertThat(lines.find(byIdent(null))).extracting(StoredLine::id).containsExactly(online, old, older);
    }

    @Test
    void anOnuThatIsGoneIsNotFoundUnlessAskedFor() {
        long id = onu(device("10.0.0.1", "OLT", null), "gpon 1:1", "Offline", Duration.ZERO);
        sql.update("update interface set gone_at = now() where id = ?", id);

        assertThat(lines.find(byIdent(null))).isEmpty();
        assertThat(lines.withId(id, null)).isPresent();
    }

    @Test
    void aLineOutsideTheCallersGroupsIsNotThere() {
        long group = sql.one("insert into device_group (name) values ('North') returning id", row -> row.number("id"));
        long mine = onu(device("10.0.0.1", "OLT", group), "gpon 1:1", "Offline", Duration.ZERO);
        long others = onu(device("10.0.0.2", "OLT", null), "gpon 1:1", "Online", Duration.ZERO);

        assertThat(lines.find(byIdent(Set.of(group))))
                .extracting(StoredLine::id)
                .containsExactly(mine);
        assertThat(lines.withId(others, Set.of(group))).isEmpty();
        assertThat(lines.find(byIdent(Set.of()))).isEmpty();
    }

    @Test
    void aCrowdedPortComesAfterTheLineOfTheSubscriberAndOldSightingsAreNotActive() {
        long device = device("10.0.0.1", "SWITCH", null);
        long uplink = port(device, "1/28", 28);
        long line = port(device, "1/3", 3);
        long left = port(device, "1/4", 4);
        for (int i = 0; i < 12; i++) {
            seen(device, uplink, String.format("02:00:00:00:01:%02X", i), Duration.ZERO);
        }
        seen(device, uplink, MAC, Duration.ofMinutes(1));
        seen(device, line, MAC, Duration.ofMinutes(9));
        seen(device, left, MAC, Duration.ofHours(9));

        assertThat(lines.find(byMac(true))).extracting(StoredLine::id).containsExactly(line, uplink);
        assertThat(lines.find(byMac(false))).extracting(StoredLine::id).containsExactly(line, left, uplink);
    }

    @Test
    void aPortIsFoundByTheSwitchsAddressAndItsNameInAnyCase() {
        long device = device("10.0.0.28", "SWITCH", null);
        long port = port(device, "Gi1/3", 3);

        var search = new LineSearch(null, null, "10.0.0.28", "gi1/3", null, null, null, false, 1800, false, 100, 0);

        assertThat(lines.find(search)).extracting(StoredLine::id).containsExactly(port);
        assertThat(lines.find(search.withoutName())).hasSize(1);
    }

    @Test
    void aSignalReadForSomebodyNeverReplacesANewerOne() {
        long id = onu(device("10.0.0.1", "OLT", null), "gpon 1:1", "Online", Duration.ZERO);

        lines.keepSignal(id, signal(now, -20.5));
        lines.keepSignal(id, signal(now.minusSeconds(60), -30.0));

        assertThat(lines.withId(id, null).orElseThrow().signal()).isEqualTo(signal(now, -20.5));
    }

    @Test
    void whatWasReadWhenSomebodyLookedIsRememberedWithItsTimeAndReplacedByWhatCameLater() {
        long id = onu(device("10.0.0.1", "OLT", null), "gpon 1:1", "Online", Duration.ZERO);
        var first = new LineDetail.Uni(1, "Up", "Enabled", "Auto-1G", "Auto", 103, "Tagged");
        var second = new LineDetail.Uni(2, "Down", "Enabled", "", "", null, "");

        lines.keepUnis(id, now.minusSeconds(60), List.of(first, second));
        lines.keepUnis(id, now, List.of(second));
        lines.keepVlans(id, now, List.of(new LineDetail.Vlan(7, "old", true)));
        lines.keepVlans(
                id, now, List.of(new LineDetail.Vlan(101, "inet101", true), new LineDetail.Vlan(102, "", false)));

        LineDetail.Details details = lines.detail(id).details();
        assertThat(details.unis()).containsExactly(second);
        assertThat(details.unisReadAt()).isEqualTo(now);
        assertThat(details.vlans()).extracting(LineDetail.Vlan::vlan).containsExactly(101, 102);
        assertThat(details.macsReadAt()).isNull();
    }

    @Test
    void aForwardingTableReadForSomebodyShowsWhoIsThereNowAndWhoIsNot() {
        long device = device("10.0.0.1", "SWITCH", null);
        long line = port(device, "1/3", 3);
        seen(device, line, MAC, Duration.ofMinutes(9));
        seen(device, line, "02:00:00:00:00:01", Duration.ofMinutes(9));
        var there = new LineDetail.Seen("02:00:00:00:00:02", 101, "LEARNED", now);

        lines.keepMacs(line, now, List.of(there, new LineDetail.Seen("02:00:00:00:00:01", 0, "LEARNED", now)));

        assertThat(lines.detail(line).macs())
                .extracting(LineDetail.Seen::mac)
                .containsExactlyInAnyOrder("02:00:00:00:00:01", "02:00:00:00:00:02");
        assertThat(lines.detail(line).details().macsReadAt()).isEqualTo(now);
        assertThat(lines.find(byMac(true))).as("gone, yet seen not long ago").hasSize(1);
    }

    @Test
    void whoseLineItIsAndByWhatHeIsFoundComesFromTheBilling() {
        long id = onu(device("10.0.0.1", "OLT", null), "gpon 1:1", "Online", Duration.ZERO);
        bind(id);
        Owners owners = new Owners(sql);

        Owner owner =
                Objects.requireNonNull(owners.byInterface(List.of(id, id + 1)).get(id));

        assertThat(List.of(owner.source(), owner.externalId(), owner.login(), owner.agreement(), owner.apartment()))
                .containsExactly("mikbill", "6156", "user6156", "A-100", "5");
        assertThat(owners.interfacesOf(Owners.Field.AGREEMENT, "a-100", 10)).isEqualTo(Map.of(id, true));
        assertThat(owners.interfacesOf(Owners.Field.AGREEMENT, "a-1", 10)).isEqualTo(Map.of(id, false));
        assertThat(owners.interfacesOf(Owners.Field.LOGIN, "user", 10)).isEqualTo(Map.of(id, false));
        assertThat(owners.interfacesOf(Owners.Field.UID, "6156", 10)).isEqualTo(Map.of(id, true));
        assertThat(owners.interfacesOf(Owners.Field.UID, "615", 10)).isEmpty();
    }

    @Test
    void devicesAreListedByNameAndFoundByAddress() {
        long device = device("10.0.0.1", "OLT", null);
        device("10.0.0.2", "SWITCH", null);
        StoredHosts hosts = new StoredHosts(sql);

        var page = hosts.page(new StoredHosts.Filter(null, null, null, "OLT", 999_999, 0));

        assertThat(page.items()).extracting(StoredHost::id).containsExactly(device);
        assertThat(hosts.withIp("10.0.0.1", null).orElseThrow().model().type()).isEqualTo("OLT");
        assertThat(hosts.withIp("10.0.0.1", Set.of(1L))).isEmpty();
        assertThat(lines.ofDevice(device, null, 10, 0)).isEmpty();
        assertThat(lines.isHost(device, null)).isTrue();
    }

    private static LineSearch byIdent(@Nullable Set<Long> groups) {
        return new LineSearch(groups, null, null, null, null, List.of(IDENT), null, false, 1800, false, 100, 0);
    }

    private static LineSearch byMac(boolean active) {
        return new LineSearch(null, null, null, null, null, null, MAC, active, 1800, false, 100, 0);
    }

    private static StoredLine.Signal signal(Instant at, double rxDbm) {
        return new StoredLine.Signal(at, rxDbm, 2.1, null, null, null, 900L);
    }

    private long device(String ip, String type, @Nullable Long group) {
        return sql.one(
                "insert into device (name, address, type, group_id) values (?, ?::inet, ?, ?::bigint) returning id",
                row -> row.number("id"),
                "dev " + ip,
                ip,
                type,
                group);
    }

    private long onu(long device, String name, String status, Duration ago) {
        long id = sql.one("""
                insert into interface (device_id, bind_key, name, type, status) values (?, ?, ?, 'ONU', ?) returning id
                """, row -> row.number("id"), device, name, name, status);
        sql.update(
                "insert into onu (interface_id, device_id, ident_kind, ident, ident_shown, ident_seen_at)"
                        + " values (?, ?, 'SN', ?, 'ZTEGC0FFEE36', ?)",
                id,
                device,
                IDENT,
                now.minus(ago));
        return id;
    }

    private long port(long device, String name, int number) {
        return sql.one(
                "insert into interface (device_id, bind_key, name, type, status, port) values (?, ?, ?, 'FE', 'Up', ?)"
                        + " returning id",
                row -> row.number("id"),
                device,
                String.valueOf(number),
                name,
                number);
    }

    private void seen(long device, long line, String mac, Duration ago) {
        sql.update(
                "insert into fdb (device_id, mac, vlan, interface_id, first_seen, last_seen) values (?, ?::macaddr, 1, ?, ?, ?)",
                device,
                mac,
                line,
                now.minus(ago),
                now.minus(ago));
    }

    private void bind(long line) {
        long source = sql.one(
                "insert into billing_source (name, kind) values ('MikBill', 'mikbill') returning id",
                row -> row.number("id"));
        long subscriber = sql.one(
                "insert into subscriber (source_id, external_id, login, apartment) values (?, '6156', 'user6156', '5') returning id",
                row -> row.number("id"),
                source);
        sql.update("insert into contract (subscriber_id, number) values (?, 'A-100')", subscriber);
        sql.update(
                "insert into line_binding (interface_id, subscriber_id, source_id, found_by) values (?, ?, ?, 'HAND')",
                line,
                subscriber,
                source);
    }
}
