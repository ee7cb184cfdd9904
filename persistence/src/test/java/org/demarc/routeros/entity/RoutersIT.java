package org.demarc.routeros.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.demarc.PageRequest;
import org.demarc.ProblemException;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.demarc.settings.entity.Secret;
import org.demarc.settings.entity.SecretBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RoutersIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private Routers routers = new Routers(new Sql(DATABASE.dataSource()));
    private final Sql sql = new Sql(DATABASE.dataSource());

    @BeforeEach
    void start() {
        SecretBox.install(SecretBox.withFreshKey());
        DATABASE.execute("truncate routeros_router restart identity");
        routers = new Routers(sql);
    }

    @Test
    void whatIsWrittenDownIsReadBack() {
        RouterDraft draft = draft("site1", "main", List.of("North", "tower 1"));

        Router router = routers.withId(routers.add(draft)).orElseThrow();

        assertThat(router.name()).isEqualTo("site1");
        assertThat(router.aliases()).containsExactly("North", "tower 1");
        assertThat(router.reach()).isEqualTo(draft.reach());
        assertThat(router.style()).isEqualTo(AccountStyle.DEFAULT);
    }

    @Test
    void thePasswordIsSealedInTheDatabase() {
        long id = routers.add(draft("site1", "", List.of()));

        String stored = sql.one("select password p from routeros_router where id = ?", row -> row.text("p"), id);
        assertThat(stored).startsWith("s1:").doesNotContain("topsecret1");
    }

    @Test
    void aNameIsFoundWhateverItsCaseAndBlanks() {
        long id = routers.add(draft("Site1", "", List.of("North")));

        assertThat(routers.named("main", " sITE1 ")).map(Router::id).contains(id);
        assertThat(routers.named("main", "north")).map(Router::id).contains(id);
        assertThat(routers.named("main", "south")).isEmpty();
    }

    @Test
    void manyNamesAreFoundAtOnceEachBySomeoneElsesRules() {
        long common = routers.add(draft("site1", "", List.of("North")));
        long own = routers.add(draft("site1", "main", List.of()));

        var found = routers.named(
                List.of("main", "plain", "main", "plain"), List.of("Site1", " site1", "nowhere", "NORTH "));

        assertThat(found).hasSize(3);
        assertThat(found.get(0)).extracting(Router::id).isEqualTo(own);
        assertThat(found.get(1)).extracting(Router::id).isEqualTo(common);
        assertThat(found.get(3)).extracting(Router::id).isEqualTo(common);
        assertThat(routers.named(List.of(), List.of())).isEmpty();
    }

    @Test
    void theSourcesOwnRouterComesFirst() {
        routers.add(draft("site1", "", List.of()));
        long own = routers.add(draft("site1", "main", List.of()));

        assertThat(routers.named("main", "site1")).map(Router::id).contains(own);
        assertThat(routers.named("plain", "site1").orElseThrow().source()).isEmpty();
    }

    @Test
    void oneNameIsGivenOnce() {
        routers.add(draft("site1", "main", List.of("North")));

        assertThatThrownBy(() -> routers.add(draft("north", "main", List.of())))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.type())
                        .isEqualTo(RouterosProblem.ROUTER_NAME_TAKEN));
    }

    @Test
    void anEditWithoutPasswordKeepsIt() {
        long id = routers.add(draft("site1", "", List.of()));
        RouterDraft renamed = draft("site2", "", List.of());
        RouterDraft silent = new RouterDraft(
                renamed.name(), renamed.aliases(), "", renamed.reach().keeping(Secret.NONE), renamed.style());

        routers.change(id, 0, silent);

        Router router = routers.withId(id).orElseThrow();
        assertThat(router.name()).isEqualTo("site2");
        assertThat(router.reach().password()).isEqualTo(Secret.of("topsecret1"));
        assertThat(router.version()).isEqualTo(1);
    }

    @Test
    void aStoredPasswordIsNotSentToAnotherHost() {
        long id = routers.add(draft("site1", "", List.of()));
        RouterDraft same = draft("site1", "", List.of());
        RouterReach elsewhere =
                new RouterReach("192.0.2.66", 8728, false, "", "api", Secret.NONE, false, null, 5000, null);
        RouterDraft silent = new RouterDraft("site1", List.of(), "", elsewhere, same.style());

        assertThatThrownBy(() -> routers.change(id, 0, silent))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.type())
                        .isEqualTo(RouterosProblem.PASSWORD_NEEDED));
        assertThat(routers.withId(id).orElseThrow().reach().host()).isEqualTo("127.0.0.1");
    }

    @Test
    void ofTwoEditsOnTheSameVersionTheSecondIsRefused() {
        long id = routers.add(draft("site1", "", List.of()));
        routers.change(id, 0, draft("site2", "", List.of()));

        assertThatThrownBy(() -> routers.change(id, 0, draft("site3", "", List.of())))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("site3");
    }

    @Test
    void aRefusedLoginHoldsUntilTheSettingsChange() {
        long id = routers.add(draft("site1", "", List.of()));
        routers.setLoginRefused(id, "invalid user name or password (6)");
        assertThat(routers.loginRefused(id)).startsWith("invalid");

        routers.change(id, 0, draft("site1", "", List.of()));

        assertThat(routers.loginRefused(id)).isEmpty();
    }

    @Test
    void failuresAreSeenUntilTheRouterIsReached() {
        long id = routers.add(draft("site1", "", List.of()));
        Instant until = Instant.parse("2026-11-21T10:00:00Z");
        routers.failed(id, "refused", 3, until);
        assertThat(routers.withId(id).orElseThrow().standing().openUntil()).isEqualTo(until);

        routers.reached(id);

        RouterStanding standing = routers.withId(id).orElseThrow().standing();
        assertThat(standing.openUntil()).isNull();
        assertThat(standing.failures()).isZero();
        assertThat(standing.reachedAt()).isNotNull();
    }

    @Test
    void aListIsFilteredAndPaged() {
        routers.add(draft("site1", "", List.of("100%")));
        routers.add(draft("site2", "", List.of()));
        routers.add(draft("other", "", List.of()));

        assertThat(routers.page("", new PageRequest(1, 1, "name", false, "site"))
                        .items())
                .extracting(Router::name)
                .containsExactly("site2");
        assertThat(routers.page("", new PageRequest(10, 0, "", false, "0%")).total())
                .isEqualTo(1);
        assertThat(routers.page("", PageRequest.first(2)).total()).isEqualTo(3);
    }

    @Test
    void theListIsFilteredByHowRoutersStandAsEachOfThemSaysItself() {
        routers.add(draft("fresh", "", List.of()));
        routers.reached(routers.add(draft("up", "", List.of())));
        routers.failed(routers.add(draft("down", "", List.of())), "refused", 1, null);
        routers.failed(
                routers.add(draft("waiting", "", List.of())),
                "refused",
                3,
                Instant.now().plusSeconds(3600));
        routers.setLoginRefused(routers.add(draft("login", "", List.of())), "cannot log in");

        for (RouterState state : RouterState.values()) {
            List<Router> found =
                    routers.page(state.name(), PageRequest.first(10)).items();

            assertThat(found)
                    .extracting(Router::name)
                    .containsExactly(state.name().toLowerCase(Locale.ROOT));
            assertThat(found.get(0).standing().state(Instant.now())).isEqualTo(state);
        }
        assertThat(routers.page("", new PageRequest(10, 0, "state", true, "")).items())
                .extracting(Router::name)
                .containsExactly("waiting", "up", "login", "fresh", "down");
    }

    private static RouterDraft draft(String name, String source, List<String> aliases) {
        RouterReach reach =
                new RouterReach("127.0.0.1", 8728, false, "", "api", Secret.of("topsecret1"), false, null, 5000, null);
        return new RouterDraft(name, aliases, source, reach, AccountStyle.DEFAULT);
    }
}
