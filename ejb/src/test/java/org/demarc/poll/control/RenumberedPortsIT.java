package org.demarc.poll.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.demarc.TestDatabase;
import org.demarc.device.control.Reading;
import org.demarc.lab.snmp.Faults;
import org.demarc.lab.snmp.Mib;
import org.demarc.lab.snmp.Oid;
import org.demarc.lab.snmp.SnmpDevice;
import org.demarc.lab.snmp.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Names and numbers of ports are right again with the first poll after they changed, whenever their list is due. */
@Timeout(120)
class RenumberedPortsIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String ADDRESS = "127.46.0.1";

    private PollStand stand;

    @BeforeEach
    void open() {
        stand = new PollStand(DATABASE.dataSource());
    }

    @AfterEach
    void close() {
        stand.close();
    }

    /** A port in its place: number from 1 by the order. */
    private record Port(String name, boolean up, long octets) {}

    @Test
    void portsKeepTheirIdentityWhenARestartDealsOutOtherNumbers() throws Exception {
        SnmpDevice device = stand.serve(
                ADDRESS,
                mib(
                        100_000,
                        4,
                        List.of(new Port("p1", true, 9_000_000), up("p2"), up("p3"), new Port("p4", false, 7))));
        long id = stand.add(ADDRESS);
        stand.poll(id);
        long p1 = idOf(id, "p1");
        long p2 = idOf(id, "p2");
        long p3 = idOf(id, "p3");
        stand.letPass(id, Duration.ofSeconds(100));

        device.serve(mib(
                500,
                4,
                List.of(up("p2"), new Port("p1", false, 100), new Port("p4", true, 8), new Port("p5", false, 0))));
        stand.again(id, Reading.INTERFACE_STATUS, Reading.INTERFACE_COUNTERS);

        assertThat(row(p1)).isEqualTo("p1 2 2 Down");
        assertThat(row(p2)).isEqualTo("p2 1 1 Up");
        assertThat(row(idOf(id, "p4"))).isEqualTo("p4 3 3 Up");
        assertThat(row(idOf(id, "p5"))).isEqualTo("p5 4 4 Down");
        assertThat(stand.number("select count(*) from interface where id = ? and gone_at is not null", p3))
                .isEqualTo(1);
        assertThat(stand.text("select identity from interface_counter where interface_id = ?", p1))
                .isEqualTo("p1");
        assertThat(stand.number("select in_octets from interface_counter where interface_id = ?", p1))
                .isEqualTo(100);
        assertThat(stand.number("select count(*) from interface_rate_sample")).isZero();
    }

    @Test
    void countersGoOnWithTheNextPollAfterARestart() throws Exception {
        SnmpDevice device = stand.serve(ADDRESS, mib(100_000, 1, List.of(new Port("p1", true, 9_000_000))));
        long id = stand.add(ADDRESS);
        stand.poll(id);

        stand.letPass(id, Duration.ofSeconds(100));
        device.serve(mib(500, 1, List.of(new Port("p1", true, 1000))));
        stand.again(id, Reading.INTERFACE_COUNTERS);
        stand.letPass(id, Duration.ofSeconds(100));
        device.serve(mib(10_500, 1, List.of(new Port("p1", true, 101_000))));
        stand.again(id, Reading.INTERFACE_COUNTERS);

        assertThat(stand.number("select count(*) from interface_rate_sample")).isEqualTo(1);
        assertThat(stand.decimal("select in_bps from interface_rate_sample")).isBetween(7900.0, 8080.0);
    }

    @Test
    void aNewPortIsSeenWithThePollThatSeesItsState() throws Exception {
        SnmpDevice device = stand.serve(ADDRESS, mib(100_000, 2, List.of(up("p1"), up("p2"))));
        long id = stand.add(ADDRESS);
        stand.poll(id);

        device.serve(mib(100_100, 3, List.of(up("p1"), up("p2"), new Port("p3", false, 0))));
        stand.again(id, Reading.INTERFACE_STATUS);

        assertThat(row(idOf(id, "p3"))).isEqualTo("p3 3 3 Down");
    }

    @Test
    void aPortThatWasRenamedIsTheSamePort() throws Exception {
        SnmpDevice device = stand.serve(ADDRESS, mib(100_000, 2, List.of(up("p1"), up("p2"))));
        long id = stand.add(ADDRESS);
        stand.poll(id);
        long p2 = idOf(id, "p2");
        stand.letPass(id, Duration.ofMinutes(6));

        device.serve(mib(140_000, 2, List.of(up("p1"), up("uplink")), 139_000));
        stand.again(id, Reading.INTERFACE_STATUS);

        assertThat(row(p2)).isEqualTo("uplink 2 2 Up");
    }

    @Test
    @DisplayName("ENG-35 as long as the list of ports is lost after a restart, no poll says what stands at them")
    void afterARestartNothingIsSaidUntilTheListHasCome() throws Exception {
        SnmpDevice device = stand.serve(ADDRESS, mib(100_000, 2, List.of(up("p1"), new Port("p2", false, 7))));
        long id = stand.add(ADDRESS);
        stand.poll(id);
        long p1 = idOf(id, "p1");
        long p2 = idOf(id, "p2");
        stand.letPass(id, Duration.ofMinutes(6));

        device.serve(mib(500, 2, List.of(new Port("p2", false, 7), up("p1"))));
        device.suffer(Faults.NONE.silentAt("1.3.6.1.2.1.2.2.1.2"));
        stand.again(id, Reading.INTERFACE_STATUS);
        stand.again(id, Reading.INTERFACE_STATUS);
        assertThat(row(p1)).isEqualTo("p1 1 1 Up");
        assertThat(row(p2)).isEqualTo("p2 2 2 Down");

        device.suffer(Faults.NONE);
        stand.again(id, Reading.INTERFACE_STATUS);
        assertThat(row(p1)).isEqualTo("p1 2 2 Up");
        assertThat(row(p2)).isEqualTo("p2 1 1 Down");
    }

    @Test
    @DisplayName(
            "ENG-35 where the number of ports has changed and their list is lost, nothing is said of what stands at them")
    void withAnotherNumberOfPortsNothingIsSaidUntilTheListHasCome() throws Exception {
        SnmpDevice device = stand.serve(ADDRESS, mib(100_000, 2, List.of(up("p1"), new Port("p2", false, 7))));
        long id = stand.add(ADDRESS);
        stand.poll(id);
        long p1 = idOf(id, "p1");

        device.serve(mib(100_100, 3, List.of(new Port("new", false, 0), up("p1"), new Port("p2", false, 7))));
        device.suffer(Faults.NONE.silentAt("1.3.6.1.2.1.2.2.1.2"));
        stand.again(id, Reading.INTERFACE_STATUS);
        stand.again(id, Reading.INTERFACE_STATUS);
        assertThat(row(p1)).isEqualTo("p1 1 1 Up");

        device.suffer(Faults.NONE);
        stand.again(id, Reading.INTERFACE_STATUS);
        assertThat(row(p1)).isEqualTo("p1 2 2 Up");
    }

    @Test
    void withoutASignTheListIsReadInItsOwnTime() throws Exception {
        SnmpDevice device = stand.serve(ADDRESS, mib(100_000, 2, List.of(up("p1"), up("p2"))));
        long id = stand.add(ADDRESS);
        stand.poll(id);
        String readAt = readAt(id);
        long requests = stand.agent.requests();

        device.serve(mib(100_200, 2, List.of(up("p1"), up("p2"))));
        stand.again(id, Reading.INTERFACE_STATUS);

        assertThat(readAt(id)).isEqualTo(readAt);
        assertThat(stand.agent.requests() - requests).isLessThanOrEqualTo(5);
    }

    @Test
    @DisplayName(
            "DEV-1 another kind of device in the place of the old one is recognised by the next poll and read whole")
    void anotherKindOfDeviceIsRecognisedByItself() throws Exception {
        SnmpDevice device = stand.serve(ADDRESS, kind("1.3.6.1.4.1.99999.1", List.of(up("p1"), up("p2"))));
        long id = stand.add(ADDRESS);
        stand.poll(id);
        String before = stand.text("select profile from device where id = ?", id);

        device.serve(kind("1.3.6.1.4.1.6339.1.1.1.5", List.of(up("Ethernet1/1"))));
        stand.again(id, Reading.INTERFACE_COUNTERS);

        assertThat(before).isEqualTo("generic-switch");
        assertThat(stand.text("select profile from device where id = ?", id)).isEqualTo("dcn-switches");
        assertThat(stand.text("select sys_object_id from device where id = ?", id))
                .isEqualTo("1.3.6.1.4.1.6339.1.1.1.5");
        assertThat(row(idOf(id, "Ethernet1/1"))).isEqualTo("Ethernet1/1 1 1 Up");
        assertThat(stand.number("select count(*) from interface_rate_sample")).isZero();
    }

    @Test
    @DisplayName("DEV-3 what a person chose stays, whatever answers in its place")
    void whatAPersonChoseStaysWhateverAnswers() throws Exception {
        SnmpDevice device = stand.serve(ADDRESS, kind("1.3.6.1.4.1.99999.1", List.of(up("p1"))));
        long id = stand.add(ADDRESS);
        stand.poll(id);
        stand.sql.update("update device set chosen_by_hand = true where id = ?", id);

        device.serve(kind("1.3.6.1.4.1.6339.1.1.1.5", List.of(up("p1"))));
        stand.again(id, Reading.SYSTEM);

        assertThat(stand.text("select profile from device where id = ?", id)).isEqualTo("generic-switch");
    }

    private static Mib kind(String sysObjectId, List<Port> ports) {
        return builder(100_000, ports.size(), ports, 0)
                .add("1.3.6.1.2.1.1.2.0", Value.oid(Oid.of(sysObjectId)))
                .build();
    }

    private String readAt(long id) {
        return stand.text("select read_at from poll_reading where device_id = ? and reading = 'interfaces'", id);
    }

    private long idOf(long deviceId, String name) {
        return stand.number(
                "select id from interface where device_id = ? and name = ? and gone_at is null", deviceId, name);
    }

    private String row(long id) {
        return stand.text("select concat_ws(' ', name, bind_key, if_index, status) from interface where id = ?", id);
    }

    private static Port up(String name) {
        return new Port(name, true, 1000);
    }

    private static Mib mib(long uptimeTicks, int ifNumber, List<Port> ports) {
        return mib(uptimeTicks, ifNumber, ports, 0);
    }

    private static Mib mib(long uptimeTicks, int ifNumber, List<Port> ports, long tableChangeTicks) {
        return builder(uptimeTicks, ifNumber, ports, tableChangeTicks).build();
    }

    private static Mib.Builder builder(long uptimeTicks, int ifNumber, List<Port> ports, long tableChangeTicks) {
        Mib.Builder mib = Mib.builder()
                .add("1.3.6.1.2.1.1.1.0", Value.text("A switch"))
                .add("1.3.6.1.2.1.1.3.0", Value.timeTicks(uptimeTicks))
                .add("1.3.6.1.2.1.2.1.0", Value.integer(ifNumber))
                .add("1.3.6.1.2.1.31.1.5.0", Value.timeTicks(tableChangeTicks));
        for (int i = 1; i <= ports.size(); i++) {
            Port port = ports.get(i - 1);
            mib.add("1.3.6.1.2.1.2.2.1.2." + i, Value.text(port.name()))
                    .add("1.3.6.1.2.1.2.2.1.3." + i, Value.integer(6))
                    .add("1.3.6.1.2.1.2.2.1.8." + i, Value.integer(port.up() ? 1 : 2))
                    .add("1.3.6.1.2.1.31.1.1.1.6." + i, Value.counter64(port.octets()))
                    .add("1.3.6.1.2.1.31.1.1.1.10." + i, Value.counter64(port.octets()));
        }
        return mib;
    }
}
