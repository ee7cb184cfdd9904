package org.demarc.ucrm.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.settings.entity.SecretBox;
import org.jspecify.annotations.Nullable;

/** Webhook events. Bodies hold subscribers' passwords and are sealed. */
@Dependent
public class CrmEvents {

    private static final String SELECT = """
            SELECT e.id, e.source_id, s.code, e.uuid, e.entity, e.entity_id, e.change_type, e.event_name, e.state, e.reason,
                   e.deliveries, e.other_bodies, e.attempts, e.told, e.received_at, e.handled_at
            FROM crm_event e JOIN crm_source s ON s.id = e.source_id
            """;

    /**
     * Waiting events of one service of a source, to be completed with the service's id. The sum and the joined text keep PostgreSQL from
     * the indexes of everything that is due or in a state, which in a storm are long and mostly dead.
     */
    static final String WAITING_OF_ONE = """
             e.source_id = ? AND e.entity = 'service' AND e.entity_id = %s AND e.state || '' IN ('STORED', 'UNVERIFIED', 'QUEUED')
            """;

    /** Of those, the ones whose time has come. */
    static final String DUE = " e.due_at + interval '0' <= now() ";

    private final Sql sql;

    @Inject
    public CrmEvents(Sql sql) {
        this.sql = sql.keepingPlans();
    }

    /** A hook as it arrives. */
    public record Arrival(
            long sourceId,
            String uuid,
            String hash,
            String body,
            String entity,
            String entityId,
            String changeType,
            String eventName,
            EventState state) {}

    /**
     * What became of a hook.
     *
     * @param isNew whether it had not been delivered before
     * @param sameBody whether an earlier delivery had the same body
     * @param before state at the second delivery
     */
    public record Receipt(long id, boolean isNew, boolean sameBody, EventState before) {}

    /** Stores hooks, durably and each once, with one statement. For each in their order: its id where it is new. */
    public List<Optional<Long>> store(List<Arrival> hooks) {
        Map<String, Long> idByKey = new HashMap<>();
        sql.list(
                        """
                        INSERT INTO crm_event (source_id, uuid, body_hash, body, entity, entity_id, change_type, event_name, state, handled_at)
                        SELECT t.source_id, t.uuid, t.hash, t.body, t.entity, t.entity_id, t.change_type, t.event_name, t.state,
                               CASE WHEN t.state IN ('TEST', 'IGNORED') THEN now() END
                        FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                            AS t(source_id, uuid, hash, body, entity, entity_id, change_type, event_name, state)
                        ORDER BY t.source_id, t.uuid
                        ON CONFLICT (source_id, uuid) DO NOTHING RETURNING id, source_id, uuid
                        """,
                        row -> Map.entry(key(row.number("source_id"), row.text("uuid")), row.number("id")),
                        Sql.column(hooks, Arrival::sourceId),
                        Sql.column(hooks, Arrival::uuid),
                        Sql.column(hooks, Arrival::hash),
                        Sql.column(hooks, hook -> SecretBox.current().seal(hook.body())),
                        Sql.column(hooks, Arrival::entity),
                        Sql.column(hooks, Arrival::entityId),
                        Sql.column(hooks, Arrival::changeType),
                        Sql.column(hooks, Arrival::eventName),
                        Sql.column(hooks, hook -> hook.state().name()))
                .forEach(stored -> idByKey.put(stored.getKey(), stored.getValue()));
        return hooks.stream()
                .map(hook -> Optional.ofNullable(idByKey.remove(key(hook.sourceId(), hook.uuid()))))
                .toList();
    }

    private static String key(long sourceId, String uuid) {
        return sourceId + " " + uuid;
    }

    /** Counts another delivery of a hook that is stored, or of another body under its uuid. */
    public Receipt again(Arrival hook) {
        return sql.one(
                """
                UPDATE crm_event e SET deliveries = deliveries + t.same::int, other_bodies = other_bodies + (NOT t.same)::int,
                    other_body_at = CASE WHEN t.same THEN other_body_at ELSE now() END
                FROM (SELECT id, body_hash = ? AS same FROM crm_event WHERE source_id = ? AND uuid = ?) t WHERE e.id = t.id
                RETURNING e.id, t.same, e.state
                """,
                row -> new Receipt(row.number("id"), false, row.flag("same"), row.choice("state", EventState.class)),
                hook.hash(),
                hook.sourceId(),
                hook.uuid());
    }

    /** A second delivery starts the work again; that of one which was worked for is told again, others are not. */
    public void requeue(long id) {
        sql.update("""
                UPDATE crm_event SET told = CASE WHEN state IN ('DONE', 'FAILED') THEN 'NOTHING' ELSE told END,
                    state = 'STORED', reason = '', attempts = 0, due_at = now(), handled_at = NULL WHERE id = ?
                """, id);
    }

