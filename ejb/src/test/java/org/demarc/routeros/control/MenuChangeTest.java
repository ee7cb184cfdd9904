package org.demarc.routeros.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.demarc.device.control.RouterMenu;
import org.demarc.lab.routeros.Fault;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.routeros.control.MenuChange.End;
import org.demarc.routeros.control.MenuChange.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rows of RouterOS' menus are made and taken away over real sockets (devices.md 3.3, 12.4). */
class MenuChangeTest {

    private static final String MAC = "02:00:00:00:33:01";
    private static final String LEASE = "/ip/dhcp-server/lease";

    private final Rig rig = new Rig(RouterOsOptions.defaults());

    @BeforeEach
    void aVlanWithAServer() {
        rig.router.add("/interface/vlan", Map.of("name", "vlan101", "vlan-id", "101"));
        rig.router.add("/ip/dhcp-server", Map.of("name", "dhcp101", "interface", "vlan101"));
        rig.router.forgetCommands();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private End change(RouterMenu menu, Map<String, String> arguments) {
        MenuWish wish = new MenuWish(menu, arguments);
        assertThat(wish.flaw()).isEmpty();
        return MenuChange.carryOut(rig.pool, rig.access, wish, before -> true);
    }

    private Map<String, String> only(String menu) {
        return Rig.only(rig.router.rows(menu));
    }

    @Test
    @DisplayName(
            "DEV-17 a static lease is added on the server of a VLAN, once however often it is asked for, and removed")
    void aStaticLeaseIsAddedOnceAndRemoved() {
        Map<String, String> wish = Map.of(
                "action", "add", "ip", "10.1.1.9", "mac", "020000003301", "vlan_id", "101", "comment", "by hand");

        End added = change(RouterMenu.LEASE, wish);
        int writes = rig.router.writes().size();
        End again = change(RouterMenu.LEASE, wish);

        assertThat(added.outcome()).as(added.toString()).isEqualTo(Outcome.DONE);
        assertThat(only(LEASE))
                .containsEntry("address", "10.1.1.9")
                .containsEntry("mac-address", MAC)
                .containsEntry("server", "dhcp101")
                .containsEntry("comment", "by hand");
        assertThat(added.after()).containsEntry("ip", "10.1.1.9").containsEntry("server", "dhcp101");
        assertThat(again.outcome()).isEqualTo(Outcome.ALREADY);
        assertThat(rig.router.writes()).hasSize(writes);

        End removed = change(RouterMenu.LEASE, Map.of("action", "remove", "mac", MAC));
        End gone = change(RouterMenu.LEASE, Map.of("action", "remove", "ip", "10.1.1.9"));

        assertThat(removed.outcome()).isEqualTo(Outcome.DONE);
        assertThat(removed.before()).containsEntry("mac", MAC);
        assertThat(rig.router.rows(LEASE)).isEmpty();
        assertThat(gone.outcome()).isEqualTo(Outcome.ALREADY);
    }

    @Test
    @DisplayName(
            "DEV-17 a lease that the server gave by itself is made static with the wished address; removing means static ones only")
    void aDynamicLeaseIsMadeStatic() {
        rig.router.lease(MAC, "10.1.1.77");

        End notMeant = change(RouterMenu.LEASE, Map.of("action", "remove", "mac", MAC));
        End made = change(RouterMenu.LEASE, Map.of("action", "add", "ip", "10.1.1.9", "mac", MAC));

        assertThat(notMeant.outcome()).isEqualTo(Outcome.ALREADY);
        assertThat(made.outcome()).as(made.toString()).isEqualTo(Outcome.DONE);
        assertThat(made.before()).containsEntry("ip", "10.1.1.77");
        assertThat(only(LEASE)).containsEntry("address", "10.1.1.9").containsEntry("dynamic", "false");
        assertThat(made.commands().toString()).contains("make-static");
    }

    @Test
    @DisplayName("DEV-17 a static ARP entry stands on the interface of its VLAN; a VLAN that is not there is told")
    void aStaticArpEntry() {
        End nowhere = change(RouterMenu.ARP, Map.of("action", "add", "ip", "10.1.1.9", "mac", MAC, "vlan_id", "102"));
        End noServer =
                change(RouterMenu.LEASE, Map.of("action", "add", "ip", "10.1.1.9", "mac", MAC, "vlan_name", "vlan103"));
        End added = change(RouterMenu.ARP, Map.of("action", "add", "ip", "10.1.1.9", "mac", MAC, "vlan_id", "101"));
        End moved = change(
                RouterMenu.ARP,
                Map.of("action", "add", "ip", "10.1.1.9", "mac", "02:00:00:00:33:02", "vlan_name", "vlan101"));

        assertThat(nowhere.outcome()).isEqualTo(Outcome.NO_VLAN);
        assertThat(nowhere.words()).containsExactly("102");
        assertThat(noServer.outcome()).isEqualTo(Outcome.NO_SERVER);
        assertThat(added.outcome()).as(added.toString()).isEqualTo(Outcome.DONE);
        assertThat(moved.outcome()).as(moved.toString()).isEqualTo(Outcome.DONE);
        assertThat(moved.before()).containsEntry("mac", MAC);
        assertThat(only("/ip/arp"))
                .containsEntry("mac-address", "02:00:00:00:33:02")
                .containsEntry("interface", "vlan101");
        assertThat(change(RouterMenu.ARP, Map.of("action", "remove", "ip", "10.1.1.9"))
                        .outcome())
                .isEqualTo(Outcome.DONE);
        assertThat(rig.router.rows("/ip/arp")).isEmpty();
    }

    @Test
    @DisplayName("DEV-17 an entry of an address list is added, disabled, enabled and removed, by name or by its id")
    void anEntryOfAnAddressList() {
        String menu = "/ip/firewall/address-list";
        Map<String, String> named = Map.of("name", "debtors", "address", "10.1.1.9");

        assertThat(change(RouterMenu.ADDRESS_LIST, with(named, "disable")).outcome())
                .isEqualTo(Outcome.NO_ROW);
        assertThat(change(RouterMenu.ADDRESS_LIST, with(named, "add")).outcome())
                .isEqualTo(Outcome.DONE);
        End off = change(RouterMenu.ADDRESS_LIST, with(named, "disable"));
        assertThat(off.outcome()).isEqualTo(Outcome.DONE);
        assertThat(off.before()).containsEntry("state", "enable");
        assertThat(off.after()).containsEntry("state", "disable");
        assertThat(only(menu)).containsEntry("disabled", "true");
        String id = only(menu).getOrDefault(".id", "");
        assertThat(change(RouterMenu.ADDRESS_LIST, Map.of("action", "enable", "_id", id))
                        .outcome())
                .isEqualTo(Outcome.DONE);
        assertThat(change(RouterMenu.ADDRESS_LIST, Map.of("action", "enable", "_id", id))
                        .outcome())
                .isEqualTo(Outcome.ALREADY);
        assertThat(change(RouterMenu.ADDRESS_LIST, Map.of("action", "remove", "_id", id))
                        .outcome())
                .isEqualTo(Outcome.DONE);
        assertThat(rig.router.rows(menu)).isEmpty();
    }

    private static Map<String, String> with(Map<String, String> arguments, String action) {
        Map<String, String> all = new java.util.HashMap<>(arguments);
        all.put("action", action);
        return all;
    }

    @Test
    @DisplayName(
            "DEV-17 a simple queue is added, changed where it differs and removed; 2M/10M and 2000k/10000k are the same")
    void aSimpleQueue() {
        String menu = "/queue/simple";
        Map<String, String> wish = Map.of("action", "add", "name", "q1", "target", "10.1.1.9", "max-limit", "2M/10M");

        assertThat(change(RouterMenu.QUEUE, wish).outcome()).isEqualTo(Outcome.DONE);
        assertThat(change(
                                RouterMenu.QUEUE,
                                Map.of(
                                        "action",
                                        "add",
                                        "name",
                                        "q1",
                                        "target",
                                        "10.1.1.9/32",
                                        "max-limit",
                                        "2000k/10000k"))
                        .outcome())
                .isEqualTo(Outcome.ALREADY);
        End changed = change(
                RouterMenu.QUEUE,
                Map.of("action", "add", "name", "q1", "target", "10.1.1.9", "max-limit", "4M/20M", "comment", "more"));
        assertThat(changed.outcome()).as(changed.toString()).isEqualTo(Outcome.DONE);
        assertThat(only(menu)).containsEntry("comment", "more");
        assertThat(rig.router.writes().toString()).doesNotContain("=target=10.1.1.9/32");
        assertThat(change(RouterMenu.QUEUE, Map.of("action", "remove", "target", "10.1.1.9"))
                        .outcome())
                .isEqualTo(Outcome.DONE);
        assertThat(rig.router.rows(menu)).isEmpty();
    }

    @Test
    @DisplayName("DEV-17 what the router refuses ends with its words; more than one row that fits is not guessed at")
    void theRouterSaysNo() {
        rig.router.fault(Fault.trap(LEASE + "/add", "failure: no such pool"));
        rig.router.add("/queue/simple", Map.of("name", "a", "target", "10.1.1.9/32"));
        rig.router.add("/queue/simple", Map.of("name", "b", "target", "10.1.1.9/32"));

        End refused = change(RouterMenu.LEASE, Map.of("action", "add", "ip", "10.1.1.9", "mac", MAC));
        End many = change(RouterMenu.QUEUE, Map.of("action", "remove", "target", "10.1.1.9"));

        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(refused.words()).containsExactly("failure: no such pool");
        assertThat(many.outcome()).isEqualTo(Outcome.MANY_ROWS);
        assertThat(rig.router.rows("/queue/simple")).hasSize(2);
    }

    @Test
    @DisplayName("DEV-17 after a lost answer the router is looked at, and nothing is added twice")
    void aLostAnswer() {
        rig.router.fault(Fault.dropAfter(LEASE + "/add"));

        End added = change(RouterMenu.LEASE, Map.of("action", "add", "ip", "10.1.1.9", "mac", MAC));

        assertThat(added.outcome()).as(added.toString()).isEqualTo(Outcome.LOOKED);
        assertThat(rig.router.rows(LEASE)).hasSize(1);
    }

    @Test
    @DisplayName("DEV-17 nobody there and a wrong login are told apart, and somebody else's work is left alone")
    void nobodyThere() {
        MenuWish wish = new MenuWish(RouterMenu.LEASE, Map.of("action", "add", "ip", "10.1.1.9", "mac", MAC));

        End login = MenuChange.carryOut(rig.pool, rig.access("api", "wrong"), wish, before -> true);
        rig.pool.giveAnotherChance(rig.access);
        End taken = MenuChange.carryOut(rig.pool, rig.access, wish, before -> false);
        rig.router.stop();
        End silent = MenuChange.carryOut(rig.pool, rig.access, wish, before -> true);

        assertThat(login.outcome()).isEqualTo(Outcome.LOGIN);
        assertThat(taken.outcome()).isEqualTo(Outcome.TAKEN_OVER);
        assertThat(silent.outcome()).as(silent.toString()).isEqualTo(Outcome.UNREACHABLE);
    }

    @Test
    @DisplayName(
            "DEV-17 a row that carries the mark of a service is neither changed nor removed, and none is marked by hand")
    void rowsOfServicesAreLeftAlone() {
        String id = rig.router.add(
                "/queue/simple",
                Map.of("name", "kept", "target", "10.1.1.9/32", "comment", "demarc/main/4101 Somebody"));
        var change = Map.of("action", "add", "name", "kept", "target", "10.1.1.9", "comment", "mine");

        assertThat(List.of(
                        change(RouterMenu.QUEUE, change),
                        change(RouterMenu.QUEUE, Map.of("action", "remove", "_id", id)),
                        change(RouterMenu.QUEUE, Map.of("action", "disable", "name", "kept"))))
                .allSatisfy(end -> {
                    assertThat(end.outcome()).as(end.toString()).isEqualTo(Outcome.KEPT);
                    assertThat(end.words()).containsExactly("4101");
                    assertThat(end.sent()).isFalse();
                });
        assertThat(rig.router.writes()).isEmpty();
        for (String forged : List.of("demarc/main/4101", " demarc/a/b more", "101", "101,Name", "7 - Name - 101")) {
            assertThat(flaw(
                            RouterMenu.QUEUE,
                            Map.of("action", "add", "name", "q", "target", "10.1.1.9", "comment", forged)))
                    .as(forged)
                    .isEqualTo("comment");
        }
    }

    @Test
    @DisplayName(
            "DEV-17 once something was done, a refusal, a refused login and a row that is gone are not told as nothing done")
    void whatWasSentIsNotForgotten() {
        rig.router.lease(MAC, "10.1.1.77");
        rig.router.fault(Fault.trap(LEASE + "/set", "failure: no"));
        var wish = Map.of("action", "add", "ip", "10.1.1.9", "mac", MAC);

        End half = change(RouterMenu.LEASE, wish);

        assertThat(half.outcome()).as(half.toString()).isEqualTo(Outcome.DIFFERENT);
        assertThat(half.words()).containsExactly("ip", "10.1.1.77", "10.1.1.9");
        assertThat(half.sent()).isTrue();
        assertThat(List.of(
                        Outcome.REFUSED,
                        Outcome.NO_ROW,
                        Outcome.MANY_ROWS,
                        Outcome.LOGIN,
                        Outcome.UNREACHABLE,
                        Outcome.TAKEN_OVER))
                .allMatch(outcome -> outcome.afterSending() == Outcome.LOST);
        assertThat(Outcome.ALREADY.afterSending()).isEqualTo(Outcome.LOOKED);
    }

    @Test
    @DisplayName(
            "DEV-17 an entry is asked for by its address and its list at once, and too many rows are not read to their end")
    void theRouterItselfLooksForTheRow() {
        change(RouterMenu.ADDRESS_LIST, Map.of("action", "remove", "name", "debtors", "address", "10.1.1.9"));
        assertThat(rig.router.commands().toString())
                .contains("?list=debtors, ?address=10.1.1.9, ?address=10.1.1.9/32, ?#|, ?#&");

        for (int i = 0; i < 150; i++) {
            rig.router.add("/queue/simple", Map.of("name", "q" + i, "target", "10.1.1.9/32"));
        }
        End many = change(RouterMenu.QUEUE, Map.of("action", "remove", "target", "10.1.1.9"));

        assertThat(many.outcome()).isEqualTo(Outcome.MANY_ROWS);
        assertThat(many.words()).containsExactly("101");
    }

    @Test
    @DisplayName("DEV-17 a row's id with a name or address that it does not show names no row")
    void anIdThatIsAnotherRow() {
        String id = rig.router.add("/queue/simple", Map.of("name", "a", "target", "10.1.1.9/32"));

        End other = change(RouterMenu.QUEUE, Map.of("action", "remove", "_id", id, "name", "b"));
        End same = change(RouterMenu.QUEUE, Map.of("action", "remove", "_id", id, "target", "10.1.1.9"));

        assertThat(other.outcome()).isEqualTo(Outcome.NO_ROW);
        assertThat(same.outcome()).as(same.toString()).isEqualTo(Outcome.DONE);
    }

    @Test
    @DisplayName("DEV-17 adding enables a row that is disabled; one queue type stands for both directions")
    void aDisabledRowIsNotThere() {
        rig.router.add(
                "/queue/simple",
                Map.of(
                        "name",
                        "a",
                        "target",
                        "10.1.1.9/32",
                        "queue",
                        "default-small/default-small",
                        "disabled",
                        "true"));
        var wish = Map.of("action", "add", "name", "a", "target", "10.1.1.9", "type", "default-small");

        End enabled = change(RouterMenu.QUEUE, wish);
        End again = change(RouterMenu.QUEUE, wish);

        assertThat(enabled.outcome()).as(enabled.toString()).isEqualTo(Outcome.DONE);
        assertThat(enabled.commands().toString()).doesNotContain("=queue=");
        assertThat(enabled.after()).containsEntry("state", "enable");
        assertThat(again.outcome()).isEqualTo(Outcome.ALREADY);
    }

    @Test
    @DisplayName("DEV-11 a network with bits of a host is refused: the router would show another one")
    void bitsOfAHost() {
        var wish = new MenuWish(RouterMenu.QUEUE, Map.of("action", "add", "name", "a", "target", "10.1.1.9/24"));

        assertThat(wish.flaw()).contains("target: 10.1.1.9/24 is not a network, that would be 10.1.1.0/24");
        assertThat(flaw(RouterMenu.ADDRESS_LIST, Map.of("action", "add", "name", "a", "address", "255.1.1.1/0")))
                .isEqualTo("address");
        assertThat(flaw(RouterMenu.ADDRESS_LIST, Map.of("action", "add", "name", "a", "address", "10.1.1.0/24")))
                .isEmpty();
    }

    @Test
    @DisplayName("DEV-11 what does not say which row is meant is refused before anything is sent")
    void whatIsMissingIsNamed() {
        assertThat(List.of(
                        flaw(RouterMenu.LEASE, Map.of("action", "add", "ip", "10.1.1.9")),
                        flaw(RouterMenu.LEASE, Map.of("action", "remove")),
                        flaw(RouterMenu.ARP, Map.of("action", "add", "ip", "10.1.1.9", "mac", MAC)),
                        flaw(RouterMenu.ADDRESS_LIST, Map.of("action", "enable", "name", "debtors")),
                        flaw(RouterMenu.QUEUE, Map.of("action", "remove")),
                        flaw(RouterMenu.LEASE, Map.of("action", "remove", "vlan_id", "1", "vlan_name", "v"))))
                .containsExactly("mac", "ip", "vlan_name", "address", "name", "vlan_name");
        assertThat(rig.router.commands()).isEmpty();
    }

    private static String flaw(RouterMenu menu, Map<String, String> arguments) {
        return new MenuWish(menu, arguments).flaw().orElse("").split(":", 2)[0];
    }
}
