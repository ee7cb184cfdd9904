package org.demarc.lab.routeros;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarc.lab.Fixtures;
import org.demarc.lab.FixturesMissing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Menus, verbs, queries, refusals: ucrm-routeros.md 4.4, 4.9, 10.3 and 10.4. */
class RouterOsMenusTest {

    private final RouterOsSimulator router =
            RouterOsSimulator.start(RouterOsOptions.defaults().profiles("Basic 10M", "Pro 50M", "disabled"));
    private RawClient client = RawClient.connect(router);

    @BeforeEach
    void logIn() {
        client.close();
        client = RawClient.loggedIn(router);
    }

    @AfterEach
    void close() {
        client.close();
        router.close();
    }

    @Test
    void profilesAtStartHaveTheirKnownIds() {
        assertThat(client.call("/ppp/profile/print", "=.proplist=.id,name,default"))
                .containsExactly(
                        List.of("!re", "=.id=*0", "=name=default", "=default=true"),
                        List.of("!re", "=.id=*FFFFFFFE", "=name=default-encryption", "=default=true"),
                        List.of("!re", "=.id=*1", "=name=Basic 10M", "=default=false"),
                        List.of("!re", "=.id=*2", "=name=Pro 50M", "=default=false"),
                        List.of("!re", "=.id=*3", "=name=disabled", "=default=false"),
                        List.of("!done"));
    }

    @Test
    void aNewSecretHasTheDefaultsAndLosesEmptyFields() {
        client.call("/ppp/secret/add", "=name=u1", "=password=a=b\"c'd", "=comment=", "=disabled=no");

        assertThat(client.call("/ppp/secret/print").get(0))
                .contains("=service=any", "=profile=default", "=password=a=b\"c'd", "=disabled=false", "=caller-id=")
                .noneMatch(word -> word.startsWith("=comment"));
    }

    @Test
    void setChangesOnlyTheGivenFieldsOfSeveralRows() {
        client.call("/ppp/secret/add", "=name=u1", "=comment=one");
        client.call("/ppp/secret/add", "=name=u2", "=comment=two");

        assertThat(client.call("/ppp/secret/set", "=.id=*1,u2", "=profile=Pro 50M", ";"))
                .containsExactly(List.of("!done"));

        assertThat(router.rows("/ppp/secret"))
                .extracting(row -> row.get("comment") + " " + row.get("profile"))
                .containsExactly("one Pro 50M", "two Pro 50M");
    }

    @ParameterizedTest
    @CsvSource({"6.42, no such item (4)", "6.49, no such item (4)", "7.17, no such item", "7.18, no such item"})
    void removedRowsAreMissedInTheWordsOfTheEra(String era, String missed) {
        try (RouterOsSimulator other =
                        RouterOsSimulator.start(RouterOsOptions.defaults().era(Era.of(era)));
                RawClient its = RawClient.loggedIn(other)) {
            its.call("/ppp/secret/add", "=name=u1");

            assertThat(its.call("/ppp/secret/remove", "=.id=*1")).containsExactly(List.of("!done"));
            assertThat(its.call("/ppp/secret/remove", "=.id=*1").get(0))
                    .containsExactly("!trap", "=category=0", "=message=" + missed);
            assertThat(its.call("/ppp/secret/remove").get(0)).containsExactly("!trap", "=message=missing =.id=");
        }
    }

