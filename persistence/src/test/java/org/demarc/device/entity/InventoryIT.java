package org.demarc.device.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.demarc.PageRequest;
import org.demarc.ProblemException;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.demarc.fdb.entity.Sightings;
import org.demarc.onu.entity.Onu;
import org.demarc.onu.entity.OnuIdent;
import org.demarc.onu.entity.OnuQuery;
import org.demarc.onu.entity.Onus;
import org.demarc.port.entity.Line;
import org.demarc.port.entity.Lines;
import org.demarc.settings.entity.Secret;
import org.demarc.settings.entity.SecretBox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InventoryIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private Sql sql;
    private Devices devices;
    private AccessProfiles profiles;
    private DeviceGroups groups;

    @BeforeAll
    static void sealSecrets() {
        SecretBox.install(SecretBox.withFreshKey());
    }

    @BeforeEach
    void emptyInventory() {
        sql = new Sql(DATABASE.dataSource());
        devices = new Devices(sql);
        profiles = new AccessProfiles(sql);
        groups = new DeviceGroups(sql);
        sql.update("truncate device, device_group, access_profile cascade");
    }

    @Test
    void aDeviceIsRememberedWithItsGroupAndAccess() {
        long group = groups.add("North", "");
        long profile = profiles.add(AccessProfileDraft.snmp("default", Secret.of("hidden")));

        long id = devices.add(DeviceDraft.of("olt-1", "10.0.0.1", profile, group));

        Device device = devices.withId(id).orElseThrow();
        assertThat(device.address()).isEqualTo("10.0.0.1");
        assertThat(device.group()).isEqualTo(new Device.Ref(group, "North"));
        assertThat(device.status()).isEqualTo("Unknown");
        assertThat(profiles.withId(profile).orElseThrow().readCommunity()).isTrue();
        String stored = sql.one("select snmp_read_secret s from access_profile", row -> row.text("s"));
        assertThat(stored).startsWith("s1:").doesNotContain("hidden");
    }

    @Test
    void theFirstOfManyThatNobodySeesIsNamed() {
        long north = groups.add("North", "");
        long seen = devices.add(DeviceDraft.of("seen", "10.0.0.1", null, north));
        long elsewhere = devices.add(DeviceDraft.of("elsewhere", "10.0.0.2", null, groups.add("South", "")));
        long nowhere = devices.add(DeviceDraft.of("nowhere", "10.0.0.3", null, null));

        assertThat(devices.firstBeyond(List.of(seen, nowhere, elsewhere), null)).isEmpty();
        assertThat(devices.firstBeyond(List.of(seen), Set.of(north))).isEmpty();
        assertThat(devices.firstBeyond(List.of(), Set.of())).isEmpty();
        assertThat(devices.firstBeyond(List.of(seen, nowhere, elsewhere), Set.of(north)))
                .contains(nowhere);
        assertThat(devices.firstBeyond(List.of(elsewhere), Set.of(north))).contains(elsewhere);
        assertThat(devices.firstBeyond(List.of(seen), Set.of())).contains(seen);
        assertThat(devices.firstBeyond(List.of(seen, 4711L), null)).contains(4711L);
    }

    @Test
    @DisplayName("DEV-5 the nearest level that has a value wins")
    void theNearestLevelThatHasAValueWins() {
        long profile = profiles.add(AccessProfileDraft.snmp("default", Secret.of("of-profile")));
        long plain = devices.add(DeviceDraft.of("a", "10.0.0.1", null, null));
        long byProfile = devices.add(DeviceDraft.of("b", "10.0.0.2", profile, null));
        long own = devices.add(new DeviceDraft(
                "c", "10.0.0.3", profile, null, 1161, Secret.of("of-device"), null, null, "", "", null, null, true));
        DeviceAccesses accesses = new DeviceAccesses(sql);

        assertThat(accesses.ofDevice(plain).orElseThrow().read().reveal()).isEqualTo("public");
        assertThat(accesses.ofDevice(byProfile).orElseThrow().read().reveal()).isEqualTo("of-profile");
        DeviceAccess access = accesses.ofDevice(own).orElseThrow();
        assertThat(access.read().reveal()).isEqualTo("of-device");
        assertThat(access.snmpPort()).isEqualTo(1161);
        assertThat(access.snmpTimeoutMs()).isEqualTo(DeviceAccess.SNMP_TIMEOUT_MS);
        assertThat(accesses.ofDevices(List.of(plain, own))).hasSize(2);
        assertThat(accesses.ofProfile(profile, "10.9.9.9").orElseThrow().address())
                .isEqualTo("10.9.9.9");
    }

    @Test
    void aUserOfVersion3IsRememberedWithHisSecretsSealed() {
        Secret auth = Secret.of("authentication-word");
        Secret priv = Secret.of("privacy-word");
        AccessProfileDraft draft = AccessProfileDraft.snmp("v3", Secret.NONE)
                .withV3(new SnmpV3Draft("reader", "SHA256", auth, "AES128", priv, "lines"));
        long profile = profiles.add(draft);
        DeviceAccesses accesses = new DeviceAccesses(sql);

        DeviceAccess access = accesses.ofProfile(profile, "10.0.0.1").orElseThrow();

        assertThat(access.snmpVersion()).isEqualTo("3");
        assertThat(access.v3()).isEqualTo(new DeviceAccess.V3("reader", "SHA256", auth, "AES128", priv, "lines"));
        assertThat(profiles.withId(profile).orElseThrow().v3())
                .isEqualTo(new SnmpV3("reader", "SHA256", true, "AES128", true, "lines"));
        String stored =
                sql.one("select snmp_auth_secret || snmp_priv_secret s from access_profile", row -> row.text("s"));
        assertThat(stored).startsWith("s1:").doesNotContain("word");
        profiles.change(profile, 0, draft.withV3(new SnmpV3Draft("writer", "SHA256", null, null, null, "")));
        assertThat(accesses.ofProfile(profile, "10.0.0.1").orElseThrow().v3())
                .isEqualTo(new DeviceAccess.V3("writer", "SHA256", auth, "", Secret.NONE, ""));
    }

    @Test
    void anIpv6AddressIsAnAddressLikeAnyOther() {
        long id = devices.add(DeviceDraft.of("six", "2001:DB8:0::1", null, null));

        assertThat(devices.withId(id).orElseThrow().address()).isEqualTo("2001:db8::1");
        assertThat(devices.withAddress("2001:db8:0:0:0:0:0:1")).hasSize(1);
        assertThat(new DeviceAccesses(sql).ofDevice(id).orElseThrow().address()).isEqualTo("2001:db8::1");
    }

    @Test
    void theSameWayOfAskingTwiceIsRefused() {
        devices.add(DeviceDraft.of("a", "10.0.0.1", null, null));

        assertThatThrownBy(() -> devices.add(DeviceDraft.of("b", "10.0.0.1", null, null)))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(DeviceProblem.DEVICE_EXISTS));
        assertThatThrownBy(() -> devices.add(DeviceDraft.of("b", "10.0.0.999", null, null)))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(DeviceProblem.BAD_ADDRESS));
        assertThatThrownBy(() -> devices.add(DeviceDraft.of("b", "10.0.0.2", 4711L, null)))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(DeviceProblem.BAD_REFERENCE));
    }

    @Test
    @DisplayName("DEV-3 what a person chose is never replaced by detection")
    void whatAPersonChoseIsNeverReplacedByDetection() {
        var olt = new Recognition(DeviceType.OLT, "huawei-smartax", "huawei_ma5608t", "Huawei MA5608T");
        var guess = new Recognition(DeviceType.SWITCH, "generic-switch", "", "");
        long open = devices.add(DeviceDraft.of("a", "10.0.0.1", null, null));
        long chosen = devices.add(
                new DeviceDraft("b", "10.0.0.2", null, null, null, null, null, olt, "", "", null, null, true));

        assertThat(devices.recognised(open, guess)).isTrue();
        assertThat(devices.recognised(chosen, guess)).isFalse();

        assertThat(devices.withId(chosen).orElseThrow().profile()).isEqualTo("huawei-smartax");
    }

    @Test
    void whatADeviceSaysIsWrittenOnlyWhenItChanges() {
        long id = devices.add(DeviceDraft.of("a", "10.0.0.1", null, null));
        var said =
                new Device.Said("Switch", "1.3.6.1", "sw", "", "", "02:00:00:00:00:01", "S1", "1.0", "", Instant.EPOCH);

        assertThat(devices.said(id, said)).isTrue();
        assertThat(devices.said(id, said)).isFalse();

        assertThat(devices.withId(id).orElseThrow().said().mac()).isEqualTo("02:00:00:00:00:01");
    }

    @Test
    void listsKnowFilterOrderGroupsAndPages() {
        long north = groups.add("North", "");
        long south = groups.add("South", "");
        devices.add(DeviceDraft.of("olt-2", "10.0.0.2", null, north));
        devices.add(DeviceDraft.of("olt-1", "10.0.0.1", null, north));
        devices.add(DeviceDraft.of("sw-1", "10.0.1.1", null, south));

        var olts = devices.page(DeviceQuery.all(new PageRequest(1, 0, "name", false, "olt")));
        var southern = devices.page(new DeviceQuery(PageRequest.first(10), Set.of(south), DeviceFilter.NONE, null));
        var nothing = devices.page(new DeviceQuery(PageRequest.first(10), Set.of(), DeviceFilter.NONE, null));

        assertThat(olts.total()).isEqualTo(2);
        assertThat(olts.items()).extracting(Device::name).containsExactly("olt-1");
        assertThat(southern.items()).extracting(Device::name).containsExactly("sw-1");
        assertThat(nothing.items()).isEmpty();
        var all = devices.page(DeviceQuery.all(PageRequest.first(10))).items().stream()
                .map(Device::id)
                .toList();
        assertThat(devices.withIds(all, Set.of(north)))
                .extracting(Device::name)
                .containsExactlyInAnyOrder("olt-1", "olt-2");
        assertThat(devices.withIds(all, null)).hasSize(3);
        assertThatThrownBy(() -> groups.remove(north)).hasMessageContaining("group");
        assertThat(devices.countsByStatus()).containsEntry("Unknown", 3L);
    }

    @Test
    void aChangeOnAnOldVersionIsRefused() {
        long id = devices.add(DeviceDraft.of("a", "10.0.0.1", null, null));
        devices.change(id, 0, DeviceDraft.of("b", "10.0.0.1", null, null));

        assertThatThrownBy(() -> devices.change(id, 0, DeviceDraft.of("c", "10.0.0.1", null, null)))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(DeviceProblem.CHANGED_MEANWHILE));
        assertThat(devices.poll(id, false)).isTrue();
        assertThat(devices.withId(id).orElseThrow().pollEnabled()).isFalse();
    }

    @Test
    @DisplayName("DEV-22 an ONU is found by every writing of its serial")
    void anOnuIsFoundByEveryWritingOfItsSerial() {
        long device = devices.add(DeviceDraft.of("olt", "10.0.0.1", null, null));
        long onu = onu(device, "200000001", "GPON 0/0/0:1", "48575443ABCD0001", "HWTCABCD0001");
        onu(device, "200000002", "GPON 0/0/0:2", "48575443ABCD0002", "HWTCABCD0002");
        Onus onus = new Onus(sql);

        for (String written : List.of("HWTC:ABCD0001", "hwtcabcd0001", "48 57 54 43 AB CD 00 01")) {
            var found = onus.page(OnuQuery.all(new PageRequest(10, 0, "", false, written)));
            assertThat(found.items()).extracting(Onu::id).containsExactly(onu);
            assertThat(found.total()).isEqualTo(1);
        }
        assertThat(onus.page(OnuQuery.all(new PageRequest(10, 0, "name", true, "ABCD")))
                        .total())
                .isEqualTo(2);
        assertThat(onus.withIdent(OnuIdent.readingsOf("HWTCABCD0001"), false))
                .extracting(Onu::bindKey)
                .containsExactly("200000001");
        assertThat(onus.withId(onu).orElseThrow().parentName()).isEqualTo("GPON 0/0/0");
    }

    @Test
    void portsCountTheirOnusAndSignalsHaveAHistory() {
        long device = devices.add(DeviceDraft.of("olt", "10.0.0.1", null, null));
        long onu = onu(device, "200000001", "GPON 0/0/0:1", "48575443ABCD0001", "HWTCABCD0001");
        Instant now = Instant.now();
        for (int i = 0; i < 10; i++) {
            sql.update(
                    "insert into onu_signal_sample (interface_id, at, rx_dbm) values (?, ?, ?)",
                    onu,
                    now.minusSeconds(i),
                    -20.0 - i);
        }
        Onus onus = new Onus(sql);

        var ports = new Lines(sql).portsOf(device, PageRequest.first(10));
        var history = onus.history(
                onu, now.minusSeconds(60), now.plusSeconds(1), 1000, org.demarc.poll.entity.HistoryLevel.RAW);

        assertThat(ports.items()).extracting(Line::name).containsExactly("GPON 0/0/0");
        assertThat(ports.items().get(0).onus()).isEqualTo(1);
        assertThat(ports.items().get(0).onusOnline()).isEqualTo(1);
        assertThat(history).hasSize(10).last().satisfies(signal -> assertThat(signal.rxDbm())
                .isEqualTo(-20.0));
        assertThat(onus.countsByStatus()).containsEntry("Online", 1L).containsEntry("LOS", 0L);
    }

    @Test
    void aMacIsFoundWhereItIsAndWhereItWas() {
        long device = devices.add(DeviceDraft.of("sw", "10.0.0.1", null, null));
        long port = port(device, "1", "1/1");
        sql.update("""
                insert into fdb (device_id, mac, vlan, interface_id, first_seen, last_seen, present)
                values (?, '02:00:00:01:02:03', 101, ?, now() - interval '1 day', now() - interval '1 hour', false),
                       (?, '02:00:00:01:02:03', 102, null, now() - interval '1 hour', now(), true)
                """, device, port, device);
        Sightings sightings = new Sightings(sql);

        assertThat(sightings.ofMac("02-00-00-01-02-03")).hasSize(2).first().satisfies(sighting -> assertThat(
                        sighting.vlan())
                .isEqualTo(102));
        assertThat(sightings
                        .ofDevice(device, new PageRequest(10, 0, "", false, "0200.0001.0203"))
                        .total())
                .isEqualTo(1);
        assertThat(sightings.ofInterface(port, PageRequest.first(10)).items()).hasSize(1);
    }

    private long onu(long device, String key, String name, String ident, String shown) {
        port(device, "200000", "GPON 0/0/0");
        long id = sql.one("""
                insert into interface (device_id, bind_key, parent_key, name, type, status, onu)
                values (?, ?, '200000', ?, 'ONU', 'Online', 1) returning id
                """, row -> row.number("id"), device, key, name);
        sql.update(
                "insert into onu (interface_id, device_id, ident_kind, ident, ident_shown) values (?, ?, 'SN', ?, ?)",
                id,
                device,
                ident,
                shown);
        return id;
    }

    private long port(long device, String key, String name) {
        return sql.one("""
                insert into interface (device_id, bind_key, name, type, status) values (?, ?, ?, 'PON', 'Up')
                on conflict (device_id, bind_key) do update set name = excluded.name returning id
                """, row -> row.number("id"), device, key, name);
    }
}
