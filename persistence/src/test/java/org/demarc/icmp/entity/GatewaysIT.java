package org.demarc.icmp.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.demarc.icmp.entity.Gateways.Found;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GatewaysIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final PageRequest ALL = PageRequest.first(100);

    private final Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private Sql sql;
    private Gateways gateways;
    private Outages outages;

    @BeforeEach
    void twoRouters() {
        sql = new Sql(DATABASE.dataSource());
        gateways = new Gateways(sql);
        outages = new Outages(sql);
        sql.update("truncate icmp_run, icmp_silence, gateway_reach");
        sql.update("delete from routeros_router");
        sql.update("delete from device");
        sql.update(
                "insert into routeros_router (name, host, port, api_user, password) values ('north', 'GW.example.net', 8728, 'a', 'b'),"
                        + " ('north too', 'gw.example.net', 8729, 'a', 'b'), ('south', '192.0.2.9', 8728, 'a', 'b')");
    }

    @Test
    @DisplayName(
            "polling-ubilling.md 10, nasmon: distinct addresses are listed with state, since when and how many are dead")
    void gatewaysAreListedWithTheirState() {
        assertThat(gateways.toProbe()).extracting(Gateways.Probed::host).containsExactly("192.0.2.9", "gw.example.net");
        assertThat(gateways.count()).isEqualTo(new Gateways.Count(2, 0, 2));

        gateways.found(List.of(alive("192.0.2.9"), dead("gw.example.net")), at);
        gateways.found(List.of(alive("192.0.2.9"), dead("gw.example.net")), at.plusSeconds(60));

        assertThat(gateways.count()).isEqualTo(new Gateways.Count(2, 1, 0));
        List<Gateway> listed = gateways.page(ALL, false).items();
        assertThat(listed).extracting(Gateway::host).containsExactly("gw.example.net", "192.0.2.9");
        assertThat(listed.get(0).names()).containsExactly("north", "north too");
        assertThat(listed.get(0).since()).isEqualTo(at);
        assertThat(listed.get(0).misses()).isEqualTo(2);
        assertThat(listed.get(1).rttMs()).isEqualTo(0.5);
        assertThat(gateways.page(ALL, true).items()).extracting(Gateway::host).containsExactly("gw.example.net");
        assertThat(gateways.page(new PageRequest(10, 0, "since", true, "sou"), false)
                        .items())
                .extracting(Gateway::host)
                .containsExactly("192.0.2.9");
    }

    @Test
    @DisplayName(
            "polling-ubilling.md 17: dead, dead, alive over three runs: death time from the first, removed in the third, two rows of the log")
    void deadDeadAlive() {
        long device = sql.one(
                "insert into device (name, address, location) values ('sw', '192.0.2.1', 'roof') returning id",
                row -> row.number("id"));
        Reaches reaches = new Reaches(sql);
        for (int run = 0; run < 3; run++) {
            Instant now = at.plusSeconds(60L * run);
            boolean alive = run == 2;
            reaches.found(List.of(new Reaches.Found(device, alive, alive ? 0.5 : null, alive ? 0 : 100)), now);
            outages.keepOfDevices(now);
            outages.ran(new IcmpRun(now, "node", 1, alive ? 0 : 1, 0, 0, 5));
        }

        assertThat(outages.page(wanted(null), ALL).items()).singleElement().satisfies(outage -> {
            assertThat(outage.beganAt()).isEqualTo(at);
            assertThat(outage.endedAt()).isEqualTo(at.plusSeconds(120));
            assertThat(outage.location()).isEqualTo("roof");
        });
        assertThat(outages.page(wanted(at.plusSeconds(61)), ALL).items()).hasSize(1);
        assertThat(outages.page(wanted(at.plusSeconds(120)), ALL).items()).isEmpty();
        assertThat(outages.runs(ALL, true).items()).extracting(IcmpRun::at).containsExactly(at.plusSeconds(60), at);
        assertThat(outages.lastRun()).get().extracting(IcmpRun::at).isEqualTo(at.plusSeconds(120));
    }

    @Test
    void outagesOfGatewaysAreKeptByTheirNamesAndEnd() {
        gateways.found(List.of(dead("192.0.2.9")), at);
        gateways.found(List.of(alive("192.0.2.9")), at.plusSeconds(60));
        gateways.found(List.of(dead("192.0.2.9")), at.plusSeconds(120));
        sql.update("delete from routeros_router where name = 'south'");
        gateways.found(List.of(), at.plusSeconds(180));

        List<Outage> past = outages.page(new Outages.Wanted("GATEWAY", null, null, true), ALL)
                .items();

        assertThat(past).extracting(Outage::name).containsExactly("south", "south");
        assertThat(past).extracting(Outage::endedAt).containsExactly(at.plusSeconds(180), at.plusSeconds(60));
        assertThat(outages.page(wanted(null), ALL).items()).as("devices alone").isEmpty();
        assertThat(outages.forget(30, 30, at.plus(31, ChronoUnit.DAYS))).isEqualTo(2);
    }

    @Test
    void devicesOfOtherGroupsAreNotShown() {
        long device = sql.one(
                "insert into device (name, address) values ('sw', '192.0.2.1') returning id", row -> row.number("id"));
        new Reaches(sql).found(List.of(new Reaches.Found(device, false, null, 100)), at);
        outages.keepOfDevices(at);

        var others = new Outages.Wanted("DEVICE", null, Set.of(4711L), false);
        var none = new Outages.Wanted("DEVICE", null, Set.of(), false);

        assertThat(outages.page(others, ALL).items()).isEmpty();
        assertThat(outages.page(none, ALL).items()).isEmpty();
        assertThat(outages.page(wanted(null), ALL).items()).hasSize(1);
        sql.update("update device set poll_enabled = false");
        outages.keepOfDevices(at.plusSeconds(60));
        assertThat(outages.page(wanted(at.plusSeconds(61)), ALL).items())
                .as("who is not asked any more is not dead")
                .isEmpty();
    }

    private static Outages.Wanted wanted(@org.jspecify.annotations.Nullable Instant moment) {
        return new Outages.Wanted("DEVICE", moment, null, false);
    }

    private static Found alive(String host) {
        return new Found(host, "192.0.2.9", true, 0.5, 0);
    }

    private static Found dead(String host) {
        return new Found(host, "192.0.2.10", false, null, 100);
    }
}
