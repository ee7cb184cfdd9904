package org.demarc.provisioning.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AccountsIT {

    private static final AccountFilter BASIC = new AccountFilter("", "", 0, "", "Basic 10M");

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Sql sql = new Sql(DATABASE.dataSource());
    private final Accounts accounts = new Accounts(sql);
    private long site1;

    @BeforeEach
    void start() {
        DATABASE.execute("TRUNCATE provisioning_account, routeros_router CASCADE");
        site1 = sql.one(
                "INSERT INTO routeros_router (name, host, port, api_user, password) VALUES ('site1', 'h', 1, 'u', 's1:') RETURNING id",
                row -> row.number("id"));
        add("a", 1, "Basic 10M", "ENABLED", "PPPOE");
        add("a", 2, "Basic 10M", "DISABLED", "PPPOE");
        add("b", 3, "Basic 10M", "ENABLED", "DHCP");
        add("b", 4, "Pro 50M", "ENABLED", "PPPOE");
        sql.update("INSERT INTO provisioning_account (source, service, plan_name) VALUES ('b', '5', 'Basic 10M')");
    }

    @Test
    void whatAListShowsIsMeantWhole() {
        assertThat(services(new Accounts.Many(List.of(), BASIC, ""))).containsExactly("1", "2", "3", "5");
        assertThat(services(new Accounts.Many(List.of(), BASIC, " user3 "))).containsExactly("3");
        assertThat(services(new Accounts.Many(List.of(new ServiceKey("b", "3"), new ServiceKey("b", "4")), BASIC, "")))
                .containsExactly("3");
        assertThat(accounts.ids(new Accounts.Many(List.of(), BASIC, ""), 2)).hasSize(2);
    }

    @Test
    void sharesOfRoutersSayWhatWouldChangeThere() {
        List<Accounts.Share> shares =
                accounts.shares(new Accounts.Many(List.of(), BASIC, ""), List.of("ENABLED", "KEEP"));

        assertThat(shares)
                .containsExactly(new Accounts.Share(site1, "site1", 3, 2, 1, 4), new Accounts.Share(0, "", 1, 0, 0, 0));
    }

    @Test
    void plansAreListedOnceInOrder() {
        IntStream.range(10, 40).forEach(service -> add("c", service, "Basic 10M", "ENABLED", "PPPOE"));
        sql.update("INSERT INTO provisioning_account (source, service) VALUES ('c', 'none')");

        assertThat(accounts.plans(10)).containsExactly("Basic 10M", "Pro 50M");
        assertThat(accounts.plans(1)).containsExactly("Basic 10M");
    }

    @Test
    void anAccountStandsAsItDidUntilSomebodyHasASayAboutIt() {
        Account fresh = accounts.locked(new ServiceKey("c", "new"));
        assertThat(fresh.standing()).isEqualTo(Account.UNHEARD_OF);

        ServiceKey service = new ServiceKey("a", "1");
        long id = accounts.locked(service).id();
        Set<String> standings = new LinkedHashSet<>(List.of(standing(service)));
        accounts.driftKnown(id);
        accounts.status(id, Accounts.Status.of(AccountState.FAILED));
        assertThat(standings).contains(standing(service));

        accounts.wish(List.of(new Accounts.Wish(
                id,
                "",
                "",
                "",
                "",
                "ENABLED",
                false,
                "",
                "s1:wish",
                Heard.TOLD,
                Accounts.Status.of(AccountState.APPLYING))));
        standings.add(standing(service));
        accounts.attempt(List.of(new Accounts.Attempt(id, site1, AccountKind.PPPOE, "user1", "", "s1:attempt", "")));
        standings.add(standing(service));
        accounts.attemptUndone(id);
        accounts.noted(id, "user1", "", "s1:row");
        standings.add(standing(service));
        accounts.overrides(id, "s1:accepted");
        standings.add(standing(service));
        accounts.vanished(id, "");
        standings.add(standing(service));

        assertThat(standings).as("another one each time").hasSize(6);
    }

    @Test
    void whatWasWrittenToSinceItWasReadIsNamed() {
        Instant readAt = sql.one("SELECT clock_timestamp() AS at", row -> row.instant("at"));
        assertThat(accounts.changedOn(site1, readAt)).isEmpty();

        accounts.status(accounts.locked(new ServiceKey("a", "2")).id(), Accounts.Status.of(AccountState.FAILED));

        assertThat(accounts.changedOn(site1, readAt)).containsExactly(new ServiceKey("a", "2"));
        assertThat(accounts.changedOn(site1 + 1, readAt)).isEmpty();
    }

    private String standing(ServiceKey service) {
        return accounts.of(service).orElseThrow().standing();
    }

    private List<String> services(Accounts.Many many) {
        return accounts.ids(many, 100).stream()
                .map(id -> accounts.withId(id).orElseThrow().service().id())
                .toList();
    }

    private void add(String source, int service, String plan, String desired, String kind) {
        sql.update(
                "INSERT INTO provisioning_account (source, service, plan_name, desired, kind, natural_key, router_id, state)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, 'APPLIED')",
                source,
                Integer.toString(service),
                plan,
                desired,
                kind,
                "user" + service,
                site1);
    }
}
