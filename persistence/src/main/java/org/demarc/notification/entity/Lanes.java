package org.demarc.notification.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.demarc.Phrase;
import org.demarc.Sql;
import org.demarc.event.entity.EventRow;
import org.demarc.event.entity.Events;
import org.jspecify.annotations.Nullable;

/**
 * What is owed, and who tells it: all messages of one contact are a lane, and one node at a time has it. So they stay in their order and
 * are counted without anybody else in between.
 */
@Dependent
public class Lanes {

    /** So that nobody else's lock is meant. */
    private static final int LOCK = 2741;

    private static final int MOST_DUE = 500;

    /** Whether user u may see event e, as the list of events has it. */
    private static final String SEES = """
            u.status = 'ENABLED'
            and (u.role_id = -2 or exists (select 1 from role_permission p where p.role_id = u.role_id and p.permission = 'events_show'))
            and (u.role_id = -2
                 or exists (select 1 from role_permission p where p.role_id = u.role_id and p.permission = 'events_see_all')
                 or exists (select 1 from user_device_group g where g.user_id = u.id and g.device_group_id in (-1, e.group_id)))
            """;

    private static final String WANTS = """
            e.severity = any (c.severities) and (c.names = '{}' or e.name = any (c.names)) and not e.name = any (c.names_not)
            and (c.group_ids = '{}' or e.group_id = any (c.group_ids)) and\s""" + SEES;

    private static final String OWE = """
            insert into notification_delivery (contact_id, user_id, login, channel, kind, address, event_id, event_name, severity,
                        device_id, device_name, occasion, due_at)
            select c.id, c.user_id, u.login, h.name, h.kind, c.address, e.id, e.name, e.severity, e.device_id, e.device_name,\s""";

    private static final String CONTACTS = """
             notification_contact c join notification_channel h on h.id = c.channel_id join app_user u on u.id = c.user_id
            """;

    private static final String OWE_CHANGES =
            """
            with taken as (
                delete from notification_change where id in (select id from notification_change order by id limit ?)
                returning event_id, change, at
            ), owed as (
            """ + OWE + "t.change, t.at + make_interval(secs => case t.change when 'OPENED' then c.after_s else 0 end)"
                    + """
                  from taken t join event e on e.id = t.event_id cross join\s""" + CONTACTS + """
                 where c.enabled and case t.change when 'OPENED' then\s""" + WANTS + """
                       else c.resolved and (
                            exists (select 1 from notification_delivery d
                                     where d.contact_id = c.id and d.event_id = e.id and d.occasion = 'OPENED'
                                       and d.state in ('WAITING', 'HELD', 'SENDING', 'SENT', 'FOLDED'))
                            or exists (select 1 from taken o where o.event_id = t.event_id and o.change = 'OPENED') and\s""" + WANTS + """
                       ) end
                on conflict do nothing returning 1
            )
            select (select count(*) from taken) taken, (select count(*) from owed) owed
            """;

    private static final String OWE_REMINDERS = OWE + """
                   'REMINDER', ?::timestamptz
              from event e join notification_delivery d on d.event_id = e.id and d.occasion = 'OPENED' and d.state in ('SENT', 'FOLDED')
              cross join\s""" + CONTACTS + """
             where c.id = d.contact_id and e.state = 'OPEN' and e.acknowledged_at is null and not e.hushed and d.again_of is null
               and c.enabled and c.remind_s > 0 and\s""" + SEES + """
               and d.sent_at <= ?::timestamptz - make_interval(secs => c.remind_s)
               and not exists (select 1 from notification_delivery l
                                where l.contact_id = c.id and l.event_id = e.id
                                  and (l.state in ('WAITING', 'HELD', 'SENDING')
                                       or l.created_at > ?::timestamptz - make_interval(secs => c.remind_s)))
            on conflict do nothing
            """;

    private static final String CLAIM = """
            update notification_lane l set node = ?, lease_until = ?::timestamptz + make_interval(secs => ?)
              from (select l.contact_id from notification_lane l join notification_contact c on c.id = l.contact_id
                      join notification_channel h on h.id = c.channel_id and h.enabled
                     where (l.lease_until is null or l.lease_until <= ?::timestamptz)
                       and (l.rests_until is null or l.rests_until <= ?::timestamptz)
                       and exists (select 1 from notification_delivery d
                                    where d.contact_id = l.contact_id and d.state in ('WAITING', 'HELD') and d.due_at <= ?::timestamptz)
                     order by l.lease_until nulls first, l.contact_id limit ? for update of l skip locked) due
             where l.contact_id = due.contact_id
            returning l.contact_id
            """;

    private final Sql sql;
    private final Events events;

    @Inject
    public Lanes(Sql sql, Events events) {
        this.sql = sql;
        this.events = events;
    }

    /**
     * Makes messages of what became of events; one node at a time. To be called in a transaction, until nothing is taken any more.
     *
     * @return how many changes were taken
     */
    public int oweChanges(int limit) {
        if (!sql.one("select pg_try_advisory_xact_lock(?, 0) ok", row -> row.flag("ok"), LOCK)) {
            return 0;
        }
        return sql.one(OWE_CHANGES, row -> (int) row.number("taken"), limit);
    }

    /** Reminds of what nobody has taken; how many messages. */
    public int oweReminders(Instant at) {
        return sql.update(OWE_REMINDERS, at, at, at);
    }

    /** Contacts to whom this node is to tell something, at most so many; nobody else does until the lease ends. */
    public List<Long> claim(String node, int limit, Duration lease, Instant at) {
        return sql.list(
                CLAIM, row -> row.number("contact_id"), node, at, (double) lease.toSeconds(), at, at, at, limit);
    }

