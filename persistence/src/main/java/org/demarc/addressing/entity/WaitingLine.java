package org.demarc.addressing.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import org.demarc.Sql;
import org.demarc.provisioning.entity.ServiceKey;

/** Services that wait for an address, in the order in which they came. */
@Dependent
public class WaitingLine {

    private final Sql sql;

    @Inject
    public WaitingLine(Sql sql) {
        this.sql = sql.keepingPlans();
    }

    /** Goes to the end of the line; who waits there already keeps his place. */
    void join(ServiceKey service, DrawQueue queue) {
        sql.update("""
                INSERT INTO address_wait (space, queue, source, service) VALUES (?, ?, ?, ?)
                ON CONFLICT (source, service) DO UPDATE SET space = excluded.space, queue = excluded.queue
                """, queue.space(), queue.key(), service.source(), service.id());
    }

    public void leave(ServiceKey service) {
        leave(List.of(service));
    }

    public void leave(Collection<ServiceKey> services) {
        if (!services.isEmpty()) {
            sql.update("""
                    DELETE FROM address_wait w USING unnest(?::text[], ?::text[]) AS t(source, service)
                    WHERE w.source = t.source AND w.service = t.service
                    """, AddressBook.sources(services), AddressBook.ids(services));
        }
    }

    boolean isAnybodyIn(DrawQueue queue) {
        return !first(queue, 1).isEmpty();
    }

    /**
     * How a service stands to a line.
     *
     * @param isInSome whether it stands in this line or in another
     * @param isBehindOthers whether others were in this line before the service came: then it may not draw
     * @param hadSome whether an address that it had has not been given to somebody else yet
     */
    record Standing(boolean isInSome, boolean isBehindOthers, boolean hadSome) {}

    Standing standing(ServiceKey service, DrawQueue queue) {
        return sql.one(
                """
                SELECT EXISTS (SELECT 1 FROM address_wait WHERE source = ? AND service = ?) AS waits,
                    EXISTS (SELECT 1 FROM address_wait WHERE space = ? AND queue = ?)
                    AND NOT EXISTS (SELECT 1 FROM address_wait WHERE space = ? AND queue = ? AND source = ? AND service = ?) AS behind,
                    EXISTS (SELECT 1 FROM address_rest WHERE source = ? AND service = ?) AS rests
                """,
                row -> new Standing(row.flag("waits"), row.flag("behind"), row.flag("rests")),
                service.source(),
                service.id(),
                queue.space(),
                queue.key(),
                queue.space(),
                queue.key(),
                service.source(),
                service.id(),
                service.source(),
                service.id());
    }

    /** Who is first in line; never more than {@code limit}. */
    public List<ServiceKey> first(DrawQueue queue, int limit) {
        return sql.list(
                "SELECT source, service FROM address_wait WHERE space = ? AND queue = ? ORDER BY id LIMIT ?",
                row -> new ServiceKey(row.text("source"), row.text("service")),
                queue.space(),
                queue.key(),
                limit);
    }

    /** Every line that somebody stands in. */
    public List<DrawQueue> lines() {
        return sql.list("SELECT DISTINCT space, queue FROM address_wait ORDER BY space, queue LIMIT 10000", row -> {
            String[] parts = row.text("queue").split(":");
            return new DrawQueue(
                    row.text("space"), PoolKind.valueOf(parts[0]), parts.length > 1 ? Long.parseLong(parts[1]) : 0);
        });
    }
}
