package org.demarc.port.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.device.entity.Conditions;
import org.demarc.device.entity.DeviceMarks;
import org.demarc.device.entity.Like;

/** The interfaces of devices. */
@Dependent
public class Lines {

    /** What a line is made of; {@link #TABLES} have it. */
    static final String FIELDS = """
            select i.*, d.name device_name, host(d.address) device_ip, d.group_id, p.speed_mbps, c.in_bps, c.out_bps,
                   case when i.type = 'PON' then (select count(*) from interface o
                        where o.device_id = i.device_id and o.parent_key = i.bind_key and o.gone_at is null) else 0 end onus,
                   case when i.type = 'PON' then (select count(*) from interface o
                        where o.device_id = i.device_id and o.parent_key = i.bind_key and o.gone_at is null
                          and o.status = 'Online') else 0 end onus_online,
                   array(select g.tag from interface_tag g where g.interface_id = i.id order by g.tag) tags
            """;

    static final String TABLES = """
              from interface i
              join device d on d.id = i.device_id
              left join port p on p.interface_id = i.id
              left join interface_counter c on c.interface_id = i.id
            """;

    private static final String COLUMNS = FIELDS + TABLES;

    private static final Map<String, String> SORTABLE = Map.of(
            "id", "i.id",
            "name", "in_number_order(i.name)",
            "type", "i.type",
            "status", "i.status",
            "description", "i.description",
            "speedMbps", "p.speed_mbps",
            "inBps", "c.in_bps",
            "outBps", "c.out_bps",
            "statusChangedAt", "i.status_changed_at");

    static final String BY_PLACE =
            "i.frame nulls first, i.slot nulls first, i.port nulls first, i.onu nulls first, i.if_index, i.name";

    private final Sql sql;

    @Inject
    public Lines(Sql sql) {
        this.sql = sql;
    }

    public Optional<Line> withId(long id) {
        return sql.first(COLUMNS + " where i.id = ?", Lines::read, id);
    }

    /** By its key in the device. */
    public Optional<Line> withKey(long deviceId, String bindKey) {
        return sql.first(COLUMNS + " where i.device_id = ? and i.bind_key = ?", Lines::read, deviceId, bindKey);
    }

    /** The device's interfaces other than ONUs that it still lists, by place. Filter: part of name, description or comment, or #tag. */
    public Page<Line> portsOf(long deviceId, PageRequest request) {
        Conditions wanted = new Conditions().and("i.device_id = ? and i.type <> 'ONU' and i.gone_at is null", deviceId);
        return page(wanted, request);
    }

    /** All interfaces of the device that it still lists, ONUs among them, by place. */
    public Page<Line> ofDevice(long deviceId, PageRequest request) {
        return page(new Conditions().and("i.device_id = ? and i.gone_at is null", deviceId), request);
    }

    private Page<Line> page(Conditions wanted, PageRequest request) {
        like(wanted, request.filter());
        String order = request.sort().isEmpty()
                ? BY_PLACE
                : request.column(SORTABLE, "i.name") + (request.descending() ? " desc nulls last" : "");
        List<Line> rows = sql.list(
                COLUMNS + " where " + wanted.sql() + " order by " + order + ", i.id limit ? offset ?",
                Lines::read,
                wanted.parameters(request.limit(), request.offset()));
        long total = sql.one(
                "select count(*) n from interface i where " + wanted.sql(),
                row -> row.number("n"),
                wanted.parameters());
        return new Page<>(rows, total, request.limit(), request.offset());
    }

    /** Part of name, description or comment, or #tag; nothing for an empty text. */
    static void like(Conditions wanted, String filter) {
        if (filter.startsWith("#") && filter.length() > 1) {
            wanted.and(
                    "exists (select 1 from interface_tag g where g.interface_id = i.id and g.tag like ?)",
                    Like.beginning(filter.substring(1).toLowerCase(Locale.ROOT)));
        } else if (!filter.isEmpty()) {
            String like = Like.containing(filter);
            wanted.and("(i.name ilike ? or i.description ilike ? or i.comment ilike ?)", like, like, like);
        }
    }

    /** Its states, newest first. */
    public Page<LineState> states(long id, PageRequest request) {
        List<LineState> rows = sql.list(
                """
                select began_at, ended_at, status, reason from interface_state where interface_id = ?
                 order by began_at desc limit ? offset ?
                """,
                row -> new LineState(
                        row.instant("began_at"),
                        row.nullableInstant("ended_at"),
                        row.text("status"),
                        row.text("reason")),
                id,
                request.limit(),
                request.offset());
        long total =
                sql.one("select count(*) n from interface_state where interface_id = ?", row -> row.number("n"), id);
        return new Page<>(rows, total, request.limit(), request.offset());
    }

    /** Writes the operator's words. False when there is no such interface. */
    public boolean comment(long id, String comment) {
        return sql.update(
                        "update interface set comment = ?, updated_at = now(), version = version + 1 where id = ?",
                        comment,
                        id)
                == 1;
    }

    /**
     * The interface has these tags from now on, and no others.
     *
     * @throws org.demarc.ProblemException {@code BAD_TAG}
     */
    public void tag(long id, Collection<String> written) {
        Set<String> tags = DeviceMarks.tags(written);
        sql.update("delete from interface_tag where interface_id = ? and not (tag = any(?))", id, tags);
        sql.update(
                "insert into interface_tag (interface_id, tag) select ?, unnest(?::text[]) on conflict do nothing",
                id,
                tags);
    }

    /** Writes where it is, in degrees. False when there is no such interface. */
    public boolean locate(long id, double latitude, double longitude) {
        return sql.update(
                        "update interface set latitude = ?, longitude = ?, updated_at = now(), version = version + 1 where id = ?",
                        latitude,
                        longitude,
                        id)
                == 1;
    }

    /** Whether values of this interface are kept. False when there is no such interface. */
    public boolean poll(long id, boolean enabled) {
        return sql.update(
                        "update interface set poll_enabled = ?, updated_at = now(), version = version + 1 where id = ?",
                        enabled,
                        id)
                == 1;
    }

    static Line read(Sql.Row row) throws SQLException {
        return new Line(
                row.number("id"),
                new Line.DeviceRef(
                        row.number("device_id"),
                        row.text("device_name"),
                        row.text("device_ip"),
                        row.nullableNumber("group_id")),
                row.text("bind_key"),
                row.nullableText("parent_key"),
                row.text("snmp_index"),
                row.nullableNumber("if_index"),
                row.text("name"),
                row.text("type"),
                row.nullableText("technology"),
                row.text("admin_state"),
                row.text("status"),
                row.nullableInstant("status_changed_at"),
                row.text("description"),
                row.text("comment"),
                row.nullableNumber("speed_mbps"),
                row.nullableDecimal("in_bps"),
                row.nullableDecimal("out_bps"),
                row.number("onus"),
                row.number("onus_online"),
                row.flag("poll_enabled"),
                row.texts("tags"),
                row.instant("seen_at"),
                row.nullableInstant("gone_at"));
    }
}
