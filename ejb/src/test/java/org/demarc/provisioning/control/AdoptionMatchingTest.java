package org.demarc.provisioning.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.demarc.provisioning.entity.Account;
import org.demarc.provisioning.entity.AccountKind;
import org.demarc.provisioning.entity.AccountState;
import org.demarc.provisioning.entity.AdoptionClass;
import org.demarc.provisioning.entity.AdoptionRule;
import org.demarc.provisioning.entity.FieldDifference;
import org.demarc.provisioning.entity.FleetAccount;
import org.demarc.provisioning.entity.PoolPlace;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.settings.entity.Secret;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whose the rows of a router are that is to be taken over (ucrm-routeros.md 8.4). */
@DisplayName("UR-74 UR-81 matching of rows")
class AdoptionMatchingTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final RouterTerms SITE1 = Routers.terms(1, "site1");
    private static final RouterTerms SITE2 = Routers.terms(2, "site2");

    private final Map<String, ServiceWish> wishes = new HashMap<>();
    private final Set<String> over = new HashSet<>();
    private final Map<ServiceKey, FleetAccount> accounts = new HashMap<>();
    private final List<RouterSnapshot.SecretRow> secrets = new ArrayList<>();
    private final List<RouterSnapshot.LeaseRow> leases = new ArrayList<>();
    private final Map<String, PoolPlace> pools = new HashMap<>();
    private final Map<String, ServiceKey> holders = new HashMap<>();
    private final Map<String, String> elsewhere = new HashMap<>();

    AdoptionMatchingTest() {
        for (int i = 1; i <= 10; i++) {
            pools.put(address(i), new PoolPlace("ppp", true, 0));
        }
    }

    @Test
    void tagOldCommentsNameAndMacAndAddressAreTriedInThisOrder() {
        for (int id : List.of(101, 102, 103, 104, 105, 106, 108)) {
            wishes.put("" + id, wish(id, "site1", keys(id)));
        }
        wishes.put("107", wish(107, "site1", lease(107, "")));
        secret("other1", 1, "demarc/main/101 Old name");
        secret("other2", 2, "102");
        secret("other3", 3, "103,Test Client");
        secret("other4", 4, "7 - Test Client - 104");
        secret("sub105", 5, "somebody");
        secret("SUB106", 6, "");
        leases.add(leaseRow("02:00:00:00:00:6B", 7, "gift"));
        holders.put(address(8), key(108));
        accounts.put(key(108), new FleetAccount(account(108, null, ""), address(8), false));
        secret("whoknows", 8, "");

        assertThat(result().matches())
                .extracting(match -> match.candidates().get(0).wish().service().id(), AdoptionMatch::rule)
                .containsExactlyInAnyOrder(
                        tuple("101", AdoptionRule.TAG),
                        tuple("102", AdoptionRule.OLD_COMMENT),
                        tuple("103", AdoptionRule.OLD_COMMENT),
                        tuple("104", AdoptionRule.OLD_COMMENT),
                        tuple("105", AdoptionRule.USERNAME),
                        tuple("106", AdoptionRule.USERNAME_IGNORING_CASE),
                        tuple("107", AdoptionRule.MAC),
                        tuple("108", AdoptionRule.ADDRESS));
    }

    @Test
    void whatIsAsTheBillingWantsItIsAMatchAndWhatDiffersIsSaidPerField() {
        wishes.put("101", wish(101, "site1", keys(101)));
        wishes.put("102", wish(102, "site1", keys(102)));
        secret("sub101", 1, "101");
        secrets.add(new RouterSnapshot.SecretRow(
                "*2", "sub102", Secret.of("topsecret1"), "Pro 50M", address(2), "any", "", false, ""));

        assertThat(of("101").kind()).isEqualTo(AdoptionClass.MATCH);
        AdoptionMatch different = of("102");
        assertThat(different.kind()).isEqualTo(AdoptionClass.MATCH_WITH_DIFFERENCES);
        assertThat(different.fields())
                .extracting(FieldDifference::field, FieldDifference::crm, FieldDifference::router)
                .containsExactly(tuple("password", "•••", "••• differs"), tuple("profile", "Basic 10M", "Pro 50M"));
        assertThat(different.fields().toString()).doesNotContain("topsecret1");
    }

    @Test
    void aPasswordThatMayNotBeReadIsNoDifference() {
        wishes.put("101", wish(101, "site1", keys(101)));
        secrets.add(new RouterSnapshot.SecretRow(
                "*1", "sub101", Secret.NONE, "Basic 10M", address(1), "any", "", false, ""));

        assertThat(of("101").kind()).isEqualTo(AdoptionClass.MATCH);
        assertThat(of("101").note()).isEqualTo("password not readable");
    }

    @Test
    void severalServicesAndEquallyGoodRowsAreLeftToPeople() {
        wishes.put("101", wish(101, "site1", named("twin")));
        wishes.put("102", wish(102, "site1", named("twin")));
        wishes.put("103", wish(103, "site1", keys(103)));
        wishes.put("104", wish(104, "site1", keys(104)));
        secret("twin", 1, "");
        secret("a", 2, "103");
        secret("b", 3, "103,Again");
        secret("c", 4, "104");
        secret("sub104", 5, "");

        assertThat(kindByRow())
                .containsOnly(
                        Map.entry("twin", AdoptionClass.AMBIGUOUS),
                        Map.entry("a", AdoptionClass.AMBIGUOUS),
                        Map.entry("b", AdoptionClass.AMBIGUOUS),
                        Map.entry("c", AdoptionClass.MATCH_WITH_DIFFERENCES),
                        Map.entry("sub104", AdoptionClass.AMBIGUOUS));
        assertThat(byRow("twin").candidates()).hasSize(2);
        assertThat(byRow("sub104").note()).isEqualTo("row c fits the service, too");
    }

    @Test
    void leftoversOfBothSidesAreTold() {
        wishes.put("101", wish(101, "site1", keys(101)));
        wishes.put("102", wish(102, "site2", keys(102)));
        over.add("103");
        secret("sub102", 2, "102");
        secret("sub103", 3, "103,Gone");
        secret("guest", 4, "by hand");
        secret("theirs", 5, "demarc/another/101 Theirs");

        assertThat(result().matches())
                .extracting(
                        AdoptionMatch::kind,
                        match -> match.row() == null ? "" : match.row().key(),
                        AdoptionMatch::note)
                .containsExactlyInAnyOrder(
                        tuple(AdoptionClass.CRM_ONLY, "", ""),
                        tuple(AdoptionClass.ROUTER_ONLY, "sub102", "service main/102 belongs on site2"),
                        tuple(AdoptionClass.ROUTER_ONLY, "sub103", "service main/103 is over"),
                        tuple(AdoptionClass.ROUTER_ONLY, "guest", ""),
                        tuple(AdoptionClass.ROUTER_ONLY, "theirs", "nobody knows service another/101"));
    }

    @Test
    void anAddressThatIsAlsoSomebodyElsesOrOfNoPoolIsAClassOfItsOwn() {
        for (int id = 101; id <= 105; id++) {
            wishes.put("" + id, wish(id, "site1", keys(id)));
        }
        secret("sub101", 1, "");
        secret("sub102", 1, "");
        secret("sub103", 3, "");
        elsewhere.put(address(3), "site2: main/900");
        secret("sub104", 4, "");
        pools.remove(address(4));
        secret("sub105", 5, "");
        holders.put(address(5), key(900));

        assertThat(kindByRow())
                .containsEntry("sub101", AdoptionClass.DUPLICATE_ADDRESS)
                .containsEntry("sub102", AdoptionClass.DUPLICATE_ADDRESS)
                .containsEntry("sub103", AdoptionClass.DUPLICATE_ADDRESS)
                .containsEntry("sub104", AdoptionClass.ADDRESS_OUTSIDE_POOLS)
                .containsEntry("sub105", AdoptionClass.DUPLICATE_ADDRESS);
        assertThat(byRow("sub101").note()).isEqualTo("the address is also of sub102");
        assertThat(byRow("sub103").note()).contains("site2: main/900");
    }

    @Test
    void whatDemarcHasAlreadyIsOnlyCountedAndAServiceTakesOverOneRowOnly() {
        wishes.put("101", wish(101, "site1", keys(101)));
        wishes.put("102", wish(102, "site1", keys(102)));
        accounts.put(key(101), new FleetAccount(account(101, 1L, "sub101"), address(1), false));
        accounts.put(key(102), new FleetAccount(account(102, 2L, "sub102"), address(2), false));
        secret("sub101", 1, "demarc/main/101 Client");
        secret("again", 3, "101");
        secret("sub102", 2, "");

        assertThat(result().managed()).isEqualTo(1);
        assertThat(kindByRow())
                .containsOnly(
                        Map.entry("again", AdoptionClass.ROUTER_ONLY), Map.entry("sub102", AdoptionClass.ROUTER_ONLY));
        assertThat(byRow("again").note()).isEqualTo("service main/101 has the row sub101 already");
        assertThat(byRow("sub102").note()).isEqualTo("service main/102 is on site2");
    }

    @Test
    void takingOverChangesTheCommentAndNothingElse() {
        wishes.put("101", wish(101, "site1", keys(101)));
        secrets.add(new RouterSnapshot.SecretRow(
                "*1", "sub101", Secret.of("pw101"), "disabled", address(1), "any", "", false, "101,Test"));

        AdoptionMatch match = of("101");
        AdoptionMatch.TakeOver takeOver =
                match.takenOverBy(match.candidates().get(0)).orElseThrow();

        assertThat(takeOver.change())
                .isEqualTo(new CommentChange(
                        AccountKind.PPPOE, "*1", "sub101", address(1), "101,Test", "demarc/main/101 Client"));
        assertThat(takeOver.enabled()).isFalse();
        assertThat(takeOver.different()).isTrue();
        assertThat(AccountFields.of(takeOver.account().account()))
                .containsEntry("profile", "disabled")
                .containsEntry("comment", "demarc/main/101 Client");
    }

    @Test
    void theBaseStaysWhenOnlyTheTagWasWrittenAndChangesWithAnythingElse() {
        wishes.put("101", wish(101, "site1", keys(101)));
        secret("sub101", 1, "101");
        String before = of("101").base();
        secrets.clear();
        secret("sub101", 1, "demarc/main/101 Client");
        String tagged = of("101").base();
        secrets.clear();
        secret("sub101", 2, "101");

        assertThat(tagged).isEqualTo(before);
        assertThat(of("101").base()).isNotEqualTo(before);
    }

    private AdoptionMatching.Result result() {
        RouterSnapshot snapshot = new RouterSnapshot(
                NOW, List.of(), List.of(), secrets, leases, List.of(), Set.of("Basic 10M", "Pro 50M", "disabled"));
        return AdoptionMatching.of(
                new ThreeSides(
                        SITE1,
                        snapshot,
                        accounts,
                        Map.of("main", new RegisterReading("main", NOW, true, wishes, over, Set.of(), "")),
                        Set.of(),
                        wish -> Optional.of(wish.keys().device().equals("site1") ? SITE1 : SITE2),
                        Map.of(1L, "site1", 2L, "site2"),
                        elsewhere,
                        Set.of("main")),
                new AddressPlaces(pools, holders));
    }

    private AdoptionMatch of(String service) {
        return result().matches().stream()
                .filter(match -> match.candidates().size() == 1
                        && match.candidates().get(0).wish().service().id().equals(service))
                .findFirst()
                .orElseThrow();
    }

    private AdoptionMatch byRow(String key) {
        return result().matches().stream()
                .filter(match -> match.row() != null && match.row().key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, AdoptionClass> kindByRow() {
        Map<String, AdoptionClass> kinds = new HashMap<>();
        result().matches().forEach(match -> {
            RouterRow row = match.row();
            if (row != null) {
                kinds.put(row.key(), match.kind());
            }
        });
        return kinds;
    }

    private void secret(String name, int number, String comment) {
        String digits = name.replaceAll("\\D", "");
        secrets.add(new RouterSnapshot.SecretRow(
                "*" + Integer.toHexString(secrets.size() + 1),
                name,
                Secret.of("pw" + digits),
                "Basic 10M",
                address(number),
                "any",
                "",
                false,
                comment));
    }

    private RouterSnapshot.LeaseRow leaseRow(String mac, int number, String comment) {
        pools.put(address(number), new PoolPlace("site1", false, 1));
        return new RouterSnapshot.LeaseRow(
                "*A", mac, address(number), "", "", Set.of(), "all", "waiting", false, false, false, comment);
    }

    private static String address(int number) {
        return "10.93.0." + number;
    }

    private static ServiceKey key(int id) {
        return new ServiceKey("main", Integer.toString(id));
    }

    private static AccountKeys keys(int id) {
        return new AccountKeys("", "sub" + id, Secret.of("pw" + id), "", "", false);
    }

    private static AccountKeys named(String name) {
        return new AccountKeys("", name, Secret.of("pw"), "", "", false);
    }

    private static AccountKeys lease(int id, String address) {
        return new AccountKeys("", "", Secret.NONE, "02:00:00:00:00:%02X".formatted(id), address, false);
    }

    private static ServiceWish wish(int id, String device, AccountKeys keys) {
        return new ServiceWish(
                key(id),
                Aim.ENABLED,
                "1",
                new ServiceWish.Client("7", "Client"),
                "Basic 10M",
                Speeds.UNLIMITED,
                new AccountKeys(device, keys.username(), keys.password(), keys.mac(), keys.manualAddress(), false),
                BothGiven.DHCP,
                "{clientName}",
                "",
                false,
                true);
    }

    private static Account account(int id, @Nullable Long router, String naturalKey) {
        return new Account(
                id,
                key(id),
                "7",
                "Client",
                "Basic 10M",
                "site1",
                router == null ? AccountState.CONFLICT : AccountState.APPLIED,
                "",
                "",
                "",
                "",
                false,
                null,
                1,
                router == null ? null : AccountKind.PPPOE,
                naturalKey,
                "",
                router,
                null,
                null,
                null,
                null,
                "",
                "",
                NOW,
                null,
                false);
    }
}
