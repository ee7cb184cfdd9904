package org.demarc.notification.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.device.entity.Conditions;
import org.demarc.device.entity.Like;
import org.demarc.event.entity.Severity;
import org.demarc.schedule.entity.WeeklyHours;
import org.jspecify.annotations.Nullable;

/** Where users are told. */
@Dependent
public class Contacts {

    private static final String FROM = """
             from notification_contact c join notification_channel h on h.id = c.channel_id join app_user u on u.id = c.user_id where\s""";
    static final String SELECT = "select c.*, h.name channel_name, h.kind, u.login, u.name user_name " + FROM;

    private static final Map<String, String> SORTABLE = Map.of(
            "id",
            "c.id",
            "user",
            "lower(u.login)",
            "channel",
            "lower(h.name)",
            "address",
            "lower(c.address)",
            "enabled",
            "c.enabled");

    private final Sql sql;

    @Inject
    public Contacts(Sql sql) {
        this.sql = sql;
    }

    /**
     * By user unless sorted otherwise. Filter: part of login, name, channel or address.
     *
     * @param userId whose; null: everybody's
     */
    public Page<Contact> page(PageRequest request, @Nullable Long userId) {
        Conditions wanted = new Conditions().andIf(userId, "c.user_id = ?");
        if (!request.filter().isEmpty()) {
            String like = Like.containing(request.filter());
            wanted.and(
                    "(u.login ilike ? or u.name ilike ? or h.name ilike ? or c.address ilike ?)",
                    like,
                    like,
                    like,
                    like);
        }
        var rows = sql.list(
                SELECT + wanted.sql() + " order by " + request.column(SORTABLE, "lower(u.login)")
                        + (request.descending() ? " desc" : "") + ", c.id limit ? offset ?",
                Contacts::read,
                wanted.parameters(request.limit(), request.offset()));
        long total = sql.one("select count(*) n " + FROM + wanted.sql(), row -> row.number("n"), wanted.parameters());
        return new Page<>(rows, total, request.limit(), request.offset());
    }

    public Optional<Contact> withId(long id) {
        return sql.first(SELECT + "c.id = ?", Contacts::read, id);
    }

    /** How many a user has. */
    public long numberOf(long userId) {
        return sql.one("select count(*) n from notification_contact where user_id = ?", row -> row.number("n"), userId);
    }

    /**
     * The id of the new contact.
     *
     * @throws org.demarc.ProblemException {@link NotificationProblem#CONTACT_EXISTS}
     */
    public long add(long userId, ContactDraft draft, String by) {
        Object[] fields = fields(draft, userId, by);
        try {
            long id = sql.one("""
                    insert into notification_contact (channel_id, address, enabled, language, severities, names, names_not, group_ids,
                                resolved, after_s, remind_s, per_hour, quiet_days, quiet_from, quiet_until, quiet_zone, quiet_passes,
                                user_id, updated_by)
                    values (?, ?, ?, ?, ?, ?, ?, ?::bigint[], ?, ?, ?, ?, ?::integer[], ?::time, ?::time, ?, ?, ?, ?) returning id
                    """, row -> row.number("id"), fields);
            sql.update("insert into notification_lane (contact_id) values (?)", id);
            return id;
        } catch (Sql.SqlFault fault) {
            throw exists(draft, fault);
        }
    }

    /**
     * False when it has another version by now.
     *
     * @throws org.demarc.ProblemException {@link NotificationProblem#CONTACT_EXISTS}
     */
    public boolean change(long id, int version, ContactDraft draft, String by) {
        Object[] fields = fields(draft, by, id, version);
        try {
            return sql.update("""
                    update notification_contact
                       set channel_id = ?, address = ?, enabled = ?, language = ?, severities = ?, names = ?, names_not = ?,
                           group_ids = ?::bigint[], resolved = ?, after_s = ?, remind_s = ?, per_hour = ?, quiet_days = ?::integer[],
                           quiet_from = ?::time, quiet_until = ?::time, quiet_zone = ?, quiet_passes = ?, updated_by = ?,
                           updated_at = now(), version = version + 1
                     where id = ? and version = ?
                    """, fields) == 1;
        } catch (Sql.SqlFault fault) {
            throw exists(draft, fault);
        }
    }

    private static RuntimeException exists(ContactDraft draft, Sql.SqlFault fault) {
        return fault.isDuplicate() ? NotificationProblem.CONTACT_EXISTS.because(draft.address()) : fault;
    }

    /** What waits for it is not told any more. */
    public void remove(long id) {
        sql.update(
                """
                update notification_delivery set state = 'DROPPED', why = ?, why_parts = ?, lease_until = null
                 where contact_id = ? and state in ('WAITING', 'HELD')
                """,
                NotificationSaid.CONTACT_GONE.with().text(),
                NotificationSaid.CONTACT_GONE.with().parts(),
                id);
        sql.update("delete from notification_contact where id = ?", id);
    }

    private static @Nullable Object[] fields(ContactDraft draft, Object... more) {
        Subscription wanted = draft.subscription();
        QuietHours quiet = draft.quiet();
        @Nullable
        Object[] own = {
            draft.channelId(),
            draft.address(),
            draft.enabled(),
            draft.language(),
            wanted.severities().stream().sorted().map(Severity::name).toList(),
            wanted.names(),
            wanted.namesNot(),
            wanted.groupIds(),
            wanted.resolved(),
            wanted.afterSeconds(),
            wanted.remindSeconds(),
            draft.perHour(),
            quiet == null ? List.<Integer>of() : quiet.hours().dayNumbers(),
            quiet == null ? null : quiet.hours().from().toString(),
            quiet == null ? null : quiet.hours().until().toString(),
            quiet == null ? "UTC" : quiet.hours().zone().getId(),
            quiet == null || quiet.passes() == null ? null : quiet.passes().name()
        };
        @Nullable Object[] all = Arrays.copyOf(own, own.length + more.length);
        System.arraycopy(more, 0, all, own.length, more.length);
        return all;
    }

    /** Reads {@link #SELECT}. */
    static Contact read(Sql.Row row) throws SQLException {
        return new Contact(
                row.number("id"),
                row.number("user_id"),
                row.text("login"),
                row.text("user_name"),
                row.number("channel_id"),
                row.text("channel_name"),
                row.choice("kind", ChannelKind.class),
                row.text("address"),
                row.flag("enabled"),
                row.text("language"),
                new Subscription(
                        row.texts("severities").stream().map(Severity::valueOf).collect(Collectors.toSet()),
                        row.texts("names"),
                        row.texts("names_not"),
                        row.numbers("group_ids"),
                        row.flag("resolved"),
                        (int) row.number("after_s"),
                        (int) row.number("remind_s")),
                (int) row.number("per_hour"),
                quiet(row),
                (int) row.number("version"));
    }

    private static @Nullable QuietHours quiet(Sql.Row row) throws SQLException {
        LocalTime from = row.rows().getObject("quiet_from", LocalTime.class);
        LocalTime until = row.rows().getObject("quiet_until", LocalTime.class);
        if (from == null || until == null) {
            return null;
        }
        String passes = row.nullableText("quiet_passes");
        return new QuietHours(
                new WeeklyHours(days(row, "quiet_days"), from, until, ZoneId.of(row.text("quiet_zone"))),
                passes == null ? null : Severity.valueOf(passes));
    }

    private static Set<DayOfWeek> days(Sql.Row row, String column) throws SQLException {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        var array = row.rows().getArray(column);
        for (Integer number : (Integer[]) array.getArray()) {
            days.add(DayOfWeek.of(number));
        }
        return days;
    }
}
