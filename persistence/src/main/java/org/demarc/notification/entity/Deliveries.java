package org.demarc.notification.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Phrase;
import org.demarc.Sql;
import org.demarc.device.entity.Conditions;
import org.demarc.device.entity.Like;
import org.demarc.event.entity.Severity;
import org.jspecify.annotations.Nullable;

/** Every message: what was told, to whom, and what became of it. */
@Dependent
public class Deliveries {

    private static final int STEP = 10_000;

    private static final Map<String, String> SORTABLE = Map.of(
            "id", "d.id",
            "createdAt", "d.created_at",
            "dueAt", "d.due_at",
            "sentAt", "d.sent_at",
            "user", "d.login",
            "channel", "d.channel",
            "state", "d.state",
            "event", "d.event_name",
            "device", "d.device_name");

    private final Sql sql;

    @Inject
    public Deliveries(Sql sql) {
        this.sql = sql;
    }

    /** Newest first unless sorted otherwise. Filter: part of login, address, channel, event or device. */
    public Page<Delivery> page(PageRequest request, DeliveryQuery query) {
        Conditions wanted = conditions(query);
        if (!request.filter().isEmpty()) {
            String like = Like.containing(request.filter());
            wanted.and(
                    "(d.login ilike ? or d.address ilike ? or d.channel ilike ? or d.event_name ilike ? or d.device_name ilike ?)",
                    like,
                    like,
                    like,
                    like,
                    like);
        }
        String order = request.sort().isEmpty()
                ? "d.id desc"
                : request.column(SORTABLE, "d.id") + (request.descending() ? " desc nulls last" : "") + ", d.id desc";
        var rows = sql.list(
                "select d.* from notification_delivery d where " + wanted.sql() + " order by " + order
                        + " limit ? offset ?",
                Deliveries::read,
                wanted.parameters(request.limit(), request.offset()));
        long total = sql.one(
                "select count(*) n from notification_delivery d where " + wanted.sql(),
                row -> row.number("n"),
                wanted.parameters());
        return new Page<>(rows, total, request.limit(), request.offset());
    }

    private static Conditions conditions(DeliveryQuery query) {
        return new Conditions()
                .andIf(query.userId(), "d.user_id = ?")
                .andIf(query.contactId(), "d.contact_id = ?")
                .andIf(query.eventId(), "d.event_id = ?")
                .andIf(query.toldIn(), "d.told_in = ?")
                .andIf(query.state(), "d.state = ?")
                .andIf(query.kind(), "d.kind = ?")
                .andIf(query.from(), "d.created_at >= ?")
                .andIf(query.until(), "d.created_at < ?");
    }

    public Optional<Delivery> withId(long id) {
        return sql.first("select d.* from notification_delivery d where d.id = ?", Deliveries::read, id);
    }

    /** How many there are by state, of those owed since then; user null for all. */
    public Map<DeliveryState, Long> numbers(@Nullable Long userId, Instant since) {
        Conditions wanted = new Conditions().and("d.created_at >= ?", since).andIf(userId, "d.user_id = ?");
        Map<DeliveryState, Long> numberByState = new EnumMap<>(DeliveryState.class);
        sql.list(
                "select d.state, count(*) n from notification_delivery d where " + wanted.sql() + " group by d.state",
                row -> numberByState.put(row.choice("state", DeliveryState.class), row.number("n")),
                wanted.parameters());
        return numberByState;
    }

    /**
     * Owes the same message once more, quiet hours or not.
     *
     * @return its id; empty when it is still on its way, tells of several, or its contact or event is gone
     */
    public Optional<Long> again(long id, String by) {
        return sql.first("""
                insert into notification_delivery (contact_id, user_id, login, channel, kind, address, event_id, event_name, severity,
                            device_id, device_name, occasion, again_of, asked_by)
                select c.id, d.user_id, d.login, h.name, h.kind, c.address, d.event_id, d.event_name, d.severity, d.device_id,
                       d.device_name, d.occasion, d.id, ?
                  from notification_delivery d join notification_contact c on c.id = d.contact_id
                  join notification_channel h on h.id = c.channel_id join event e on e.id = d.event_id
                 where d.id = ? and d.state not in ('WAITING', 'HELD', 'SENDING') and d.occasion not in ('DIGEST', 'OVERFLOW')
                returning id
                """, row -> row.number("id"), by, id);
    }

    /** Forgets some of those that were owed before; call it until nothing is left. */
    public int forget(Instant before) {
        return sql.update("""
                delete from notification_delivery where id in (
                    select id from notification_delivery where created_at < ? and state <> 'SENDING' order by created_at limit ?)
                """, before, STEP);
    }

    static Delivery read(Sql.Row row) throws SQLException {
        return new Delivery(
                row.number("id"),
                row.nullableNumber("contact_id"),
                row.nullableNumber("user_id"),
                row.text("login"),
                row.text("channel"),
                row.choice("kind", ChannelKind.class),
                row.text("address"),
                row.nullableNumber("event_id"),
                row.text("event_name"),
                row.choice("severity", Severity.class),
                row.nullableNumber("device_id"),
                row.text("device_name"),
                row.choice("occasion", Occasion.class),
                row.choice("state", DeliveryState.class),
                Phrase.kept(row.texts("why_parts"), row.text("why")),
                row.instant("created_at"),
                row.instant("due_at"),
                (int) row.number("attempts"),
                row.nullableInstant("sent_at"),
                row.nullableNumber("told_in"),
                row.nullableNumber("again_of"),
                row.text("asked_by"),
                row.text("message"));
    }
}
