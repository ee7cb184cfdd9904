package org.demarc.component.control;

import java.util.ArrayList;
import java.util.List;
import org.demarc.component.entity.ClusterNode;
import org.demarc.component.entity.ComponentFacts;
import org.demarc.component.entity.ComponentKind;
import org.demarc.component.entity.ComponentSaid;
import org.demarc.component.entity.ComponentState;
import org.demarc.component.entity.NodeReport;
import org.demarc.component.entity.SystemComponent;

/** Tells from facts how each part of Demarc is. */
public final class Components {

    private Components() {}

    /** The node and what runs on it; of one that is gone only that it is. */
    public static List<SystemComponent> ofNode(ClusterNode node) {
        List<SystemComponent> parts = new ArrayList<>();
        parts.add(node(node));
        if (node.alive()) {
            parts.add(broker(node));
            parts.add(snmp(node));
            parts.add(traps(node));
            parts.add(icmp(node));
        }
        return parts;
    }

    private static SystemComponent node(ClusterNode node) {
        ComponentSaid said = node.alive() ? ComponentSaid.NODE_WORKS : ComponentSaid.NODE_GONE;
        ComponentState state = node.alive() ? ComponentState.WORKS : ComponentState.TROUBLE;
        return new SystemComponent(
                ComponentKind.NODE,
                node.name(),
                state,
                node.seenAt(),
                said.with(node.report().version()));
    }

    private static SystemComponent broker(ClusterNode node) {
        Long messages = node.report().messages();
        return messages == null
                ? part(node, ComponentKind.BROKER, ComponentState.TROUBLE, ComponentSaid.BROKER_SILENT)
                : part(node, ComponentKind.BROKER, ComponentState.WORKS, ComponentSaid.BROKER_WORKS, messages);
    }

    private static SystemComponent snmp(ClusterNode node) {
        NodeReport.SnmpPart snmp = node.report().snmp();
        return part(
                node,
                ComponentKind.SNMP,
                ComponentState.WORKS,
                ComponentSaid.SNMP_WORKS,
                snmp.talking(),
                snmp.places(),
                snmp.waiting());
    }

    private static SystemComponent traps(ClusterNode node) {
        NodeReport.TrapPart traps = node.report().traps();
        if (!traps.wanted()) {
            return part(node, ComponentKind.TRAPS, ComponentState.OFF, ComponentSaid.TRAPS_OFF);
        }
        return traps.port() == 0
                ? part(node, ComponentKind.TRAPS, ComponentState.TROUBLE, ComponentSaid.TRAPS_DEAF)
                : part(
                        node,
                        ComponentKind.TRAPS,
                        ComponentState.WORKS,
                        ComponentSaid.TRAPS_HEARD,
                        traps.port(),
                        traps.received());
    }

    private static SystemComponent icmp(ClusterNode node) {
        NodeReport.IcmpPart icmp = node.report().icmp();
        if (!icmp.wanted()) {
            return part(node, ComponentKind.ICMP, ComponentState.OFF, ComponentSaid.ICMP_OFF);
        }
        return icmp.works()
                ? part(node, ComponentKind.ICMP, ComponentState.WORKS, ComponentSaid.ICMP_WORKS, icmp.means())
                : part(node, ComponentKind.ICMP, ComponentState.TROUBLE, ComponentSaid.ICMP_NONE, icmp.means());
    }

    private static SystemComponent part(
            ClusterNode node, ComponentKind kind, ComponentState state, ComponentSaid said, Object... values) {
        return new SystemComponent(kind, node.name(), state, node.seenAt(), said.with(values));
    }

    public static SystemComponent ofDatabase(ComponentFacts.Database database, long tookMs) {
        return new SystemComponent(
                ComponentKind.DATABASE,
                "PostgreSQL",
                ComponentState.WORKS,
                null,
                ComponentSaid.DATABASE.with(
                        database.version(),
                        database.schema(),
                        tookMs,
                        database.connections(),
                        database.mostConnections()));
    }

    public static SystemComponent ofBilling(ComponentFacts.Billing source) {
        String state = source.state();
        if (!source.enabled()) {
            return billing(source, ComponentState.OFF, ComponentSaid.SWITCHED_OFF);
        }
        if (state == null) {
            return billing(source, ComponentState.UNKNOWN, ComponentSaid.NEVER_IMPORTED);
        }
        return switch (state) {
            case "DONE" -> billing(source, ComponentState.WORKS, ComponentSaid.IMPORTED);
            case "QUEUED", "RUNNING" -> billing(source, ComponentState.WORKS, ComponentSaid.IMPORTING);
            case "FAILED" -> billing(source, ComponentState.TROUBLE, ComponentSaid.IMPORT_FAILED, source.message());
            default -> billing(source, ComponentState.TROUBLE, ComponentSaid.IMPORT_STOPPED, source.message());
        };
    }

    private static SystemComponent billing(
            ComponentFacts.Billing source, ComponentState state, ComponentSaid said, Object... values) {
        return new SystemComponent(ComponentKind.BILLING, source.name(), state, source.at(), said.with(values));
    }

    public static SystemComponent ofCrm(ComponentFacts.Crm source) {
        if (!source.enabled()) {
            return crm(source, ComponentState.OFF, ComponentSaid.SWITCHED_OFF);
        }
        if (source.late()) {
            return crm(source, ComponentState.TROUBLE, ComponentSaid.CRM_LATE);
        }
        return crm(source, ComponentState.WORKS, source.read() ? ComponentSaid.CRM_READ : ComponentSaid.CRM_HOOKS);
    }

    private static SystemComponent crm(ComponentFacts.Crm source, ComponentState state, ComponentSaid said) {
        return new SystemComponent(ComponentKind.CRM, source.name(), state, null, said.with());
    }

    public static SystemComponent ofChannel(ComponentFacts.Channel channel) {
        if (!channel.enabled()) {
            return channel(channel, ComponentState.OFF, ComponentSaid.SWITCHED_OFF);
        }
        return channel.retried()
                ? channel(channel, ComponentState.TROUBLE, ComponentSaid.CHANNEL_RETRIES)
                : channel(channel, ComponentState.WORKS, ComponentSaid.CHANNEL_WORKS, channel.contacts());
    }

    private static SystemComponent channel(
            ComponentFacts.Channel channel, ComponentState state, ComponentSaid said, Object... values) {
        return new SystemComponent(ComponentKind.CHANNEL, channel.name(), state, null, said.with(values));
    }
}
