package org.demarc.device.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.demarc.lab.device.LabDevice;
import org.demarc.lab.isp.Isp;
import org.demarc.lab.snmp.Manners;
import org.demarc.lab.snmp.SnmpAgent;
import org.demarc.lab.snmp.SnmpDevice;
import org.demarc.settings.entity.Secret;
import org.demarc.snmp.control.DeviceRead;
import org.demarc.snmp.control.PollRequest;
import org.demarc.snmp.control.SnmpEngine;
import org.demarc.snmp.control.SnmpSettings;
import org.demarc.snmp.control.SnmpTarget;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WantedColumnsTest {

    private static final String ADDRESS = "127.49.0.7";
    private static final int FEW = 10;
    private static final LabDevice OLT = Isp.first(43, "olt-huawei");
    private static final Set<Reading> ASKED = EnumSet.of(Reading.INTERFACES, Reading.ONU_LIST, Reading.ONU_SIGNAL);

    private record Brought(DeviceRead read, List<OnuSignalRow> signals) {}

    @Test
    @DisplayName("DEV-8 only the columns that somebody wants are asked for, the others have no value")
    void onlyTheNamedColumnsAreAsked() {
        DeviceProfile profile = ProfileCatalog.bundled().profile("huawei-smartax");
        WantedColumns wanted = WantedColumns.of(List.of("onu-signal.rxDbm", "onu-signal.distanceM"));

        Brought all = read(profile);
        Brought fewer = read(profile.only(wanted));

        assertThat(all.signals()).isNotEmpty().anySatisfy(row -> assertThat(row.txDbm())
                .isNotNull());
        // between the two readings an ONU of the lab may go or come
        assertThat(fewer.signals())
                .hasSizeBetween(all.signals().size() - FEW, all.signals().size() + FEW)
                .allSatisfy(row -> {
                    assertThat(row.rxDbm()).isNotNull();
                    assertThat(row.txDbm()).isNull();
                    assertThat(row.temperatureC()).isNull();
                    assertThat(row.oltRxDbm()).isNull();
                });
        assertThat(fewer.read().effort().varBinds())
                .isLessThan(all.read().effort().varBinds() - 3L * all.signals().size());
        assertThat(profile.only(WantedColumns.ALL)).isSameAs(profile);
    }

    @Test
    @DisplayName("DEV-8 every family can be asked for fewer columns, also one that tells no details of lines")
    void everyFamilyCanBeAskedForFewerColumns() {
        WantedColumns wanted = WantedColumns.of(List.of("onu-signal.rxDbm"));

        for (DeviceProfile family : ProfileCatalog.bundled().profiles()) {
            DeviceProfile fewer = family.only(wanted);

            assertThat(family.readable()).as(family.key()).containsAll(fewer.readable());
            assertThat(fewer.offeredDetails("")).as(family.key()).isEqualTo(family.offeredDetails(""));
        }
        assertThat(ProfileCatalog.bundled().profiles())
                .anyMatch(family -> family.offeredDetails("").isEmpty());
    }

    @Test
    @DisplayName(
            "DEV-8 who looks at states, neighbours or profiles of ONUs leaves columns out; what tells a column stays")
    void columnsOfStatesNeighboursAndProfilesAreLeftOut() {
        DeviceProfile olt = ProfileCatalog.bundled().profile("huawei-smartax");

        for (Reading reading : List.of(Reading.ONU_STATE, Reading.NEIGHBOURS, Reading.ONU_CONFIGURATION)) {
            for (String column : reading.columns()) {
                assertThat(asked(olt, reading, column))
                        .as("%s.%s", reading.key(), column)
                        .isNotEmpty()
                        .hasSizeLessThan(asked(olt, reading, null).size());
            }
        }
        assertThat(asked(olt, Reading.NEIGHBOURS, "chassis"))
                .contains("chassis", "chassisKind")
                .doesNotContain("systemName", "portDescription", "address");
        assertThat(asked(olt, Reading.NEIGHBOURS, "address"))
                .as("rows are there, so that addresses can be told of them")
                .contains("address", "chassis", "chassisKind")
                .doesNotContain("port", "portKind", "systemName");
        assertThat(asked(olt, Reading.ONU_STATE, "bindStatus")).contains("status");
        assertThatThrownBy(() -> WantedColumns.of(List.of("onu-state.status")))
                .as("polls need states whole")
                .hasMessageStartingWith("onu-state.status is no column");
    }

    @Test
    @DisplayName("DEV-8 the share of memory is told by families that say how much there is, and how much is free")
    void memoryIsToldByWhatItIsReckonedFrom() {
        List<DeviceProfile> reckoned = ProfileCatalog.bundled().profiles().stream()
                .filter(family -> asked(family, Reading.RESOURCES, null).contains("memoryTotal"))
                .toList();

        assertThat(reckoned).isNotEmpty().allSatisfy(family -> {
            assertThat(asked(family, Reading.RESOURCES, "memoryPercent")).contains("memoryTotal", "memoryFree");
            assertThat(asked(family, Reading.RESOURCES, "cpuPercent")).doesNotContain("memoryTotal");
        });
        assertThat(WantedColumns.of(List.of("resources.memoryPercent"))
                        .columnsByReading()
                        .get(Reading.RESOURCES))
                .containsExactlyInAnyOrder("memoryPercent", "memoryTotal", "memoryFree");
    }

    private static List<String> asked(DeviceProfile family, Reading reading, @Nullable String column) {
        return family
                .only(WantedColumns.of(reading, column == null ? Set.of() : Set.of(column)))
                .parts(reading)
                .stream()
                .flatMap(part -> part.columns().stream())
                .map(Column::name)
                .toList();
    }

    @Test
    void whatIsNoColumnIsRefused() {
        assertThatThrownBy(() -> WantedColumns.of(List.of("onu-signal.rain")))
                .hasMessageStartingWith("onu-signal.rain");
        assertThatThrownBy(() -> WantedColumns.of(List.of("rxDbm"))).hasMessageStartingWith("rxDbm is no column");
        assertThatThrownBy(() -> WantedColumns.of(List.of("interfaces.name"))).hasMessageContaining("onu-signal");
    }

    private static Brought read(DeviceProfile profile) {
        try (SnmpAgent agent = SnmpAgent.start(0);
                SnmpEngine engine = new SnmpEngine(SnmpSettings.DEFAULT, Runnable::run)) {
            agent.bind(ADDRESS, new SnmpDevice("olt", OLT.mib(), Manners.OPEN));
            SnmpTarget target = SnmpTarget.v2c(ADDRESS, agent.port(), Secret.of("public"));
            DeviceRead read = engine.poll(PollRequest.of(target, profile.scalars(ASKED), profile.tables(ASKED)))
                    .join();
            assertThat(read.whole()).as(read.reason()).isTrue();
            Decoded decoded =
                    ProfileDecoder.decode(profile, ASKED, Answers.of(read), InterfaceDirectory.EMPTY, Recording.CLOCK);
            return new Brought(
                    read,
                    decoded.onuSignals().stream()
                            .sorted(Comparator.comparing(OnuSignalRow::bindKey))
                            .toList());
        }
    }
}