    @Test
    void enableDisableUnsetAndCountWork() {
        client.call("/ppp/secret/add", "=name=u1", "=comment=x", "=profile=Basic 10M");

        client.call("/ppp/secret/disable", "=numbers=u1");
        client.call("/ppp/secret/unset", "=.id=u1", "=value-name=comment");
        client.call("/ppp/secret/unset", "=.id=u1", "=value-name=profile");

        assertThat(router.rows("/ppp/secret").get(0))
                .containsEntry("disabled", "true")
                .containsEntry("profile", "default")
                .doesNotContainKey("comment");
        assertThat(client.call("/ppp/secret/print", "=count-only=")).containsExactly(List.of("!done", "=ret=1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "?name=u2; u2",
                "?=name=u2; u2",
                "?comment; u1,u3",
                "?-comment; u2",
                "?disabled=yes; u3",
                "?name=u1 ?name=u3 ?#|; u1,u3",
                "?name=u3 ?name=u1 ?.id=*2 ?#| ?#|; u1,u2,u3",
                "?name=u1 ?#!; u2,u3",
                "?comment ?disabled=false; u1",
                "?>limit-bytes-in=5; u2,u3",
                "?<limit-bytes-in=5; u1",
                "?name=u1 ?name=u2 ?#0; u2",
                "?name=u1 ?name=u2 ?#1; u1",
                "?name=u1 ?name=u2 ?#1.!&|; u1,u2",
                "?.id=*3; u3",
                "?name=nobody; ''"
            })
    void queriesAreAStackOfTruths(String words, String names) {
        client.call("/ppp/secret/add", "=name=u1", "=comment=x", "=limit-bytes-in=1");
        client.call("/ppp/secret/add", "=name=u2", "=limit-bytes-in=10");
        client.call("/ppp/secret/add", "=name=u3", "=comment=y", "=limit-bytes-in=100", "=disabled=yes");
        String[] sentence = ("/ppp/secret/print =.proplist=name " + words).split(" ");

        List<String> found = client.call(sentence).stream()
                .filter(reply -> reply.get(0).equals("!re"))
                .map(reply -> reply.get(1).substring("=name=".length()))
                .toList();

        assertThat(String.join(",", found)).isEqualTo(names);
    }

    @Test
    void macAddressesAreFoundInAnyCase() {
        client.call("/ip/dhcp-server/lease/add", "=address=10.1.1.1", "=mac-address=0200.5e00.00aa");

        assertThat(client.call("/ip/dhcp-server/lease/print", "?mac-address=02:00:5e:00:00:aa")
                        .get(0))
                .contains("=mac-address=02:00:5E:00:00:AA", "=status=waiting", "=last-seen=never");
    }

    @Test
    void anEmptyPrintSaysEmptyOnlyOnNewRouters() {
        assertThat(client.call("/ppp/secret/print")).containsExactly(List.of("!empty"), List.of("!done"));

        try (RouterOsSimulator older =
                        RouterOsSimulator.start(RouterOsOptions.defaults().era(Era.V7_17));
                RawClient other = RawClient.loggedIn(older)) {
            assertThat(other.call("/ppp/secret/print")).containsExactly(List.of("!done"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "/ppp/secret/add =name=u1; =message=failure: secret with the same name already exists",
                "/ppp/secret/add; =message=missing =name=",
                "/ppp/secret/add =name=u2 =profile=Nope; =category=1 =message=input does not match any value of profile",
                "/ppp/secret/add =name=u2 =remote-address=10.1.1.300; =category=1 =message=invalid value for argument remote-address",
                "/ppp/secret/add =name=u2 =disabled=maybe; =category=1 =message=invalid value for argument disabled",
                "/ppp/secret/add =name=u2 =colour=red; =message=unknown parameter colour",
                "/ppp/secret/frobnicate; =category=0 =message=no such command",
                "/ppp/active/add =name=u1; =category=0 =message=no such command",
                "/no/menu/print; =category=0 =message=no such command prefix",
                "/ppp/profile/remove =.id=default; =message=failure: can not remove default profile",
                "/ppp/profile/add =name=disabled; =message=failure: profile with the same name already exists",
                "/ppp/profile/add =name=x =rate-limit=fast; =category=1 =message=invalid value for argument rate-limit",
                "/ip/dhcp-server/lease/add =address=10.1.1.9 =mac-address=02:00:00:00:00:01; =message=failure: already have static lease for this client",
                "/ip/dhcp-server/lease/add =address=10.1.1.1 =mac-address=02:00:00:00:00:02; =message=failure: already have static lease with this IP address",
                "/ip/dhcp-server/lease/add =address=10.1.1.2 =mac-address=zz; =category=1 =message=invalid value for argument mac-address",
                "/ip/dhcp-server/lease/add =address=10.1.1.2 =server=s9; =category=1 =message=input does not match any value of server",
                "/ip/firewall/address-list/add =list=l =address=1.1.1.1; =message=failure: already have such entry",
                "/queue/simple/add =name=q =max-limit=5G/5G; =category=1 =message=value of max-limit out of range (0..4294967295)",
                "/system/resource/set =uptime=1; =category=0 =message=no such command",
                "/ip/service/add =name=x; =category=0 =message=no such command",
                "/ip/service/remove =.id=api; =category=0 =message=no such command",
                "/user/active/remove =.id=*1; =category=0 =message=no such command"
            })
    void refusalsHaveTheRoutersWords(String words, String expected) {
        client.call("/ppp/secret/add", "=name=u1");
        client.call("/ip/dhcp-server/lease/add", "=address=10.1.1.1", "=mac-address=02:00:00:00:00:01");
        client.call("/ip/firewall/address-list/add", "=list=l", "=address=1.1.1.1");
        String before = router.dump();

        List<List<String>> replies = client.call(words.split(" (?=[=?])"));

        assertThat(String.join(" ", replies.get(0))).isEqualTo("!trap " + expected);
        assertThat(replies.get(1)).containsExactly("!done");
        assertThat(router.dump()).isEqualTo(before);
    }

    @Test
    void sameSecretNamesOfDifferentServicesAndDisabledLeasesMayStandSideBySide() {
        router.add("/ppp/secret", Map.of("name", "u1"));
        router.add("/ppp/secret", Map.of("name", "u1", "service", "pppoe"));
        router.add("/ip/dhcp-server/lease", Map.of("mac-address", "02:00:00:00:00:01", "address", "10.1.1.1"));
        router.add(
                "/ip/dhcp-server/lease",
                Map.of("mac-address", "02:00:00:00:00:01", "address", "10.1.1.1", "disabled", "yes"));

        assertThat(router.rows("/ppp/secret")).hasSize(2);
        assertThat(client.call("/ip/dhcp-server/lease/enable", "=.id=*2").get(0))
                .contains("=message=failure: already have static lease for this client");
    }

    @Test
    void queueLimitsAreKeptInBitsAndQueuesGetNames() {
        client.call("/queue/simple/add", "=target=10.1.1.1", "=max-limit=2M/10M");

        assertThat(router.rows("/queue/simple").get(0))
                .containsEntry("name", "queue1")
                .containsEntry("max-limit", "2000000/10000000");
    }

    @Test
    void rowsFollowTheNamesTheyReferToAndShowTheIdOfWhatIsGone() {
        client.call("/ppp/secret/add", "=name=u1", "=profile=Pro 50M");

        client.call("/ppp/profile/set", "=.id=Pro 50M", "=name=Pro 100M");
        assertThat(router.rows("/ppp/secret").get(0)).containsEntry("profile", "Pro 100M");

        client.call("/ppp/profile/remove", "=.id=Pro 100M");
        assertThat(router.rows("/ppp/secret").get(0)).containsEntry("profile", "*2");
    }

    @Test
    void readOnlyUsersReadEverythingButPasswords() {
        router.add("/ppp/secret", Map.of("name", "u1", "password", "pw"));
        try (RawClient reader = RawClient.connect(router)) {
            reader.call("/login", "=name=ro", "=password=ro");

            assertThat(reader.call("/ppp/secret/print").get(0))
                    .contains("=name=u1")
                    .noneMatch(word -> word.startsWith("=password"));
            assertThat(reader.call("/ppp/secret/remove", "=.id=u1").get(0))
                    .containsExactly("!trap", "=message=not enough permissions (9)");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "6.49, /routing/bgp/peer, remote-address, /routing/bgp/session",
        "7.17, /routing/bgp/session, remote.address, /routing/bgp/peer"
    })
    void bgpSessionsAreInTheMenuOfTheVersion(String era, String menu, String address, String otherMenu) {
        try (RouterOsSimulator other =
                        RouterOsSimulator.start(RouterOsOptions.defaults().era(Era.of(era)));
                RawClient its = RawClient.loggedIn(other)) {
            other.addBgp("upstream", "192.0.2.1", 64500, 7);

            assertThat(its.call(menu + "/print").get(0))
                    .contains("=" + address + "=192.0.2.1", "=established=true", "=prefix-count=7");
            other.endBgp("192.0.2.1");
            assertThat(its.call(menu + "/print").get(0)).contains("=established=false");
            assertThat(its.call(otherMenu + "/print").get(0)).contains("=message=no such command prefix");
        }
    }

    @Test
    void aSessionThatIsForgottenLeavesItsConnection() {
        router.addBgp("upstream", "192.0.2.1", 64500, 7);

        router.forgetBgp("192.0.2.1");

        assertThat(router.rows("/routing/bgp/session")).isEmpty();
        assertThat(router.rows("/routing/bgp/connection").get(0)).containsEntry("name", "upstream");
    }

    @Test
    void singletonsArePrintedAndMerged() {
        client.call("/system/identity/set", "=name=site1");
        client.call("/radius/incoming/set", "=accept=yes");

        assertThat(client.call("/system/identity/print").get(0)).containsExactly("!re", "=name=site1");
        assertThat(client.call("/radius/incoming/print").get(0)).contains("=accept=true", "=port=3799");
        assertThat(client.call("/ip/address/print").get(0)).contains("=address=10.255.20.1/24", "=interface=ether1");
    }

    @Test
    void servicesTellHowManySessionsTheyTakeOnNewRoutersOnly() {
        client.call("/ip/service/set", "=.id=telnet", "=disabled=yes");

        assertThat(client.call("/ip/service/print", "?name=api").get(0))
                .contains("=port=8728", "=max-sessions=20", "=disabled=false");
        assertThat(client.call("/ip/service/print", "=.proplist=disabled", "?name=telnet")
                        .get(0))
                .containsExactly("!re", "=disabled=true");

        try (RouterOsSimulator older =
                        RouterOsSimulator.start(RouterOsOptions.defaults().era(Era.V6_49));
                RawClient other = RawClient.loggedIn(older)) {
            assertThat(other.call("/ip/service/print", "?name=api").get(0))
                    .contains("=port=8728")
                    .noneMatch(word -> word.startsWith("=max-sessions"));
        }
    }

    @Test
    void whoIsLoggedInIsListedUntilHeLeaves() {
        try (RawClient other = RawClient.connect(router)) {
            assertThat(client.call("/user/active/print", "=count-only=")).containsExactly(List.of("!done", "=ret=1"));
            other.call("/login", "=name=ro", "=password=wrong");
            assertThat(router.rows("/user/active"))
                    .extracting(row -> row.get("name"))
                    .containsExactly("api");

            other.call("/login", "=name=ro", "=password=ro");
            assertThat(client.call("/user/active/print", "?via=api", "=.proplist=name,address,via"))
                    .containsExactly(
                            List.of("!re", "=name=api", "=address=127.0.0.1", "=via=api"),
                            List.of("!re", "=name=ro", "=address=127.0.0.1", "=via=api"),
                            List.of("!done"));

            other.call("/quit");
            router.reset();
            assertThat(router.rows("/user/active"))
                    .extracting(row -> row.get("name"))
                    .containsExactly("api");
        }
    }

    @Test
    void sessionsAndLeasesComeAndGo() {
        client.call("/ppp/secret/add", "=name=u1", "=remote-address=192.168.2.1", "=comment=demarc/main/1 X");
        client.call("/ip/dhcp-server/lease/add", "=address=10.1.1.1", "=mac-address=02:00:00:00:00:01");

        assertThat(RawClient.ret(client.call("/sim/online", "=name=u1"))).isEqualTo("*80000001");
        assertThat(RawClient.ret(client.call("/sim/lease", "=mac-address=02:00:00:00:00:02", "=address=10.1.1.2")))
                .isEqualTo("*2");
        client.call("/sim/bind", "=mac-address=02:00:00:00:00:01");

        assertThat(client.call("/ppp/active/print", "?name=u1").get(0))
                .contains("=address=192.168.2.1", "=caller-id=AA:BB:CC:00:00:01", "=comment=demarc/main/1 X");
        assertThat(router.rows("/ip/dhcp-server/lease"))
                .extracting(row -> row.get("dynamic") + " " + row.get("status") + " " + row.get("active-address"))
                .containsExactly("false bound 10.1.1.1", "true bound 10.1.1.2");

        client.call("/ip/dhcp-server/lease/make-static", "=.id=*2");
        client.call("/ppp/active/remove", "=.id=*80000001");

        assertThat(router.rows("/ip/dhcp-server/lease").get(1)).containsEntry("dynamic", "false");
        assertThat(router.rows("/ppp/active")).isEmpty();
    }

    @Test
    void theStateTellsWhatHappenedAndResetStartsOver() {
        client.call("/ppp/secret/add", "=name=u1");

        assertThat(client.call("/sim/state").get(0))
                .contains("=logins=1", "=open=1", "=by_command={\"/login\":1,\"/ppp/secret/add\":1}");
        assertThat(client.call("/sim/dump").get(0).get(1)).contains("\"/ppp/secret\":[{\".id\":\"*1\",\"name\":\"u1\"");
        client.call("/sim/reset");

        assertThat(router.rows("/ppp/secret")).isEmpty();
        assertThat(RawClient.ret(client.call("/ppp/secret/add", "=name=u1"))).isEqualTo("*1");
    }

    @Test
    void commandsAndWritesAreRemembered() {
        client.call("/ppp/secret/print", "?name=u1", ".tag=4");
        client.call("/ppp/secret/add", "=name=u1", "=password=pw");

        assertThat(router.commands())
                .containsExactly(
                        List.of("/login", "=name=api", "=password=secret"),
                        List.of("/ppp/secret/print", "?name=u1"),
                        List.of("/ppp/secret/add", "=name=u1", "=password=pw"));
        assertThat(router.writes()).containsExactly(List.of("/ppp/secret/add", "=name=u1", "=password=pw"));
    }

    @Test
    void theBuiltInListsKnowTheWordsOfTheSpecification() {
        ArgumentLists lists = ArgumentLists.builtIn();

        lists.check(Command.of(
                Arrays.asList("/ppp/profile/add", "=name=x", "=use-ipv6=no", "=bridge-learning=no", "=copy-from=y")));
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> lists.check(Command.of(List.of("/ppp/secret/set", "=colour=red"))))
                .hasMessage("unknown parameter colour");
    }

    @Test
    void theShippedNamesAreThoseOfTheRecording() throws IOException {
        JsonNode recorded;
        try {
            recorded = new ObjectMapper()
                    .readTree(Fixtures.file("routeros/args-7.24.json").toFile());
        } catch (FixturesMissing missing) {
            Assumptions.assumeTrue(Fixtures.required(), missing.getMessage());
            throw missing;
        }
        Map<String, Set<String>> names = new HashMap<>();
        recorded.properties().forEach(menu -> List.of("add", "set").forEach(verb -> {
            Set<String> all = new HashSet<>();
            menu.getValue().path(verb).fieldNames().forEachRemaining(all::add);
            if (!all.isEmpty()) {
                names.put("/" + menu.getKey() + "/" + verb, all);
            }
        }));

        assertThat(ArgumentLists.builtIn().names()).isEqualTo(names);
    }
}
