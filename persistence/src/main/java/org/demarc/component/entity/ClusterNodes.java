package org.demarc.component.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.demarc.Sql;

/** Which nodes the cluster has. All times by which one is told from another that is gone are the database's. */
@Dependent
public class ClusterNodes {

    private final Sql sql;

    @Inject
    public ClusterNodes(Sql sql) {
        this.sql = sql;
    }

    /** Writes down what a node says of itself, and forgets others that said nothing for the time. */
    public void tell(String node, NodeReport report, Duration forgottenAfter) {
        sql.update(
                """
                with forgotten as (delete from cluster_node
                                    where node <> ? and seen_at < clock_timestamp() - ? * interval '1 second')
                insert into cluster_node (node, version, started_at, seen_at, snmp_talking, snmp_places, snmp_waiting,
                       traps_wanted, trap_port, traps, icmp_wanted, icmp_works, icmp_means, messages)
                values (?, ?, ?, clock_timestamp(), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (node) do update set version = excluded.version, started_at = excluded.started_at,
                       seen_at = excluded.seen_at, snmp_talking = excluded.snmp_talking, snmp_places = excluded.snmp_places,
                       snmp_waiting = excluded.snmp_waiting, traps_wanted = excluded.traps_wanted,
                       trap_port = excluded.trap_port, traps = excluded.traps, icmp_wanted = excluded.icmp_wanted,
                       icmp_works = excluded.icmp_works, icmp_means = excluded.icmp_means, messages = excluded.messages
                """,
                node,
                forgottenAfter.toSeconds(),
                node,
                report.version(),
                report.startedAt(),
                report.snmp().talking(),
                report.snmp().places(),
                report.snmp().waiting(),
                report.traps().wanted(),
                report.traps().port(),
                report.traps().received(),
                report.icmp().wanted(),
                report.icmp().works(),
                report.icmp().means(),
                report.messages());
    }

    /** Who stops properly is no node any more. */
    public void leave(String node) {
        sql.update("delete from cluster_node where node = ?", node);
    }

    /** By name; alive is who said something within the time. */
    public List<ClusterNode> all(Duration aliveWithin, int limit) {
        return sql.list("""
                select *, seen_at > clock_timestamp() - ? * interval '1 second' as alive
                  from cluster_node order by node limit ?
                """, ClusterNodes::node, aliveWithin.toSeconds(), limit);
    }

    private static ClusterNode node(Sql.Row row) throws SQLException {
        return new ClusterNode(row.text("node"), row.flag("alive"), row.instant("seen_at"), report(row));
    }

    private static NodeReport report(Sql.Row row) throws SQLException {
        return new NodeReport(
                row.text("version"),
                row.instant("started_at"),
                new NodeReport.SnmpPart(
                        row.number("snmp_talking"), row.number("snmp_places"), row.number("snmp_waiting")),
                new NodeReport.TrapPart(row.flag("traps_wanted"), row.number("trap_port"), row.number("traps")),
                new NodeReport.IcmpPart(row.flag("icmp_wanted"), row.flag("icmp_works"), row.text("icmp_means")),
                row.nullableNumber("messages"));
    }
}
