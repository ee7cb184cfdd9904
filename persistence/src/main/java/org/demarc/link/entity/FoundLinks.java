package org.demarc.link.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.device.entity.Conditions;
import org.jspecify.annotations.Nullable;

/** Writes what a search found. Call inside a transaction. */
@Dependent
public class FoundLinks {

    private static final String SEEN = """
            with seen(known_id, a_device_id, a_interface_id, b_device_id, b_interface_id, lldp_at, fdb_at) as (
                select k, ad, nullif(ai, 0), bd, nullif(bi, 0), to_timestamp(nullif(l, 0) / 1000.0), to_timestamp(nullif(f, 0) / 1000.0)
                  from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                       as s(k, ad, ai, bd, bi, l, f)),
            """;

    private final Sql sql;

    @Inject
    public FoundLinks(Sql sql) {
        this.sql = sql;
    }

    /** What a search changed. */
    public record Written(int added, int seenAgain, int uplinks, int forgotten) {}

    /**
     * Writes the links that were found, the ways up, and forgets those that nothing found for long.
     *
     * @param lowerByLink those of {@code seen} that are uplinks, with the device whose uplink it is
     * @param forgetAfterDays days after which a found link is forgotten, while one of its ends answers
     */
    public Written write(List<SeenLink> seen, Map<SeenLink, Long> lowerByLink, int forgetAfterDays) {
        List<Long> ids = rows(seen);
        List<Long> links = new ArrayList<>();
        List<Long> lower = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            Long device = lowerByLink.get(seen.get(i));
            if (device != null) {
                links.add(ids.get(i));
                lower.add(device);
            }
        }
        int uplinks = direct(links, lower);
        int added = (int) seen.stream().filter(link -> link.knownId() == 0).count();
        return new Written(added, seen.size() - added, uplinks, forget(forgetAfterDays));
    }

    /** Answers the ids in the order given. */
    private List<Long> rows(List<SeenLink> seen) {
        if (seen.isEmpty()) {
            return List.of();
        }
        Map<List<Long>, Long> idByEnds = new java.util.HashMap<>();
        sql.list(
                SEEN + """
                changed as (
                    update link l set
                           a_interface_id = case when l.kind = 'MANUAL' then l.a_interface_id else coalesce(l.a_interface_id, s.a_interface_id) end,
                           b_interface_id = case when l.kind = 'MANUAL' then l.b_interface_id else coalesce(l.b_interface_id, s.b_interface_id) end,
                           lldp_seen_at = greatest(l.lldp_seen_at, s.lldp_at), fdb_seen_at = greatest(l.fdb_seen_at, s.fdb_at),
                           last_seen = greatest(l.last_seen, s.lldp_at, s.fdb_at),
                           confirmed_at = case when l.kind = 'MANUAL' or l.kind = 'LLDP' and s.fdb_at is not null
                                                 or l.kind = 'FDB' and s.lldp_at is not null
                                               then greatest(l.confirmed_at, s.lldp_at, s.fdb_at) else l.confirmed_at end
                      from seen s where s.known_id = l.id
                    returning l.id, s.a_device_id, s.a_interface_id, s.b_device_id, s.b_interface_id),
                added as (
                    insert into link (a_device_id, a_interface_id, b_device_id, b_interface_id, kind, first_seen, last_seen,
                                      lldp_seen_at, fdb_seen_at, confirmed_at)
                    select a_device_id, a_interface_id, b_device_id, b_interface_id,
                           case when lldp_at is not null then 'LLDP' else 'FDB' end, now(), greatest(lldp_at, fdb_at), lldp_at, fdb_at,
                           case when lldp_at is not null and fdb_at is not null then greatest(lldp_at, fdb_at) end
                      from seen where known_id = 0
                    returning id, a_device_id, a_interface_id, b_device_id, b_interface_id)
                select * from changed union all select * from added
                """,
                row -> {
                    idByEnds.put(
                            ends(
                                    row.number("a_device_id"),
                                    row.number("a_interface_id"),
                                    row.number("b_device_id"),
                                    row.number("b_interface_id")),
                            row.number("id"));
                    return true;
                },
                Sql.column(seen, SeenLink::knownId),
                Sql.column(seen, link -> link.a().deviceId()),
                Sql.column(seen, link -> orZero(link.a().interfaceId())),
                Sql.column(seen, link -> link.b().deviceId()),
                Sql.column(seen, link -> orZero(link.b().interfaceId())),
                Sql.column(seen, link -> millis(link.lldpAt())),
                Sql.column(seen, link -> millis(link.fdbAt())));
        return seen.stream()
                .map(link -> idByEnds.getOrDefault(
                        ends(
                                link.a().deviceId(),
                                orZero(link.a().interfaceId()),
                                link.b().deviceId(),
                                orZero(link.b().interfaceId())),
                        0L))
                .toList();
    }

    private static List<Long> ends(long aDevice, long aInterface, long bDevice, long bInterface) {
        return List.of(aDevice, aInterface, bDevice, bInterface);
    }

    /** Gives devices their uplinks; what a person chose stays. Answers how many changed. */
    private int direct(List<Long> links, List<Long> lowerDevices) {
        sql.update("""
                update link l set lower_end = null
                  from unnest(?::bigint[], ?::bigint[]) as w(link_id, device_id)
                 where l.from_device_id = w.device_id and l.lower_end is not null and not l.uplink_by_hand and l.id <> w.link_id
                """, links, lowerDevices);
        return sql.update("""
                update link l set lower_end = case when w.device_id = l.a_device_id then 'A' else 'B' end
                  from unnest(?::bigint[], ?::bigint[]) as w(link_id, device_id)
                 where l.id = w.link_id and not l.uplink_by_hand
                   and l.lower_end is distinct from case when w.device_id = l.a_device_id then 'A' else 'B' end
                   and not exists (select 1 from link o where o.from_device_id = w.device_id and o.uplink_by_hand and o.id <> l.id)
                """, links, lowerDevices);
    }

    private int forget(int days) {
        return sql.update("""
                delete from link l where l.kind <> 'MANUAL' and l.last_seen < now() - ? * interval '1 day'
                   and exists (select 1 from device d where d.id in (l.a_device_id, l.b_device_id)
                        and d.answered_at > l.last_seen + ? * interval '1 day')
                """, days, days);
    }

    /** Replaces what the search before could not decide; what stands again keeps its beginning. */
    public void conflicts(List<FoundConflict> found) {
        List<String> keys = Sql.column(found, one -> key(one));
        sql.update(
                "delete from link_conflict where not (device_id || ' ' || coalesce(interface_id, 0) || ' ' || what = any(?::text[]))",
                keys);
        if (!found.isEmpty()) {
            sql.update(
                    """
                    insert into link_conflict as c (device_id, interface_id, what, words)
                    select distinct on (d, i, w) d, nullif(i, 0), w,
                           case when w in ('EACH_BEHIND_THE_OTHER', 'LLDP_AGAINST_FDB', 'AGAINST_MANUAL', 'LOOP')
                                then array[coalesce((select name from device where id = t::bigint), t)]
                                else string_to_array(t, chr(31)) end
                      from unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[]) as f(d, i, w, t)
                    on conflict (device_id, coalesce(interface_id, 0), what) do update set words = excluded.words
                    """,
                    Sql.column(found, FoundConflict::deviceId),
                    Sql.column(found, one -> orZero(one.interfaceId())),
                    Sql.column(found, one -> one.what().name()),
                    Sql.column(found, one -> String.join("\u001f", one.words())));
        }
    }

    private static String key(FoundConflict one) {
        return one.deviceId() + " " + orZero(one.interfaceId()) + " " + one.what();
    }

    /** What the last search could not decide, by device; {@code groups} null for all. */
    public Page<LinkConflict> conflicts(PageRequest request, java.util.@Nullable Set<Long> groups) {
        Conditions wanted = new Conditions().andIf(groups, "d.group_id = any(?::bigint[])");
        String from =
                " from link_conflict c join device d on d.id = c.device_id left join interface i on i.id = c.interface_id where "
                        + wanted.sql();
        List<LinkConflict> rows = sql.list(
                "select c.*, d.name device_name, i.name interface_name" + from
                        + " order by lower(d.name), c.id limit ? offset ?",
                row -> new LinkConflict(
                        row.number("id"),
                        row.number("device_id"),
                        row.text("device_name"),
                        row.nullableNumber("interface_id"),
                        row.text("interface_name"),
                        row.choice("what", ConflictKind.class),
                        row.texts("words"),
                        row.instant("since")),
                wanted.parameters(request.limit(), request.offset()));
        long total = sql.one("select count(*) n" + from, row -> row.number("n"), wanted.parameters());
        return new Page<>(rows, total, request.limit(), request.offset());
    }

    private static long orZero(@Nullable Long number) {
        return number == null ? 0L : number;
    }

    private static long millis(@Nullable Instant instant) {
        return instant == null ? 0L : instant.toEpochMilli();
    }
}
