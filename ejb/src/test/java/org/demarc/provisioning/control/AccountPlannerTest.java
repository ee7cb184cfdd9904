package org.demarc.provisioning.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.demarc.provisioning.control.RouterTerms.DisableBy;
import org.demarc.provisioning.entity.AccountKind;
import org.demarc.provisioning.entity.AccountState;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.settings.entity.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountPlannerTest {

    private static final RouterTerms SITE1 = Routers.terms(1, "site1");
    private static final AccountKeys PPPOE = new AccountKeys("site1", "sub101", Secret.of("pw1"), "", "", false);
    private static final AccountKeys LEASE = new AccountKeys("site1", "", Secret.NONE, "0200.0000.0010", "", false);

    @ParameterizedTest
    @CsvSource({"KEEP, DEFERRED", "ABSENT, REMOVED", "AWAIT_SUCCESSOR, REMOVED", "UNKNOWN, FAILED"})
    void withoutAnAccountNothingIsMade(Aim aim, AccountState expected) {
        var plan = plan(wish(PPPOE).aimingAt(aim), false);

        assertThat(plan).isInstanceOfSatisfying(AccountPlan.Rest.class, rest -> assertThat(rest.state())
                .isEqualTo(expected));
    }

    @org.junit.jupiter.api.BeforeAll
    static void key() {
        org.demarc.settings.entity.SecretBox.install(org.demarc.settings.entity.SecretBox.withFreshKey());
    }

    @Test
    void aServiceNotYetDueLeavesItsAccountAsItIs() {
        var plan = AccountPlanner.plan(wish(PPPOE).aimingAt(Aim.KEEP), AccountState.APPLIED, true, Optional.of(SITE1));

        assertThat(plan).isEqualTo(new AccountPlan.Rest(AccountState.APPLIED, Reason.NONE));
    }

    @Test
    void anEndedServiceLosesItsAccount() {
        var plan = plan(wish(PPPOE).aimingAt(Aim.ABSENT), true);

        assertThat(plan).isEqualTo(new AccountPlan.TakeAway(AccountState.REMOVED, Reason.NONE));
    }

    @Test
    void anUnknownStatusIsNamedAndNothingIsTouched() {
        var plan = plan(wish(PPPOE).aimingAt(Aim.UNKNOWN), true);

        assertThat(reason(plan).text()).isEqualTo("service status 12 is not known");
    }

    @Test
    void aServiceWithoutADeviceIsNotConfigured() {
        assertThat(reason(plan(wish(AccountKeys.NONE), false)).text())
                .isEqualTo("network device property not configured");
    }

    @Test
    void anUnknownDeviceIsNamedInTheDetail() {
        var keys = new AccountKeys("nowhere", "x", Secret.of("y"), "", "", false);

        var plan = AccountPlanner.plan(wish(keys), AccountState.NONE, true, Optional.empty());

        assertThat(plan).isInstanceOf(AccountPlan.Rest.class);
        assertThat(reason(plan).text()).isEqualTo("device not listed in config file");
        assertThat(reason(plan).detail()).isEqualTo("device \"nowhere\" is not known to Demarc");
    }

    @Test
    void lostAttributesTakeTheAccountAwayOnlyWhenTheSourceConfirms() {
        var keys = new AccountKeys("site1", "", Secret.NONE, "", "", false);

        assertThat(plan(wish(keys), true)).isInstanceOf(AccountPlan.TakeAway.class);
        assertThat(plan(unconfirmed(wish(keys)), true)).isInstanceOf(AccountPlan.Rest.class);
    }

    @Test
    void aPppoeAccountNeedsAPassword() {
        var keys = new AccountKeys("site1", "sub101", Secret.NONE, "", "", false);

        assertThat(reason(plan(wish(keys), false)).code()).isEqualTo("NO_PASSWORD");
    }

    @Test
    void aMalformedMacFallsBackToPppoeWithAWarning() {
        var keys = new AccountKeys("site1", "badmac", Secret.of("p"), "zz", "", false);

        assertThat(put(plan(wish(keys), false)).warning())
                .isEqualTo("MAC address \"zz\" is not valid; provisioned as PPPoE");
    }

    @Test
    void aMalformedMacAloneIsNoAccount() {
        var keys = new AccountKeys("site1", "", Secret.NONE, "zz", "", false);

        var reason = reason(plan(wish(keys), false));

        assertThat(reason.code()).isEqualTo("NO_ACCOUNT_KEY");
        assertThat(reason.detail()).isEqualTo("MAC address \"zz\" is not valid; ignored");
    }

    @Test
    void aManualAddressMustBeAnAddress() {
        var keys = new AccountKeys("site1", "sub101", Secret.of("p"), "", "10.7.1.300", false);

        assertThat(reason(plan(wish(keys), false)).text()).isEqualTo("manual address \"10.7.1.300\" is not valid");
    }

    @Test
    void hotspotAccountsAreRefused() {
        var keys = new AccountKeys("site1", "sub101", Secret.of("p"), "", "", true);

        assertThat(reason(plan(wish(keys), false)).text()).isEqualTo("hotspot accounts are not supported");
    }

    @ParameterizedTest
    @CsvSource({"DHCP, DHCP, ''", "PPPOE, PPPOE, ''", "PPPOE_WITH_CALLER_ID, PPPOE, 02:00:00:00:00:10"})
    void userNameAndMacTogetherFollowTheSetting(BothGiven given, AccountKind kind, String callerId) {
        var keys = new AccountKeys("site1", "sub101", Secret.of("p"), "02-00-00-00-00-10", "", false);

        var put = put(plan(wish(keys, given), false));

        assertThat(put.kind()).isEqualTo(kind);
        assertThat(put.callerId()).isEqualTo(callerId);
    }

    @Test
    void aSuspendedPppoeAccountGetsTheDisabledProfile() {
        var wish = wish(PPPOE).aimingAt(Aim.DISABLED);

        var account = (PppoeAccount) DesiredAccounts.of(wish, put(plan(wish, true)), "192.168.2.1");

        assertThat(account.profile()).isEqualTo("disabled");
        assertThat(account.disabled()).isFalse();
        assertThat(account.comment()).isEqualTo("demarc/main/101 Test Client");
    }

    @Test
    void aLeaseCarriesTheRateSeenFromTheRouter() {
        var wish = wish(LEASE);

        var account = (LeaseAccount) DesiredAccounts.of(wish, put(plan(wish, false)), "10.1.1.1");

        assertThat(account.rateLimit()).isEqualTo("2M/10M");
        assertThat(account.mac()).isEqualTo("02:00:00:00:00:10");
        assertThat(account.addressLists()).isEmpty();
    }

    @Test
    void aRouterThatDisablesByFlagKeepsThePlansProfile() {
        var flags = Routers.terms(1, "site1", DisableBy.FLAG);
        var wish = wish(PPPOE).aimingAt(Aim.DISABLED);

        var plan = AccountPlanner.plan(wish, AccountState.APPLIED, true, Optional.of(flags));
        var account = (PppoeAccount) DesiredAccounts.of(wish, put(plan), "192.168.2.1");

        assertThat(account.profile()).isEqualTo("Basic 10M");
        assertThat(account.disabled()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10, 2, 2M/10M",
        "4.5, 0.75, 750k/4500k",
        "30, 12.5, 12500k/30M",
        "0.5, 0.256, 256k/500k",
        "10, , 0/10M",
        "0, 2, 2M/0",
        ", , ''",
        "0, 0, ''",
        "100.0, 10.00, 10M/100M"
    })
    void speedsBecomeUploadSlashDownload(BigDecimal down, BigDecimal up, String text) {
        assertThat(new Speeds(down, up).rateText()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "02:00:00:00:00:1a, 02:00:00:00:00:1A",
        "02-00-00-00-00-1A, 02:00:00:00:00:1A",
        "0200.0000.001a, 02:00:00:00:00:1A",
        "02000000001A, 02:00:00:00:00:1A"
    })
    void macAddressesAreReadInAllUsualForms(String written, String normal) {
        assertThat(MacText.normal(written)).contains(normal);
    }

    @ParameterizedTest
    @CsvSource({"zz", "02:00:00:00:00", "02:00-00:00:00:10", "0200000000100"})
    void anythingElseIsNoMacAddress(String written) {
        assertThat(MacText.normal(written)).isEmpty();
    }

    @Test
    void aWishComesBackFromTheDatabaseAsItWas() {
        var wish = wish(new AccountKeys("site1", "ö ж", Secret.of("a=b\"c'd"), "", "", false));
        var account = new AppliedAccount(DesiredAccounts.of(wish, put(plan(wish, false)), "192.168.2.1"), "*1A");

        assertThat(SealedJson.open(SealedJson.seal(wish), ServiceWish.class)).isEqualTo(wish);
        assertThat(SealedJson.open(SealedJson.seal(account), AppliedAccount.class))
                .isEqualTo(account);
        assertThat(SealedJson.open(SealedJson.seal(account.account()), DesiredAccount.class))
                .isEqualTo(account.account());
    }

    @Test
    void aSealedWishHidesThePassword() {
        assertThat(SealedJson.seal(wish(PPPOE))).doesNotContain("pw1").doesNotContain("sub101");
        assertThat(wish(PPPOE).toString()).doesNotContain("pw1");
    }

    private static AccountPlan plan(ServiceWish wish, boolean exists) {
        return AccountPlanner.plan(wish, AccountState.NONE, exists, Optional.of(SITE1));
    }

    private static AccountPlan.Put put(AccountPlan plan) {
        assertThat(plan).isInstanceOf(AccountPlan.Put.class);
        return (AccountPlan.Put) plan;
    }

    private static Reason reason(AccountPlan plan) {
        return plan instanceof AccountPlan.Rest rest ? rest.reason() : ((AccountPlan.TakeAway) plan).reason();
    }

    private static ServiceWish wish(AccountKeys keys) {
        return wish(keys, BothGiven.DHCP);
    }

    private static ServiceWish wish(AccountKeys keys, BothGiven given) {
        return new ServiceWish(
                new ServiceKey("main", "101"),
                Aim.ENABLED,
                "12",
                new ServiceWish.Client("7", "Test Client"),
                "Basic 10M",
                new Speeds(BigDecimal.valueOf(10), BigDecimal.valueOf(2)),
                keys,
                given,
                "{clientName}",
                "",
                false,
                true);
    }

    private static ServiceWish unconfirmed(ServiceWish wish) {
        return new ServiceWish(
                wish.service(),
                wish.aim(),
                wish.status(),
                wish.client(),
                wish.plan(),
                wish.speeds(),
                wish.keys(),
                wish.bothGiven(),
                wish.comment(),
                wish.predecessor(),
                wish.assumed(),
                false);
    }
}
