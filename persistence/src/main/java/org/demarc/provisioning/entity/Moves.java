package org.demarc.provisioning.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.demarc.Sql;
import org.jspecify.annotations.Nullable;

/** Moves between routers, step by step, and what they leave to be cleaned up (ucrm-routeros.md 6.4). */
@Dependent
public class Moves {

    /** How far a move is; each is stored before the next step is taken. */
    public enum Step {
        PREPARED,
        ADDED,
        VERIFIED,
        SWITCHED,
        OLD_REMOVED,
        KICKED,
        DONE,
        UNDONE
    }

    private final Sql sql;

    @Inject
    public Moves(Sql sql) {
        this.sql = sql;
    }

    /** The account's move that has not been switched over yet; made if there is none to this router. */
    public long prepare(long accountId, long fromRouter, long toRouter, String oldAddress, String newAddress) {
        Optional<Long> open = sql.first("""
                SELECT id FROM provisioning_move WHERE account_id = ? AND to_router = ? AND from_router = ?
                AND state IN ('PREPARED', 'ADDED', 'VERIFIED') ORDER BY id DESC LIMIT 1
                """, row -> row.number("id"), accountId, toRouter, fromRouter);
        return open.orElseGet(
                () -> sql.one("""
                INSERT INTO provisioning_move (account_id, from_router, to_router, state, old_address, new_address)
                VALUES (?, ?, ?, 'PREPARED', NULLIF(?, '')::inet, NULLIF(?, '')::inet) RETURNING id
                """, row -> row.number("id"), accountId, fromRouter, toRouter, oldAddress, newAddress));
    }

    public void step(long moveId, Step step) {
        boolean isLast = step == Step.DONE || step == Step.UNDONE;
        sql.update(
                "UPDATE provisioning_move SET state = ?, finished_at = CASE WHEN ? THEN now() END WHERE id = ?",
                step,
                isLast,
                moveId);
    }

    /** Notes a row that has to go. */
    public long leaveBehind(Cleanup cleanup) {
        return sql.one(
                """
                INSERT INTO provisioning_cleanup (account_id, router_id, reason, applied, address, move_id)
                VALUES (?, ?, ?, ?, NULLIF(?, '')::inet, ?::bigint) RETURNING id
                """,
                row -> row.number("id"),
                cleanup.accountId(),
                cleanup.routerId(),
                cleanup.reason(),
                cleanup.sealedApplied(),
                cleanup.address(),
                text(cleanup.moveId()));
    }

    public Optional<Cleanup> cleanup(long id) {
        return sql.first("""
                SELECT id, account_id, router_id, reason, applied, host(address) AS address, move_id FROM provisioning_cleanup
                WHERE id = ? AND done_at IS NULL
                """, Moves::cleanup, id);
    }

    /** What these accounts still have to lose on this router, by account: the newest first. */
    public Map<Long, List<Cleanup>> pendingOn(long routerId, Collection<Long> accountIds) {
        return sql.list("""
                        SELECT id, account_id, router_id, reason, applied, host(address) AS address, move_id
                        FROM provisioning_cleanup WHERE account_id = ANY(?::bigint[]) AND router_id = ? AND done_at IS NULL
                        ORDER BY id DESC LIMIT 10000
                        """, Moves::cleanup, accountIds, routerId).stream()
                .collect(Collectors.groupingBy(Cleanup::accountId));
    }

    /** Those of the addresses that a row has which still has to go. */
    public Set<String> left(Collection<String> addresses) {
        return new HashSet<>(sql.list(
                "SELECT DISTINCT host(address) AS address FROM provisioning_cleanup WHERE done_at IS NULL AND address = ANY(?::inet[])",
                row -> row.text("address"),
                addresses));
    }

    /** The row is gone, or need not go any more; the move that left it behind is over with it. */
    public void cleaned(Cleanup cleanup, String note) {
        sql.update("UPDATE provisioning_cleanup SET done_at = now(), note = ? WHERE id = ?", note, cleanup.id());
        Long move = cleanup.moveId();
        if (move != null) {
            step(move, Step.DONE);
        }
    }

    /** Clean-ups of the account that have not been done. */
    public long pending(long accountId) {
        return sql.one(
                "SELECT count(*) AS n FROM provisioning_cleanup WHERE account_id = ? AND done_at IS NULL",
                row -> row.number("n"),
                accountId);
    }

    private static @Nullable String text(@Nullable Long number) {
        return number == null ? null : Long.toString(number);
    }

    private static Cleanup cleanup(Sql.Row row) throws SQLException {
        return new Cleanup(
                row.number("id"),
                row.number("account_id"),
                row.number("router_id"),
                row.text("reason"),
                row.text("applied"),
                row.text("address"),
                row.nullableNumber("move_id"));
    }
}
