package org.demarc.component.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.demarc.Phrase;
import org.demarc.component.entity.ClusterNode;
import org.demarc.component.entity.ComponentFacts;
import org.demarc.component.entity.ComponentKind;
import org.demarc.component.entity.ComponentState;
import org.demarc.component.entity.NodeReport;
import org.demarc.component.entity.SystemComponent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComponentsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void aNodeThatWorksTellsOfWhatRunsOnIt() {
        var node = new ClusterNode("one", true, NOON, report(true, 162, true, 3L));

        assertThat(Components.ofNode(node))
                .extracting(SystemComponent::kind)
                .containsExactly(
                        ComponentKind.NODE,
                        ComponentKind.BROKER,
                        ComponentKind.SNMP,
                        ComponentKind.TRAPS,
                        ComponentKind.ICMP);
        assertThat(Components.ofNode(node)).extracting(SystemComponent::state).containsOnly(ComponentState.WORKS);
        assertThat(Components.ofNode(node))
                .extracting(part -> part.said().text())
                .containsExactly(
                        "version 1.0.0",
                        "3 messages in its queues",
                        "talks to 7 of at most 500 devices, 2 wait",
                        "hears on UDP port 162, 9 traps since the start",
                        "in use: ICMP by fping");
    }

    @Test
    void ofANodeThatIsGoneNothingElseIsTold() {
        var node = new ClusterNode("one", false, NOON, report(true, 162, true, 3L));

        assertThat(Components.ofNode(node)).singleElement().satisfies(part -> {
            assertThat(part.state()).isEqualTo(ComponentState.TROUBLE);
            assertThat(part.at()).isEqualTo(NOON);
        });
    }

    @Test
    void whatDoesNotWorkIsToldFromWhatIsSwitchedOff() {
        var troubled = new ClusterNode("one", true, NOON, report(true, 0, false, null));
        var off = new ClusterNode("one", true, NOON, report(false, 0, false, 0L));

        assertThat(Components.ofNode(troubled))
                .filteredOn(part -> part.state() == ComponentState.TROUBLE)
                .extracting(SystemComponent::kind)
                .containsExactly(ComponentKind.BROKER, ComponentKind.TRAPS, ComponentKind.ICMP);
        assertThat(Components.ofNode(off))
                .filteredOn(part -> part.state() == ComponentState.OFF)
                .extracting(SystemComponent::kind)
                .containsExactly(ComponentKind.TRAPS, ComponentKind.ICMP);
    }

    @Test
    void aBillingIsAsItsLastImportWas() {
        assertThat(billing(true, null)).isEqualTo(ComponentState.UNKNOWN);
        assertThat(billing(true, "DONE")).isEqualTo(ComponentState.WORKS);
        assertThat(billing(true, "RUNNING")).isEqualTo(ComponentState.WORKS);
        assertThat(billing(true, "FAILED")).isEqualTo(ComponentState.TROUBLE);
        assertThat(billing(true, "STOPPED")).isEqualTo(ComponentState.TROUBLE);
        assertThat(billing(false, "FAILED")).isEqualTo(ComponentState.OFF);
    }

    @Test
    void crmsAndChannelsSayWhenSomethingWaits() {
        assertThat(Components.ofCrm(new ComponentFacts.Crm("main", true, true, true))
                        .state())
                .isEqualTo(ComponentState.TROUBLE);
        assertThat(Components.ofCrm(new ComponentFacts.Crm("main", true, false, false))
                        .state())
                .isEqualTo(ComponentState.WORKS);
        assertThat(Components.ofChannel(new ComponentFacts.Channel("mail", true, 2, true))
                        .state())
                .isEqualTo(ComponentState.TROUBLE);
        assertThat(Components.ofChannel(new ComponentFacts.Channel("mail", false, 2, true))
                        .state())
                .isEqualTo(ComponentState.OFF);
    }

    private static ComponentState billing(boolean enabled, @Nullable String state) {
        return Components.ofBilling(new ComponentFacts.Billing("main", enabled, state, NOON, Phrase.plain("no answer")))
                .state();
    }

    private static NodeReport report(boolean wanted, long port, boolean icmpWorks, @Nullable Long messages) {
        return new NodeReport(
                "1.0.0",
                NOON,
                new NodeReport.SnmpPart(7, 500, 2),
                new NodeReport.TrapPart(wanted, port, 9),
                new NodeReport.IcmpPart(wanted, icmpWorks, "ICMP by fping"),
                messages);
    }
}