    /** The timelines of their services tell so much of them. */
    public void told(List<Long> ids, HookTold told) {
        sql.update("UPDATE crm_event SET told = ? WHERE id = ANY(?::bigint[])", told, ids);
    }

    public Optional<CrmEvent> withId(long id) {
        return withIds(List.of(id)).stream().findFirst();
    }

    /** Those that there are, oldest first. */
    public List<CrmEvent> withIds(Collection<Long> ids) {
        return sql.list(SELECT + " WHERE e.id = ANY(?::bigint[]) ORDER BY e.id", CrmEvents::event, ids);
    }

    /** Which source each of the events is of, in their order. */
    public Map<Long, List<Long>> bySource(Collection<Long> ids) {
        Map<Long, List<Long>> idsBySource = new LinkedHashMap<>();
        sql.list(
                        "SELECT id, source_id FROM crm_event WHERE id = ANY(?::bigint[]) ORDER BY id",
                        row -> new Unattended(row.number("id"), row.number("source_id")),
                        ids)
                .forEach(event -> idsBySource
                        .computeIfAbsent(event.sourceId(), source -> new ArrayList<>())
                        .add(event.id()));
        return idsBySource;
    }

    /** The stored body. */
    public String body(long id) {
        return Optional.ofNullable(bodies(List.of(id)).get(id)).orElseThrow();
    }

    /** The stored bodies by id. */
    public Map<Long, String> bodies(List<Long> ids) {
        Map<Long, String> bodyById = new HashMap<>();
        sql.list(
                        "SELECT id, body FROM crm_event WHERE id = ANY(?::bigint[])",
                        row -> Map.entry(row.number("id"), SecretBox.current().open(row.text("body"))),
                        ids)
                .forEach(entry -> bodyById.put(entry.getKey(), entry.getValue()));
        return bodyById;
    }

    /**
     * Events of services of which one is due, by service, oldest first; never more than {@code limit} of each. Those whose own time has
     * not come wait for the same answer: they come along, and all are one evaluation (UR-32). The sums keep PostgreSQL from walking
     * through all events in the order of their ids until it has met enough.
     */
    public Map<String, List<CrmEvent>> due(long sourceId, Collection<String> services, int limit) {
        Map<String, List<CrmEvent>> dueByService = new HashMap<>();
        String waiting = WAITING_OF_ONE.formatted("t.service");
        sql.list(
                        """
                        SELECT w.* FROM unnest(?::text[]) AS t(service)
                        CROSS JOIN LATERAL (SELECT v.*, bool_or(v.due) OVER () AS any_due
                            FROM (%s WHERE %s ORDER BY NOT (%s), e.id + 0 LIMIT ?) v) w
                        WHERE w.any_due ORDER BY w.id
                        """.formatted(SELECT.replace("e.handled_at", "e.handled_at," + DUE + "AS due"), waiting, DUE),
                        CrmEvents::event,
                        services,
                        sourceId,
                        limit)
                .forEach(event -> dueByService
                        .computeIfAbsent(event.entityId(), service -> new ArrayList<>())
                        .add(event));
        return dueByService;
    }

    /** The newest event of an object whose state is none of those that do not count. */
    public Optional<CrmEvent> newest(long sourceId, String entity, String entityId) {
        return sql.first(
                SELECT
                        + " WHERE e.source_id = ? AND e.entity = ? AND e.entity_id = ? AND e.state <> 'REJECTED' ORDER BY e.id DESC LIMIT 1",
                CrmEvents::event,
                sourceId,
                entity,
                entityId);
    }

    /** An event and whose it is. */
    public record Unattended(long id, long sourceId) {}

    /** Events that are due although nobody may know of them, one for each object; never more than {@code limit}. */
    public List<Unattended> unattended(int limit) {
        return sql.list("""
                SELECT min(id) AS id, source_id FROM crm_event
                WHERE state IN ('STORED', 'UNVERIFIED', 'QUEUED') AND due_at <= now() - interval '2 seconds'
                GROUP BY source_id, entity, entity_id ORDER BY 1 LIMIT ?
                """, row -> new Unattended(row.number("id"), row.number("source_id")), limit);
    }

    public void finish(List<Long> ids, EventState state, String reason) {
        sql.update(
                "UPDATE crm_event SET state = ?, reason = ?, handled_at = now() WHERE id = ANY(?::bigint[])",
                state,
                reason,
                ids);
    }

    /** Confirmed; stays open until its service is evaluated. */
    public void confirmed(List<Long> ids) {
        sql.update("UPDATE crm_event SET state = 'QUEUED', reason = '' WHERE id = ANY(?::bigint[])", ids);
    }

