package org.demarc.device.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.demarc.lab.snmp.Manners;
import org.demarc.lab.snmp.Mib;
import org.demarc.lab.snmp.SnmpAgent;
import org.demarc.lab.snmp.SnmpDevice;
import org.demarc.lab.snmp.Value;
import org.demarc.settings.entity.Secret;
import org.demarc.snmp.control.DeviceConduct;
import org.demarc.snmp.control.DeviceRead;
import org.demarc.snmp.control.PollRequest;
import org.demarc.snmp.control.SnmpEngine;
import org.demarc.snmp.control.SnmpSettings;
import org.demarc.snmp.control.SnmpTarget;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A whole OLT of 16 ports with 128 ONUs each. */
@Timeout(120)
class LargeOltTest {

    private static final String ADDRESS = "127.49.0.1";
    private static final String TABLE = "1.3.6.1.4.1.2011.6.128.1.1.2.";
    private static final int PORTS = 16;
    private static final int ONUS = 128;
    private static final int ROUND_TRIP_MS = 20;

    /** The round trips are counted instead of waited for: one request at a time is open, so they add up. */
    @Test
    @DisplayName("DEV-16 A25 ONUs, states and levels of 2,048 ONUs take less than a minute at 20 ms a round trip")
    void anOltOf2048OnusIsReadInAMinuteAt20Ms() {
        Set<Reading> asked = EnumSet.of(Reading.INTERFACES, Reading.ONU_LIST, Reading.ONU_STATE, Reading.ONU_SIGNAL);
        DeviceProfile profile = ProfileCatalog.bundled().profile("huawei-smartax");
        try (SnmpAgent agent = SnmpAgent.start(0);
                SnmpEngine engine = new SnmpEngine(SnmpSettings.DEFAULT, Runnable::run)) {
            agent.bind(ADDRESS, new SnmpDevice("olt", olt(), Manners.OPEN));
            SnmpTarget target = SnmpTarget.v2c(ADDRESS, agent.port(), Secret.of("olt"));

            DeviceRead read = engine.poll(PollRequest.of(target, profile.scalars(asked), profile.tables(asked))
                            .withConduct(new DeviceConduct(50, false, 3, ROUND_TRIP_MS, ROUND_TRIP_MS, 30_000, 0))
                            .withDeadline(Duration.ofSeconds(100)))
                    .join();

            Decoded decoded =
                    ProfileDecoder.decode(profile, asked, Answers.of(read), InterfaceDirectory.EMPTY, Recording.CLOCK);
            assertThat(read.whole()).as(read.reason()).isTrue();
            assertThat(decoded.onus()).hasSize(PORTS * ONUS);
            assertThat(decoded.onuSignals()).hasSize(PORTS * ONUS).allSatisfy(row -> assertThat(row.rxDbm())
                    .isEqualTo(-18.75));
            assertThat(read.effort().pdus() * ROUND_TRIP_MS).isLessThan(60_000);
        }
    }

    private static Mib olt() {
        Mib.Builder mib = Mib.builder().add("1.3.6.1.2.1.1.3.0", Value.timeTicks(1));
        for (long port = 0; port < PORTS; port++) {
            long ifIndex = 0xFA000000L + port * 256;
            mib.add("1.3.6.1.2.1.31.1.1.1.1." + ifIndex, Value.text("GPON 0/0/" + port));
            for (int onu = 0; onu < ONUS; onu++) {
                String row = "." + ifIndex + "." + onu;
                mib.add(TABLE + "43.1.3" + row, Value.text(String.format("HWTC%02X%02X", port, onu)))
                        .add(TABLE + "43.1.9" + row, Value.text("sub-" + port + "-" + onu))
                        .add(TABLE + "46.1.1" + row, Value.integer(1))
                        .add(TABLE + "46.1.15" + row, Value.integer(1))
                        .add(TABLE + "46.1.20" + row, Value.integer(1500 + onu));
                for (long[] level : List.of(
                        new long[] {1, 45},
                        new long[] {3, 231},
                        new long[] {4, -1875},
                        new long[] {5, 3280},
                        new long[] {6, 8020})) {
                    mib.add(TABLE + "51.1." + level[0] + row, Value.integer(level[1]));
                }
            }
        }
        return mib.build();
    }
}
