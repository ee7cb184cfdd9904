package org.demarc.addressing.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.demarc.Sql;
import org.demarc.provisioning.entity.ServiceKey;

/** The append-only record of who had which address when (ucrm-routeros.md 7.5). */
@Dependent
public class Ledger {

    private static final String SELECT = """
            SELECT host(address) AS address, source, service, client_id, client_name, router, kind, natural_key, origin, cause,
                   from_at, to_at, release_pending FROM address_ledger
            """;

    private final Sql sql;

    @Inject
    public Ledger(Sql sql) {
        this.sql = sql;
    }

    /** Opens an interval, unless the one that is open tells the same. */
    void keepOpen(String space, Ipv4 address, ServiceKey service, Origin origin, LedgerFacts facts) {
        sql.update(
                """
                UPDATE address_ledger SET to_at = now() WHERE space = ? AND address = ?::inet AND to_at IS NULL
                AND (source, service, router, kind, natural_key) <> (?, ?, ?, ?, ?)
                """,
                space,
                address.toString(),
                service.source(),
                service.id(),
                facts.router(),
                facts.kind(),
                facts.naturalKey());
        sql.update(
                """
                INSERT INTO address_ledger (space, address, source, service, client_id, client_name, router, kind, natural_key, origin, cause, from_at)
                VALUES (?, ?::inet, ?, ?, ?, ?, ?, ?, ?, ?, ?, now()) ON CONFLICT (space, address) WHERE to_at IS NULL DO NOTHING
                """,
                space,
                address.toString(),
                service.source(),
                service.id(),
                facts.clientId(),
                facts.clientName(),
                facts.router(),
                facts.kind(),
                facts.naturalKey(),
                origin,
                facts.cause());
    }

    void close(String space, Ipv4 address, ServiceKey service) {
        sql.update("""
                UPDATE address_ledger SET to_at = now(), release_pending = false
                WHERE space = ? AND address = ?::inet AND source = ? AND service = ? AND to_at IS NULL
                """, space, address.toString(), service.source(), service.id());
    }

    void markPending(String space, Ipv4 address, ServiceKey service) {
        sql.update("""
                UPDATE address_ledger SET release_pending = true
                WHERE space = ? AND address = ?::inet AND source = ? AND service = ? AND to_at IS NULL
                """, space, address.toString(), service.source(), service.id());
    }

    /** Who had the address at that instant. */
    public Optional<LedgerInterval> holderAt(String space, Ipv4 address, Instant at) {
        return sql.first(
                SELECT
                        + " WHERE space = ? AND address = ?::inet AND from_at <= ? AND (to_at IS NULL OR to_at > ?) ORDER BY from_at DESC LIMIT 1",
                Ledger::interval,
                space,
                address.toString(),
                at,
                at);
    }

    /** Who had the address last before that instant. */
    public Optional<LedgerInterval> lastBefore(String space, Ipv4 address, Instant at) {
        return sql.first(
                SELECT + " WHERE space = ? AND address = ?::inet AND to_at <= ? ORDER BY to_at DESC LIMIT 1",
                Ledger::interval,
                space,
                address.toString(),
                at);
    }

    /** Intervals of an address that touch the time between, newest first; never more than {@code limit}. */
    public List<LedgerInterval> history(String space, Ipv4 address, Instant from, Instant to, int limit) {
        return sql.list(
                SELECT
                        + " WHERE space = ? AND address = ?::inet AND from_at < ? AND (to_at IS NULL OR to_at >= ?) ORDER BY from_at DESC, id DESC LIMIT ?",
                Ledger::interval,
                space,
                address.toString(),
                to,
                from,
                limit);
    }

    /** All addresses of a service, newest first; never more than {@code limit}. */
    public List<LedgerInterval> ofService(ServiceKey service, int limit) {
        return sql.list(
                SELECT + " WHERE source = ? AND service = ? ORDER BY from_at DESC, id DESC LIMIT ?",
                Ledger::interval,
                service.source(),
                service.id(),
                limit);
    }

    /** Writes down that somebody looked, before he is told. */
    public void recordQuery(String who, String what, String reason) {
        sql.update("INSERT INTO address_ledger_query (who, what, reason) VALUES (?, ?, ?)", who, what, reason);
    }

    private static LedgerInterval interval(Sql.Row row) throws SQLException {
        return new LedgerInterval(
                Ipv4.of(row.text("address")),
                new ServiceKey(row.text("source"), row.text("service")),
                new LedgerFacts(
                        row.text("client_id"),
                        row.text("client_name"),
                        row.text("router"),
                        row.text("kind"),
                        row.text("natural_key"),
                        row.text("cause")),
                row.choice("origin", Origin.class),
                row.instant("from_at"),
                row.nullableInstant("to_at"),
                row.flag("release_pending"));
    }
}
