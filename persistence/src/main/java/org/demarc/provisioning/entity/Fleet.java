package org.demarc.provisioning.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.demarc.Sql;
import org.demarc.addressing.entity.DrawQueue;

/** Reads accounts by the thousand, with one statement for all of them. */
@Dependent
public class Fleet {

    private static final String SELECT = "SELECT" + Accounts.COLUMNS + """
            , EXISTS (SELECT 1 FROM provisioning_order o WHERE o.account_id = provisioning_account.id
                      AND o.state IN ('WAITING', 'PARKED', 'RUNNING')) AS busy,
              COALESCE((SELECT host(h.address) FROM address_assignment h WHERE h.source = provisioning_account.source
                      AND h.service = provisioning_account.service AND h.released_at IS NULL AND NOT h.release_pending
                      ORDER BY h.id DESC LIMIT 1), '') AS held,
              COALESCE((SELECT h.origin = 'MANUAL' FROM address_assignment h WHERE h.source = provisioning_account.source
                      AND h.service = provisioning_account.service AND h.released_at IS NULL AND NOT h.release_pending
                      ORDER BY h.id DESC LIMIT 1), false) AS manual
            FROM provisioning_account
            """;

    private final Sql sql;

    @Inject
    public Fleet(Sql sql) {
        this.sql = sql;
    }

    /** The accounts that are on this router, or may be. */
    public List<FleetAccount> on(long routerId) {
        return sql.list(
                SELECT + " WHERE router_id = ? UNION " + SELECT + " WHERE attempt_router_id = ? ORDER BY id",
                Fleet::account,
                routerId,
                routerId);
    }

    /** Those of these services of one source that are known. */
    public List<FleetAccount> of(String source, List<String> services) {
        return sql.list(
                SELECT + " WHERE source = ? AND service = ANY(?::text[]) ORDER BY id",
                Fleet::account,
                source,
                services);
    }

    /** Names of the plans of PPPoE accounts on this router, in alphabetical order. */
    public List<String> pppPlansOn(long routerId, int limit) {
        return sql.list(
                "SELECT DISTINCT plan_name FROM provisioning_account WHERE router_id = ? AND kind = ? AND plan_name <> ''"
                        + " ORDER BY plan_name LIMIT ?",
                row -> row.text("plan_name"),
                routerId,
                AccountKind.PPPOE,
                limit);
    }

    /** Which services of a source have an account on some router. */
    public Set<String> onRouters(String source) {
        return sql
                .list(
                        "SELECT service FROM provisioning_account WHERE source = ? AND router_id IS NOT NULL ORDER BY service",
                        row -> row.text("service"),
                        source)
                .stream()
                .collect(Collectors.toSet());
    }

    /** How many accounts of these sources are on all routers together. */
    public int managed(Collection<String> sources) {
        return sql.one(
                "SELECT count(*)::int AS n FROM provisioning_account WHERE source = ANY(?::text[]) AND router_id IS NOT NULL",
                row -> (int) row.number("n"),
                sources);
    }

    /** How many accounts are on the router. */
    public int managed(long routerId) {
        return sql.one(
                "SELECT count(*)::int AS n FROM provisioning_account WHERE router_id = ?",
                row -> (int) row.number("n"),
                routerId);
    }

