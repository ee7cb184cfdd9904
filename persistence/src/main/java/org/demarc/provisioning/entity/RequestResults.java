package org.demarc.provisioning.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.demarc.Sql;

/** Results of requests on their way to the topic: written with what they tell, sent after the commit, at least once. */
@Dependent
public class RequestResults {

    private final Sql sql;

    @Inject
    public RequestResults(Sql sql) {
        this.sql = sql;
    }

    /** Something to tell about a stored request. */
    public RequestResult add(String requestId, RequestState state, String body) {
        return insert(requestId, true, state, body);
    }

    /** Something to tell about a message that was refused and names this id. */
    public RequestResult addForStranger(String requestId, RequestState state, String body) {
        return insert(requestId, false, state, body);
    }

    private RequestResult insert(String requestId, boolean own, RequestState state, String body) {
        return sql.one("""
                INSERT INTO provisioning_result (request_id, own, state, body) VALUES (?, ?, ?, ?)
                RETURNING id, request_id, state, body
                """, RequestResults::read, requestId, own, state, body);
    }

    /** The newest result of a stored request. */
    public Optional<RequestResult> newest(String requestId) {
        return sql.first(
                "SELECT id, request_id, state, body FROM provisioning_result WHERE request_id = ? AND own ORDER BY id DESC LIMIT 1",
                RequestResults::read,
                requestId);
    }

    /** All results of a request in their order, at most 1000. */
    public List<RequestResult> of(String requestId) {
        return sql.list(
                "SELECT id, request_id, state, body FROM provisioning_result WHERE request_id = ? AND own ORDER BY id LIMIT 1000",
                RequestResults::read,
                requestId);
    }

    /** Claims results to be sent, oldest first; never one while an older one of the same request has not been sent. */
    public List<RequestResult> claim(int limit, Duration lease) {
        return sql.list("""
                WITH taken AS (
                    UPDATE provisioning_result SET taken_until = now() + make_interval(secs => ?) WHERE id IN (
                        SELECT r.id FROM provisioning_result r WHERE r.sent_at IS NULL
                        AND (r.taken_until IS NULL OR r.taken_until < now())
                        AND NOT EXISTS (SELECT 1 FROM provisioning_result e WHERE e.request_id = r.request_id AND e.id < r.id AND e.sent_at IS NULL)
                        ORDER BY r.id LIMIT ? FOR UPDATE SKIP LOCKED)
                    RETURNING id, request_id, state, body)
                SELECT id, request_id, state, body FROM taken ORDER BY id
                """, RequestResults::read, (double) lease.toSeconds(), limit);
    }

    public void sent(List<Long> ids) {
        sql.update(
                "UPDATE provisioning_result SET sent_at = now(), taken_until = NULL WHERE id = ANY(?::bigint[])", ids);
    }

    /** They could not be sent now. */
    public void giveBack(List<Long> ids) {
        sql.update("UPDATE provisioning_result SET taken_until = NULL WHERE id = ANY(?::bigint[])", ids);
    }

    /** Forgets what was sent before the instant, at most so many. */
    public int forget(Instant before, int limit) {
        return sql.update("""
                DELETE FROM provisioning_result WHERE id IN (
                    SELECT id FROM provisioning_result WHERE sent_at < ? ORDER BY sent_at LIMIT ?)
                """, before, limit);
    }

    private static RequestResult read(Sql.Row row) throws SQLException {
        return new RequestResult(
                row.number("id"), row.text("request_id"), row.choice("state", RequestState.class), row.text("body"));
    }
}
