package org.demarc.component.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ComponentFactsIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final NodeReport REPORT = new NodeReport(
            "1.0.0",
            Instant.parse("2026-11-01T12:00:00Z"),
            new NodeReport.SnmpPart(7, 500, 2),
            new NodeReport.TrapPart(true, 162, 9),
            new NodeReport.IcmpPart(true, true, "ICMP by fping"),
            null);

    private ClusterNodes nodes;
    private ComponentFacts facts;

    @BeforeEach
    void nothing() {
        DATABASE.execute("delete from cluster_node");
        DATABASE.execute("delete from billing_source where kind <> 'local'");
        Sql sql = new Sql(DATABASE.dataSource());
        nodes = new ClusterNodes(sql);
        facts = new ComponentFacts(sql);
    }

    @Test
    void aNodeIsAliveWhileItSaysSo() {
        nodes.tell("one", REPORT, WEEK);
        nodes.tell("two", REPORT, WEEK);
        nodes.tell("two", REPORT, WEEK);
        DATABASE.execute("update cluster_node set seen_at = seen_at - interval '2 minutes' where node = 'one'");

        assertThat(nodes.all(MINUTE, 10)).extracting(ClusterNode::name).containsExactly("one", "two");
        assertThat(nodes.all(MINUTE, 10)).extracting(ClusterNode::alive).containsExactly(false, true);
        assertThat(nodes.all(MINUTE, 10)).extracting(ClusterNode::report).containsOnly(REPORT);
        assertThat(nodes.all(MINUTE, 1)).hasSize(1);
    }

    @Test
    void whoStopsProperlyOrIsLongGoneIsNoNodeAnyMore() {
        nodes.tell("one", REPORT, WEEK);
        nodes.tell("two", REPORT, WEEK);
        DATABASE.execute("update cluster_node set seen_at = seen_at - interval '8 days' where node = 'one'");

        nodes.tell("three", REPORT, WEEK);
        nodes.leave("two");

        assertThat(nodes.all(MINUTE, 10)).extracting(ClusterNode::name).containsExactly("three");
    }

    @Test
    void theDatabaseTellsItsVersionAndSchema() {
        ComponentFacts.Database database = facts.database();

        assertThat(database.version()).isNotEmpty();
        assertThat(database.schema()).startsWith("1.");
        assertThat(database.connections()).isBetween(1L, database.mostConnections());
    }

    @Test
    void ofABillingTheNewestImportCounts() {
        DATABASE.execute("insert into billing_source (name, kind) values ('never', 'ubilling'), ('often', 'ubilling')");
        DATABASE.execute("""
                insert into job_run (kind, source, state, message)
                select 'billing-import', s.id::text, r.state, r.state
                  from billing_source s, (values (1, 'DONE'), (2, 'FAILED')) r (nth, state)
                 where s.name = 'often' order by r.nth
                """);

        assertThat(facts.billings(10)).extracting(ComponentFacts.Billing::name).containsExactly("never", "often");
        assertThat(facts.billings(10)).extracting(ComponentFacts.Billing::state).containsExactly(null, "FAILED");
    }

    @Test
    void crmsAndChannelsAreListed() {
        DATABASE.execute("""
                insert into notification_channel (name, kind) values ('hook', 'WEBHOOK')
                on conflict do nothing
                """);

        assertThat(facts.crms(10)).isEmpty();
        assertThat(facts.channels(10)).contains(new ComponentFacts.Channel("hook", true, 0, false));
    }
}
