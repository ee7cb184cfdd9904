package org.demarc.routeros.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.demarc.device.control.LookedRow;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** BGP sessions of RouterOS as rows like those of BGP4-MIB (row 28). */
class BgpNeighboursTest {

    private static final List<Map<String, String>> NONE = List.of();

    @Test
    @DisplayName("DEV-6 row 28: version 6 tells peers with their state")
    void peersOfVersion6() {
        List<LookedRow> rows = version6(List.of(
                Map.of(
                        "name", "upstream",
                        "remote-address", "192.0.2.1",
                        "remote-as", "64500",
                        "state", "established",
                        "established", "true",
                        "uptime", "1d2h3m4s",
                        "prefix-count", "950000",
                        "disabled", "false"),
                Map.of("name", "ix", "remote-address", "2001:db8::2", "remote-as", "64501", "state", "opensent"),
                Map.of("name", "old", "remote-address", "192.0.2.3", "remote-as", "64502", "disabled", "true")));

        assertThat(rows).extracting(LookedRow::key).containsExactly("192.0.2.1", "2001:db8::2", "192.0.2.3");
        assertThat(rows.get(0).values())
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
                        93_784L,
                        "prefixes",
                        950_000L));
        assertThat(rows.get(1).values()).containsEntry("status", "opensent").doesNotContainKey("establishedS");
        assertThat(rows.get(2).values()).containsEntry("status", "down").containsEntry("adminState", "disabled");
    }

    @Test
    @DisplayName("DEV-6 row 28: version 7 tells connections and sessions, which are one row for a neighbour")
    void sessionsOfVersion7() {
        List<LookedRow> rows = version7(
                List.of(connection("upstream", "192.0.2.1/32", false), connection("ix", "2001:db8::2/128", false)),
                List.of(session("upstream-1", "192.0.2.1", true), session("ix-1", "2001:db8::2", false)));

        assertThat(rows).extracting(LookedRow::key).containsExactly("192.0.2.1", "2001:db8::2");
        assertThat(rows.get(0).values())
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
                        395L,
                        "prefixes",
                        7L));
        assertThat(rows.get(1).values())
                .isEqualTo(Map.of("name", "ix", "status", "down", "adminState", "enabled", "remoteAs", 64_500L));
    }

    @Test
    @DisplayName(
            "DEV-6 row 28: a session of version 7 that is told no longer is down while its connection is configured")
    void aConnectionWithoutASessionIsDown() {
        List<LookedRow> rows =
                version7(List.of(connection("a", "192.0.2.1", false), connection("b", "192.0.2.2", true)), NONE);

        assertThat(rows)
                .extracting(
                        row -> row.values().get("status") + " " + row.values().get("adminState"))
                .containsExactly("down enabled", "down disabled");
    }

    @Test
    void aSessionThatEndedDoesNotHideTheOneThatCameAfterIt() {
        List<LookedRow> endedFirst = version7(
                List.of(connection("a", "192.0.2.1", false)),
                List.of(session("a-1", "192.0.2.1", false), session("a-2", "192.0.2.1", true)));
        List<LookedRow> endedLast = version7(
                List.of(connection("a", "192.0.2.1", false)),
                List.of(session("a-2", "192.0.2.1", true), session("a-1", "192.0.2.1", false)));

        assertThat(endedFirst).isEqualTo(endedLast).singleElement().satisfies(row -> assertThat(row.values())
                .containsEntry("status", "established"));
    }

    @Test
    void aNeighbourThatIsThereOnceMoreDisabledIsEnabled() {
        assertThat(version7(List.of(connection("a", "192.0.2.1", true), connection("b", "192.0.2.1", false)), NONE))
                .singleElement()
                .satisfies(row ->
                        assertThat(row.values()).containsEntry("name", "b").containsEntry("adminState", "enabled"));
    }

    @Test
    void aRangeThatIsListenedToIsNoNeighbourButThoseWhoComeFromItAre() {
        List<LookedRow> rows = version7(
                List.of(connection("customers", "10.9.0.0/16", false), connection("all", "::/0", false)),
                List.of(session("customers-1", "10.9.4.7", true)));

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.key()).isEqualTo("10.9.4.7");
            assertThat(row.values()).containsEntry("name", "customers-1").containsEntry("adminState", "enabled");
        });
    }

    private static List<LookedRow> version6(List<Map<String, String>> peers) {
        return DeviceMenu.BGP.rows(List.of(peers, NONE, NONE));
    }

    private static List<LookedRow> version7(List<Map<String, String>> connections, List<Map<String, String>> sessions) {
        return DeviceMenu.BGP.rows(List.of(NONE, connections, sessions));
    }

    private static Map<String, String> connection(String name, String address, boolean disabled) {
        return Map.of(
                "name", name, "remote.address", address, "remote.as", "64500", "disabled", Boolean.toString(disabled));
    }

    private static Map<String, String> session(String name, String address, boolean established) {
        return Map.of(
                "name",
                name,
                "remote.address",
                address,
                "remote.as",
                "64500",
                "established",
                Boolean.toString(established),
                "uptime",
                "6m35s920ms",
                "prefix-count",
                "7");
    }
}
