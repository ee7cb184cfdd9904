package org.demarc.lab.isp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.demarc.lab.device.Family;
import org.demarc.lab.isp.PlannedDevice.PlannedOnu;
import org.demarc.lab.isp.PlannedDevice.PlannedPort;
import org.junit.jupiter.api.Test;

class IspPlanTest {

    private final IspPlan plan = IspPlan.ofSeed(1);

    @Test
    void theSameSeedGivesTheSameIsp() {
        assertThat(IspPlan.ofSeed(1)).isEqualTo(plan);
        assertThat(IspPlan.ofSeed(2)).isNotEqualTo(plan);
    }

    @Test
    void theNetworkHasTheSizeOfTheDemo() {
        assertThat(plan.subscribers()).hasSize(2000);
        assertThat(plan.olts())
                .extracting(PlannedDevice::family)
                .containsExactly(Family.BDCOM_P3310, Family.HUAWEI_SMARTAX, Family.ZTE_C300);
        assertThat(plan.olts()).extracting(olt -> olt.onus().size()).containsExactly(256, 512, 512);
        assertThat(plan.switches()).hasSize(12);
        assertThat(plan.routers()).hasSize(3);
    }

    @Test
    void whatIdentifiesIsUnique() {
        assertThat(plan.subscribers()).extracting(Subscriber::login).doesNotHaveDuplicates();
        assertThat(plan.subscribers()).extracting(Subscriber::contract).doesNotHaveDuplicates();
        assertThat(plan.subscribers()).extracting(Subscriber::uid).doesNotHaveDuplicates();
        assertThat(plan.subscribers()).extracting(Subscriber::ip).doesNotHaveDuplicates();
        assertThat(plan.subscribers()).extracting(Subscriber::mac).doesNotHaveDuplicates();
        assertThat(plan.devices()).extracting(PlannedDevice::address).doesNotHaveDuplicates();
        assertThat(plan.olts().stream().flatMap(olt -> olt.onus().stream()).map(PlannedOnu::ident))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyLineLeadsToTheSubscribersOwnRouter() {
        for (Subscriber subscriber : plan.subscribers()) {
            plan.device(subscriber.line().device()).ifPresent(device -> assertThat(macs(device, subscriber.line()))
                    .containsExactly(subscriber.mac()));
        }
        assertThat(plan.subscribers().stream().filter(s -> s.line().device().isEmpty()))
                .hasSize(240);
    }

    private static Stream<String> macs(PlannedDevice device, Subscriber.Line line) {
        return line.onOnu()
                ? device.onus().stream()
                        .filter(onu -> onu.pon() == line.pon() && onu.number() == line.unit())
                        .filter(onu -> onu.ident().equals(line.onuIdent()))
                        .map(PlannedOnu::subscriberMac)
                : device.ports().stream()
                        .filter(port -> port.number() == line.unit())
                        .map(PlannedPort::subscriberMac);
    }
}
