package org.demarc.routeros.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.demarc.device.control.LookedRow;
import org.demarc.lab.routeros.Era;
import org.demarc.lab.routeros.Fault;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.routeros.control.DeviceMenus.Told;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Readings through RouterOS' API, from the wire to rows (row 29). */
class DeviceMenusTest {

    @Test
    @DisplayName("row 29: leases, ARP, queues, address lists, interfaces and resources come as rows of readings")
    void everyMenuIsRead() throws Exception {
        try (Rig rig = rig()) {
            Map<DeviceMenu, Told> told = read(rig, 1000);

            assertThat(told.values()).allMatch(Told::complete);
            LookedRow lease = one(told, DeviceMenu.LEASES);
            assertThat(lease.mac()).isEqualTo("02:00:00:00:00:77");
            assertThat(lease.values())
                    .containsEntry("ip", "10.1.1.9")
                    .containsEntry("status", "bound")
                    .containsEntry("type", "dynamic");
            LookedRow arp = one(told, DeviceMenu.ARP);
            assertThat(arp.key()).isEqualTo("vlan101/10.1.1.5");
            assertThat(arp.values()).containsEntry("interface", "vlan101").containsEntry("type", "static");
            assertThat(one(told, DeviceMenu.QUEUES).values())
                    .containsEntry("name", "q1")
                    .containsEntry("target", "10.1.1.9/32")
                    .containsEntry("maxLimit", "2000000/10000000");
            assertThat(one(told, DeviceMenu.ADDRESS_LISTS).values())
                    .containsEntry("list", "disabled")
                    .containsEntry("entry", "10.1.1.9");
            assertThat(one(told, DeviceMenu.INTERFACES).values())
                    .containsEntry("name", "ether1")
                    .containsEntry("status", "Up")
                    .containsEntry("mtu", 1500L);
            assertThat(one(told, DeviceMenu.RESOURCES).values())
                    .containsEntry("name", "CHR")
                    .containsEntry("cpuPercent", 3L)
                    .containsEntry("memoryPercent", 25.0)
                    .containsEntry("memoryMb", 256L)
                    .containsKey("uptimeS");
        }
    }

    @Test
    void aMenuWithMoreRowsThanTheBoundIsCutAndSaysSo() throws Exception {
        try (Rig rig = rig()) {
            for (int i = 1; i <= 20; i++) {
                rig.router.add("/ip/firewall/address-list", Map.of("list", "many", "address", "10.2.0." + i));
            }

            Told lists = told(read(rig, 10), DeviceMenu.ADDRESS_LISTS);

            assertThat(lists.rows()).hasSize(10);
            assertThat(lists.problem()).isEqualTo("more than 10 rows");
        }
    }

