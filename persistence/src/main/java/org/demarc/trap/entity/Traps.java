package org.demarc.trap.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.device.entity.Conditions;
import org.demarc.device.entity.Like;
import org.jspecify.annotations.Nullable;

/** The log of traps. */
@Dependent
public class Traps {

    private static final String FROM = " from trap_log t join device d on d.id = t.device_id where ";

    private static final Map<String, String> SORTABLE =
            Map.of("id", "t.id", "receivedAt", "t.received_at", "device", "d.name", "name", "t.name");

    private final Sql sql;

    @Inject
    public Traps(Sql sql) {
        this.sql = sql;
    }

    /** The device at an address; of several agents there the first. */
    public Optional<Long> deviceAt(String address) {
        return sql.first(
                "select id from device where address = ?::inet order by id limit 1", row -> row.number("id"), address);
    }

    /**
     * Writes a trap down unless it is there already: another node has heard it too, or the network doubled it.
     *
     * @return true when it is new
     */
    public boolean add(long deviceId, String kind, String name, @Nullable Long ifIndex, String details, String node) {
        return sql.update("""
                        insert into trap_log (device_id, kind, name, interface_id, interface_name, details, node, digest)
                        select d.id, ?, ?, i.id, coalesce(i.name, ''), ?, ?,
                               md5(? || ' ' || ? || ' ' || (extract(epoch from now())::bigint / 60))
                          from device d left join lateral (
                               select id, name from interface where device_id = d.id and if_index = ? and gone_at is null limit 1) i on true
                         where d.id = ?
                        on conflict (device_id, digest) do nothing
                        """, kind, name, details, node, kind, details, ifIndex == null ? -1L : ifIndex, deviceId)
                == 1;
    }

    /** Newest first unless sorted otherwise. Filter: part of device, trap, interface or what it carried. */
    public Page<TrapRow> page(
            PageRequest request, @Nullable Set<Long> groups, @Nullable Long deviceId, @Nullable String name) {
        Conditions wanted = new Conditions()
                .andIf(groups, "d.group_id = any(?)")
                .andIf(deviceId, "t.device_id = ?")
                .andIf(name, "t.name = ?");
        if (!request.filter().isEmpty()) {
            String like = Like.containing(request.filter());
            wanted.and(
                    "(d.name ilike ? or t.name ilike ? or t.interface_name ilike ? or t.details ilike ?)",
                    like,
                    like,
                    like,
                    like);
        }
        String order = request.sort().isEmpty()
                ? "t.id desc"
                : request.column(SORTABLE, "t.id") + (request.descending() ? " desc" : "") + ", t.id desc";
        var rows = sql.list(
                "select t.*, d.name device_name, host(d.address) address" + FROM + wanted.sql() + " order by " + order
                        + " limit ? offset ?",
                row -> new TrapRow(
                        row.number("id"),
                        row.instant("received_at"),
                        row.number("device_id"),
                        row.text("device_name"),
                        row.text("address"),
                        row.text("kind"),
                        row.text("name"),
                        row.nullableNumber("interface_id"),
                        row.text("interface_name"),
                        row.text("details"),
                        row.text("node")),
                wanted.parameters(request.limit(), request.offset()));
        long total = sql.one("select count(*) n" + FROM + wanted.sql(), row -> row.number("n"), wanted.parameters());
        return new Page<>(rows, total, request.limit(), request.offset());
    }

    public int removeOlderThan(Instant before) {
        return sql.update("delete from trap_log where received_at < ?", before);
    }
}
