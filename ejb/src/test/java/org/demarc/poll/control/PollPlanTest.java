package org.demarc.poll.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.demarc.device.control.Reading;
import org.demarc.device.entity.CustomParameters;
import org.demarc.device.entity.DeviceAccess;
import org.demarc.poll.entity.Asker;
import org.demarc.poll.entity.ClaimedDevice;
import org.demarc.poll.entity.ClaimedDevice.Conduct;
import org.demarc.poll.entity.ClaimedDevice.Reach;
import org.demarc.poll.entity.PlannedReading;
import org.demarc.settings.control.SettingsReader;
import org.demarc.settings.entity.Secret;
import org.demarc.snmp.control.Outcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PollPlanTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final PollSettings SETTINGS = SettingsReader.defaults(PollSettings.class);
    private static final Set<Reading> SWITCH = EnumSet.of(
            Reading.SYSTEM, Reading.INTERFACES, Reading.INTERFACE_STATUS, Reading.INTERFACE_COUNTERS, Reading.FDB);

    private final List<PlannedReading> planned = new ArrayList<>();
    private CustomParameters parameters = CustomParameters.NONE;

    @Test
    void aDeviceThatWasNeverReadIsReadWhole() {
        assertThat(plan().due(NOW)).isEqualTo(SWITCH);
    }

    @Test
    void onlyWhatIsDueOrNearlyDueIsAsked() {
        known(Reading.SYSTEM, 100);
        known(Reading.INTERFACES, 1000);
        known(Reading.INTERFACE_STATUS, 0);
        known(Reading.INTERFACE_COUNTERS, 15);
        known(Reading.FDB, 400);

        assertThat(plan().due(NOW)).containsExactlyInAnyOrder(Reading.INTERFACE_STATUS, Reading.INTERFACE_COUNTERS);
    }

    @Test
    void whatSomebodyWantsIsAskedThoughItIsNotDue() {
        SWITCH.forEach(reading -> known(reading, 300));

        assertThat(new PollPlan(device(true, List.of("fdb")), SWITCH, SETTINGS).due(NOW))
                .containsExactly(Reading.FDB);
        assertThat(new PollPlan(device(true, List.of()), SWITCH, SETTINGS).due(NOW))
                .isEqualTo(SWITCH);
    }

    @Test
    @DisplayName("ENG-16 a reading keeps its pace unless it is behind")
    void aReadingKeepsItsPaceUnlessItIsBehind() {
        known(Reading.FDB, -7);
        known(Reading.SYSTEM, -900);

        assertThat(plan().nextDue(Reading.FDB, NOW)).isEqualTo(NOW.plusSeconds(593));
        assertThat(plan().nextDue(Reading.SYSTEM, NOW)).isEqualTo(NOW.plusSeconds(300));
    }

    @Test
    void theDeviceIsDueWithItsEarliestReading() {
        known(Reading.SYSTEM, 100);
        known(Reading.INTERFACES, 1000);
        known(Reading.INTERFACE_STATUS, 0);
        known(Reading.INTERFACE_COUNTERS, 0);
        known(Reading.FDB, 400);

        Instant due = plan().deviceDue(EnumSet.of(Reading.INTERFACE_STATUS, Reading.INTERFACE_COUNTERS), NOW);

        assertThat(due).isEqualTo(NOW.plusSeconds(100));
    }

    @Test
    void aDeviceMayHaveItsOwnIntervalsAndLeaveReadingsOut() {
        planned.add(reading(Reading.FDB, 0, 60, true));
        planned.add(reading(Reading.SYSTEM, 0, null, false));
        known(Reading.INTERFACES, 900);

        PollPlan plan = new PollPlan(
                device(false, List.of()), EnumSet.of(Reading.FDB, Reading.SYSTEM, Reading.INTERFACES), SETTINGS);

        assertThat(plan.due(NOW)).containsExactly(Reading.FDB);
        assertThat(plan.interval(Reading.FDB)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void whoAnswersSnmpLivesWhateverIcmpSays() {
        assertThat(Verdict.of(Outcome.ANSWERED, "", Reach.DEAD).status()).isEqualTo("Up");
        assertThat(Verdict.of(Outcome.SILENT, "", Reach.ALIVE))
                .isEqualTo(new Verdict("Down", "answers ICMP but not SNMP"));
        assertThat(Verdict.of(Outcome.SILENT, "", Reach.DEAD).problem()).isEqualTo("answers neither ICMP nor SNMP");
        assertThat(Verdict.byReach(Reach.UNKNOWN).status()).isEqualTo("Unknown");
    }

    @Test
    void rowsInAnotherOrderAreTheSameRows() {
        List<Row> rows = List.of(new Row("a", 1), new Row("b", 2));

        assertThat(Digest.of(rows)).isEqualTo(Digest.of(List.of(new Row("b", 2), new Row("a", 1))));
        assertThat(Digest.of(rows)).isNotEqualTo(Digest.of(List.of(new Row("a", 2), new Row("b", 1))));
        assertThat(Digest.of(rows)).isNotEqualTo(Digest.of(List.of(new Row("a", 1))));
        assertThat(Digest.of(List.of())).isZero();
    }

    private record Row(String mac, int port) {}

    @Test
    @DisplayName("row 15: polls leave out what custom parameters switch off")
    void whatParametersSwitchOffIsNotPolled() {
        Set<Reading> offered = EnumSet.of(Reading.INTERFACES, Reading.FDB, Reading.SNOOPING, Reading.ARP);

        assertThat(new PollPlan(device(false, List.of()), offered, SETTINGS).due(NOW))
                .isEqualTo(offered);
        parameters = CustomParameters.of(
                "{\"disabled_modules\": [\"fdb\"], \"load_snooping_info\": false, \"modules_loading\": {\"arps\": false}}");
        assertThat(new PollPlan(device(false, List.of()), offered, SETTINGS).due(NOW))
                .containsExactly(Reading.INTERFACES);
    }

    @Test
    @DisplayName("row 15: what numbers interfaces is read after a renumbering though it is switched off")
    void interfacesAreReadAnewThoughTheyAreSwitchedOff() {
        parameters = CustomParameters.of("{\"disabled_modules\": [\"interfaces_list\"]}");

        assertThat(plan().due(NOW)).contains(Reading.INTERFACE_COUNTERS).doesNotContain(Reading.INTERFACES);
        assertThat(plan().withInterfaces(EnumSet.of(Reading.INTERFACE_COUNTERS)))
                .containsExactlyInAnyOrder(Reading.INTERFACE_COUNTERS, Reading.INTERFACES);
    }

    private PollPlan plan() {
        return new PollPlan(device(false, List.of()), SWITCH, SETTINGS);
    }

    private void known(Reading reading, int dueInSeconds) {
        planned.add(reading(reading, dueInSeconds, null, true));
    }

    private static PlannedReading reading(
            Reading reading, int dueInSeconds, @org.jspecify.annotations.Nullable Integer interval, boolean enabled) {
        Instant due = NOW.plusSeconds(dueInSeconds);
        return new PlannedReading(1, reading.key(), interval, enabled, due, NOW, "", 1, 0, NOW);
    }

    private ClaimedDevice device(boolean wanted, List<String> readings) {
        DeviceAccess access = new DeviceAccess(
                1,
                "sw",
                "192.0.2.1",
                "2c",
                161,
                4000,
                3,
                Secret.of("public"),
                Secret.NONE,
                DeviceAccess.V3.NONE,
                "telnet",
                23,
                15_000,
                8728,
                false,
                "",
                Secret.NONE,
                Secret.NONE,
                "generic-switch",
                "",
                true,
                parameters);
        return new ClaimedDevice(
                access,
                "SWITCH",
                "",
                false,
                NOW,
                NOW,
                readings,
                wanted ? NOW : null,
                wanted ? Asker.SYSTEM : Asker.SCHEDULE,
                new Conduct(0, false, 0, 0, 0, 0, 0),
                ClaimedDevice.Epoch.UNKNOWN,
                planned,
                Reach.UNKNOWN,
                List.of());
    }
}
