package org.demarc.provisioning.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.demarc.provisioning.entity.Account;
import org.demarc.provisioning.entity.AccountKind;
import org.demarc.provisioning.entity.AccountState;
import org.demarc.provisioning.entity.DriftClass;
import org.demarc.provisioning.entity.FieldDifference;
import org.demarc.provisioning.entity.FleetAccount;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.settings.entity.Secret;
import org.demarc.settings.entity.SecretBox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The table and the row classes of ucrm-routeros.md 8.1. */
class ComparisonTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final RouterTerms SITE1 = Routers.terms(1, "site1");
    private static final RouterTerms SITE2 = Routers.terms(2, "site2");

    private final Map<ServiceKey, FleetAccount> accounts = new HashMap<>();
    private final Map<String, ServiceWish> wishes = new HashMap<>();
    private final Set<String> over = new HashSet<>();
    private final Set<ServiceKey> wantedHere = new HashSet<>();
    private final List<RouterSnapshot.SecretRow> secrets = new ArrayList<>();
    private final List<RouterSnapshot.SessionRow> sessions = new ArrayList<>();
    private final Map<String, String> elsewhere = new HashMap<>();

    @BeforeAll
    static void key() {
        SecretBox.install(SecretBox.withFreshKey());
    }

    @Test
    void whatAllAgreeAboutIsOnlyCounted() {
        known(101, "Basic 10M", "Basic 10M", "Basic 10M");

        Comparison.Result result = compared();

        assertThat(result.findings()).isEmpty();
        assertThat(result.inSync()).isEqualTo(1);
    }

    @Test
    void theTableOfThreeOpinionsIsTheSpecifications() {
        known(101, "Pro 50M", "Basic 10M", "Basic 10M");
        known(102, "Basic 10M", "Basic 10M", "Pro 50M");
        known(103, "Pro 50M", "Basic 10M", "Pro 50M");
        known(104, "Pro 50M", "Basic 10M", "disabled");

        assertThat(kinds())
                .containsOnly(
                        Map.entry("101", DriftClass.CRM_AHEAD),
                        Map.entry("102", DriftClass.ROUTER_DRIFT),
                        Map.entry("103", DriftClass.DEMARC_BEHIND),
                        Map.entry("104", DriftClass.ALL_DIFFER));
        assertThat(finding("102").fields())
                .containsExactly(
                        new FieldDifference("profile", "Basic 10M", "Basic 10M", "Pro 50M", DriftClass.ROUTER_DRIFT));
    }

    @Test
    void aPasswordIsSaidToDifferAndNeverShown() {
        known(101, "Basic 10M", "Basic 10M", "Basic 10M");
        replaceRow(row -> secret(row.name(), "topsecret1", row.profile(), row.remoteAddress(), row.comment()));

        Finding finding = finding("101");

        assertThat(finding.kind()).isEqualTo(DriftClass.ROUTER_DRIFT);
        assertThat(finding.fields())
                .extracting(FieldDifference::field, FieldDifference::demarc, FieldDifference::router)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("password", "•••", "••• differs"));
        assertThat(finding.toString()).doesNotContain("topsecret1").doesNotContain("pw101");
    }

    @Test
    void aStrangersSecretWithTheAddressIsInTheWayOfARepair() {
        known(101, "Basic 10M", "Basic 10M", null);
        secrets.add(secret("guest", "x", "Basic 10M", address(101), "by hand"));

        assertThat(finding("101").obstacle()).isEqualTo("address " + address(101) + " is a row Demarc does not manage");
    }

    @Test
    void aReferenceThatLostItsTargetDangles() {
        known(101, "Basic 10M", "Basic 10M", "*1F");

        assertThat(finding("101").kind()).isEqualTo(DriftClass.DANGLING_REFERENCE);
    }

    @Test
    void aStarAtTheBeginningOfAPasswordOrAProfilesNameIsNoReference() {
        known(101, "Basic 10M", "Basic 10M", "Basic 10M");
        replaceRow(row -> secret(row.name(), "*1", "*vip", row.remoteAddress(), row.comment()));

        assertThat(finding("101").kind()).isEqualTo(DriftClass.ROUTER_DRIFT);
    }

    @Test
    void aPasswordThatMayNotBeReadIsNoDrift() {
        known(101, "Basic 10M", "Basic 10M", "Basic 10M");
        replaceRow(row -> secret(row.name(), "", row.profile(), row.remoteAddress(), row.comment()));

        assertThat(compared().inSync()).isEqualTo(1);
    }

    @Test
    void rowsTooManyTooFewAndOfStrangersAreTold() {
        known(101, "Basic 10M", "Basic 10M", "Basic 10M");
        secrets.add(secret("sub101b", "x", "Basic 10M", address(101), "demarc/main/101 Twice"));
        known(102, "Basic 10M", "Basic 10M", null);
        secrets.add(secret("lost", "x", "Basic 10M", "10.0.1.1", "demarc/main/999 Nobody"));
        secrets.add(secret("guest", "x", "Basic 10M", "10.0.1.2", "by hand"));
        secrets.add(secret("theirs", "x", "Basic 10M", "10.0.1.3", "demarc/another/1 Theirs"));
        known(103, "Basic 10M", "Basic 10M", "Basic 10M");
        wishes.remove("103");
        over.add("103");

        assertThat(compared().findings())
                .extracting(Finding::kind, Finding::key)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(DriftClass.DUPLICATE, "sub101b"),
                        org.assertj.core.groups.Tuple.tuple(DriftClass.MISSING_ON_ROUTER, "sub102"),
                        org.assertj.core.groups.Tuple.tuple(DriftClass.ORPHAN, "lost"),
                        org.assertj.core.groups.Tuple.tuple(DriftClass.FOREIGN, "guest"),
                        org.assertj.core.groups.Tuple.tuple(DriftClass.FOREIGN, "theirs"),
                        org.assertj.core.groups.Tuple.tuple(DriftClass.MISSING_IN_CRM, "sub103"),
                        org.assertj.core.groups.Tuple.tuple(DriftClass.ADDRESS_CLASH, "sub101"));
    }

    @Test
    void aServiceThatBelongsElsewhereOrHasNotBegunIsTold() {
        known(101, "Basic 10M", "Basic 10M", "Basic 10M");
        wishes.computeIfPresent("101", (id, wish) -> wish(101, "Basic 10M", "site2", Aim.ENABLED));
        known(102, "Basic 10M", "Basic 10M", "Basic 10M");
        wishes.computeIfPresent("102", (id, wish) -> wish(102, "Basic 10M", "site1", Aim.KEEP));
        known(103, "Basic 10M", "Basic 10M", "*1");
        secrets.add(secret("sub104", "x", "Basic 10M", address(104), "demarc/main/104 Old place"));
        accounts.put(key(104), new FleetAccount(account(104, 2L, "Basic 10M", false), address(104), false));

        assertThat(kinds())
                .contains(
                        Map.entry("101", DriftClass.CRM_AHEAD),
                        Map.entry("102", DriftClass.NOT_DUE),
                        Map.entry("103", DriftClass.DANGLING_REFERENCE),
                        Map.entry("104", DriftClass.WRONG_ROUTER));
        assertThat(finding("101").moveTo()).isEqualTo("site2");
    }

    @Test
    void aPlanChangeWhoseHooksWereLostIsNoRemoval() {
        known(101, "Basic 10M", "Basic 10M", "Basic 10M");
        wishes.remove("101");
        over.add("101");
        ServiceWish next = wish(105, "Pro 50M", "site1", Aim.ENABLED);
        wishes.put("105", sameKey(next, "sub101"));
        wantedHere.add(key(105));

        Comparison.Result result = compared();

        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(DriftClass.CRM_AHEAD);
            assertThat(finding.serviceId()).isEqualTo("101");
            assertThat(finding.note()).contains("105");
        });
    }

    @Test
    void aNewServiceIsMissingAndSaysWhatIsInItsWay() {
        wishes.put("101", wish(101, "No Such Plan", "site1", Aim.ENABLED));
        wantedHere.add(key(101));

        Finding finding = finding("101");

        assertThat(finding.kind()).isEqualTo(DriftClass.CRM_AHEAD);
        assertThat(finding.obstacle()).isEqualTo("profile \"No Such Plan\" is missing on site1");
        assertThat(finding.isToBeDrawn()).isTrue();
    }

    @Test
    void anAccountThatIsWorkedOnIsNotJudged() {
        known(101, "Pro 50M", "Basic 10M", "disabled");
        accounts.computeIfPresent(key(101), (key, known) -> new FleetAccount(known.account(), "", true));

        assertThat(kinds()).containsExactly(Map.entry("101", DriftClass.BUSY));
    }

    @Test
    void theBaseChangesWithAnySideAndTheSessionsOfARepairAreCounted() {
        known(101, "Basic 10M", "Basic 10M", "Pro 50M");
        sessions.add(new RouterSnapshot.SessionRow("*8", "sub101", address(101), "", false));
        Finding before = finding("101");
        replaceRow(row -> secret(row.name(), "pw101", "disabled", row.remoteAddress(), row.comment()));
        Finding after = finding("101");

        assertThat(before.kicks()).isEqualTo(1);
        assertThat(after.base()).isNotEqualTo(before.base());
        assertThat(after.subject()).isEqualTo(before.subject());
    }

    @Test
    @DisplayName("UR-71 what a bulk plan is about changes with a word about the account, although all is as it was")
    void aPlansBaseChangesWithAWordAboutTheAccountAlthoughAllIsAsItWas() {
        known(101, "Basic 10M", "Basic 10M", "Pro 50M");
        Finding before = finding("101");
        Finding unchanged = finding("101");
        accounts.computeIfPresent(
                key(101), (key, known) -> new FleetAccount(with(known.account(), 3, null), address(101), false));

        Finding after = finding("101");

        assertThat(unchanged.planBase()).isEqualTo(before.planBase());
        assertThat(after.base()).isEqualTo(before.base());
        assertThat(after.planBase()).isNotEqualTo(before.planBase());
    }

    @Test
    void anAcceptedValueCountsAsWanted() {
        known(101, "Basic 10M", "Pro 50M", "Pro 50M");
        AcceptedValues accepted = AcceptedValues.NONE.with(
                new AcceptedValue("profile", Secret.of("Pro 50M"), "anna", "a gift", NOW.toString(), ""));
        accounts.computeIfPresent(
                key(101), (key, known) -> new FleetAccount(with(known.account(), accepted), address(101), false));

        Finding finding = finding("101");

        assertThat(finding.kind()).isEqualTo(DriftClass.ACCEPTED);
        assertThat(finding.note()).contains("anna").contains("a gift");
    }

    @Test
    @DisplayName("UR-70 an address that the billing names no more is to be drawn, unless somebody accepted it")
    void anAddressThatTheBillingNamesNoMoreIsToBeDrawn() {
        known(101, "Basic 10M", "Basic 10M", "Basic 10M");
        known(102, "Basic 10M", "Basic 10M", "Basic 10M");
        AcceptedValues accepted = AcceptedValues.NONE.with(
                new AcceptedValue("remote-address", Secret.of(address(102)), "anna", "a gift", NOW.toString(), ""));
        accounts.computeIfPresent(
                key(101), (key, known) -> new FleetAccount(known.account(), address(101), true, false));
        accounts.computeIfPresent(
                key(102), (key, known) -> new FleetAccount(with(known.account(), accepted), address(102), true, false));

        assertThat(finding("101").fields())
                .containsExactly(new FieldDifference(
                        "remote-address", Comparison.FROM_POOL, address(101), address(101), DriftClass.CRM_AHEAD));
        assertThat(finding("102").kind()).isEqualTo(DriftClass.ACCEPTED);
    }

    @Test
    void tenThousandAccountsAreComparedInAFewSeconds() {
        for (int i = 0; i < 10_000; i++) {
            known(100_000 + i, "Basic 10M", "Basic 10M", i % 10 == 0 ? "Pro 50M" : "Basic 10M");
        }
        Instant began = Instant.now();

        Comparison.Result result = compared();

        assertThat(result.findings()).hasSize(1000);
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(15));
    }

    private void known(int id, String crm, String demarc, @Nullable String router) {
        wishes.put(Integer.toString(id), wish(id, crm, "site1", Aim.ENABLED));
        accounts.put(key(id), new FleetAccount(account(id, 1L, demarc, true), address(id), false));
        if (router != null) {
            secrets.add(secret("sub" + id, "pw" + id, router, address(id), "demarc/main/" + id + " Client"));
        }
    }

    private void replaceRow(UnaryOperator<RouterSnapshot.SecretRow> change) {
        secrets.set(0, change.apply(secrets.get(0)));
    }

    private Comparison.Result compared() {
        RouterSnapshot snapshot = new RouterSnapshot(
                NOW, List.of(), List.of(), secrets, List.of(), sessions, Set.of("Basic 10M", "Pro 50M", "disabled"));
        RegisterReading reading = new RegisterReading("main", NOW, true, wishes, over, Set.of(), "");
        return Comparison.of(
                new ThreeSides(
                        SITE1,
                        snapshot,
                        accounts,
                        Map.of("main", reading),
                        wantedHere,
                        wish -> Optional.of(wish.keys().device().equals("site1") ? SITE1 : SITE2),
                        Map.of(1L, "site1", 2L, "site2"),
                        elsewhere,
                        Set.of("main")),
                NOW);
    }

    private Map<String, DriftClass> kinds() {
        Map<String, DriftClass> kinds = new HashMap<>();
        compared().findings().forEach(finding -> kinds.put(finding.serviceId(), finding.kind()));
        return kinds;
    }

    private Finding finding(String service) {
        return compared().findings().stream()
                .filter(finding -> finding.serviceId().equals(service))
                .findFirst()
                .orElseThrow();
    }

    private static ServiceKey key(int id) {
        return new ServiceKey("main", Integer.toString(id));
    }

    private static String address(int id) {
        return "10.0." + id / 200 % 250 + "." + (id % 200 + 1);
    }

    private static ServiceWish wish(int id, String plan, String device, Aim aim) {
        return new ServiceWish(
                key(id),
                aim,
                "1",
                new ServiceWish.Client("7", "Client"),
                plan,
                Speeds.UNLIMITED,
                new AccountKeys(device, "sub" + id, Secret.of("pw" + id), "", "", false),
                BothGiven.DHCP,
                "{clientName}",
                "",
                false,
                true);
    }

    private static ServiceWish sameKey(ServiceWish wish, String username) {
        AccountKeys keys = wish.keys();
        return new ServiceWish(
                wish.service(),
                wish.aim(),
                wish.status(),
                wish.client(),
                wish.plan(),
                wish.speeds(),
                new AccountKeys(keys.device(), username, keys.password(), "", "", false),
                wish.bothGiven(),
                wish.comment(),
                "",
                false,
                true);
    }

    private static Account account(int id, long router, String profile, boolean sealed) {
        AccountTag tag = new AccountTag("main", Integer.toString(id));
        PppoeAccount applied = new PppoeAccount(
                tag, tag.text() + " Client", "sub" + id, Secret.of("pw" + id), profile, address(id), "any", "", false);
        return new Account(
                id,
                key(id),
                "7",
                "Client",
                "Basic 10M",
                "site1",
                AccountState.APPLIED,
                "",
                "",
                "",
                "",
                false,
                null,
                1,
                AccountKind.PPPOE,
                "sub" + id,
                address(id),
                router,
                sealed ? SealedJson.seal(new AppliedAccount(applied, "*" + id)) : null,
                NOW,
                null,
                null,
                "",
                "",
                NOW,
                null,
                false);
    }

    private static Account with(Account account, AcceptedValues accepted) {
        return with(account, account.wishNumber(), SealedJson.seal(accepted));
    }

    private static Account with(Account account, long wishNumber, @Nullable String sealedOverrides) {
        return new Account(
                account.id(),
                account.service(),
                account.clientId(),
                account.clientName(),
                account.planName(),
                account.deviceName(),
                account.state(),
                "",
                "",
                "",
                "",
                false,
                null,
                wishNumber,
                account.kind(),
                account.naturalKey(),
                account.address(),
                account.routerId(),
                account.sealedApplied(),
                account.appliedAt(),
                null,
                null,
                "",
                "",
                NOW,
                sealedOverrides,
                false);
    }

    private static RouterSnapshot.SecretRow secret(
            String name, String password, String profile, String address, String comment) {
        return new RouterSnapshot.SecretRow(
                "*" + name, name, Secret.of(password), profile, address, "any", "", false, comment);
    }
}
