package org.demarc.provisioning.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How the orders of a plan that is applied come to their ends (ucrm-routeros.md 8.2). */
class PlansIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Sql sql = new Sql(DATABASE.dataSource());
    private final Plans plans = new Plans(sql);
    private long account;

    @BeforeEach
    void oneAccount() {
        DATABASE.execute("TRUNCATE provisioning_account CASCADE");
        account = account("1");
    }

    @Test
    @DisplayName("UR-71 a superseded order of a plan stands as the newest order that took its place")
    void aSupersededOrderStandsAsWhatTookItsPlace() {
        long planned = order(account, "SUPERSEDED", "");
        order(account, "SUPERSEDED", "");
        order(account, "REFUSED", "no such profile");
        order(account("2"), "DONE", "of somebody else");

        assertThat(plans.standing(List.of(planned)))
                .containsExactly(new Plans.OrderStanding(planned, OrderState.REFUSED, "no such profile"));
    }

    @Test
    @DisplayName("UR-71 a superseded order of a plan that nothing took the place of stays superseded")
    void aSupersededOrderWithoutANewerOneStaysSuperseded() {
        order(account, "DONE", "earlier");
        long planned = order(account, "SUPERSEDED", "");

        assertThat(plans.standing(List.of(planned)))
                .containsExactly(new Plans.OrderStanding(planned, OrderState.SUPERSEDED, ""));
    }

    @Test
    @DisplayName("UR-71 an order of a plan that came to its own end stands so, whatever was ordered later")
    void anOrderThatCameToItsOwnEndStandsSo() {
        long done = order(account, "DONE", "");
        long cancelled = order(account("2"), "CANCELLED", "by anna");
        order(account, "WAITING", "");

        assertThat(plans.standing(List.of(done, cancelled)))
                .containsExactly(
                        new Plans.OrderStanding(done, OrderState.DONE, ""),
                        new Plans.OrderStanding(cancelled, OrderState.CANCELLED, "by anna"));
    }

    private long account(String service) {
        return sql.one(
                "INSERT INTO provisioning_account (source, service) VALUES ('main', ?) RETURNING id",
                row -> row.number("id"),
                service);
    }

    private long order(long ofAccount, String state, String text) {
        return sql.one(
                "INSERT INTO provisioning_order (kind, account_id, router_id, router_name, state, text, cause, correlation)"
                        + " VALUES ('ENSURE', ?, 1, 'site1', ?, ?, 'test', 'test') RETURNING id",
                row -> row.number("id"),
                ofAccount,
                state,
                text);
    }
}