    /** Others may have it; until then nobody tells anything. Null: at once. */
    public void release(long contactId, Instant at, @Nullable Instant restsUntil) {
        sql.update(
                "update notification_lane set lease_until = ?::timestamptz, rests_until = ?::timestamptz, node = '' where contact_id = ?",
                at,
                restsUntil,
                contactId);
    }

    /** What a dead node was about to tell is owed again: it may have been told. */
    public int takeUp(Instant at) {
        return sql.update("""
                update notification_delivery set state = 'WAITING', lease_until = null, due_at = ?::timestamptz
                 where state = 'SENDING' and lease_until <= ?::timestamptz
                """, at, at);
    }

    /** What is owed to contacts that went with their users is not told. */
    public void dropThoseOfNobody() {
        sql.update(
                """
                update notification_delivery set state = 'DROPPED', why = ?, why_parts = ?
                 where contact_id is null and state in ('WAITING', 'HELD')
                """,
                NotificationSaid.CONTACT_GONE.with().text(),
                NotificationSaid.CONTACT_GONE.with().parts());
    }

    public Optional<Contact> contact(long id) {
        return sql.first(Contacts.SELECT + "c.id = ?", Contacts::read, id);
    }

    /** The language that its user has chosen; empty for none. */
    public String languageOf(long userId) {
        return sql.first("select language from app_user where id = ?", row -> row.text("language"), userId)
                .orElse("");
    }

    /** What is due, in the order in which it was owed; 500 at most. */
    public List<Due> due(long contactId, Instant at) {
        List<Delivery> owed = sql.list("""
                select d.* from notification_delivery d
                 where d.contact_id = ? and d.state in ('WAITING', 'HELD') and d.due_at <= ?::timestamptz order by d.id limit ?
                """, Deliveries::read, contactId, at, MOST_DUE);
        List<Long> ids = owed.stream()
                .map(Delivery::eventId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<Long, EventRow> eventById =
                events.withIds(ids).stream().collect(Collectors.toMap(EventRow::id, Function.identity()));
        List<Long> seen = sql.list(
                "select e.id from event e, notification_contact c join app_user u on u.id = c.user_id"
                        + " where e.id = any(?::bigint[]) and c.id = ? and " + SEES,
                row -> row.number("id"),
                ids,
                contactId);
        Map<Long, DeliveryState> openingById = openings(contactId, ids);
        return owed.stream()
                .map(one -> {
                    Long event = one.eventId();
                    return event == null
                            ? new Due(one, null, true, null)
                            : new Due(one, eventById.get(event), seen.contains(event), openingById.get(event));
                })
                .toList();
    }

    private record Opening(long event, DeliveryState state) {}

    private Map<Long, DeliveryState> openings(long contactId, List<Long> eventIds) {
        return sql
                .list(
                        """
                        select d.event_id, d.state from notification_delivery d
                         where d.contact_id = ? and d.event_id = any(?::bigint[]) and d.occasion = 'OPENED' and d.again_of is null
                        """,
                        row -> new Opening(row.number("event_id"), row.choice("state", DeliveryState.class)),
                        contactId,
                        eventIds)
                .stream()
                .collect(Collectors.toMap(Opening::event, Opening::state, (one, other) -> one));
    }

    /** When messages went out to it since then, oldest first. */
    public List<Instant> sentSince(long contactId, Instant since) {
        return sql.list("""
                select sent_at from notification_delivery
                 where contact_id = ? and state = 'SENT' and sent_at > ?::timestamptz order by sent_at limit 1000
                """, row -> row.instant("sent_at"), contactId, since);
    }

    /** They are tried now. */
    public void begin(Collection<Long> ids, Instant leaseUntil) {
        sql.update("""
                update notification_delivery set state = 'SENDING', attempts = attempts + 1, lease_until = ?::timestamptz
                 where id = any(?::bigint[])
                """, leaseUntil, ids);
    }

    /** It stands elsewhere now, for a reason. */
    public void settle(Collection<Long> ids, DeliveryState state, Phrase why, Instant dueAt) {
        sql.update("""
                update notification_delivery
                   set state = ?, why = ?, why_parts = ?, due_at = ?::timestamptz, lease_until = null
                 where id = any(?::bigint[])
                """, state, why.text(), why.parts(), dueAt, ids);
    }

    /** The server has taken it. */
    public void sent(long id, String message, Instant at) {
        sql.update("""
                update notification_delivery
                   set state = 'SENT', why = '', why_parts = '{}', sent_at = ?::timestamptz, message = ?, lease_until = null
                 where id = ?
                """, at, message, id);
    }

    /** The server has taken one message that tells of all these. */
    public void sentTogether(Collection<Long> ids, Occasion occasion, String message, Phrase why, Instant at) {
        long told = sql.one("""
                insert into notification_delivery (contact_id, user_id, login, channel, kind, address, severity, occasion, state, attempts,
                            sent_at, message)
                select contact_id, user_id, login, channel, kind, address,
                       (array['INFO', 'WARNING', 'CRITICAL'])[max(array_position(array['INFO', 'WARNING', 'CRITICAL'], severity))],
                       ?, 'SENT', max(attempts), ?::timestamptz, ?
                  from notification_delivery where id = any(?::bigint[])
                 group by contact_id, user_id, login, channel, kind, address limit 1
                returning id
                """, row -> row.number("id"), occasion, at, message, ids);
        sql.update("""
                update notification_delivery
                   set state = 'FOLDED', why = ?, why_parts = ?, sent_at = ?::timestamptz, told_in = ?, lease_until = null
                 where id = any(?::bigint[])
                """, why.text(), why.parts(), at, told, ids);
    }
}
