package org.demarc.provisioning.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.device.entity.Like;
import org.demarc.settings.entity.SecretBox;

/** Requests of other programs, kept under the id that their senders gave them. */
@Dependent
public class ServiceRequests {

    private static final String COLUMNS = """
             id, body_hash, action, source, service, asked_by, state, code, text, order_id, deliveries, received_at, finished_at
            """;

    private static final Map<String, String> SORTABLE = Map.of(
            "received", "received_at",
            "finished", "finished_at",
            "id", "id",
            "action", "action",
            "service", "source || '/' || service",
            "state", "state");

    private final Sql sql;

    @Inject
    public ServiceRequests(Sql sql) {
        this.sql = sql;
    }

    /** A request that has just been read. */
    public record Arrival(
            String id, String bodyHash, String body, RequestAction action, ServiceKey service, String askedBy) {}

    /** Stores the request; false when the id is known already. Waits for whoever stores the same id now. */
    public boolean store(Arrival arrival) {
        return sql.update(
                        """
                        INSERT INTO provisioning_request (id, body_hash, body, action, source, service, asked_by, state)
                        VALUES (?, ?, ?, ?, ?, ?, ?, 'ACCEPTED') ON CONFLICT (id) DO NOTHING
                        """,
                        arrival.id(),
                        arrival.bodyHash(),
                        SecretBox.current().seal(arrival.body()),
                        arrival.action(),
                        arrival.service().source(),
                        arrival.service().id(),
                        arrival.askedBy())
                == 1;
    }

    /** The request, locked until the end of the transaction. */
    public Optional<ServiceRequest> locked(String id) {
        return sql.first(
                "SELECT" + COLUMNS + "FROM provisioning_request WHERE id = ? FOR UPDATE", ServiceRequests::read, id);
    }

    public Optional<ServiceRequest> withId(String id) {
        return sql.first("SELECT" + COLUMNS + "FROM provisioning_request WHERE id = ?", ServiceRequests::read, id);
    }

    /** The JSON as it came. */
    public String body(String id) {
        return SecretBox.current()
                .open(sql.one("SELECT body FROM provisioning_request WHERE id = ?", row -> row.text("body"), id));
    }

    /** It came once more. */
    public void again(String id) {
        sql.update("UPDATE provisioning_request SET deliveries = deliveries + 1 WHERE id = ?", id);
    }

    /** A refused request is tried again by an operator. */
    public void reopen(String id) {
        sql.update(
                "UPDATE provisioning_request SET state = 'ACCEPTED', code = '', text = '', finished_at = NULL WHERE id = ?",
                id);
    }

    /** From now on this order is followed. */
    public void follow(String id, long orderId) {
        sql.update("UPDATE provisioning_request SET order_id = ? WHERE id = ?", orderId, id);
    }

    /** Somebody has to look at routers for it, outside of any transaction. */
    public void due(String id) {
        sql.update("UPDATE provisioning_request SET due_at = now() WHERE id = ?", id);
    }

    public void state(String id, RequestState state, String code, String text) {
        sql.update("""
                UPDATE provisioning_request SET state = ?, code = ?, text = ?,
                       finished_at = CASE WHEN ? THEN now() END, due_at = CASE WHEN ? THEN NULL ELSE due_at END
                WHERE id = ?
                """, state, code, text, state.isFinal(), state.isFinal(), id);
    }

    /** Claims requests that wait for somebody to look at routers; others may take them when the lease is over. */
    public List<String> claimDue(int limit, Duration lease) {
        return sql.list("""
                UPDATE provisioning_request SET due_at = now() + make_interval(secs => ?) WHERE id IN (
                    SELECT id FROM provisioning_request WHERE due_at <= now() ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED)
                RETURNING id
                """, row -> row.text("id"), (double) lease.toSeconds(), limit);
    }

    /**
     * Requests whose order has come further than their last result told: ended, parked, or gone on again.
     *
     * @param limit at most so many
     */
    public List<String> toTell(int limit) {
        return sql.list("""
                SELECT r.id FROM provisioning_request r JOIN provisioning_order o ON o.id = r.order_id
                WHERE r.state IN ('ACCEPTED', 'WAITING')
                AND (o.state IN ('DONE', 'REFUSED', 'FAILED', 'SUPERSEDED', 'DEAD', 'CANCELLED')
                     OR (o.state = 'PARKED' AND (r.state <> 'WAITING' OR r.code <> o.code)))
                ORDER BY r.order_id LIMIT ?
                """, row -> row.text("id"), limit);
    }

    /**
     * Newest first; sortable by {@code received, finished, id, action, service, state}.
     *
     * @param state empty for all
     * @param page filter: the beginning of an id, or a service's whole id
     */
    public Page<ServiceRequest> list(String state, PageRequest page) {
        String where =
                " FROM provisioning_request WHERE (? = '' OR state = ?) AND (? = '' OR id LIKE ? OR service = ?)";
        String begin = Like.beginning(page.filter());
        long total = sql.one(
                "SELECT count(*) AS n" + where,
                row -> row.number("n"),
                state,
                state,
                page.filter(),
                begin,
                page.filter());
        String order =
                page.column(SORTABLE, "received_at") + (page.sort().isEmpty() || page.descending() ? " DESC" : "");
        return new Page<>(
                sql.list(
                        "SELECT" + COLUMNS + where + " ORDER BY " + order + ", id LIMIT ? OFFSET ?",
                        ServiceRequests::read,
                        state,
                        state,
                        page.filter(),
                        begin,
                        page.filter(),
                        page.limit(),
                        page.offset()),
                total,
                page.limit(),
                page.offset());
    }

    /** Forgets what ended before the instant, at most so many. */
    public int forget(Instant before, int limit) {
        return sql.update("""
                DELETE FROM provisioning_request WHERE id IN (
                    SELECT id FROM provisioning_request WHERE finished_at < ? ORDER BY received_at LIMIT ?)
                """, before, limit);
    }

    private static ServiceRequest read(Sql.Row row) throws SQLException {
        return new ServiceRequest(
                row.text("id"),
                row.text("body_hash"),
                row.choice("action", RequestAction.class),
                new ServiceKey(row.text("source"), row.text("service")),
                row.text("asked_by"),
                row.choice("state", RequestState.class),
                row.text("code"),
                row.text("text"),
                row.nullableNumber("order_id"),
                (int) row.number("deliveries"),
                row.instant("received_at"),
                row.nullableInstant("finished_at"));
    }
}
