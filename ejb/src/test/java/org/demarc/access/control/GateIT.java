package org.demarc.access.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.demarc.ProblemException;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.demarc.TestTransactions;
import org.demarc.access.entity.AccessProblem;
import org.demarc.access.entity.ApiKey;
import org.demarc.access.entity.ApiKeys;
import org.demarc.access.entity.AppUser;
import org.demarc.access.entity.Caller;
import org.demarc.access.entity.KeyDraft;
import org.demarc.access.entity.KeyText;
import org.demarc.access.entity.Permission;
import org.demarc.access.entity.Role;
import org.demarc.access.entity.RoleTemplate;
import org.demarc.access.entity.Roles;
import org.demarc.access.entity.SignInGuard;
import org.demarc.access.entity.UserDraft;
import org.demarc.access.entity.Users;
import org.demarc.settings.entity.Secret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GateIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String HOME = "192.0.2.10";
    private static final String AWAY = "198.51.100.7";
    private static final Passwords PASSWORDS = new Passwords(1000);

    private Users users;
    private Roles roles;
    private ApiKeys keys;

    /** What was seen at the gate, a line each. */
    private static final class Notes implements GateWatch {
        final List<String> lines = new ArrayList<>();

        @Override
        public void signedIn(Caller caller) {
            lines.add("in " + caller.login() + " " + caller.remoteAddress());
        }

        @Override
        public void refused(String login, String remoteAddress) {
            lines.add("refused " + login + " " + remoteAddress);
        }

        @Override
        public void shutOut(String login, String remoteAddress) {
            lines.add("shut out " + login + " " + remoteAddress);
        }

        @Override
        public void expired(ApiKey key, String remoteAddress) {
            lines.add("expired " + key.login() + " " + remoteAddress);
        }
    }

    private Notes seen = new Notes();

    @BeforeEach
    void freshTables() {
        seen = new Notes();
        DATABASE.execute("truncate ip_block, sign_in_attempt, api_key; delete from app_user where role_id <> -1;"
                + " delete from role where id > 0");
        var sql = new Sql(DATABASE.dataSource());
        users = new Users(sql);
        roles = new Roles(sql);
        keys = new ApiKeys(sql);
    }

    @Test
    void theRightPasswordBringsInWithThePermissionsOfTheRole() {
        var role = roles.add("mb_dms", "", true, RoleTemplate.BILLING_SERVICE.permissions());
        user("mikbill", role, false, List.of());

        var caller = gate(NOON).byPassword("MikBill", "secret-1", HOME);

        assertThat(caller.login()).isEqualTo("mikbill");
        assertThat(caller.permissions()).isEqualTo(RoleTemplate.BILLING_SERVICE.permissions());
        assertThat(caller.deviceGroupIds()).containsExactly(3L);
        assertThat(users.withLogin("mikbill").orElseThrow().lastActivity()).isNotNull();
    }

    @Test
    void threeBadAttemptsShutTheAddressOutForAnHourEvenWithTheRightPassword() {
        user("anna", Role.OWNER, false, List.of());

        refused(AccessProblem.SIGN_IN_REFUSED, () -> gate(NOON).byPassword("anna", "bad", HOME));
        refused(AccessProblem.SIGN_IN_REFUSED, () -> gate(NOON).byPassword("nobody", "bad", HOME));
        refused(AccessProblem.ADDRESS_BLOCKED, () -> gate(NOON).byPassword("anna", "bad", HOME));

        refused(AccessProblem.ADDRESS_BLOCKED, () -> gate(NOON.plusSeconds(3599))
                .byPassword("anna", "secret-1", HOME));
        assertThat(gate(NOON).byPassword("anna", "secret-1", AWAY).login()).isEqualTo("anna");
        assertThat(gate(NOON.plusSeconds(3601))
                        .byPassword("anna", "secret-1", HOME)
                        .login())
                .isEqualTo("anna");
    }

    @Test
    void whoGuessesFromEverOtherAddressesOfHisIpv6NetworkIsShutOutToo() {
        user("anna", Role.OWNER, false, List.of());

        refused(AccessProblem.SIGN_IN_REFUSED, () -> gate(NOON).byPassword("anna", "bad", "2001:db8:1:2::1"));
        refused(AccessProblem.SIGN_IN_REFUSED, () -> gate(NOON).byPassword("anna", "bad", "2001:db8:1:2::2"));
        refused(AccessProblem.ADDRESS_BLOCKED, () -> gate(NOON).byPassword("anna", "bad", "2001:db8:1:2:3::3"));

        refused(AccessProblem.ADDRESS_BLOCKED, () -> gate(NOON).byPassword("anna", "secret-1", "2001:db8:1:2::4"));
        assertThat(gate(NOON).byPassword("anna", "secret-1", "2001:db8:1:3::1").login())
                .isEqualTo("anna");
    }

    @Test
    void whoKnowsOnePasswordDoesNotBuyGuessesAtAnotherWithIt() {
        user("anna", Role.OWNER, false, List.of());
        user("clerk", Role.OWNER, false, List.of());

        refused(AccessProblem.SIGN_IN_REFUSED, () -> gate(NOON).byPassword("anna", "bad", HOME));
        refused(AccessProblem.SIGN_IN_REFUSED, () -> gate(NOON).byPassword("Anna", "bad", HOME));
        gate(NOON).byPassword("clerk", "secret-1", HOME);

        refused(AccessProblem.ADDRESS_BLOCKED, () -> gate(NOON).byPassword("anna", "bad", HOME));
    }

    @Test
    void aGoodSignInWipesTheBadAttemptsAtItsLogin() {
        user("anna", Role.OWNER, false, List.of());

        for (int day = 1; day <= 3; day++) {
            refused(AccessProblem.SIGN_IN_REFUSED, () -> gate(NOON).byPassword("anna", "bad", HOME));
            refused(AccessProblem.SIGN_IN_REFUSED, () -> gate(NOON).byPassword("anna", "bad", HOME));
            assertThat(gate(NOON).byPassword("ANNA", "secret-1", HOME).login()).isEqualTo("anna");
        }
    }

    @Test
    void ofManyGuessesAtOnceThoseThatWereBeingWeighedAtTheBlockTellNothing() {
        user("anna", Role.OWNER, false, List.of());
        var plain = users;
        users = new Users(new Sql(DATABASE.dataSource())) {
            @Override
            public Optional<String> passwordHash(long id) {
                users = plain; // meanwhile three others are found wrong
                for (int guess = 1; guess <= 3; guess++) {
                    refused(guess < 3 ? AccessProblem.SIGN_IN_REFUSED : AccessProblem.ADDRESS_BLOCKED, () -> gate(NOON)
                            .byPassword("anna", "guess", HOME));
                }
                return super.passwordHash(id);
            }
        };

        refused(AccessProblem.ADDRESS_BLOCKED, () -> gate(NOON).byPassword("anna", "secret-1", HOME));
    }

    @Test
    void whoGuessesHisOwnPasswordInAFoundSessionIsShutOut() {
        user("anna", Role.OWNER, false, List.of());
        var anna = gate(NOON).byPassword("anna", "secret-1", HOME);

        assertThat(gate(NOON).isPasswordOf(anna, "secret-1")).isTrue();
        for (int guess = 1; guess <= 3; guess++) {
            assertThat(gate(NOON).isPasswordOf(anna, "guess")).isFalse();
        }

        refused(AccessProblem.ADDRESS_BLOCKED, () -> gate(NOON).isPasswordOf(anna, "secret-1"));
    }

    @Test
    void anotherPasswordEndsTheSessionsThatBeganWithTheOneBefore() {
        var id = user("anna", Role.OWNER, false, List.of());
        long before = users.passwordVersion(id);
        var session = KeyText.random();
        var program = KeyText.random();
        keys.add(session, draft(id, ApiKey.Kind.SESSION, List.of(), Set.of(), false));
        keys.add(program, draft(id, ApiKey.Kind.API, List.of(), Set.of(), false));

        users.changePassword(id, PASSWORDS.hash("secret-2"));

        assertThat(gate(NOON).bySession(id, before, HOME)).isEmpty();
        assertThat(gate(NOON).bySession(id, users.passwordVersion(id), HOME)).isPresent();
        refused(AccessProblem.UNAUTHENTICATED, () -> gate(NOON).byKey(session.clear(), HOME));
        assertThat(gate(NOON).byKey(program.clear(), HOME).login()).isEqualTo("anna");
    }

    @Test
    void attemptsOlderThanTheWindowDoNotCount() {
        user("anna", Role.OWNER, false, List.of());

        refused(AccessProblem.SIGN_IN_REFUSED, () -> gate(NOON).byPassword("anna", "bad", HOME));
        refused(AccessProblem.SIGN_IN_REFUSED, () -> gate(NOON).byPassword("anna", "bad", HOME));

        refused(AccessProblem.SIGN_IN_REFUSED, () -> gate(NOON.plusSeconds(601)).byPassword("anna", "bad", HOME));
    }

    @Test
    void systemUsersAndDisabledUsersDoNotSignIn() {
        var id = user("anna", Role.OWNER, false, List.of());
        var rpc = users.withLogin("rpc").orElseThrow();
        users.setPasswordHash(rpc.id(), PASSWORDS.hash("secret-1"));

        refused(AccessProblem.SIGN_IN_REFUSED, () -> gate(NOON).byPassword("rpc", "secret-1", HOME));
        DATABASE.execute("update app_user set status = 'DISABLED' where id = " + id);

        refused(AccessProblem.SIGN_IN_REFUSED, () -> gate(NOON).byPassword("anna", "secret-1", AWAY));
        assertThat(gate(NOON).bySession(id, 0, HOME)).isEmpty();
    }

    @Test
    void aUserTiedToNetworksComesInFromThemOnly() {
        var id = user("anna", Role.OWNER, true, List.of("192.0.2.0/24", "2001:db8::/32"));

        assertThat(gate(NOON).bySession(id, 0, HOME)).isPresent();
        assertThat(gate(NOON).bySession(id, 0, "2001:db8::7")).isPresent();
        assertThat(gate(NOON).bySession(id, 0, AWAY)).isEmpty();
    }

    @Test
    void comingInAndEveryRefusalAndTheBlockAreSeen() {
        user("anna", Role.OWNER, false, List.of());

        gate(NOON).byPassword("anna", "secret-1", HOME);
        for (int attempt = 1; attempt <= 3; attempt++) {
            refused(attempt < 3 ? AccessProblem.SIGN_IN_REFUSED : AccessProblem.ADDRESS_BLOCKED, () -> gate(NOON)
                    .byPassword("anna", "guess", AWAY));
        }
        refused(AccessProblem.ADDRESS_BLOCKED, () -> gate(NOON).byPassword("anna", "secret-1", AWAY));

        assertThat(seen.lines)
                .containsExactly(
                        "in anna " + HOME,
                        "refused anna " + AWAY,
                        "refused anna " + AWAY,
                        "refused anna " + AWAY,
                        "shut out anna " + AWAY);
    }

    @Test
    void whoGuessesKeysIsShutOutOnEveryNodeButAGoodKeyStillWorksFromThere() {
        var id = user("mikbill", Role.OWNER, false, List.of());
        var key = KeyText.random();
        keys.add(key, KeyDraft.forProgram(id, "billing", "admin", NOON.plus(Duration.ofDays(1))));

        for (int attempt = 1; attempt <= 30; attempt++) {
            refused(AccessProblem.UNAUTHENTICATED, () -> gate(NOON)
                    .byKey(KeyText.random().clear(), AWAY));
        }

        refused(AccessProblem.ADDRESS_BLOCKED, () -> gate(NOON)
                .byKey(KeyText.random().clear(), AWAY));
        assertThat(seen.lines).containsExactly("shut out  " + AWAY);
        assertThat(gate(NOON).byKey(key.clear(), AWAY).login()).isEqualTo("mikbill");
    }

    @Test
    void aKeyWorksUntilItExpiresAndSaysWhy() {
        var id = user("mikbill", Role.OWNER, false, List.of());
        var key = KeyText.random();
        keys.add(key, KeyDraft.forProgram(id, "billing", "admin", NOON.plus(Duration.ofDays(1))));

        assertThat(gate(NOON).byKey(key.clear(), HOME).kind()).isEqualTo(Caller.Kind.KEY);
        refused(AccessProblem.UNAUTHENTICATED, "key expired", () -> gate(NOON.plus(Duration.ofDays(1)))
                .byKey(key.clear(), HOME));
        assertThat(seen.lines).containsExactly("expired mikbill " + HOME);
        refused(AccessProblem.UNAUTHENTICATED, "access denied", () -> gate(NOON)
                .byKey(KeyText.random().clear(), HOME));
    }

    @Test
    void aChangedRoleCountsWithTheNextCallAndTheLastUseIsWrittenOnceAMinute() {
        var role = roles.add("reader", "", true, Set.of(Permission.OLTS_INFO));
        var id = user("mikbill", role, false, List.of());
        var key = KeyText.random();
        long row = keys.add(key, KeyDraft.forProgram(id, "billing", "admin", NOON.plus(Duration.ofDays(1))));
        var gate = gate(NOON);

        var before = gate.byKey(key.clear(), HOME).permissions();
        var firstUse = keys.withId(row).orElseThrow().lastUsedAt();
        roles.change(role, 0, "reader", "", true, Set.of(Permission.OLTS_INFO, Permission.GLOBAL_SEARCH));
        var after = gate.byKey(key.clear(), HOME).permissions();

        assertThat(before).containsExactly(Permission.OLTS_INFO);
        assertThat(after).containsExactlyInAnyOrder(Permission.OLTS_INFO, Permission.GLOBAL_SEARCH);
        assertThat(firstUse).isNotNull();
        assertThat(keys.withId(row).orElseThrow().lastUsedAt()).isEqualTo(firstUse);
        DATABASE.execute("update api_key set last_used_at = now() - interval '61 s'");
        gate.byKey(key.clear(), HOME);
        assertThat(keys.withId(row).orElseThrow().lastUsedAt()).isAfter(firstUse);
    }

    @Test
    void theKeyItselfIsNowhereInTheDatabase() {
        var id = user("mikbill", Role.OWNER, false, List.of());
        var key = KeyText.random();
        keys.add(key, KeyDraft.forProgram(id, "", "admin", NOON.plusSeconds(60)));

        var row = new Sql(DATABASE.dataSource()).one("select api_key::text t from api_key", r -> r.text("t"));

        assertThat(row).contains(key.beginning()).doesNotContain(key.clear());
    }

    @Test
    void aKeyMadeForSomebodyElseNeverAdministers() {
        var id = user("employee", Role.OWNER, false, List.of());
        var key = KeyText.random();
        keys.add(key, draft(id, ApiKey.Kind.CROSS, List.of(), Set.of(), false));

        var caller = gate(NOON).byKey(key.clear(), HOME);

        assertThat(caller.permissions())
                .contains(Permission.OLTS_INFO)
                .doesNotContain(
                        Permission.USER_MANAGEMENT,
                        Permission.USER_MANAGEMENT_CONFIG_STRICT_IP,
                        Permission.API_KEYS_MANAGE,
                        Permission.SYSTEM_CONFIGURATION,
                        Permission.SYSTEM_CROSS_AUTH_USER,
                        Permission.DEVICE_ACCESS_MANAGEMENT);
    }

    @Test
    void aKeyCanBeLimitedToNetworksAndPermissionsAndToOneUse() {
        var id = user("anna", Role.OWNER, false, List.of());
        var key = KeyText.random();
        keys.add(key, draft(id, ApiKey.Kind.API, List.of("192.0.2.0/28"), Set.of(Permission.OLTS_INFO), true));

        refused(AccessProblem.UNAUTHENTICATED, () -> gate(NOON).byKey(key.clear(), AWAY));
        assertThat(gate(NOON).byKey(key.clear(), HOME).permissions()).containsExactly(Permission.OLTS_INFO);
        refused(AccessProblem.UNAUTHENTICATED, () -> gate(NOON).byKey(key.clear(), HOME));
    }

    @Test
    void theFirstAdministratorIsMadeOnceAndGetsTheKeyOfTheSettings() {
        var first = new FirstAdministrator(users, keys, PASSWORDS);

        assertThat(first.make(Secret.of("Correct-Horse-7"))).isTrue();
        assertThat(first.make(Secret.of("another-8"))).isFalse();
        assertThat(first.giveKey(Secret.of("3f0c6a52-8a5e-4f39-9a53-0d9c4f6c2b11"), NOON))
                .contains(NOON.plus(Duration.ofDays(365)));
        assertThat(first.giveKey(Secret.of("3f0c6a52-8a5e-4f39-9a53-0d9c4f6c2b11"), NOON))
                .isEmpty();

        assertThat(gate(NOON).byPassword("admin", "Correct-Horse-7", HOME).permissions())
                .containsExactlyInAnyOrder(Permission.values());
        assertThat(gate(NOON)
                        .byKey("3f0c6a52-8a5e-4f39-9a53-0d9c4f6c2b11", HOME)
                        .seesAllDevices())
                .isTrue();
    }

    @Test
    @DisplayName(
            "of two nodes that start for the first time at the same moment one gives the key of the settings, and both start")
    void theKeyOfTheSettingsIsGivenOnceByNodesThatStartTogether() throws Exception {
        String key = "3f0c6a52-8a5e-4f39-9a53-0d9c4f6c2b12";
        var first = new FirstAdministrator(users, keys, PASSWORDS);
        first.make(Secret.of("Correct-Horse-7"));
        var transactions = new TestTransactions(DATABASE.dataSource());
        var quicker = new FirstAdministrator(users, new ApiKeys(new Sql(transactions.dataSource())), PASSWORDS);
        ExecutorService otherNode = Executors.newSingleThreadExecutor();
        try {
            Future<Optional<Instant>> later = transactions.call(() -> {
                assertThat(quicker.giveKey(Secret.of(key), NOON)).isPresent();
                Future<Optional<Instant>> waits = otherNode.submit(() -> first.giveKey(Secret.of(key), NOON));
                await().atMost(Duration.ofSeconds(30)).until(this::somebodyWaitsForARow);
                return waits;
            });

            assertThat(later.get(30, TimeUnit.SECONDS)).isEmpty();
        } finally {
            otherNode.shutdownNow();
        }
    }

    private boolean somebodyWaitsForARow() {
        return new Sql(DATABASE.dataSource())
                .one(
                        "select exists (select 1 from pg_stat_activity where wait_event_type = 'Lock'"
                                + " and query like '%insert into api_key%') as waits",
                        row -> row.flag("waits"));
    }

    @Test
    void moreIterationsRehashAtTheNextSignIn() {
        var id = user("anna", Role.OWNER, false, List.of());

        gate(NOON, new Passwords(2000)).byPassword("anna", "secret-1", HOME);

        assertThat(gate(NOON).bySession(id, 0, HOME)).isPresent();
        assertThat(users.passwordHash(id).orElseThrow()).startsWith("PBKDF2WithHmacSHA512:2000:");
    }

    private long user(String login, long role, boolean strict, List<String> networks) {
        return users.add(
                new UserDraft(login, login, role, AppUser.Status.ENABLED, "en", strict, networks, Set.of(3L)),
                PASSWORDS.hash("secret-1"));
    }

    private static KeyDraft draft(
            long user, ApiKey.Kind kind, List<String> networks, Set<Permission> permissions, boolean oneTime) {
        return new KeyDraft(user, kind, "", networks, permissions, oneTime, "admin", NOON.plusSeconds(3600), "");
    }

    private Gate gate(Instant now) {
        return gate(now, PASSWORDS);
    }

    private Gate gate(Instant now, Passwords passwords) {
        var guard = new SignInGuard(new Sql(DATABASE.dataSource()));
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        return new Gate(users, roles, keys, guard, SignInGuard.Limits.USUAL, passwords, clock, seen);
    }

    private static void refused(AccessProblem type, Runnable attempt) {
        refused(type, "", attempt);
    }

    private static void refused(AccessProblem type, String detail, Runnable attempt) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(attempt::run)
                .withMessageContaining(detail)
                .extracting(ProblemException::type)
                .isEqualTo(type);
    }
}
