package org.demarc.event.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;
import org.demarc.PageRequest;
import org.demarc.ProblemException;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.demarc.addressing.entity.PoolSnapshots;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventSweepsIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private Sql sql;
    private EventSweeps sweeps;
    private EventRules rules;
    private Events events;
    private long device;

    @BeforeEach
    void oneDevice() {
        sql = new Sql(DATABASE.dataSource());
        sweeps = new EventSweeps(sql);
        rules = new EventRules(sql);
        events = new Events(sql);
        sql.update("truncate event, onu_signal_baseline");
        sql.update("delete from event_rule where not builtin");
        sql.update("delete from device");
        device = device("olt", "192.0.2.1");
    }

    @Test
    @DisplayName(
            "row 31: pinger_host_down is raised after its delay, once, and resolved when the device is back for a while")
    void aDeadDeviceIsOneEventAfterItsDelay() {
        down(device, start);

        look("pinger_host_down", start);
        assertThat(open()).isEmpty();
        look("pinger_host_down", start.plusSeconds(60));
        assertThat(open()).isEmpty();
        look("pinger_host_down", start.plusSeconds(91));
        look("pinger_host_down", start.plusSeconds(106));

        assertThat(open()).singleElement().satisfies(event -> {
            assertThat(event.name()).isEqualTo("pinger_host_down");
            assertThat(event.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(event.deviceId()).isEqualTo(device);
            assertThat(event.said().text()).isEqualTo("the device does not answer: silent");
        });

        sql.update("update device set status = 'Up' where id = ?", device);
        look("pinger_host_down", start.plusSeconds(200));
        assertThat(open()).hasSize(1);
        look("pinger_host_down", start.plusSeconds(261));
        assertThat(open()).isEmpty();
        assertThat(resolved()).singleElement().satisfies(event -> assertThat(event.resolvedBy())
                .isEqualTo("system"));
    }

    @Test
    @DisplayName("acceptance 17: a restart is one event that is told of for a day; the next one is another")
    void aRestartIsAnEvent() {
        sql.update("update device set restarted_at = ? where id = ?", start.minusSeconds(60), device);

        look("device_restarted", start);
        look("device_restarted", start.plusSeconds(30));
        assertThat(open()).singleElement().satisfies(event -> {
            assertThat(event.deviceId()).isEqualTo(device);
            assertThat(event.said().text()).isEqualTo("the device restarted");
            assertThat(event.beganAt()).isEqualTo(start.minusSeconds(60));
        });

        sql.update("update device set restarted_at = ? where id = ?", start.plusSeconds(300), device);
        look("device_restarted", start.plusSeconds(400));
        assertThat(open()).singleElement().satisfies(event -> assertThat(event.beganAt())
                .isEqualTo(start.plusSeconds(300)));

        look("device_restarted", start.plus(25, ChronoUnit.HOURS));
        assertThat(open()).isEmpty();
    }

    @Test
    @DisplayName(
            "NAS monitoring: a gateway that did not answer two rounds is one event, folded into that of its device once that is dead")
    void aDeadGatewayIsAnEventAfterTwoRounds() {
        sql.update("delete from gateway_reach");
        sql.update("delete from routeros_router");
        sql.update(
                "insert into routeros_router (name, host, port, api_user, password) values ('site1', '192.0.2.77', 8728, 'a', 'b'),"
                        + " ('site2', '192.0.2.77', 8729, 'a', 'b'), ('site3', '192.0.2.1', 8728, 'a', 'b')");
        var gateways = new org.demarc.icmp.entity.Gateways(sql);
        var dead = new org.demarc.icmp.entity.Gateways.Found("192.0.2.77", "192.0.2.77", false, null, 100);
        var deadDevice = new org.demarc.icmp.entity.Gateways.Found("192.0.2.1", "192.0.2.1", false, null, 100);

        gateways.found(List.of(dead, deadDevice), start);
        look("gateway_down", start);
        look("gateway_down", start.plusSeconds(1));
        assertThat(open()).isEmpty();
        gateways.found(List.of(dead, deadDevice), start.plusSeconds(60));
        look("gateway_down", start.plusSeconds(60));

        assertThat(open())
                .extracting(event -> event.said().text())
                .containsExactlyInAnyOrder(
                        "the gateway site1, site2 (192.0.2.77) does not answer",
                        "the gateway site3 (192.0.2.1) does not answer");
        assertThat(open())
                .filteredOn(event -> event.deviceId() == null)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.deviceName()).isEqualTo("site1, site2");
                    assertThat(event.deviceAddress()).isEqualTo("192.0.2.77");
                    assertThat(event.beganAt()).isEqualTo(start);
                });

        down(device, start.plusSeconds(61));
        look("pinger_host_down", start.plusSeconds(62));
        look("pinger_host_down", start.plusSeconds(200));
        look("gateway_down", start.plusSeconds(201));
        assertThat(open()).extracting(EventRow::name).containsExactlyInAnyOrder("pinger_host_down", "gateway_down");

        var back = new org.demarc.icmp.entity.Gateways.Found("192.0.2.77", "192.0.2.77", true, 0.4, 0);
        gateways.found(List.of(back, deadDevice), start.plusSeconds(210));
        look("gateway_down", start.plusSeconds(211));
        look("gateway_down", start.plusSeconds(300));
        assertThat(open()).extracting(EventRow::name).containsExactly("pinger_host_down");
    }

    @Test
    @DisplayName("UR-22 UR-21: however many webhooks are forged, they are one event of their source, for an hour")
    void forgedWebhooksAreOneEventOfTheirSource() {
        sql.update("delete from crm_source");
        sql.update(
                "insert into crm_source (code, name, hook_key, verification, answer_mode, key_device, key_username, key_password, key_mac,"
                        + " key_address, key_hotspot, both_given, comment_template, successor_grace)"
                        + " select code, code, 'k', 'REQUIRED', 'AT_ONCE', '', '', '', '', '', '', 'dhcp', '', 600"
                        + " from unnest(array['main', 'quiet']) code");
        for (int i = 0; i < 3; i++) {
            forged("u" + i, "REJECTED", i, start);
        }
        forged("old", "REJECTED", 0, start.minusSeconds(7200));
        forged("fine", "DONE", 0, start);

        look("forged_webhooks", start.plusSeconds(1));
        look("forged_webhooks", start.plusSeconds(20));

        assertThat(open()).singleElement().satisfies(event -> {
            assertThat(event.said().text())
                    .isEqualTo(
                            "forged webhooks of source main: 3 that the CRM did not send, 2 with another body under a known"
                                    + " uuid (within 1 h)");
            assertThat(event.deviceName()).isEqualTo("main");
            assertThat(event.severity()).isEqualTo(Severity.CRITICAL);
        });

        look("forged_webhooks", start.plusSeconds(3700));
        look("forged_webhooks", start.plusSeconds(3800));
        assertThat(open()).isEmpty();
    }

    @Test
    @DisplayName("UR-65 a pool that is nearly full, or soon empty, is one event until it is not any more")
    void poolsThatAreNearlyFullAreEvents() {
        sql.update("delete from address_pool");
        long pool = sql.one(
                "insert into address_pool (space, name, kind) values ('default', 'ppp north', 'PPP') returning id",
                row -> row.number("id"));
        PoolSnapshots snapshots = new PoolSnapshots(sql);

        snapshots.alarms(List.of(new PoolSnapshots.Alarm(pool, "NEARLY_FULL", 12, null)));
        look("pool_alarm", start.plusSeconds(1));
        assertThat(open()).singleElement().satisfies(event -> {
            assertThat(event.said().text()).isEqualTo("pool ppp north is nearly full: 12 addresses are free");
            assertThat(event.deviceName()).isEqualTo("ppp north");
        });
        snapshots.alarms(List.of(new PoolSnapshots.Alarm(pool, "SOON_EMPTY", 300, 9L)));
        look("pool_alarm", start.plusSeconds(40));
        assertThat(open()).singleElement().satisfies(event -> assertThat(
                        event.said().text())
                .isEqualTo("pool ppp north has 300 free addresses and will be empty in 9 days"));

        snapshots.alarms(List.of());
        look("pool_alarm", start.plusSeconds(80));
        look("pool_alarm", start.plusSeconds(200));
        assertThat(open()).isEmpty();
    }

    private void forged(String uuid, String state, int others, Instant at) {
        sql.update(
                "insert into crm_event (source_id, uuid, body_hash, body, entity, entity_id, change_type, event_name, state, handled_at,"
                        + " other_bodies, other_body_at) select id, ?, '', '', 'service', '1', 'edit', '', ?, ?, ?,"
                        + " case when ? > 0 then ?::timestamptz end from crm_source where code = 'main'",
                uuid,
                state,
                at,
                others,
                others,
                at.toString());
    }

    @Test
    @DisplayName("row 31: a device that answers again before the delay is over is never told of")
    void aShortOutageIsNotTold() {
        down(device, start);
        look("pinger_host_down", start);
        sql.update("update device set status = 'Up' where id = ?", device);

        look("pinger_host_down", start.plusSeconds(60));
        look("pinger_host_down", start.plusSeconds(600));

        long rows = sql.one("select count(*) n from event", row -> row.number("n"));
        assertThat(rows).isZero();
    }

    @Test
    @DisplayName("row 40: what comes and goes stays one event and is held open the longer the more it flaps")
    void whatFlapsStaysOneEvent() {
        down(device, start);
        look("pinger_host_down", start);
        look("pinger_host_down", start.plusSeconds(100));
        for (int i = 2; i < 8; i++) {
            sql.update("update device set status = ? where id = ?", i % 2 == 0 ? "Up" : "Down", device);
            look("pinger_host_down", start.plusSeconds(100L + i * 30L));
        }
        sql.update("update device set status = 'Up' where id = ?", device);

        look("pinger_host_down", start.plusSeconds(400));
        look("pinger_host_down", start.plusSeconds(520));
        assertThat(open()).singleElement().satisfies(event -> assertThat(event.flaps())
                .isEqualTo(3));
        look("pinger_host_down", start.plusSeconds(641));

        assertThat(open()).isEmpty();
        assertThat(resolved()).hasSize(1);
    }

    @Test
    @DisplayName(
            "row 40: a whole PON port lost is one event; ONUs lost before it are folded in, one alone tells its cause")
    void aWholePonPortIsOneEvent() {
        List<Long> onus = new java.util.ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            onus.add(onu(device, "pon1", i, "Online"));
        }
        lose(onus.get(0), "PowerOff", start.minusSeconds(3600));
        look("onu_lost", start);
        look("onu_lost", start.plusSeconds(181));
        assertThat(open()).singleElement().satisfies(event -> {
            assertThat(event.cause()).isEqualTo("power");
            assertThat(event.severity()).isEqualTo(Severity.INFO);
        });

        onus.subList(1, 10).forEach(id -> lose(id, "LOS", start.plusSeconds(200)));
        look("onu_lost", start.plusSeconds(201));
        look("pon_port_lost", start.plusSeconds(202));
        look("onu_lost", start.plusSeconds(203));
        look("pon_port_lost", start.plusSeconds(263));
        look("onu_lost", start.plusSeconds(400));

        assertThat(open())
                .filteredOn(event -> event.name().equals("pon_port_lost"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.cause()).isEqualTo("fibre");
                    assertThat(event.said().text()).isEqualTo("9 of 9 ONUs of the PON port went at once");
                });
        assertThat(open())
                .filteredOn(event -> event.name().equals("onu_lost"))
                .as("the one that had been away before")
                .hasSize(1);

        onus.forEach(
                id -> sql.update("update interface set status = 'Online', status_changed_at = now() where id = ?", id));
        look("pon_port_lost", start.plusSeconds(500));
        look("pon_port_lost", start.plusSeconds(561));
        look("onu_lost", start.plusSeconds(600));
        look("onu_lost", start.plusSeconds(721));
        assertThat(open()).isEmpty();
    }

    @Test
    @DisplayName("row 40: an event that a person resolved is not raised anew while nothing has changed")
    void whatAPersonResolvedIsNotRaisedAnew() {
        down(device, start);
        look("pinger_host_down", start);
        look("pinger_host_down", start.plusSeconds(91));
        long id = open().get(0).id();

        assertThat(events.acknowledge(List.of(id), null, "anna", start)).containsExactly(id);
        assertThat(events.acknowledge(List.of(id), null, "ben", start)).isEmpty();
        assertThat(events.resolve(List.of(id), java.util.Set.of(4711L), "ben", start))
                .isEmpty();
        assertThat(events.resolve(List.of(id), null, "anna", start)).containsExactly(id);
        look("pinger_host_down", start.plusSeconds(200));
        look("pinger_host_down", start.plusSeconds(400));

        assertThat(open()).isEmpty();
        assertThat(resolved()).singleElement().satisfies(event -> {
            assertThat(event.resolvedBy()).isEqualTo("anna");
            assertThat(event.acknowledgedBy()).isEqualTo("anna");
        });

        sql.update("update device set status = 'Up' where id = ?", device);
        look("pinger_host_down", start.plusSeconds(500));
        look("pinger_host_down", start.plusSeconds(600));
        down(device, start.plusSeconds(610));
        look("pinger_host_down", start.plusSeconds(620));
        look("pinger_host_down", start.plusSeconds(720));
        assertThat(open()).hasSize(1);
    }

    @Test
    @DisplayName("row 40: one event for a dead switch and not forty for all behind it")
    void devicesBehindADeadOneAreFoldedIn() {
        sql.update("create table if not exists stub_uplink (device_id bigint primary key, uplink_device_id bigint)");
        boolean stub = !sql.one("select to_regclass('device_uplink') is not null k", row -> row.flag("k"));
        if (stub) {
            sql.update("create view device_uplink as select * from stub_uplink");
        }
        long below = device("sw-1", "192.0.2.11");
        long deepest = device("sw-2", "192.0.2.12");
        uplink(below, device, stub);
        uplink(deepest, below, stub);
        down(deepest, start);
        look("pinger_host_down", start);
        look("pinger_host_down", start.plusSeconds(91));
        assertThat(open()).hasSize(1);

        down(below, start.plusSeconds(92));
        down(device, start.plusSeconds(92));
        look("pinger_host_down", start.plusSeconds(93));
        look("pinger_host_down", start.plusSeconds(200));

        assertThat(open()).singleElement().satisfies(event -> {
            assertThat(event.deviceId()).isEqualTo(device);
            assertThat(event.said().text())
                    .isEqualTo("the device does not answer: silent; 2 devices behind it are away as well");
        });
        assertThat(resolved()).singleElement().satisfies(event -> {
            assertThat(event.resolvedBy()).isEqualTo("folded");
            assertThat(event.foldedInto()).isEqualTo(open().get(0).id());
        });
    }

    @Test
    @DisplayName(
            "row 40: dead devices whose uplinks lead round in a circle are one event, with whatever hangs on the circle")
    void aCircleOfDeadDevicesIsOneEvent() {
        sql.update("create table if not exists stub_uplink (device_id bigint primary key, uplink_device_id bigint)");
        boolean stub = !sql.one("select to_regclass('device_uplink') is not null k", row -> row.flag("k"));
        long second = device("ring-2", "192.0.2.12");
        long third = device("ring-3", "192.0.2.13");
        long tail = device("ring-tail", "192.0.2.14");
        uplink(device, second, stub);
        uplink(second, third, stub);
        uplink(third, device, stub);
        uplink(tail, second, stub);
        for (long one : List.of(device, second, third, tail)) {
            down(one, start);
        }

        look("pinger_host_down", start);
        look("pinger_host_down", start.plusSeconds(91));

        assertThat(open()).singleElement().satisfies(event -> {
            assertThat(event.deviceId()).isEqualTo(device);
            assertThat(event.said().text()).contains("3 devices behind it");
        });
    }

    @Test
    @DisplayName("row 41: a rule on a reading has a threshold, hysteresis, a duration and a scope")
    void aMeasureHasHysteresisAndScope() {
        long good = onu(device, "pon1", 1, "Online");
        long other = onu(device("olt-2", "192.0.2.2"), "pon1", 1, "Online");
        signal(good, -28.5);
        signal(other, -29);
        sql.update("delete from event_rule where name = 'only_here'");
        rules.add(
                new EventRuleDraft(
                        "only_here",
                        Watch.MEASURE,
                        "onu-signal.rxDbm",
                        Comparison.BELOW,
                        -28.0,
                        -27.0,
                        "",
                        1,
                        60,
                        0,
                        Severity.WARNING,
                        true,
                        new EventRule.Scope(null, null, device, null)),
                "test");

        look("only_here", start);
        look("only_here", start.plusSeconds(61));
        assertThat(open()).singleElement().satisfies(event -> {
            assertThat(event.interfaceId()).isEqualTo(good);
            assertThat(event.said().text()).isEqualTo("onu-signal.rxDbm is -28.50, less than -28");
        });
        signal(good, -27.5);
        look("only_here", start.plusSeconds(90));
        assertThat(open()).as("not back on the good side of -27").hasSize(1);
        signal(good, -26.5);
        look("only_here", start.plusSeconds(120));
        assertThat(open()).isEmpty();
    }

    @Test
    @DisplayName("row 40: light that fell against the week before is an event though it is still good")
    void lightThatFellIsAnEvent() {
        long onu = onu(device, "pon1", 1, "Online");
        signal(onu, -23);
        sql.update("insert into onu_signal_sample_15m (interface_id, at, rx_dbm, samples)" + " select " + onu
                + ", now() - make_interval(hours => h), -19, 1 from generate_series(2, 3) h");

        assertThat(sweeps.makeBaselines(start)).isEqualTo(1);
        assertThat(sweeps.makeBaselines(start.plusSeconds(60))).isZero();
        look("onu_rx_signal_deteriorated", start);
        look("onu_rx_signal_deteriorated", start.plusSeconds(901));

        assertThat(open()).singleElement().satisfies(event -> assertThat(
                        event.said().text())
                .isEqualTo("onu-signal.rxDbm fell by 4.0 dB: -23.0 dBm, -19.0 dBm in the week before"));
    }

    @Test
    @DisplayName("row 40: clones, unknown ONUs, MACs that flap, BGP sessions, errors and ARP tables have their events")
    void everyBuiltinRuleIsAQuestionThatCanBeAsked() {
        long one = onu(device, "pon1", 1, "Online");
        long two = onu(device, "pon2", 2, "Online");
        sql.update(
                "update onu set ident_kind = 'SN', ident = 'A', ident_shown = 'HWTC1' where interface_id in (?, ?)",
                one,
                two);
        row("onu-unregistered", "1", "{\"serial\": \"ZTEG1\"}", "{}");
        row("bgp-peers", "2", "{\"status\": \"idle\"}", "{}");
        row("resources", "3", "{\"fanState\": \"failed\"}", "{\"cpuPercent\": 99}");
        sql.update(
                "insert into fdb (device_id, mac, vlan, interface_id, first_seen, last_seen, present) values"
                        + " (?, '02:00:00:00:00:01', 5, ?, now() - interval '1 day', now(), true),"
                        + " (?, '02:00:00:00:00:01', 5, ?, now() - interval '1 hour', now() - interval '1 minute', false)",
                device,
                one,
                device,
                two);
        sql.update("insert into interface_counter (interface_id, read_at, wide) values (?, now(), true)", one);
        sql.update(
                "insert into interface_rate_sample (interface_id, at, in_errors_ps) values (?, now() - interval '1 minute', 1)",
                one);
        rules.add(measure("hot_cpu", "resources.cpuPercent", Comparison.ABOVE, 90.0, ""), "test");
        rules.add(measure("bad_fan", "resources.fanState", Comparison.EQUAL, null, "failed"), "test");
        sql.update("update event_rule set enabled = true");

        for (EventRule rule : rules.enabled()) {
            sweeps.look(rule, start);
            sweeps.look(rule, start.plusSeconds(1000));
        }

        assertThat(open())
                .extracting(EventRow::name)
                .contains(
                        "analytics_duplicated_ont_ident",
                        "unregistered_ont",
                        "bgp_session_down",
                        "fdb_mac_flapping",
                        "iface_increase_in_errors",
                        "hot_cpu",
                        "bad_fan");
        sql.update("update event_rule set enabled = name not in ('hot_cpu', 'fdb_mac_moved', 'interface_is_down')");
        assertThat(sweeps.endThoseOfRulesSwitchedOff(start)).isEqualTo(1);
        rules.remove(rules.page(new PageRequest(10, 0, "", false, "bad_fan"))
                .items()
                .get(0)
                .id());
        assertThat(open()).extracting(EventRow::name).doesNotContain("hot_cpu", "bad_fan");
        assertThat(events.forget(start.plusSeconds(60))).isPositive();
    }

    @Test
    @DisplayName(
            "row 40: RMON counters are looked at by what came to them in a quarter of an hour, however high they are")
    void errorsThatRiseAreAnEvent() {
        row("packet-errors", "7", "{}", "{\"crcAlign\": 4000000000}");
        row("packet-errors", "8", "{}", "{\"crcAlign\": 50}");
        for (int minute = 1; minute <= 7; minute++) {
            rate("7", 0.0, minute);
            rate("8", 0.1, minute);
        }
        rate("7", 100.0, 20);
        rules.add(measure("crc_errors", "packet-errors.crcAlign", Comparison.ABOVE, 30.0, ""), "test");

        look("crc_errors", start);

        assertThat(open()).singleElement().satisfies(event -> {
            assertThat(event.said().text()).contains("packet-errors.crcAlign", "90");
            assertThat(event.value()).isCloseTo(90.0, within(0.1));
        });

        sql.update("delete from reading_sample");
        look("crc_errors", start.plusSeconds(60));
        look("crc_errors", start.plusSeconds(10_000));

        assertThat(open()).isEmpty();
    }

    private void rate(String rowKey, double aSecond, int minutesAgo) {
        sql.update(
                "insert into reading_sample (row_id, measure, at, value) select id, 'crcAlign', now() - ? * interval '1 minute', ?"
                        + " from reading_row where row_key = ?",
                minutesAgo,
                aSecond,
                rowKey);
    }

    @Test
    @DisplayName("row 40: a rule is looked at by one node of the cluster when it is due")
    void oneNodeTakesTheLook() {
        EventRule rule = rule("pinger_host_down");

        assertThat(rules.take(rule, start)).isTrue();
        assertThat(rules.take(rule, start.plusSeconds(1))).isFalse();
        assertThat(rules.take(rule, start.plusSeconds(16))).isTrue();
        rules.looked(rule.id(), 5, 7, "");
        assertThat(rule("pinger_host_down").looked().found()).isEqualTo(7);
    }

    private EventRuleDraft measure(
            String name, String measure, Comparison comparison, @Nullable Double threshold, String word) {
        return new EventRuleDraft(
                name,
                Watch.MEASURE,
                measure,
                comparison,
                threshold,
                null,
                word,
                1,
                0,
                0,
                Severity.INFO,
                true,
                EventRule.Scope.ALL);
    }

    private void look(String name, Instant at) {
        assertThat(sweeps.look(rule(name), at)).isPresent();
    }

    @Test
    @DisplayName(
            "row 41: a rule is looked at before it is there: what fits within its scope, with its values, and nothing is written")
    void aRuleIsPreviewed() {
        long other = device("another", "192.0.2.9");
        signal(onu(device, "pon1", 1, "Online"), -29.5);
        signal(onu(device, "pon1", 2, "Online"), -20);
        signal(onu(device, "pon1", 3, "Offline"), -31);
        signal(onu(other, "pon1", 1, "Online"), -30);

        EventPreviews.Preview all = preview(EventRule.Scope.ALL, -28.0, 10);
        EventPreviews.Preview one = preview(new EventRule.Scope(null, null, device, null), -28.0, 10);
        EventPreviews.Preview some = preview(EventRule.Scope.ALL, -10.0, 1);

        assertThat(all.total()).isEqualTo(2);
        assertThat(all.matches()).extracting(EventPreviews.Match::device).containsExactly("another", "olt");
        assertThat(one.matches()).singleElement().satisfies(match -> {
            assertThat(match.interfaceName()).isEqualTo("pon1:1");
            assertThat(match.value()).isEqualTo(-29.5);
            assertThat(match.shown()).isEqualTo("-29.50");
        });
        assertThat(some.total()).isEqualTo(3);
        assertThat(some.matches()).hasSize(1);
        long written = sql.one("select count(*) n from event", row -> row.number("n"));
        assertThat(written).isZero();
    }

    @Test
    @DisplayName("wherever a measure lies, a look can be narrowed to a group, a model, a device and an interface")
    void aPreviewIsNarrowed() {
        long line = onu(device, "pon1", 1, "Online");
        signal(line, -29.5);
        signal(onu(device, "pon1", 2, "Online"), -29.5);
        var narrow = new EventRule.Scope(99L, "no_such", device, line);

        for (String measure : Measures.own()) {
            boolean word = Measures.isWord(measure);
            Comparison comparison = word ? Comparison.EQUAL : Comparison.BELOW;
            assertThat(previewOf(measure, comparison, narrow).total())
                    .as(measure)
                    .isZero();
        }
        assertThat(previewOf("resources.cpuPercent", Comparison.BELOW, narrow).total())
                .isZero();
        assertThat(previewOf("sensors.inErrors", Comparison.BELOW, narrow).total())
                .isZero();
        assertThat(previewOf("sensors.state", Comparison.EQUAL, narrow).total()).isZero();
        assertThat(previewOf("onu-signal.rxDbm", Comparison.BELOW, new EventRule.Scope(null, null, null, line))
                        .matches())
                .extracting(EventPreviews.Match::interfaceId)
                .containsExactly(line);
    }

    @Test
    @DisplayName(
            "row 41: a look at a rule that the database cannot answer within five seconds is refused, not waited for")
    void aPreviewIsBounded() throws SQLException {
        try (Connection other = DATABASE.dataSource().getConnection();
                Connection looking = DATABASE.dataSource().getConnection()) {
            other.setAutoCommit(false);
            try (Statement statement = other.createStatement()) {
                statement.execute("lock table onu_signal in access exclusive mode");
            }
            looking.setAutoCommit(false);
            Sql held = new Sql(always(looking));

            assertThatThrownBy(() -> new EventPreviews(held).of(weakLight(EventRule.Scope.ALL, -28.0), start, 10))
                    .isInstanceOfSatisfying(
                            ProblemException.class, e -> assertThat(e.type()).isEqualTo(EventProblem.PREVIEW_TOO_LONG));
            other.rollback();
            looking.rollback();
        }
    }

    /** One transaction for all statements, as the container keeps it: nobody closes the connection meanwhile. */
    private static DataSource always(Connection connection) {
        Connection kept = (Connection) Proxy.newProxyInstance(
                EventSweepsIT.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals("close") ? null : method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return (DataSource) Proxy.newProxyInstance(
                EventSweepsIT.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> kept);
    }

    private EventPreviews.Preview previewOf(String measure, Comparison comparison, EventRule.Scope scope) {
        Double threshold = comparison.isOfWords() ? null : (Double) 1e9;
        String word = comparison.isOfWords() ? "Online" : "";
        var draft = new EventRuleDraft(
                "looked",
                Watch.MEASURE,
                measure,
                comparison,
                threshold,
                null,
                word,
                1,
                60,
                60,
                Severity.WARNING,
                true,
                scope);
        return new EventPreviews(sql).of(draft, start, 10);
    }

    private EventPreviews.Preview preview(EventRule.Scope scope, double threshold, int most) {
        return new EventPreviews(sql).of(weakLight(scope, threshold), start, most);
    }

    private static EventRuleDraft weakLight(EventRule.Scope scope, double threshold) {
        return new EventRuleDraft(
                "weak_light",
                Watch.MEASURE,
                "onu-signal.rxDbm",
                Comparison.BELOW,
                threshold,
                null,
                "",
                1,
                60,
                60,
                Severity.WARNING,
                true,
                scope);
    }

    private EventRule rule(String name) {
        return rules.page(new PageRequest(100, 0, "", false, name)).items().stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("row 20: an ONU that went without a reason is not said to have gone for that of an earlier time")
    void theCauseIsThatOfThisTime() {
        long told = onu(device, "pon1", 1, "Online");
        long untold = onu(device, "pon1", 2, "Online");
        sql.update("update onu set down_reason = 'power fail' where interface_id in (?, ?)", told, untold);
        lose(told, "Offline", start, "power fail");
        lose(untold, "Offline", start, "");

        look("onu_lost", start);
        look("onu_lost", start.plusSeconds(181));

        assertThat(open())
                .extracting(EventRow::interfaceId, EventRow::cause)
                .containsExactlyInAnyOrder(tuple(told, "power"), tuple(untold, ""));
    }

    @Test
    @DisplayName("row 28: a BGP session that is down is one event until it is established again or nobody wants it")
    void aBgpSessionIsAnEventUntilItIsEstablishedAgain() {
        row("bgp-peers", "192.0.2.7", "{\"status\": \"established\", \"adminState\": \"enabled\"}", "{}");
        row("bgp-peers", "192.0.2.8", "{\"status\": \"idle\", \"adminState\": \"disabled\"}", "{}");
        look("bgp_session_down", start);
        look("bgp_session_down", start.plusSeconds(121));
        assertThat(open()).isEmpty();

        bgp("192.0.2.7", "idle");
        look("bgp_session_down", start.plusSeconds(130));
        bgp("192.0.2.7", "active");
        look("bgp_session_down", start.plusSeconds(190));
        look("bgp_session_down", start.plusSeconds(251));
        assertThat(open()).singleElement().satisfies(event -> {
            assertThat(event.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(event.said().text()).isEqualTo("the BGP session with 192.0.2.7 is active");
        });

        bgp("192.0.2.7", "established");
        look("bgp_session_down", start.plusSeconds(300));
        assertThat(open()).as("it may go again at once").hasSize(1);
        look("bgp_session_down", start.plusSeconds(421));
        assertThat(open()).isEmpty();
        assertThat(resolved()).singleElement().satisfies(event -> assertThat(event.resolvedBy())
                .isEqualTo("system"));
    }

    private void bgp(String peer, String status) {
        sql.update(
                "update reading_row set words = words || jsonb_build_object('status', ?::text) where device_id = ? and row_key = ?",
                status,
                device,
                peer);
    }

    private List<EventRow> open() {
        return events.page(PageRequest.first(100), EventQuery.open(null)).items();
    }

    private List<EventRow> resolved() {
        return events.page(
                        PageRequest.first(100), new EventQuery(null, false, null, null, null, null, null, null, null))
                .items();
    }

    private long device(String name, String address) {
        return sql.one(
                "insert into device (name, address, status) values (?, ?::inet, 'Up') returning id",
                row -> row.number("id"),
                name,
                address);
    }

    private void down(long id, Instant at) {
        sql.update("update device set status = 'Down', problem = 'silent', status_changed_at = ? where id = ?", at, id);
    }

    private long onu(long of, String port, int number, String status) {
        long id = sql.one(
                "insert into interface (device_id, bind_key, parent_key, name, type, status) values (?, ?, ?, ?, 'ONU', ?) returning id",
                row -> row.number("id"),
                of,
                port + ":" + number,
                port,
                port + ":" + number,
                status);
        sql.update("insert into onu (interface_id, device_id) values (?, ?)", id, of);
        return id;
    }

    private void lose(long onu, String status, Instant at) {
        sql.update("update interface set status = ?, status_changed_at = ? where id = ?", status, at, onu);
    }

    private void lose(long onu, String status, Instant at, String reason) {
        lose(onu, status, at);
        sql.update(
                "insert into interface_state (interface_id, began_at, status, reason) values (?, ?, ?, ?)",
                onu,
                at,
                status,
                reason);
    }

    private void signal(long onu, double rx) {
        sql.update(
                "insert into onu_signal (interface_id, read_at, rx_dbm) values (?, now(), ?)"
                        + " on conflict (interface_id) do update set rx_dbm = excluded.rx_dbm",
                onu,
                rx);
    }

    private void row(String reading, String key, String words, String numbers) {
        sql.update(
                "insert into reading_row (device_id, reading, row_key, words, sign, numbers, first_seen, last_seen)"
                        + " values (?, ?, ?, ?::jsonb, 1, ?::jsonb, now(), now())",
                device,
                reading,
                key,
                words,
                numbers);
    }

    private void uplink(long of, long to, boolean stub) {
        if (stub) {
            sql.update("insert into stub_uplink values (?, ?)", of, to);
        } else {
            sql.update(
                    "insert into link (a_device_id, b_device_id, kind, lower_end) values (?, ?, 'MANUAL', ?)",
                    Math.min(of, to),
                    Math.max(of, to),
                    of < to ? "A" : "B");
        }
    }
}