    @Test
    void aMenuThatIsRefusedCostsNothingButItself() throws Exception {
        try (Rig rig = rig()) {
            rig.router.fault(Fault.trap("/queue/simple/print", "not enough permissions (9)"));

            Map<DeviceMenu, Told> told = read(rig, 100);

            assertThat(told(told, DeviceMenu.QUEUES).problem()).isEqualTo("not enough permissions (9)");
            assertThat(told(told, DeviceMenu.LEASES).complete()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.42", "6.49", "7.17", "7.18"})
    @DisplayName("DEV-6 row 28: BGP sessions come in the same words from every version, also when one goes down")
    void bgpSessionsOfEveryVersion(String era) throws Exception {
        try (Rig rig = new Rig(RouterOsOptions.defaults().era(Era.of(era)))) {
            rig.router.addBgp("upstream", "192.0.2.1", 64_500, 950_000);
            rig.router.addBgp("ix", "192.0.2.2", 64_501, 12);
            Told up = told(read(rig, 100), DeviceMenu.BGP);
            rig.router.endBgp("192.0.2.1");
            Told down = told(read(rig, 100), DeviceMenu.BGP);

            assertThat(up.problem()).isEmpty();
            assertThat(up.rows()).extracting(LookedRow::key).containsExactly("192.0.2.1", "192.0.2.2");
            assertThat(up.rows().get(0).values())
                    .isEqualTo(Map.of(
                            "name",
                            "upstream",
                            "status",
                            "established",
                            "adminState",
                            "enabled",
                            "remoteAs",
                            64_500L,
                            "establishedS",
                            3723L,
                            "prefixes",
                            950_000L));
            assertThat(down.rows()).hasSize(2);
            assertThat(down.rows().get(0).values().get("status")).isIn("active", "down");
            assertThat(down.rows().get(1)).isEqualTo(up.rows().get(1));
        }
    }

    @Test
    void aRouterWithoutBgpHasNoSessionsAndNoFault() throws Exception {
        try (Rig rig = rig()) {
            rig.router.fault(Fault.trap("/routing/bgp/", "no such command prefix"));

            Map<DeviceMenu, Told> told = read(rig, 100);

            assertThat(told(told, DeviceMenu.BGP).complete()).isTrue();
            assertThat(told(told, DeviceMenu.BGP).rows()).isEmpty();
            assertThat(told(told, DeviceMenu.LEASES).rows()).hasSize(1);
        }
    }

    @Test
    void connectionsWithoutTheirSessionsAreNotTakenForSessionsThatAreDown() throws Exception {
        try (Rig rig = rig()) {
            rig.router.addBgp("upstream", "192.0.2.1", 64_500, 7);
            rig.router.fault(Fault.trap("/routing/bgp/session/print", "not enough permissions (9)"));

            Told bgp = told(read(rig, 100), DeviceMenu.BGP);

            assertThat(bgp.rows()).isEmpty();
            assertThat(bgp.problem()).isEqualTo("not enough permissions (9)");
        }
    }

    @Test
    @DisplayName(
            "DEV-6 row 28: a list of BGP sessions that is cut tells nothing, so that those left out do not seem to be down")
    void sessionsBeyondTheBoundAreNotTakenForSessionsThatAreDown() throws Exception {
        try (Rig rig = rig()) {
            for (int i = 1; i <= 10; i++) {
                rig.router.addBgp("dynamic" + i, "198.51.100." + i, 64_600, 1);
                rig.router.byHand("/routing/bgp/connection/remove", "=.id=dynamic" + i);
            }
            rig.router.addBgp("upstream", "192.0.2.1", 64_500, 7);

            Told cut = told(read(rig, 10), DeviceMenu.BGP);
            Told whole = told(read(rig, 11), DeviceMenu.BGP);

            assertThat(cut.rows()).isEmpty();
            assertThat(cut.problem()).isEqualTo("more than 10 rows");
            assertThat(whole.problem()).isEmpty();
            assertThat(whole.rows()).hasSize(11).allSatisfy(session -> assertThat(session.values())
                    .containsEntry("status", "established"));
        }
    }

    @Test
    void aWrongLoginIsNotTriedAgain() {
        try (Rig rig = rig()) {
            rig.access = rig.access("api", "wrong");

            assertThatThrownBy(() -> read(rig, 100)).isInstanceOf(RouterFault.LoginRefused.class);
            assertThatThrownBy(() -> read(rig, 100)).isInstanceOf(RouterFault.LoginRefused.class);

            assertThat(rig.router.counters().failedLogins()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("row 33: a router is asked for one address alone, in ARP, leases and behind its bridges")
    void oneAddressIsLookedUp() throws Exception {
        try (Rig rig = rig()) {
            rig.router.add(
                    "/interface/bridge/host",
                    Map.of(
                            "mac-address",
                            "02:00:00:00:00:77",
                            "on-interface",
                            "ether3",
                            "bridge",
                            "br1",
                            "vid",
                            "101"));

            List<AddressLookup.Found> byIp =
                    AddressLookup.find(rig.pool, rig.access, "", "10.1.1.9", AddressLookup.tables(false));
            List<AddressLookup.Found> byMac =
                    AddressLookup.find(rig.pool, rig.access, "02:00:00:00:00:77", "", AddressLookup.tables(true));

            assertThat(byIp).singleElement().satisfies(lease -> {
                assertThat(lease.table()).isEqualTo("dhcp-leases");
                assertThat(lease.mac()).isEqualTo("02:00:00:00:00:77");
            });
            assertThat(byMac).extracting(AddressLookup.Found::table).containsExactlyInAnyOrder("dhcp-leases", "fdb");
            assertThat(byMac).anySatisfy(host -> {
                assertThat(host.port()).isEqualTo("ether3");
                assertThat(host.vlan()).isEqualTo(101);
            });
            assertThat(AddressLookup.find(rig.pool, rig.access, "", "10.9.9.9", AddressLookup.tables(false)))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("row 32: a router pings by ICMP and by ARP and traces")
    void aRouterPingsAndTraces() throws Exception {
        try (Rig rig = rig()) {
            var icmp = RouterEcho.ping(rig.pool, rig.access, "10.1.1.5", 3);
            var arp = RouterEcho.arpPing(rig.pool, rig.access, "10.1.1.5", "", 2);
            var silent = RouterEcho.arpPing(rig.pool, rig.access, "10.255.20.77", "", 1);
            var way = RouterEcho.trace(rig.pool, rig.access, "10.1.1.5");

            assertThat(icmp).hasSize(3).allSatisfy(row -> assertThat(row).containsEntry("time", "312us"));
            assertThat(arp).hasSize(2).allSatisfy(row -> assertThat(row).containsEntry("host", "02:00:00:00:00:05"));
            assertThat(silent).singleElement().satisfies(row -> assertThat(row).containsEntry("status", "timeout"));
            assertThat(way).extracting(row -> row.get("address")).containsExactly("10.255.20.254", "10.1.1.5");
            assertThatThrownBy(() -> RouterEcho.arpPing(rig.pool, rig.access, "203.0.113.1", "", 1))
                    .hasMessageContaining("no interface");
        }
    }

    @Test
    void uptimesAreSeconds() {
        assertThat(DeviceMenu.seconds("1w2d3h4m5s")).isEqualTo(788_645);
        assertThat(DeviceMenu.seconds("5s")).isEqualTo(5);
        assertThat(DeviceMenu.seconds("6m35s920ms")).isEqualTo(395);
        assertThat(DeviceMenu.seconds("70ms")).isZero();
        assertThat(DeviceMenu.seconds("never")).isNull();
        assertThat(DeviceMenu.seconds("")).isNull();
    }

    private static Rig rig() {
        Rig rig = new Rig(RouterOsOptions.defaults());
        rig.router.lease("02:00:00:00:00:77", "10.1.1.9");
        rig.router.add(
                "/ip/arp", Map.of("address", "10.1.1.5", "mac-address", "02:00:00:00:00:05", "interface", "vlan101"));
        rig.router.add("/queue/simple", Map.of("name", "q1", "target", "10.1.1.9/32", "max-limit", "2M/10M"));
        rig.router.add("/ip/firewall/address-list", Map.of("list", "disabled", "address", "10.1.1.9"));
        rig.router.add(
                "/interface",
                Map.of(
                        "name",
                        "ether1",
                        "type",
                        "ether",
                        "running",
                        "true",
                        "actual-mtu",
                        "1500",
                        "mac-address",
                        "02:00:00:00:AA:01"));
        return rig;
    }

    private static Map<DeviceMenu, Told> read(Rig rig, int most) throws RouterFault {
        return DeviceMenus.read(rig.pool, rig.access, EnumSet.allOf(DeviceMenu.class), most).stream()
                .collect(Collectors.toMap(Told::menu, Function.identity()));
    }

    private static Told told(Map<DeviceMenu, Told> told, DeviceMenu menu) {
        Told found = told.get(menu);
        assertThat(found).as(menu.name()).isNotNull();
        return java.util.Objects.requireNonNull(found);
    }

    private static LookedRow one(Map<DeviceMenu, Told> told, DeviceMenu menu) {
        assertThat(told(told, menu).rows()).as(menu.name()).hasSize(1);
        return told(told, menu).rows().get(0);
    }
}
