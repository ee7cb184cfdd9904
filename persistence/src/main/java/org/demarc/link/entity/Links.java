package org.demarc.link.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.device.entity.Conditions;
import org.demarc.device.entity.Like;
import org.jspecify.annotations.Nullable;

/** The links between devices. */
@Dependent
public class Links {

    /** A way up that is longer has gone astray. */
    public static final int MOST_HOPS = 64;

    private static final int UPLINKS_LOCK = 2771;

    private static final String FROM = """
             from link l
             join device f on f.id = l.from_device_id
             join device t on t.id = l.to_device_id
             left join interface fi on fi.id = l.from_interface_id
             left join interface ti on ti.id = l.to_interface_id
            """;

    static final String COLUMNS = """
            select l.id, l.kind, l.lower_end, l.uplink_by_hand, l.first_seen, l.last_seen, l.confirmed_at, l.note,
                   l.utilization_percent, l.utilized_at, l.version,
                   f.id f_id, f.name f_name, host(f.address) f_ip, f.type f_type, f.model_name f_model, f.status f_status, f.group_id f_group,
                   fi.id f_port_id, fi.name f_port, fi.status f_port_status, fp.speed_mbps f_speed,
                   t.id t_id, t.name t_name, host(t.address) t_ip, t.type t_type, t.model_name t_model, t.status t_status, t.group_id t_group,
                   ti.id t_port_id, ti.name t_port, ti.status t_port_status, tp.speed_mbps t_speed
            """ + FROM + """
             left join port fp on fp.interface_id = fi.id
             left join port tp on tp.interface_id = ti.id
            """;

    private static final Map<String, String> SORTABLE = Map.of(
            "id", "l.id",
            "from", "lower(f.name)",
            "to", "lower(t.name)",
            "kind", "l.kind",
            "uplink", "l.lower_end",
            "firstSeen", "l.first_seen",
            "lastSeen", "l.last_seen",
            "utilizationPercent", "l.utilization_percent");

    private final Sql sql;

    @Inject
    public Links(Sql sql) {
        this.sql = sql;
    }

    public Optional<Link> withId(long id) {
        return sql.first(COLUMNS + " where l.id = ?", Links::read, id);
    }

    /** The link that is the device's uplink. */
    public Optional<Link> uplinkOf(long deviceId) {
        return sql.first(COLUMNS + " where l.from_device_id = ? and l.lower_end is not null", Links::read, deviceId);
    }

    /** In order of names unless sorted. Filter: part of a device's name or address, of an interface's name, or of the note. */
    public Page<Link> page(LinkQuery query) {
        Conditions wanted = conditions(query);
        PageRequest page = query.page();
        String order = page.column(SORTABLE, "lower(f.name)") + (page.descending() ? " desc nulls last" : "");
        List<Link> rows = sql.list(
                COLUMNS + " where " + wanted.sql() + " order by " + order
                        + ", in_number_order(coalesce(fi.name, '')), l.id limit ? offset ?",
                Links::read,
                wanted.parameters(page.limit(), page.offset()));
        long total = sql.one(
                "select count(*) n " + FROM + " where " + wanted.sql(), row -> row.number("n"), wanted.parameters());
        return new Page<>(rows, total, page.limit(), page.offset());
    }

    private static Conditions conditions(LinkQuery query) {
        Conditions wanted = new Conditions()
                .andIf(query.kind(), "l.kind = ?")
                .andIf(query.busierThan(), "l.utilization_percent >= ?");
        if (query.groups() != null) {
            wanted.and(
                    "f.group_id = any(?::bigint[]) and t.group_id = any(?::bigint[])", query.groups(), query.groups());
        }
        if (query.deviceId() != null) {
            wanted.and("(l.from_device_id = ? or l.to_device_id = ?)", query.deviceId(), query.deviceId());
        }
        if (query.interfaceId() != null) {
            wanted.and("(l.from_interface_id = ? or l.to_interface_id = ?)", query.interfaceId(), query.interfaceId());
        }
        if (!query.page().filter().isEmpty()) {
            String like = Like.containing(query.page().filter());
            wanted.and(
                    "(f.name ilike ? or host(f.address) ilike ? or fi.name ilike ? or t.name ilike ?"
                            + " or host(t.address) ilike ? or ti.name ilike ? or l.note ilike ?)",
                    like,
                    like,
                    like,
                    like,
                    like,
                    like,
                    like);
        }
        return wanted;
    }

