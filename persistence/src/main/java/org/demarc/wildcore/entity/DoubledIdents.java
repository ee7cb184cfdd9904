package org.demarc.wildcore.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.demarc.Sql;
import org.jspecify.annotations.Nullable;

/** Identifiers of ONUs that are known in several places (wildcore-mikbill.md 7.4). */
@Dependent
public class DoubledIdents {

    private static final int MOST = 20_000;

    private final Sql sql;

    @Inject
    public DoubledIdents(Sql sql) {
        this.sql = sql;
    }

    /**
     * One of the places.
     *
     * @param kind SN or MAC
     * @param count places of the identifier, also those that the asker does not see
     * @param online those of them that are online
     */
    public record Place(
            String ident,
            String kind,
            long count,
            long online,
            long interfaceId,
            String interfaceName,
            long deviceId,
            String deviceName,
            String deviceIp,
            String status,
            @Nullable Instant identSeenAt,
            @Nullable Instant statusChanged) {}

    /** The places in the order of their identifiers, the one that is meant first; groups null for all devices. */
    public List<Place> places(@Nullable Set<Long> groups) {
        return sql.list(
                """
                with twice as (
                    select o.ident, count(*) n, count(*) filter (where i.status = 'Online') online
                      from onu o join interface i on i.id = o.interface_id
                     where o.ident is not null and i.gone_at is null group by o.ident having count(*) > 1
                )
                select o.ident_shown, o.ident_kind, t.n, t.online, i.id, i.name, d.id device_id, d.name device_name, host(d.address) ip,
                       i.status, o.ident_seen_at, i.status_changed_at
                  from twice t join onu o on o.ident = t.ident join interface i on i.id = o.interface_id join device d on d.id = i.device_id
                 where i.gone_at is null and (?::boolean or d.group_id = any(?::bigint[]))
                 order by o.ident, (i.status = 'Online') desc, o.ident_seen_at desc nulls last, i.status_changed_at desc nulls last, i.id desc
                 limit ?
                """,
                row -> new Place(
                        row.text("ident_shown"),
                        row.text("ident_kind"),
                        row.number("n"),
                        row.number("online"),
                        row.number("id"),
                        row.text("name"),
                        row.number("device_id"),
                        row.text("device_name"),
                        row.text("ip"),
                        row.text("status"),
                        row.nullableInstant("ident_seen_at"),
                        row.nullableInstant("status_changed_at")),
                groups == null,
                groups == null ? List.of() : groups,
                MOST);
    }
}
