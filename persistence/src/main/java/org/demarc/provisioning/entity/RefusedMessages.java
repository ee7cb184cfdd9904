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
import org.jspecify.annotations.Nullable;

/** Messages that were refused at the door: the dead letters of requests. */
@Dependent
public class RefusedMessages {

    private static final String COLUMNS = """
             id, request_id, code, text, origin, sender, octets, body IS NOT NULL AS kept, shown, state, received_at, settled_at, settled_by
            """;

    private final Sql sql;

    @Inject
    public RefusedMessages(Sql sql) {
        this.sql = sql;
    }

    /**
     * A message that nobody carries out.
     *
     * @param body all of it as it came; null when it is not kept, so that nobody sends half of it again
     * @param shown what people may see of it
     */
    public record Arrival(
            String requestId,
            String code,
            String text,
            String origin,
            String sender,
            long octets,
            @Nullable String body,
            String shown) {}

    public long add(Arrival arrival) {
        return sql.one(
                """
                INSERT INTO provisioning_refused (request_id, code, text, origin, sender, octets, body, shown)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
                """,
                row -> row.number("id"),
                arrival.requestId(),
                arrival.code(),
                arrival.text(),
                arrival.origin(),
                arrival.sender(),
                arrival.octets(),
                arrival.body() == null ? null : SecretBox.current().seal(arrival.body()),
                arrival.shown());
    }

    public Optional<RefusedMessage> withId(long id) {
        return sql.first("SELECT" + COLUMNS + "FROM provisioning_refused WHERE id = ?", RefusedMessages::read, id);
    }

    /** The message as it came. */
    public Optional<String> body(long id) {
        return sql.first(
                "SELECT body FROM provisioning_refused WHERE id = ? AND body IS NOT NULL",
                row -> SecretBox.current().open(row.text("body")),
                id);
    }

    /** True for the one who settles it. */
    public boolean settle(long id, RefusedMessage.State state, String by) {
        return sql.update(
                        "UPDATE provisioning_refused SET state = ?, settled_at = now(), settled_by = ? WHERE id = ? AND state = 'WAITING'",
                        state,
                        by,
                        id)
                == 1;
    }

    /**
     * Newest first.
     *
     * @param state empty for all
     * @param code empty for all
     * @param page filter: a part of id, code, reason or message
     */
    public Page<RefusedMessage> list(String state, String code, PageRequest page) {
        String where = """
                 FROM provisioning_refused WHERE (? = '' OR state = ?) AND (? = '' OR code = ?)
                 AND (? = '' OR (request_id || ' ' || code || ' ' || text || ' ' || shown) ILIKE ?)
                """;
        String part = Like.containing(page.filter());
        long total = sql.one(
                "SELECT count(*) AS n" + where, row -> row.number("n"), state, state, code, code, page.filter(), part);
        String order = page.column(Map.of("received", "id", "code", "code"), "id")
                + (page.sort().isEmpty() || page.descending() ? " DESC" : "");
        return new Page<>(
                sql.list(
                        "SELECT" + COLUMNS + where + " ORDER BY " + order + ", id DESC LIMIT ? OFFSET ?",
                        RefusedMessages::read,
                        state,
                        state,
                        code,
                        code,
                        page.filter(),
                        part,
                        page.limit(),
                        page.offset()),
                total,
                page.limit(),
                page.offset());
    }

    /**
     * A message on its way to the queue of dead letters.
     *
     * @param body as it came; where that was not kept, what is shown of its beginning, secrets masked
     */
    public record Copy(long id, String requestId, String code, String text, long octets, String body) {}

    /** Claims messages that came by JMS and have not been copied to the queue of dead letters yet. */
    public List<Copy> claimUncopied(int limit, Duration lease) {
        return sql.list(
                """
                UPDATE provisioning_refused SET taken_until = now() + make_interval(secs => ?) WHERE id IN (
                    SELECT id FROM provisioning_refused WHERE copied_at IS NULL AND origin = 'jms'
                    AND (taken_until IS NULL OR taken_until < now()) ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED)
                RETURNING id, request_id, code, text, octets, body, shown
                """,
                row -> new Copy(
                        row.number("id"),
                        row.text("request_id"),
                        row.text("code"),
                        row.text("text"),
                        row.number("octets"),
                        row.text("body").isEmpty()
                                ? row.text("shown")
                                : SecretBox.current().open(row.text("body"))),
                (double) lease.toSeconds(),
                limit);
    }

    public void copied(List<Long> ids) {
        sql.update("UPDATE provisioning_refused SET copied_at = now() WHERE id = ANY(?::bigint[])", ids);
    }

    /** Forgets what came before the instant, at most so many. */
    public int forget(Instant before, int limit) {
        return sql.update("""
                DELETE FROM provisioning_refused WHERE id IN (
                    SELECT id FROM provisioning_refused WHERE received_at < ? ORDER BY id LIMIT ?)
                """, before, limit);
    }

    private static RefusedMessage read(Sql.Row row) throws SQLException {
        return new RefusedMessage(
                row.number("id"),
                row.text("request_id"),
                row.text("code"),
                row.text("text"),
                row.text("origin"),
                row.text("sender"),
                row.number("octets"),
                row.flag("kept"),
                row.text("shown"),
                row.choice("state", RefusedMessage.State.class),
                row.instant("received_at"),
                row.nullableInstant("settled_at"),
                row.text("settled_by"));
    }
}
