package org.demarc.lab.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.demarc.lab.snmp.Mib;
import org.demarc.lab.snmp.Oid;
import org.junit.jupiter.api.Test;

class VsolV1600dTest {

    private static final long NOW = 1_795_000_000_000L;

    private static LabDevice device() {
        var make = new LabDevice.Make("vsol", Family.VSOL_V1600D, "02d000000099", "rack", 7);
        var builder = new DeviceBuilder(make, new DeviceBuilder.Size(0, 4, 2), NOW - 86_400_000);
        for (int i = 0; i < 4; i++) {
            builder.port(1000, "", "", 1);
        }
        builder.onu(new Onu.Make(1, 1, "02e0630000aa", "0250aa000001", 100), "first");
        builder.onu(new Onu.Make(2, 1, "02e0630000ab", "0250aa000002", 100), "second");
        return builder.build();
    }

    @Test
    void opticsAreTextAndOnlyThereWhileTheOnuIsOnline() {
        LabDevice device = device();
        Mib mib = device.mib();
        Oid rx = Oid.of("1.3.6.1.4.1.37950.1.1.5.12.2.1.8.1.7.1.1");
        device.onus().get(0).life().restore(NOW);

        assertThat(mib.get(rx, NOW).text()).matches("0\\.\\d\\d mW \\(-\\d\\d\\.\\d\\d dBm\\)");
        device.onus().get(0).life().fail(DownReason.FIBRE_CUT, NOW + 1000);
        assertThat(mib.get(rx, NOW + 1000).tag()).isEqualTo(0x81);
        assertThat(mib.get(Oid.of("1.3.6.1.4.1.37950.1.1.5.12.1.29.1.15.1.1"), NOW + 1000)
                        .number())
                .isZero();
    }

    @Test
    void onusFollowThePonPortsInTheInterfaceTable() {
        Mib mib = device().mib();

        assertThat(mib.get(Oid.of("1.3.6.1.2.1.31.1.1.1.1.5"), NOW).text()).isEqualTo("EPON0/1");
        assertThat(mib.get(Oid.of("1.3.6.1.2.1.31.1.1.1.1.7"), NOW).text()).isEqualTo("EPON0/1:1");
    }
}
