package org.demarc.ucrm.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.demarc.Sql;
import org.demarc.settings.entity.SecretBox;
import org.jspecify.annotations.Nullable;

/** What the CRMs last said about their services and clients, and which service is being evaluated by whom. */
@Dependent
public class CrmServices {

    private static final String COLUMNS = """
             id, source_id, service, client_id, status, snapshot, snapshot_event, gone, predecessor, successor,
             EXTRACT(EPOCH FROM now() - awaiting_since)::bigint AS awaited_seconds,
             COALESCE(due_at <= now(), false) AS due, cause, attempts
            """;
    private static final String SELECT = "SELECT" + COLUMNS + " FROM crm_service ";

    private final Sql sql;

    @Inject
    public CrmServices(Sql sql) {
        this.sql = sql.keepingPlans();
    }

    /** Lets one worker evaluate services, which are made known if they are not; those that another evaluates are left out. */
    public List<KnownService> claim(long sourceId, Collection<String> services, String holder, Duration lease) {
        return sql.list(
                """
                INSERT INTO crm_service AS s (source_id, service, holder, lease_until)
                SELECT ?, t.service, ?, now() + make_interval(secs => ?) FROM unnest(?::text[]) AS t(service) ORDER BY t.service
                ON CONFLICT (source_id, service) DO UPDATE SET holder = excluded.holder, lease_until = excluded.lease_until,
                    due_again = false
                WHERE s.lease_until IS NULL OR s.lease_until < now()
                RETURNING %s
                """.formatted(COLUMNS), CrmServices::known, sourceId, holder, (double) lease.toSeconds(), services);
    }

    /** Lets others evaluate what the holder still has. */
    public void release(List<Long> ids, String holder) {
        sql.update("""
                UPDATE crm_service SET lease_until = NULL
                WHERE id IN (SELECT id FROM crm_service WHERE id = ANY(?::bigint[]) AND holder = ? AND lease_until IS NOT NULL
                             ORDER BY service FOR UPDATE)
                """, ids, holder);
    }

    /**
     * Those of the services of which an event waits, or which are due themselves. Each is looked up by itself: with EXISTS, PostgreSQL
     * would gather all that are due in the source first, thousands in a rush.
     */
    public List<String> withWork(long sourceId, Collection<String> services) {
        return sql.list(
                """
                SELECT t.service FROM unnest(?::text[]) AS t(service)
                WHERE COALESCE(
                    (SELECT true FROM crm_service s WHERE s.source_id = ? AND s.service = t.service AND s.due_at <= now() LIMIT 1),
                    (SELECT true FROM crm_event e WHERE %s LIMIT 1), false)
                """.formatted(CrmEvents.WAITING_OF_ONE.formatted("t.service") + " AND " + CrmEvents.DUE),
                row -> row.text("service"),
                services,
                sourceId,
                sourceId);
    }

    /** What a node was evaluating before it was started again. */
    public void abandon(String node) {
        sql.update(
                "UPDATE crm_service SET lease_until = NULL WHERE lease_until IS NOT NULL AND holder LIKE ? || ':%'",
                node);
    }

    public Optional<KnownService> of(long sourceId, String service) {
        return sql.first(SELECT + " WHERE source_id = ? AND service = ?", CrmServices::known, sourceId, service);
    }

    public Optional<KnownService> withId(long id) {
        return sql.first(SELECT + " WHERE id = ?", CrmServices::known, id);
    }

    /** Services of the source whose rows come after this one, in their order; never more than {@code limit}. */
    public List<KnownService> after(long sourceId, long id, int limit) {
        return sql.list(
                SELECT + " WHERE source_id = ? AND id > ? ORDER BY id LIMIT ?",
                CrmServices::known,
                sourceId,
                id,
                limit);
    }

