package org.demarc.ucrm.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.demarc.Sql;
import org.demarc.provisioning.entity.AccountState;
import org.demarc.provisioning.entity.OrderState;
import org.demarc.provisioning.entity.ServiceKey;
import org.jspecify.annotations.Nullable;

/** How far the work is that hooks led to, as every node of the cluster left it in the database. */
@Dependent
public class HookProgress {

    private final Sql sql;

    @Inject
    public HookProgress(Sql sql) {
        this.sql = sql.keepingPlans();
    }

    /**
     * How a service stood before a hook.
     *
     * @param state of its account, {@link AccountState#NONE} when there was none
     * @param lastOrder the newest order of the account that had ended by then, 0 for none: what is younger may be the hook's
     */
    public record Before(AccountState state, long lastOrder) {

        public static final Before NOTHING = new Before(AccountState.NONE, 0);
    }

    /** A hook, the service it is about, and how that stood before. */
    public record Hook(long eventId, ServiceKey service, Before before) {}

    /**
     * How far the work is.
     *
     * @param reason of the event's state, may be empty
     * @param account state of the service's account, {@link AccountState#NONE} when there is none
     * @param text why the account is in its state, may be empty
     * @param order state of the newest order since, null for none
     * @param orderText why the order is in its state, may be empty
     * @param result what the order did, empty before it ended
     * @param silent whether the router of the order has been working on something for longer than an answer takes
     */
    public record Progress(
            EventState event,
            String reason,
            AccountState account,
            String text,
            @Nullable OrderState order,
            String orderText,
            String result,
            boolean silent) {}

    public Before before(ServiceKey service) {
        return sql.first(
                        """
                        SELECT a.state, COALESCE((SELECT o.id FROM provisioning_order o WHERE o.account_id = a.id AND o.kind = 'ENSURE'
                            AND o.state NOT IN ('WAITING', 'RUNNING', 'PARKED') ORDER BY o.id DESC LIMIT 1), 0) AS last_order
                        FROM provisioning_account a WHERE a.source = ? AND a.service = ?
                        """,
                        row -> new Before(row.choice("state", AccountState.class), row.number("last_order")),
                        service.source(),
                        service.id())
                .orElse(Before.NOTHING);
    }

    /**
     * Looks at all of them with one statement.
     *
     * @param silentSeconds how long a router may work on an order before it counts as silent
     * @return by event; events that were deleted meanwhile are missing
     */
    public Map<Long, Progress> of(Collection<Hook> hooks, int silentSeconds) {
        Map<Long, Progress> progressByEvent = new HashMap<>();
        sql.list(
                        """
                        SELECT e.id, e.state AS event, e.reason, COALESCE(a.state, 'NONE') AS account, COALESCE(a.text, '') AS text,
                               o.state AS order_state, COALESCE(o.text, '') AS order_text, COALESCE(o.result, '') AS result,
                               EXISTS (SELECT 1 FROM provisioning_order r WHERE r.router_id = o.router_id AND r.state = 'RUNNING'
                                   AND r.started_at < now() - make_interval(secs => ?)) AS silent
                        FROM unnest(?::bigint[], ?::text[], ?::text[], ?::bigint[]) AS t(event, source, service, last_order)
                        JOIN crm_event e ON e.id = t.event
                        LEFT JOIN provisioning_account a ON a.source = t.source AND a.service = t.service
                        LEFT JOIN LATERAL (SELECT n.state, n.text, n.result, n.router_id FROM provisioning_order n
                            WHERE n.account_id = a.id AND n.kind = 'ENSURE' AND n.id > t.last_order ORDER BY n.id DESC LIMIT 1) o ON true
                        ORDER BY e.id LIMIT 10000
                        """,
                        row -> Map.entry(row.number("id"), progress(row)),
                        (double) silentSeconds,
                        Sql.column(hooks, Hook::eventId),
                        Sql.column(hooks, hook -> hook.service().source()),
                        Sql.column(hooks, hook -> hook.service().id()),
                        Sql.column(hooks, hook -> hook.before().lastOrder()))
                .forEach(one -> progressByEvent.put(one.getKey(), one.getValue()));
        return progressByEvent;
    }

    private static Progress progress(Sql.Row row) throws SQLException {
        String order = row.nullableText("order_state");
        return new Progress(
                row.choice("event", EventState.class),
                row.text("reason"),
                row.choice("account", AccountState.class),
                row.text("text"),
                order == null ? null : OrderState.valueOf(order),
                row.text("order_text"),
                row.text("result"),
                row.flag("silent"));
    }
}