    /**
     * Adds a manual link and answers its id. Where it is an uplink, it takes the place of one that a search found.
     *
     * @throws org.demarc.ProblemException {@link LinkProblem#LINK_EXISTS}, {@link LinkProblem#UPLINK_TAKEN},
     *     {@link LinkProblem#UPLINK_LOOP}, {@link LinkProblem#BAD_END}
     */
    public long add(LinkDraft draft) {
        makeRoom(draft, 0);
        return refusing(
                draft,
                () -> sql.one(
                        """
                        insert into link (a_device_id, a_interface_id, b_device_id, b_interface_id, kind, lower_end, uplink_by_hand, note)
                        values (?, ?::bigint, ?, ?::bigint, 'MANUAL', ?, ?, ?) returning id
                        """,
                        row -> row.number("id"),
                        draft.a().deviceId(),
                        draft.a().interfaceId(),
                        draft.b().deviceId(),
                        draft.b().interfaceId(),
                        lowerEnd(draft),
                        draft.uplink(),
                        draft.note()));
    }

    /**
     * Writes what a person changed: the link is a manual one from now on.
     *
     * @param version the version that he saw
     * @throws org.demarc.ProblemException {@link LinkProblem#CHANGED_MEANWHILE} and those of {@link #add}
     */
    public void change(long id, int version, LinkDraft draft) {
        makeRoom(draft, id);
        int changed = refusing(
                draft,
                () -> sql.update(
                        """
                        update link set a_device_id = ?, a_interface_id = ?::bigint, b_device_id = ?, b_interface_id = ?::bigint,
                               confirmed_at = case when kind = 'MANUAL' then confirmed_at else last_seen end,
                               kind = 'MANUAL', lower_end = ?, uplink_by_hand = ?, note = ?, version = version + 1
                         where id = ? and version = ?
                        """,
                        draft.a().deviceId(),
                        draft.a().interfaceId(),
                        draft.b().deviceId(),
                        draft.b().interfaceId(),
                        lowerEnd(draft),
                        draft.uplink(),
                        draft.note(),
                        id,
                        version));
        if (changed == 0) {
            throw LinkProblem.CHANGED_MEANWHILE.because("link " + id);
        }
    }

    /** False when it was not there. */
    public boolean remove(long id) {
        return sql.update("delete from link where id = ?", id) == 1;
    }

    private static @Nullable String lowerEnd(LinkDraft draft) {
        return draft.uplink() ? (draft.isInOrder() ? "A" : "B") : null;
    }

    private void makeRoom(LinkDraft draft, long except) {
        if (!draft.uplink()) {
            return;
        }
        sql.one(
                "select pg_advisory_xact_lock(?, 0) ok",
                row -> true,
                UPLINKS_LOCK); // two who draw at once: one sees the other's
        if (leadsUpTo(draft.to().deviceId(), draft.from().deviceId(), except)) {
            throw LinkProblem.UPLINK_LOOP.because("device " + draft.to().deviceId()
                    + " has its own way up through device " + draft.from().deviceId());
        }
        sql.update("""
                update link set lower_end = null, version = version + 1
                 where from_device_id = ? and lower_end is not null and not uplink_by_hand and id <> ?
                """, draft.from().deviceId(), except);
    }

    /** Whether the way up from one device passes another, whatever one link says. */
    private boolean leadsUpTo(long start, long wanted, long except) {
        return sql.one("""
                with recursive up(device_id, hops) as (
                    select ?::bigint, 0
                    union
                    select l.to_device_id, up.hops + 1
                      from up join link l on l.from_device_id = up.device_id and l.lower_end is not null and l.id <> ?
                     where up.hops < ? and up.device_id <> ?)
                select exists (select 1 from up where device_id = ?) found
                """, row -> row.flag("found"), start, except, MOST_HOPS, wanted, wanted);
    }

    private static <R> R refusing(LinkDraft draft, Supplier<R> work) {
        try {
            return work.get();
        } catch (Sql.SqlFault e) {
            if (!e.isDuplicate()) {
                throw e;
            }
            throw String.valueOf(e.getMessage()).contains("link_one_uplink")
                    ? LinkProblem.UPLINK_TAKEN.because("device " + draft.from().deviceId())
                    : LinkProblem.LINK_EXISTS.because("devices " + draft.from().deviceId() + " and "
                            + draft.to().deviceId());
        }
    }

    static Link read(Sql.Row row) throws SQLException {
        return new Link(
                row.number("id"),
                end(row, "f_"),
                end(row, "t_"),
                row.choice("kind", LinkKind.class),
                row.nullableText("lower_end") != null,
                row.flag("uplink_by_hand"),
                row.instant("first_seen"),
                row.instant("last_seen"),
                row.nullableInstant("confirmed_at"),
                row.text("note"),
                row.nullableDecimal("utilization_percent"),
                row.nullableInstant("utilized_at"),
                (int) row.number("version"));
    }

    private static Link.End end(Sql.Row row, String side) throws SQLException {
        return new Link.End(
                row.number(side + "id"),
                row.text(side + "name"),
                row.text(side + "ip"),
                row.text(side + "type"),
                row.text(side + "model"),
                row.text(side + "status"),
                row.nullableNumber(side + "group"),
                row.nullableNumber(side + "port_id"),
                row.text(side + "port"),
                row.text(side + "port_status"),
                row.nullableNumber(side + "speed"));
    }
}