    /** The names of all clients of the source as they were told last, by the CRM's id. */
    public Map<String, String> clientNames(long sourceId) {
        return sql
                .list(
                        "SELECT client_id, name FROM crm_client WHERE source_id = ? ORDER BY client_id",
                        row -> Map.entry(row.text("client_id"), row.text("name")),
                        sourceId)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Services of a client; never more than {@code limit}. */
    public List<KnownService> ofClient(long sourceId, String clientId, int limit) {
        return sql.list(
                SELECT + " WHERE source_id = ? AND client_id = ? ORDER BY id LIMIT ?",
                CrmServices::known,
                sourceId,
                clientId,
                limit);
    }

    /**
     * What a CRM says of a service.
     *
     * @param status number of ucrm-routeros.md 5.4, null when it says none
     * @param event the newest event that led to it, 0 for none
     */
    public record Snapshot(
            long id, String clientId, @Nullable Integer status, String json, long event) {}

    /**
     * What the CRM says now. The services are not due any more, unless somebody asked for another look since they were claimed; others may
     * evaluate them when the transaction has ended.
     */
    public void snapshot(List<Snapshot> snapshots) {
        if (snapshots.isEmpty()) {
            return;
        }
        sql.update(
                """
                UPDATE crm_service s SET client_id = CASE WHEN t.client_id = '' THEN s.client_id ELSE t.client_id END,
                    status = NULLIF(t.status, '')::integer, snapshot = t.snapshot, snapshot_event = GREATEST(s.snapshot_event, t.event),
                    gone = false, refreshed_at = now(), attempts = 0, due_at = CASE WHEN s.due_again THEN s.due_at END,
                    lease_until = NULL, updated_at = now()
                FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[]) AS t(id, client_id, status, snapshot, event)
                WHERE s.id = t.id
                """,
                Sql.column(snapshots, Snapshot::id),
                Sql.column(snapshots, Snapshot::clientId),
                Sql.column(
                        snapshots,
                        one -> one.status() == null ? "" : one.status().toString()),
                Sql.column(snapshots, one -> SecretBox.current().seal(one.json())),
                Sql.column(snapshots, Snapshot::event));
    }

    /** The CRM does not know it any more; otherwise as {@link #snapshot}. */
    public void gone(long id, long event) {
        sql.update("""
                UPDATE crm_service SET gone = true, snapshot_event = GREATEST(snapshot_event, ?), refreshed_at = now(), attempts = 0,
                    due_at = CASE WHEN due_again THEN due_at END, lease_until = NULL, updated_at = now()
                WHERE id = ?
                """, event, id);
    }

    /** Makes services known that are not yet. */
    public void know(long sourceId, Collection<String> services) {
        sql.update("""
                INSERT INTO crm_service (source_id, service) SELECT ?, t.service FROM unnest(?::text[]) AS t(service) ORDER BY t.service
                ON CONFLICT (source_id, service) DO NOTHING
                """, sourceId, services);
    }

    /**
     * Makes other transactions that change one of these services wait for the end of this one. Whoever changes several holds them first,
     * in this one order: two that link each other's services would wait for each other else.
     */
    public void hold(long sourceId, Collection<String> services) {
        sql.list(
                "SELECT id FROM crm_service WHERE source_id = ? AND service = ANY(?::text[]) ORDER BY service FOR UPDATE",
                row -> row.number("id"),
                sourceId,
                services);
    }

    /** The new service follows the old one. */
    public void link(long sourceId, String older, String newer) {
        sql.update("""
                INSERT INTO crm_service (source_id, service, successor) VALUES (?, ?, ?)
                ON CONFLICT (source_id, service) DO UPDATE SET successor = excluded.successor
                """, sourceId, older, newer);
        sql.update("""
                INSERT INTO crm_service (source_id, service, predecessor) VALUES (?, ?, ?)
                ON CONFLICT (source_id, service) DO UPDATE SET predecessor = excluded.predecessor
                """, sourceId, newer, older);
    }

    /** Its successor is awaited since now, unless it is already. */
    public void await(long id) {
        sql.update("UPDATE crm_service SET awaiting_since = COALESCE(awaiting_since, now()) WHERE id = ?", id);
    }

    public void awaited(long id) {
        sql.update("UPDATE crm_service SET awaiting_since = NULL WHERE id = ?", id);
    }

    /** Looks at the service again without a new event. */
    public void dueAfter(long sourceId, String service, Duration after, String cause) {
        dueAfter(sourceId, Map.of(service, cause), after);
    }

    /** The same for several. */
    public void dueAfter(long sourceId, Map<String, String> causeByService, Duration after) {
        sql.update("""
                INSERT INTO crm_service (source_id, service, due_at, cause)
                SELECT ?, t.service, now() + make_interval(secs => ?), t.cause FROM unnest(?::text[], ?::text[]) AS t(service, cause)
                ORDER BY t.service
                ON CONFLICT (source_id, service) DO UPDATE SET due_at = LEAST(COALESCE(crm_service.due_at, excluded.due_at), excluded.due_at),
                    due_again = true, cause = excluded.cause
                """, sourceId, after.toMillis() / 1000.0, causeByService.keySet(), causeByService.values());
    }

    /** The refresh failed once more. */
    public void retry(long id, Duration after) {
        sql.update(
                "UPDATE crm_service SET attempts = attempts + 1, due_at = now() + make_interval(secs => ?) WHERE id = ?",
                (double) after.toSeconds(),
                id);
    }

    /** Services that are due; never more than {@code limit}. */
    public List<KnownService> due(int limit) {
        return sql.list(
                SELECT
                        + " WHERE due_at <= now() AND (lease_until IS NULL OR lease_until < now()) ORDER BY due_at, id LIMIT ?",
                CrmServices::known,
                limit);
    }

    /**
     * The name of a client as it was told last.
     *
     * @param fresh whether that was within the {@code maxAge} that was asked for
     */
    public record ToldName(String name, boolean fresh) {}

    /** The names of clients that are known, by their ids. */
    public Map<String, ToldName> clientNames(long sourceId, Collection<String> clientIds, Duration maxAge) {
        return sql
                .list(
                        """
                        SELECT client_id, name, refreshed_at > now() - make_interval(secs => ?) AS fresh FROM crm_client
                        WHERE source_id = ? AND client_id = ANY(?::text[])
                        """,
                        row -> Map.entry(row.text("client_id"), new ToldName(row.text("name"), row.flag("fresh"))),
                        (double) maxAge.toSeconds(),
                        sourceId,
                        clientIds)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Notes a client's name; true when it is another than before. */
    public boolean name(long sourceId, String clientId, String name) {
        ToldName told = clientNames(sourceId, List.of(clientId), Duration.ZERO).get(clientId);
        Optional<String> before = Optional.ofNullable(told).map(ToldName::name);
        sql.update("""
                INSERT INTO crm_client (source_id, client_id, name) VALUES (?, ?, ?)
                ON CONFLICT (source_id, client_id) DO UPDATE SET name = excluded.name, refreshed_at = now()
                """, sourceId, clientId, name);
        return !before.equals(Optional.of(name));
    }

    /**
     * Notes the names of several clients, save those that were told by others since the CRM was asked for these.
     *
     * @param sinceAsked how long ago that was
     * @return the names as they stand then, by the clients' ids
     */
    public Map<String, String> names(long sourceId, Map<String, String> nameById, Duration sinceAsked) {
        sql.update("""
                INSERT INTO crm_client AS c (source_id, client_id, name)
                SELECT ?, t.client_id, t.name FROM unnest(?::text[], ?::text[]) AS t(client_id, name) ORDER BY t.client_id
                ON CONFLICT (source_id, client_id) DO UPDATE SET name = excluded.name, refreshed_at = now()
                WHERE c.refreshed_at < now() - make_interval(secs => ?)
                """, sourceId, nameById.keySet(), nameById.values(), sinceAsked.toMillis() / 1000.0);
        return clientNames(sourceId, nameById.keySet(), Duration.ZERO).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, told -> told.getValue().name()));
    }

    private static KnownService known(Sql.Row row) throws SQLException {
        String sealed = row.nullableText("snapshot");
        Long status = row.nullableNumber("status");
        Long awaited = row.nullableNumber("awaited_seconds");
        return new KnownService(
                row.number("id"),
                row.number("source_id"),
                row.text("service"),
                row.text("client_id"),
                status == null ? null : status.intValue(),
                sealed == null ? null : SecretBox.current().open(sealed),
                row.number("snapshot_event"),
                row.flag("gone"),
                row.text("predecessor"),
                row.text("successor"),
                awaited == null ? null : Duration.ofSeconds(awaited),
                row.flag("due"),
                row.text("cause"),
                (int) row.number("attempts"));
    }
}
