package org.demarc.analytics.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.demarc.analytics.entity.NetworkFigures.BgpFigures;
import org.demarc.analytics.entity.NetworkFigures.CardFigures;
import org.demarc.analytics.entity.NetworkFigures.DeviceFigures;
import org.demarc.analytics.entity.NetworkFigures.OnuFigures;
import org.demarc.analytics.entity.NetworkFigures.Place;
import org.demarc.analytics.entity.NetworkFigures.PortFigures;
import org.demarc.analytics.entity.NetworkFigures.SensorFigures;
import org.demarc.analytics.entity.NetworkFigures.WaitingFigures;
import org.demarc.analytics.entity.NetworkFigures.Wanted;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NetworkFiguresIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Wanted ALL = new Wanted(true, Set.of(), 100);

    private final NetworkFigures figures = new NetworkFigures(new Sql(DATABASE.dataSource()));

    @BeforeAll
    static void aNetwork() {
        DATABASE.execute("""
                insert into device_group (id, name) overriding system value values (71, 'north'), (72, 'south');
                insert into device (id, name, address, status, group_id, poll_enabled) overriding system value values
                    (1, 'olt', '192.0.2.1', 'Up', 71, true), (2, 'switch', '192.0.2.2', 'Down', 72, true),
                    (3, 'new', '192.0.2.3', 'Unknown', 72, true), (4, 'not polled', '192.0.2.4', 'Up', 71, false);
                insert into device_reach (device_id, alive, changed_at, probed_at, rtt_ms, loss) values
                    (1, true, now(), now(), 1.5, 0), (2, false, now(), now(), null, 100);
                insert into interface (id, device_id, bind_key, name, type, status) overriding system value values
                    (11, 1, 'o1', 'gpon 0/1:1', 'ONU', 'Online'), (12, 1, 'o2', 'gpon 0/1:2', 'ONU', 'LOS'),
                    (21, 2, 'p1', 'ge1', 'GE', 'Up'), (22, 2, 'p2', 'ge2', 'GE', 'Down'), (41, 4, 'p1', 'hidden', 'GE', 'Up');
                insert into interface (device_id, bind_key, name, type, gone_at) values (2, 'p3', 'gone', 'GE', now());
                insert into port (interface_id, speed_mbps) values (21, 1000);
                insert into interface_counter (interface_id, read_at, wide, in_octets, out_octets, in_bps, out_bps) values
                    (21, now(), true, 18446744073709551615, 7, 800, 900);
                insert into reading_row (device_id, reading, row_key, interface_id, words, sign, numbers, first_seen, last_seen, present) values
                    (1, 'cards', '0.1', null, '{"status": "normal"}', 1, '{"cpuPercent": 7}', now(), now(), true),
                    (1, 'cards', '0.2', null, '{"status": "fault"}', 1, '{}', now(), now(), false),
                    (1, 'onu-unregistered', 'a', 21, '{}', 1, '{}', now(), now(), true),
                    (1, 'onu-unregistered', 'b', 21, '{}', 1, '{}', now(), now(), true),
                    (2, 'sensors', '1', null, '{"name": "door"}', 1, '{"value": 1, "temperatureC": 31.5}', now(), now(), true),
                    (4, 'sensors', '1', null, '{}', 1, '{"value": 1}', now(), now(), true),
                    (2, 'bgp-peers', '192.0.2.7', null, '{"status": "established", "adminState": "enabled", "remoteAs": 64500}', 1,
                     '{"prefixes": 12}', now(), now(), true),
                    (2, 'bgp-peers', '192.0.2.8', null, '{"status": "idle"}', 1, '{}', now(), now(), true),
                    (2, 'bgp-peers', '192.0.2.9', null, '{"status": "idle", "adminState": "disabled"}', 1, '{}', now(), now(), true),
                    (2, 'bgp-peers', '192.0.2.10', null, '{"status": "established"}', 1, '{}', now(), now(), false),
                    (4, 'bgp-peers', '192.0.2.7', null, '{"status": "established"}', 1, '{}', now(), now(), true);
                insert into onu_signal (interface_id, read_at, rx_dbm) values (11, now(), -21.5);
                """);
    }

    @Test
    void devicesThatArePolledAreTold() {
        assertThat(figures.devices(ALL))
                .containsExactly(
                        new DeviceFigures(1, "192.0.2.1", "olt", 1, 1.5, 0.0),
                        new DeviceFigures(2, "192.0.2.2", "switch", 0, null, 100.0),
                        new DeviceFigures(3, "192.0.2.3", "new", null, null, null));
    }

    @Test
    void portsAndOnusThatAreThereAreTold() {
        assertThat(figures.ports(ALL))
                .extracting(port -> port.place().lineName(), PortFigures::inOctets, PortFigures::speedMbps)
                .containsExactly(tuple("ge1", 1.8446744073709552E19, 1000L), tuple("ge2", null, null));
        assertThat(figures.onus(ALL))
                .extracting(OnuFigures::status, OnuFigures::rxDbm)
                .containsExactly(tuple("Online", -21.5), tuple("LOS", null));
    }

    @Test
    void cardsSensorsAndOnusThatWaitAreTold() {
        assertThat(figures.cards(ALL))
                .containsExactly(
                        new CardFigures(new Place("192.0.2.1", "olt", "0.1", 0), "normal", "", 7.0, null, null));
        assertThat(figures.waiting(ALL))
                .containsExactly(new WaitingFigures(new Place("192.0.2.1", "olt", "ge1", 21), 2));
        assertThat(figures.sensors(ALL))
                .extracting(sensor -> sensor.place().lineName(), SensorFigures::measure, SensorFigures::value)
                .containsExactly(tuple("door", "temperatureC", 31.5), tuple("door", "value", 1.0));
        assertThat(figures.sensors(new Wanted(false, Set.of(71L), 100))).isEmpty();
    }

    @Test
    @DisplayName(
            "row 28: BGP sessions that somebody wants are told with their state and prefixes, to whom the router is shown")
    void bgpSessionsThatAreWantedAreTold() {
        assertThat(figures.bgp(ALL))
                .containsExactly(
                        new BgpFigures("192.0.2.2", "switch", "192.0.2.7", "64500", true, 12.0),
                        new BgpFigures("192.0.2.2", "switch", "192.0.2.8", "", false, null));
        assertThat(figures.bgp(new Wanted(true, Set.of(), 1))).hasSize(1);
        assertThat(figures.bgp(new Wanted(false, Set.of(71L), 100))).isEmpty();
    }

    @Test
    void nobodyIsToldOfDevicesOfOtherGroups() {
        Wanted north = new Wanted(false, Set.of(71L), 100);

        assertThat(figures.devices(north)).extracting(DeviceFigures::name).containsExactly("olt");
        assertThat(figures.ports(north)).isEmpty();
        assertThat(figures.onus(north)).hasSize(2);
        assertThat(figures.onus(new Wanted(false, Set.of(72L), 100))).isEmpty();
        assertThat(figures.devices(new Wanted(false, Set.of(), 100))).isEmpty();
    }

    @Test
    void thereAreNeverMoreThanWanted() {
        Wanted one = new Wanted(true, Set.of(), 1);

        assertThat(List.of(figures.devices(one), figures.ports(one), figures.onus(one)))
                .allSatisfy(rows -> assertThat(rows).hasSize(1));
    }
}
