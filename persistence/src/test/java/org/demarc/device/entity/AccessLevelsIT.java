package org.demarc.device.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.demarc.PageRequest;
import org.demarc.ProblemException;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.demarc.settings.entity.Secret;
import org.demarc.settings.entity.SecretBox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AccessLevelsIT {

    private static final String MODEL = "bdcom_p3310c";

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private Sql sql;
    private AccessLevels levels;
    private DeviceAccesses accesses;
    private long profile;
    private long device;

    @BeforeAll
    static void sealSecrets() {
        SecretBox.install(SecretBox.withFreshKey());
    }

    @BeforeEach
    void oneDevice() {
        sql = new Sql(DATABASE.dataSource());
        sql.update("truncate device, device_group, access_profile, access_level cascade");
        levels = new AccessLevels(sql);
        accesses = new DeviceAccesses(sql);
        profile = new AccessProfiles(sql).add(AccessProfileDraft.snmp("of-profile", Secret.NONE));
        device = new Devices(sql).add(DeviceDraft.of("olt", "10.0.0.1", profile, null));
        sql.update("update device set model_key = ? where id = ?", MODEL, device);
    }

    @Test
    @DisplayName("DEV-5 each of the four levels gives what no nearer one has")
    void eachLevelGivesWhatNoNearerOneHas() {
        levels.put(AccessLevel.SYSTEM, 0, said(7, "of-system", "system", null));
        assertThat(access().snmpAttempts()).isEqualTo(7);
        assertThat(access().read().reveal()).isEqualTo("of-system");
        assertThat(access().login()).isEqualTo("system");

        levels.put(AccessLevel.ofModel(MODEL), 0, said(8, null, "model", 9001));
        assertThat(access().snmpAttempts()).isEqualTo(8);
        assertThat(access().read().reveal()).isEqualTo("of-system");
        assertThat(access().login()).isEqualTo("model");
        assertThat(access().apiPort()).isEqualTo(9001);

        levels.put(AccessLevel.ofDevice(device), versionOfDevice(), said(9, "of-device", null, null));
        assertThat(access().snmpAttempts()).isEqualTo(9);
        assertThat(access().read().reveal()).isEqualTo("of-device");
        assertThat(access().login()).isEqualTo("model");
        assertThat(access().apiPort()).isEqualTo(9001);
    }

    @Test
    @DisplayName("DEV-5 a profile is nearer than the system and farther than the model")
    void aProfileStandsBetweenSystemAndModel() {
        sql.update("update access_profile set snmp_attempts = 2, login = 'profile' where id = ?", profile);
        levels.put(AccessLevel.SYSTEM, 0, said(7, null, "system", null));
        assertThat(access().snmpAttempts()).isEqualTo(2);
        assertThat(access().login()).isEqualTo("profile");
        assertThat(accesses.ofProfile(profile, "10.9.9.9").orElseThrow().snmpAttempts())
                .isEqualTo(2);
        assertThat(accesses.ofAddress("10.9.9.9").snmpAttempts()).isEqualTo(7);

        levels.put(AccessLevel.ofModel(MODEL), 0, said(8, null, null, null));

        assertThat(access().snmpAttempts()).isEqualTo(8);
        assertThat(access().login()).isEqualTo("profile");
    }

    @Test
    @DisplayName("DEV-5 where nobody says anything the product's own defaults apply")
    void withoutAnyWordTheDefaultsApply() {
        DeviceAccess access = access();

        assertThat(access)
                .usingRecursiveComparison()
                .ignoringFields("deviceId", "name", "address", "modelKey")
                .isEqualTo(accesses.ofAddress("10.9.9.9"));
        assertThat(access.snmpVersion()).isEqualTo(DeviceAccess.SNMP_VERSION);
        assertThat(access.snmpPort()).isEqualTo(DeviceAccess.SNMP_PORT);
        assertThat(access.snmpTimeoutMs()).isEqualTo(DeviceAccess.SNMP_TIMEOUT_MS);
        assertThat(access.snmpAttempts()).isEqualTo(DeviceAccess.SNMP_ATTEMPTS);
        assertThat(access.read()).isEqualTo(DeviceAccess.READ);
        assertThat(access.consolePort()).isEqualTo(DeviceAccess.TELNET_PORT);
        assertThat(access.consoleTimeoutMs()).isEqualTo(DeviceAccess.CONSOLE_TIMEOUT_MS);
        assertThat(access.apiPort()).isEqualTo(DeviceAccess.API_PORT);
        assertThat(access.hasConsole()).isFalse();
    }

    @Test
    @DisplayName("DEV-5 a user of version 3 comes whole from one level")
    void aUserComesWholeFromOneLevel() {
        Secret farWord = Secret.of("far-password");
        Secret nearWord = Secret.of("near-password");
        levels.put(AccessLevel.SYSTEM, 0, user(new SnmpV3Draft("far", "SHA", farWord, "AES128", farWord, "lines")));
        levels.put(
                AccessLevel.ofDevice(device),
                versionOfDevice(),
                user(new SnmpV3Draft("near", "MD5", nearWord, null, null, "")));

        assertThat(access().v3()).isEqualTo(new DeviceAccess.V3("near", "MD5", nearWord, "", Secret.NONE, ""));
        levels.clear(AccessLevel.ofDevice(device), versionOfDevice());
        assertThat(access().v3()).isEqualTo(new DeviceAccess.V3("far", "SHA", farWord, "AES128", farWord, "lines"));
    }

    @Test
    @DisplayName("DEV-5 secrets of levels are sealed, kept when left out, and taken away by an empty one")
    void secretsAreSealedAndKept() {
        levels.put(AccessLevel.SYSTEM, 0, said(3, "hidden-word", null, null));
        String stored = sql.one("select snmp_read_secret s from access_level", row -> row.text("s"));
        assertThat(stored).startsWith("s1:").doesNotContain("hidden");

        levels.put(AccessLevel.SYSTEM, 1, said(4, null, null, null));
        assertThat(access().read().reveal()).isEqualTo("hidden-word");
        assertThat(levels.at(AccessLevel.SYSTEM).orElseThrow().readCommunity()).isTrue();

        levels.put(AccessLevel.SYSTEM, 2, said(4, "", null, null));
        assertThat(access().read()).isEqualTo(DeviceAccess.READ);
    }

    @Test
    @DisplayName("DEV-5 who saw an older state of a level changes nothing")
    void anOlderStateChangesNothing() {
        levels.put(AccessLevel.ofModel(MODEL), 0, said(8, null, null, null));

        assertThatThrownBy(() -> levels.put(AccessLevel.ofModel(MODEL), 0, said(9, null, null, null)))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(DeviceProblem.CHANGED_MEANWHILE));
        assertThat(access().snmpAttempts()).isEqualTo(8);
        assertThat(levels.models(PageRequest.first(10)).items())
                .singleElement()
                .satisfies(said -> assertThat(said.name()).isEqualTo(MODEL))
                .satisfies(said -> assertThat(said.devices()).isEqualTo(1));
    }

    @Test
    @DisplayName("DEV-5 what is said of a device goes with it")
    void whatIsSaidOfADeviceGoesWithIt() {
        levels.put(AccessLevel.ofDevice(device), versionOfDevice(), said(9, null, null, null));

        new Devices(sql).remove(device);

        long left = sql.one("select count(*) n from access_level", row -> row.number("n"));
        assertThat(left).isZero();
        assertThat(levels.at(AccessLevel.ofDevice(device))).isEmpty();
    }

    @Test
    @DisplayName("DEV-5 who saw a device before its port was changed in its own form does not take the port back")
    void aDevicesOwnRowCounts() {
        int seen = versionOfDevice();
        sql.update("update device set snmp_port = 1161, version = version + 1 where id = ?", device);

        assertThatThrownBy(() -> levels.put(AccessLevel.ofDevice(device), seen, said(9, null, null, null)))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(DeviceProblem.CHANGED_MEANWHILE));
        assertThat(access().snmpPort()).isEqualTo(1161);
    }

    @Test
    @DisplayName("DEV-5 a model of which everything was taken back is listed no more")
    void aModelOfWhichNothingIsSaidIsNotListed() {
        levels.put(AccessLevel.ofModel(MODEL), 0, said(8, "word", null, null));
        levels.clear(AccessLevel.ofModel(MODEL), 1);

        assertThat(levels.models(PageRequest.first(10)).total()).isZero();
    }

    @Test
    @DisplayName("row 15: parameters are changed by who saw what stands there")
    void parametersAreChangedByWhoSawThem() {
        ParameterLevels parameters = new ParameterLevels(sql);

        assertThat(parameters.put(AccessLevel.SYSTEM, "{}", "{\"sn_as_ascii\": true}"))
                .isTrue();
        assertThat(parameters.put(AccessLevel.SYSTEM, "{}", "{\"sn_as_ascii\": false}"))
                .isFalse();
        assertThat(parameters.put(AccessLevel.ofDevice(device), "{\"noIcmp\": true}", "{}"))
                .isFalse();
        assertThat(parameters.at(AccessLevel.SYSTEM)).contains("{\"sn_as_ascii\": true}");
    }

    private int versionOfDevice() {
        return levels.at(AccessLevel.ofDevice(device)).orElseThrow().version();
    }

    private DeviceAccess access() {
        return accesses.ofDevice(device).orElseThrow();
    }

    private static AccessProfileDraft said(
            int attempts, @Nullable String community, @Nullable String login, @Nullable Integer apiPort) {
        return new AccessProfileDraft(
                "",
                null,
                null,
                null,
                attempts,
                community == null ? null : Secret.of(community),
                null,
                null,
                null,
                null,
                null,
                apiPort,
                null,
                login,
                null,
                null);
    }

    private static AccessProfileDraft user(SnmpV3Draft user) {
        return AccessProfileDraft.NOTHING.withV3(user);
    }
}
