package org.demarc.device.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.demarc.onu.entity.OnuStatus;
import org.demarc.snmp.control.ReadTable;
import org.demarc.snmp.control.TableRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A table that is lost on the way takes rows away; it makes nothing of the other tables wrong (snmp-engine.md 12, case 9). */
class LostTablesTest {

    private static final Path EVIDENCE =
            Path.of(System.getProperty("demarc.root", "..")).resolve("ejb/src/test/resources/device-profiles");
    private static final Set<Reading> ALL = EnumSet.allOf(Reading.class);

    static Stream<String> families() throws IOException {
        return BundledProfilesTest.families();
    }

    @ParameterizedTest
    @MethodSource("families")
    @DisplayName("ENG-35 whichever table is lost, no port, MAC or state that is read is another one")
    void aLostTableMakesNothingWrong(String family) {
        Recording recording = Recording.ofFixture(EVIDENCE.resolve(family + ".snmprec"));
        DeviceProfile profile = BundledProfilesTest.profileOf(ProfileCatalog.bundled(), family, recording);
        Answers answers = recording.answers(profile, ALL);
        Decoded whole = decode(profile, answers, InterfaceDirectory.EMPTY);
        InterfaceDirectory remembered = InterfaceDirectory.ofRows(whole.interfaces());

        for (TableRequest lost : profile.tables(ALL)) {
            Map<String, ReadTable> left = new HashMap<>(answers.tables());
            left.put(lost.name(), ReadTable.unread(lost, "no answer"));
            Decoded rest = decode(profile, new Answers(left, answers.scalars()), remembered);

            assertThat(said(rest)).as("without " + lost.name()).isSubsetOf(said(whole));
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    @DisplayName(
            "ENG-35 after a restart without the list of ports nothing is said of what stands at them, and nothing is gone")
    void afterARestartNothingIsSaidWithoutTheList(String family) {
        Recording recording = Recording.ofFixture(EVIDENCE.resolve(family + ".snmprec"));
        DeviceProfile profile = BundledProfilesTest.profileOf(ProfileCatalog.bundled(), family, recording);
        Answers answers = recording.answers(profile, ALL);
        Decoded whole = decode(profile, answers, InterfaceDirectory.EMPTY);
        InterfaceDirectory before =
                InterfaceDirectory.ofRows(whole.interfaces()).doubted();

        for (TableRequest lost : profile.tables(EnumSet.of(Reading.INTERFACES))) {
            Map<String, ReadTable> left = new HashMap<>(answers.tables());
            left.put(lost.name(), ReadTable.unread(lost, "no answer"));
            Decoded rest = decode(profile, new Answers(left, answers.scalars()), before);

            assertThat(rest.complete()).as("without " + lost.name()).isSubsetOf(Reading.SYSTEM);
            assertThat(said(rest)).as("without " + lost.name()).isSubsetOf(said(whole));
            assertThat(rest.fdb()).isEmpty();
            assertThat(rest.onus()).isEmpty();
        }
    }

    private static Decoded decode(DeviceProfile profile, Answers answers, InterfaceDirectory known) {
        return ProfileDecoder.decode(profile, ALL, answers, known, Recording.CLOCK);
    }

    /** Places and states, one after the other; why an ONU is away may be lost, that it is away is told. */
    private static Set<String> said(Decoded decoded) {
        Set<String> said = new HashSet<>();
        decoded.interfaces().forEach(row -> said.add("interface " + row.bindKey() + " " + row.name()));
        decoded.statuses().forEach(row -> said.add("status " + row.bindKey() + " " + row.status()));
        decoded.fdb()
                .forEach(row ->
                        said.add("mac " + row.mac() + " " + row.vlan() + " " + row.bindKey() + " " + row.portKey()));
        decoded.onuStates().forEach(row -> said.add("onu " + row.bindKey() + " " + (row.status() == OnuStatus.ONLINE)));
        decoded.more()
                .forEach((reading, rows) -> said.addAll(rows.stream()
                        .map(row -> reading + " " + row.key() + " " + row.bindKey())
                        .collect(Collectors.toSet())));
        return said;
    }
}
