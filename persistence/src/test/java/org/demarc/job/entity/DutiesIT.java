package org.demarc.job.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DutiesIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Duration LEASE = Duration.ofSeconds(60);

    private Duties duties;

    @BeforeEach
    void nobodyHasAny() {
        DATABASE.execute("truncate node_duty");
        duties = new Duties(new Sql(DATABASE.dataSource()));
    }

    @Test
    void whoComesFirstHasADutyAndKeepsIt() {
        assertThat(duties.hold(Set.of("poll"), "node1", LEASE)).containsExactly("poll");
        assertThat(duties.hold(Set.of("poll", "events"), "node2", LEASE)).containsExactly("events");
        assertThat(duties.hold(Set.of("poll", "events"), "node1", LEASE)).containsExactly("poll");
    }

    @Test
    void whatIsNotRenewedIsTakenByAnother() {
        duties.hold(Set.of("poll"), "node1", LEASE);
        DATABASE.execute("update node_duty set lease_until = clock_timestamp() - interval '1 second'");

        assertThat(duties.hold(Set.of("poll"), "node2", LEASE)).containsExactly("poll");
        assertThat(duties.hold(Set.of("poll"), "node1", LEASE)).isEmpty();
    }

    @Test
    void whoGoesLeavesHisDutiesAndNobodyElses() {
        duties.hold(Set.of("poll"), "node1", LEASE);
        duties.hold(Set.of("events"), "node2", LEASE);

        duties.leave("node1");

        assertThat(duties.hold(Set.of("poll", "events"), "node3", LEASE)).containsExactly("poll");
    }

    @Test
    void ofManyThatStartAtOnceEachDutyHasOneHolder() throws Exception {
        List<String> wanted =
                IntStream.range(0, 20).mapToObj(number -> "duty" + number).toList();
        var nodes = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Set<String>>> asks = IntStream.range(0, 16)
                    .<Callable<Set<String>>>mapToObj(number -> () -> duties.hold(wanted, "node" + number, LEASE))
                    .toList();
            List<String> held = new ArrayList<>();
            for (Future<Set<String>> answer : nodes.invokeAll(asks)) {
                held.addAll(answer.get());
            }
            assertThat(held).containsExactlyInAnyOrderElementsOf(wanted);
        } finally {
            nodes.shutdownNow();
        }
    }
}
