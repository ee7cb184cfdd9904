package org.demarc.icmp.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.demarc.icmp.entity.Gateway;
import org.demarc.icmp.entity.Gateways;
import org.demarc.icmp.entity.Reaches;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GatewayRoundIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final Network network = new Network();
    private Sql sql;
    private Gateways gateways;
    private Reaches reaches;

    /** A network of which some are silent for a number of requests. */
    private static final class Network implements Prober {

        final Map<String, Integer> silentFor = new HashMap<>();
        final List<Set<String>> rounds = new ArrayList<>();
        final List<Integer> counts = new ArrayList<>();

        @Override
        public Map<InetAddress, Liveness> probe(Collection<InetAddress> addresses, Round round) {
            Map<InetAddress, Liveness> found = new HashMap<>();
            Set<String> asked = new HashSet<>();
            for (InetAddress address : addresses) {
                assertThat(asked.add(address.getHostAddress())).as("distinct").isTrue();
                int silent = silentFor.getOrDefault(address.getHostAddress(), 0);
                int answers = Math.max(0, round.count() - silent);
                silentFor.put(address.getHostAddress(), Math.max(0, silent - round.count()));
                found.put(address, new Liveness(round.count(), answers, answers == 0 ? Double.NaN : 1.0));
            }
            rounds.add(asked);
            counts.add(round.count());
            return found;
        }

        @Override
        public String means() {
            return "a test";
        }

        @Override
        public void close() {}
    }

    @BeforeEach
    void routersAndADevice() {
        sql = new Sql(DATABASE.dataSource());
        gateways = new Gateways(sql);
        reaches = new Reaches(sql);
        sql.update("truncate icmp_silence, gateway_reach");
        sql.update("delete from routeros_router");
        sql.update("delete from device");
        sql.update(
                "insert into routeros_router (name, host, port, api_user, password) values ('a', '192.0.2.1', 8728, 'a', 'b'),"
                        + " ('b', '192.0.2.2', 8728, 'a', 'b'), ('c', 'localhost', 8728, 'a', 'b'), ('d', 'no.such.name.invalid', 8728, 'a', 'b')");
        sql.update("insert into device (name, address) values ('dev', '192.0.2.1')");
    }

    @Test
    @DisplayName(
            "polling-ubilling.md 10, nasmon: distinct gateway addresses, up to two probes, by the prober of devices")
    void gatewaysAreAskedBesideTheDevices() throws IOException {
        network.silentFor.put("192.0.2.2", 100);

        GatewayRound.Outcome outcome = round(false);

        assertThat(network.rounds).containsExactly(Set.of("192.0.2.1"), Set.of("192.0.2.2", "127.0.0.1"));
        assertThat(network.counts).containsExactly(3, 2);
        assertThat(outcome).isEqualTo(new GatewayRound.Outcome(3, 1));
        assertThat(gateways.page(PageRequest.first(10), false).items())
                .extracting(Gateway::host, Gateway::alive)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("192.0.2.2", false),
                        org.assertj.core.groups.Tuple.tuple("192.0.2.1", true),
                        org.assertj.core.groups.Tuple.tuple("localhost", true),
                        org.assertj.core.groups.Tuple.tuple("no.such.name.invalid", null));
    }

    @Test
    @DisplayName(
            "polling-ubilling.md 10, swping: who is still silent after three probes has a last chance before it is dead")
    void whoHasJustFallenSilentHasALastChance() throws IOException {
        network.silentFor.put("192.0.2.1", 4);

        round(true);

        assertThat(network.rounds.get(1)).containsExactly("192.0.2.1");
        boolean saved = sql.one("select alive and loss = 80 as ok from device_reach", row -> row.flag("ok"));
        assertThat(saved).isTrue();

        network.silentFor.put("192.0.2.1", 100);
        round(true);
        int asked = network.rounds.size();
        round(true);

        boolean alive = sql.one("select alive from device_reach", row -> row.flag("alive"));
        assertThat(alive).isFalse();
        assertThat(network.rounds.size() - asked)
                .as("who was dead before has none")
                .isEqualTo(2);
    }

    private GatewayRound.Outcome round(boolean lastChance) throws IOException {
        Round round = new Round(3, 100, 10);
        var devices = new ReachRound(network, reaches, new ReachWindow(), lastChance).go(round, at);
        return new GatewayRound(network, gateways, new HostNames(Thread::new))
                .go(round, devices.found(), lastChance, at);
    }
}