    /**
     * Who has one of these addresses on another router, by address: router's name and service, or that the row there is not
     * Demarc's.
     */
    public Map<String, String> elsewhere(long routerId, List<String> addresses) {
        return sql
                .list(
                        """
                        SELECT host(address) AS address, (array_agg(who ORDER BY ours DESC, who))[1] AS who FROM (
                            SELECT a.address, true AS ours, r.name || ': ' || a.source || '/' || a.service AS who
                            FROM provisioning_account a JOIN routeros_router r ON r.id = a.router_id
                            WHERE a.router_id <> ? AND a.address = ANY(?::inet[])
                            UNION ALL
                            SELECT s.address, false, r.name || ': not a row of Demarc'
                            FROM address_seen s JOIN routeros_router r ON r.id = s.router_id
                            WHERE s.space = ? AND s.router_id <> ? AND s.address = ANY(?::inet[])) found
                        GROUP BY address
                        """,
                        row -> Map.entry(row.text("address"), row.text("who")),
                        routerId,
                        addresses,
                        DrawQueue.DEFAULT_SPACE,
                        routerId,
                        addresses)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Which of the addresses belong to the pool. */
    public Set<String> ofPool(long poolId, List<String> addresses) {
        return sql.list("""
                        SELECT DISTINCT host(a.address) AS address FROM unnest(?::inet[]) AS a(address)
                        JOIN address_prefix p ON p.pool_id = ? AND a.address <<= p.prefix
                        """, row -> row.text("address"), addresses, poolId).stream()
                .collect(Collectors.toSet());
    }

    /** Which of the addresses belong to the pool and are excluded by now. */
    public Set<String> excludedOf(long poolId, List<String> addresses) {
        return sql.list("""
                        SELECT DISTINCT host(a.address) AS address FROM unnest(?::inet[]) AS a(address)
                        JOIN address_prefix p ON p.pool_id = ? AND a.address <<= p.prefix
                        JOIN address_exclusion x ON x.space = p.space AND a.address BETWEEN x.first AND x.last
                        """, row -> row.text("address"), addresses, poolId).stream()
                .collect(Collectors.toSet());
    }

    /** The pools that the addresses lie in, by address. */
    public Map<String, PoolPlace> places(List<String> addresses) {
        return sql
                .list(
                        """
                        SELECT host(a.address) AS address, p.name, p.kind = 'PPP' AS ppp, COALESCE(p.router_id, 0) AS router
                        FROM unnest(?::inet[]) AS a(address)
                        JOIN address_prefix x ON a.address <<= x.prefix JOIN address_pool p ON p.id = x.pool_id
                        """,
                        row -> Map.entry(
                                row.text("address"),
                                new PoolPlace(row.text("name"), row.flag("ppp"), row.number("router"))),
                        addresses)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }

    /** Who holds these addresses in the address book, by address. */
    public Map<String, ServiceKey> holders(List<String> addresses) {
        return sql
                .list(
                        """
                        SELECT host(h.address) AS address, h.source, h.service FROM address_assignment h
                        WHERE h.address = ANY(?::inet[]) AND h.released_at IS NULL
                        """,
                        row -> Map.entry(row.text("address"), new ServiceKey(row.text("source"), row.text("service"))),
                        addresses)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }

    /** Router ids, all that are registered, by name. */
    public List<Long> routers() {
        return sql.list("SELECT id FROM routeros_router ORDER BY name, id LIMIT 10000", row -> row.number("id"));
    }

    /** The router was away and is back: it is compared when what waited for it has had its time. */
    public void compareLater(long routerId, Duration delay) {
        sql.update(
                "UPDATE routeros_router SET compare_at = COALESCE(compare_at, now() + make_interval(secs => ?)) WHERE id = ?",
                (double) delay.toSeconds(),
                routerId);
    }

    /** Takes the routers whose time to be compared has come. */
    public List<Long> toCompare(int limit) {
        return sql.list("""
                UPDATE routeros_router SET compare_at = NULL WHERE id IN (
                    SELECT id FROM routeros_router WHERE compare_at <= now() ORDER BY compare_at LIMIT ? FOR UPDATE SKIP LOCKED)
                RETURNING id
                """, row -> row.number("id"), limit);
    }

    /** Names of all routers by their rows. */
    public Map<Long, String> routerNames() {
        return sql
                .list(
                        "SELECT id, name FROM routeros_router ORDER BY id LIMIT 10000",
                        row -> Map.entry(row.number("id"), row.text("name")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The pool of another router that the address belongs to. */
    public Optional<String> poolOfAnother(long routerId, String address) {
        return sql.first("""
                SELECT p.name FROM address_prefix x JOIN address_pool p ON p.id = x.pool_id
                WHERE x.prefix >>= ?::inet AND p.kind = 'DHCP' AND p.router_id <> ? LIMIT 1
                """, row -> row.text("name"), address, routerId);
    }

    /** The codes of all sources that have accounts. */
    public Set<String> sources() {
        return sql
                .list("SELECT DISTINCT source FROM provisioning_account ORDER BY source", row -> row.text("source"))
                .stream()
                .collect(Collectors.toSet());
    }

    private static FleetAccount account(Sql.Row row) throws java.sql.SQLException {
        return new FleetAccount(Accounts.account(row), row.text("held"), row.flag("manual"), row.flag("busy"));
    }

    /**
     * What a router has to do.
     *
     * @param accounts that are on it
     * @param waiting orders that are due or being worked on
     * @param parked orders that wait for the router to come back, or for an address
     * @param refused orders on the dead-letter list
     */
    public record Load(long accounts, long waiting, long parked, long refused) {

        static final Load NONE = new Load(0, 0, 0, 0);
    }

    /** The loads of these routers, by id; every one of them is there. */
    public Map<Long, Load> loads(Collection<Long> routerIds) {
        Map<Long, Load> loads = new HashMap<>();
        routerIds.forEach(id -> loads.put(id, Load.NONE));
        sql.list(
                        """
                        SELECT r.id,
                          (SELECT count(*) FROM provisioning_account a WHERE a.router_id = r.id) AS accounts,
                          (SELECT count(*) FROM provisioning_order o WHERE o.router_id = r.id AND o.state = 'WAITING')
                            + (SELECT count(*) FROM provisioning_order o WHERE o.router_id = r.id AND o.state = 'RUNNING') AS waiting,
                          (SELECT count(*) FROM provisioning_order o WHERE o.router_id = r.id AND o.state = 'PARKED') AS parked,
                          (SELECT count(*) FROM provisioning_order o WHERE o.router_id = r.id AND o.state IN ('REFUSED', 'FAILED', 'DEAD')) AS refused
                        FROM unnest(?::bigint[]) AS r(id) ORDER BY r.id
                        """,
                        row -> Map.entry(
                                row.number("id"),
                                new Load(
                                        row.number("accounts"),
                                        row.number("waiting"),
                                        row.number("parked"),
                                        row.number("refused"))),
                        routerIds)
                .forEach(one -> loads.put(one.getKey(), one.getValue()));
        return loads;
    }
}