    /** The CRM did not answer: again later, unless somebody has finished it meanwhile. */
    public void later(List<Long> ids, EventState state, String reason, Duration after) {
        sql.update("""
                UPDATE crm_event SET state = ?, reason = ?, attempts = attempts + 1, due_at = now() + make_interval(secs => ?)
                WHERE id = ANY(?::bigint[]) AND state IN ('STORED', 'UNVERIFIED', 'QUEUED')
                """, state, reason, (double) after.toSeconds(), ids);
    }

    /** What events of a list have in common; empty texts mean anything. */
    public record Filter(String source, String state, String service, Instant from, Instant to) {}

    /** Events come one after the other: by the time of arrival is by id. */
    private static final Map<String, String> SORTABLE = Map.of(
            "received", "e.id",
            "source", "s.code",
            "event", "e.event_name",
            "object", "(e.entity, e.entity_id)",
            "state", "e.state",
            "deliveries", "e.deliveries");

    /** Newest first, unless sorted by {@code received, source, event, object, state, deliveries}. */
    public Page<CrmEvent> list(Filter filter, PageRequest page) {
        String direction = page.sort().isEmpty() || page.descending() ? " DESC" : "";
        String order = page.column(SORTABLE, "e.id") + direction + ", e.id" + direction;
        String where = """
                 WHERE (? = '' OR s.code = ?) AND (? = '' OR e.state = ?) AND (? = '' OR (e.entity = 'service' AND e.entity_id = ?))
                 AND e.received_at >= ? AND e.received_at < ?
                """;
        @Nullable
        Object[] parameters = {
            filter.source(),
            filter.source(),
            filter.state(),
            filter.state(),
            filter.service(),
            filter.service(),
            filter.from(),
            filter.to()
        };
        long total = sql.one(
                "SELECT count(*) AS n FROM crm_event e JOIN crm_source s ON s.id = e.source_id" + where,
                row -> row.number("n"),
                parameters);
        @Nullable Object[] all = Arrays.copyOf(parameters, parameters.length + 2);
        all[parameters.length] = page.limit();
        all[parameters.length + 1] = page.offset();
        return new Page<>(
                sql.list(SELECT + where + " ORDER BY " + order + " LIMIT ? OFFSET ?", CrmEvents::event, all),
                total,
                page.limit(),
                page.offset());
    }

    private static final String SERVICES = """
            SELECT DISTINCT e.source_id, e.entity_id FROM crm_event e JOIN crm_source s ON s.id = e.source_id
            WHERE e.entity = 'service' AND (? = '' OR s.code = ?) AND (? = '' OR e.state = ?) AND (? = '' OR e.entity_id = ?)
            AND e.received_at >= ? AND e.received_at < ?
            """;

    /** The services that the events of a filter are about and that come behind one in their order; never more than {@code limit}. */
    public List<ServiceOfSource> services(Filter filter, ServiceOfSource behind, int limit) {
        return sql.list(
                SERVICES + " AND (e.source_id, e.entity_id) > (?, ?) ORDER BY 1, 2 LIMIT ?",
                row -> new ServiceOfSource(row.number("source_id"), row.text("entity_id")),
                filter.source(),
                filter.source(),
                filter.state(),
                filter.state(),
                filter.service(),
                filter.service(),
                filter.from(),
                filter.to(),
                behind.sourceId(),
                behind.service(),
                limit);
    }

    /** How many services the events of a filter are about. */
    public long countServices(Filter filter) {
        return sql.one(
                "SELECT count(*) AS n FROM (" + SERVICES + ") t",
                row -> row.number("n"),
                filter.source(),
                filter.source(),
                filter.state(),
                filter.state(),
                filter.service(),
                filter.service(),
                filter.from(),
                filter.to());
    }

    /** A service of a source. */
    public record ServiceOfSource(long sourceId, String service) {

        /** Comes before all that there are. */
        public static final ServiceOfSource NONE = new ServiceOfSource(0, "");
    }

    private static CrmEvent event(Sql.Row row) throws SQLException {
        return new CrmEvent(
                row.number("id"),
                row.number("source_id"),
                row.text("code"),
                row.text("uuid"),
                row.text("entity"),
                row.text("entity_id"),
                row.text("change_type"),
                row.text("event_name"),
                row.choice("state", EventState.class),
                row.text("reason"),
                (int) row.number("deliveries"),
                (int) row.number("other_bodies"),
                (int) row.number("attempts"),
                row.choice("told", HookTold.class),
                row.instant("received_at"),
                row.nullableInstant("handled_at"));
    }

    /** Forgets events that came before that time and wait for nothing, oldest first; how many, never more than the limit. */
    public int forgetOlderThan(Duration age, int limit) {
        return sql.update("""
                DELETE FROM crm_event WHERE id IN (
                    SELECT id FROM crm_event
                    WHERE received_at < now() - make_interval(secs => ?) AND state NOT IN ('STORED', 'UNVERIFIED', 'QUEUED')
                    ORDER BY received_at LIMIT ?)
                """, (double) age.toSeconds(), limit);
    }
}
