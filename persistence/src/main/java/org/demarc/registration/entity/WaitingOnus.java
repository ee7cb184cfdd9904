package org.demarc.registration.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.device.entity.Conditions;
import org.demarc.device.entity.Like;
import org.jspecify.annotations.Nullable;

/** ONUs that wait, across all OLTs, and the numbers that are taken. */
@Dependent
public class WaitingOnus {

    private static final int MOST = 2000;

    private static final String WAITING = """
            select d.id, d.name, d.profile, d.group_id, i.id pon, coalesce(i.name, '') pon_name, coalesce(i.technology, '') technology,
                   coalesce(r.words->>'serial', r.words->>'mac', upper(r.mac::text), '') ident,
                   coalesce(r.words->>'model', '') model, coalesce(r.words->>'software', '') software,
                   r.first_seen, r.last_seen, r.id row_id
              from reading_row r join device d on d.id = r.device_id left join interface i on i.id = r.interface_id
             where r.reading = 'onu-unregistered' and r.present""";

    private final Sql sql;

    @Inject
    public WaitingOnus(Sql sql) {
        this.sql = sql;
    }

    /**
     * Newest first.
     *
     * @param groups device groups that the asker sees, null for all
     * @param deviceId null for every OLT
     */
    public List<WaitingOnu> waiting(@Nullable Collection<Long> groups, @Nullable Long deviceId) {
        return sql.list(
                WAITING
                        + " and (? or d.group_id = any(?)) and (? or d.id = ?) order by r.first_seen desc, r.id desc limit ?",
                WaitingOnus::read,
                groups == null,
                groups == null || groups.isEmpty() ? List.of(-1L) : groups,
                deviceId == null,
                deviceId == null ? -1L : deviceId,
                MOST);
    }

    private static final Map<String, String> SORTABLE = Map.of(
            "ident",
            "w.ident",
            "device",
            "w.name",
            "pon",
            "w.pon_name",
            "model",
            "w.model",
            "firstSeen",
            "w.first_seen");

    /** A page of them, newest first unless sorted otherwise; the filter is a part of identifier, OLT, PON port or model. */
    public Page<WaitingOnu> page(PageRequest request, @Nullable Collection<Long> groups, @Nullable Long deviceId) {
        Conditions wanted = new Conditions().andIf(deviceId, "w.id = ?");
        if (groups != null) {
            wanted.and("w.group_id = any(?)", groups.isEmpty() ? List.of(-1L) : List.copyOf(groups));
        }
        if (!request.filter().isEmpty()) {
            String like = Like.containing(request.filter());
            wanted.and(
                    "(w.ident ilike ? or w.name ilike ? or w.pon_name ilike ? or w.model ilike ?)",
                    like,
                    like,
                    like,
                    like);
        }
        String order = request.sort().isEmpty()
                ? "w.first_seen desc"
                : request.column(SORTABLE, "w.first_seen") + (request.descending() ? " desc" : "");
        String from = " from (" + WAITING + ") w where " + wanted.sql();
        List<WaitingOnu> rows = sql.list(
                "select w.*" + from + " order by " + order + ", w.row_id desc limit ? offset ?",
                WaitingOnus::read,
                wanted.parameters(request.limit(), request.offset()));
        long total = sql.one("select count(*) n" + from, row -> row.number("n"), wanted.parameters());
        return new Page<>(rows, total, request.limit(), request.offset());
    }

    private static WaitingOnu read(Sql.Row row) throws SQLException {
        return new WaitingOnu(
                row.number("id"),
                row.text("name"),
                row.text("profile"),
                row.nullableNumber("pon"),
                row.text("pon_name"),
                row.text("technology"),
                row.text("ident"),
                row.text("model"),
                row.text("software"),
                row.instant("first_seen"),
                row.instant("last_seen"));
    }

    /** Numbers of ONUs on a PON port, those among them that are just being registered. */
    public Set<Integer> taken(long ponInterfaceId) {
        return new TreeSet<>(sql.list("""
                select o.onu::bigint n from interface p join interface o on o.device_id = p.device_id and o.parent_key = p.bind_key
                 where p.id = ? and o.type = 'ONU' and o.gone_at is null and o.onu is not null
                union
                select (a.arguments->>'onu')::bigint from device_action a
                 where a.interface_id = ? and a.kind = 'onu-register' and a.state in ('WAITING', 'RUNNING')
                order by 1 limit 2000
                """, row -> (int) row.number("n"), ponInterfaceId, ponInterfaceId));
    }
}
