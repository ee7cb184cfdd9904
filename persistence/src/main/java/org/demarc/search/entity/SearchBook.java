package org.demarc.search.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.demarc.Sql;
import org.demarc.device.entity.Like;
import org.jspecify.annotations.Nullable;

/**
 * Finds people and places by any of their names. Every part of a question goes by an index and stops after a few rows,
 * so that a million subscribers answer as fast as a hundred.
 */
@ApplicationScoped
public class SearchBook {

    private static final String PEOPLE = """
            with best as (
                select distinct on (id) * from search_people(?, ?, ?, ?, ?, cast(? as macaddr), cast(? as macaddr), cast(? as text[]), ?)
                order by id, exact desc, rank)
            select s.id, b.rank, b.matched, b.value, b.exact, s.login, s.name, s.state, s.in_billing,
                (select number from contract c where c.subscriber_id = s.id and c.main) as contract,
                concat_ws(', ', y.name, t.name, h.number, nullif(s.apartment, '')) as address
            from best b join subscriber s on s.id = b.id
            left join address_house h on h.id = s.house_id left join address_street t on t.id = h.street_id
            left join address_city y on y.id = t.city_id
            order by b.exact desc, s.in_billing desc, b.rank, s.name, s.id limit ?
            """;

    private static final String PLACES = """
            with ident as (
                select interface_id as id, 1 as rank, 'serial' as matched, ident_shown as value, true as exact
                from onu where ident = any(cast(? as text[]))
                union all
                (select interface_id, 2, 'serial', ident_shown, false from onu where ident_shown like ? or ident like ? limit ?)),
            sighting as (
                select interface_id as id, 3 as rank, 'fdb' as matched, mac::text as value, true as exact from fdb
                where present and interface_id is not null and cast(? as macaddr) <> '00:00:00:00:00:00' and mac = cast(? as macaddr)
                limit 20),
            bound as (
                select interface_id as id, 4 as rank, 'subscriber' as matched, '' as value, false as exact
                from line_binding where subscriber_id = any(cast(? as bigint[])) limit 20),
            described as (
                select w.id, 5 as rank, 'description' as matched, i.description as value, lower(i.description) = ? as exact
                from search_interface_words(cast(? as text[]), ?) w(id) join interface i on i.id = w.id),
            best as (
                select distinct on (id) * from (select * from ident union all select * from sighting union all select * from bound
                    union all select * from described) f
                order by id, rank)
            select i.id, b.rank, b.matched, b.value, b.exact, i.name, i.type, i.status, d.id as device_id, d.name as device, host(d.address) as ip
            from best b join interface i on i.id = b.id and i.gone_at is null join device d on d.id = i.device_id
            where cast(? as boolean) or d.group_id = any(cast(? as bigint[]))
            order by b.exact desc, b.rank, (i.status in ('Online', 'Up')) desc, i.id desc limit ?
            """;

    private static final String DEVICES = """
            with found as (
                (select id, 1 as rank, 'ip' as matched, host(address) as value, host(address) = ? as exact from device
                 where host(address) like ? limit ?)
                union all
                (select id, 2, 'name', name, lower(name) = ? from device where lower(name) like ? limit ?)
                union all
                (select id, 3, 'serial', serial, true from device where lower(serial) = ? and serial <> '' limit ?)
                union all
                (select id, 4, 'mac', mac::text, true from device where mac between cast(? as macaddr) and cast(? as macaddr) limit ?)),
            best as (select distinct on (id) * from found order by id, exact desc, rank)
            select d.id, b.rank, b.matched, b.value, b.exact, d.name, host(d.address) as ip, d.type, d.model_name, d.status
            from best b join device d on d.id = b.id
            where cast(? as boolean) or d.group_id = any(cast(? as bigint[]))
            order by b.exact desc, b.rank, (d.status = 'Up') desc, d.name, d.id limit ?
            """;

    private static final String TAGGED_DEVICES = """
            select d.id, 'tag' as matched, '#' || t.tag as value, t.tag = ? as exact, d.name, host(d.address) as ip, d.model_name, d.status
            from (select device_id, min(tag) as tag from device_tag where tag like ? group by device_id) t join device d on d.id = t.device_id
            where cast(? as boolean) or d.group_id = any(cast(? as bigint[]))
            order by exact desc, t.tag, lower(d.name), d.id limit ?
            """;

    private static final String TAGGED_PLACES = """
            select i.id, 'tag' as matched, '#' || t.tag as value, t.tag = ? as exact, i.name, i.type, i.status,
                d.id as device_id, d.name as device, host(d.address) as ip
            from (select interface_id, min(tag) as tag from interface_tag where tag like ? group by interface_id) t
            join interface i on i.id = t.interface_id and i.gone_at is null join device d on d.id = i.device_id
            where cast(? as boolean) or d.group_id = any(cast(? as bigint[]))
            order by exact desc, t.tag, lower(d.name), i.id limit ?
            """;

    private static final String TAGGED = TAGGED_DEVICES + ";" + TAGGED_PLACES;

    private static final String NETWORK = PLACES + ";" + DEVICES;

    private final @Nullable Sql sql;

    /** For the proxy of the container only. */
    protected SearchBook() {
        this.sql = null;
    }

    @Inject
    public SearchBook(Sql sql) {
        this.sql = sql;
    }

    /** Subscribers, best first. */
    public List<Hit> people(Clue clue, int limit) {
        List<Object> parameters = new ArrayList<>(ofPeople(clue, limit));
        parameters.add(limit);
        return sql().list(PEOPLE, SearchBook::person, parameters.toArray());
    }

    /**
     * All whom a text may mean, in no order.
     *
     * @param most how many of one kind of names may begin with it; empty where they are more
     */
    public Optional<Set<Long>> named(Clue clue, int most) {
        Set<Long> ids = new HashSet<>();
        Map<Long, Integer> rowsByKind = new HashMap<>();
        sql().list(
                        "select id, rank from search_people(?, ?, ?, ?, ?, cast(? as macaddr), cast(? as macaddr), cast(? as text[]), ?)",
                        row -> {
                            ids.add(row.number("id"));
                            return rowsByKind.merge(row.number("rank"), 1, Integer::sum);
                        },
                        ofPeople(clue, most + 1).toArray());
        boolean whole = rowsByKind.values().stream().allMatch(rows -> rows <= most);
        return whole ? Optional.of(ids) : Optional.empty();
    }

    private static List<Object> ofPeople(Clue clue, int most) {
        return List.of(
                clue.lower(),
                clue.digits(),
                clue.phoneTail(),
                clue.ipBegins(),
                clue.ip(),
                clue.macFrom(),
                clue.macTo(),
                clue.words(),
                most);
    }

    /**
     * ONUs and ports, best first.
     *
     * @param subscriberIds subscribers that were found: their lines are found too
     * @param groups device groups that the caller sees
     */
    public List<Hit> places(
            Clue clue, List<Long> subscriberIds, boolean allGroups, Collection<Long> groups, int limit) {
        return sql().list(
                        PLACES,
                        SearchBook::place,
                        ofPlaces(clue, subscriberIds, allGroups, groups, limit).toArray());
    }

    private static List<Object> ofPlaces(
            Clue clue, List<Long> subscriberIds, boolean allGroups, Collection<Long> groups, int limit) {
        String mac = clue.hex().length() == 12 ? clue.hex() : "000000000000";
        return List.of(
                clue.idents(),
                clue.identPart(),
                clue.identPart(),
                limit,
                mac,
                mac,
                ids(subscriberIds),
                clue.lower(),
                clue.words(),
                limit,
                allGroups,
                ids(groups),
                limit);
    }

    /** Devices, best first. */
    public List<Hit> devices(Clue clue, boolean allGroups, Collection<Long> groups, int limit) {
        return sql().list(
                        DEVICES,
                        SearchBook::device,
                        ofDevices(clue, allGroups, groups, limit).toArray());
    }

    private static List<Object> ofDevices(Clue clue, boolean allGroups, Collection<Long> groups, int limit) {
        return List.of(
                clue.text(),
                clue.ipBegins().isEmpty() ? "none" : clue.ipBegins() + "%",
                limit,
                clue.lower(),
                clue.begins(),
                limit,
                clue.lower(),
                limit,
                clue.macFrom(),
                clue.macTo(),
                limit,
                allGroups,
                ids(groups),
                limit);
    }

    /**
     * Devices, and after them ports and ONUs, with a tag that begins like this, each once; of both those with the very tag first, in order of
     * their names. Many of the one leave half of the list to the others.
     */
    public List<Hit> tagged(String tag, boolean allGroups, Collection<Long> groups, int limit) {
        List<Hit> devices = new ArrayList<>();
        List<Hit> places = new ArrayList<>();
        List<Object> ofEach = List.of(tag, Like.beginning(tag), allGroups, ids(groups), limit);
        sql().visit(
                        TAGGED,
                        List.of(row -> devices.add(device(row)), row -> places.add(place(row))),
                        Stream.concat(ofEach.stream(), ofEach.stream()).toArray());
        int ofPlaces = Math.min(places.size(), Math.max(limit / 2, limit - devices.size()));
        int ofDevices = Math.min(devices.size(), limit - ofPlaces);
        return Stream.concat(devices.stream().limit(ofDevices), places.stream().limit(ofPlaces))
                .toList();
    }

    /** {@link #places} and after them {@link #devices}, in one journey to the database. */
    public List<Hit> network(
            Clue clue, List<Long> subscriberIds, boolean allGroups, Collection<Long> groups, int limit) {
        List<Hit> hits = new ArrayList<>();
        List<Object> parameters = new ArrayList<>(ofPlaces(clue, subscriberIds, allGroups, groups, limit));
        parameters.addAll(ofDevices(clue, allGroups, groups, limit));
        sql().visit(NETWORK, List.of(row -> hits.add(place(row)), row -> hits.add(device(row))), parameters.toArray());
        return hits;
    }

    private static List<Long> ids(Collection<Long> ids) {
        return ids.isEmpty() ? List.of(0L) : List.copyOf(ids);
    }

    private static Hit person(Sql.Row row) throws SQLException {
        String name = row.text("name");
        String login = row.text("login");
        String contract = row.text("contract");
        return new Hit(
                Hit.Type.SUBSCRIBER,
                row.number("id"),
                0,
                name.isEmpty() ? login : name,
                String.join(
                        " · ",
                        List.of(login, contract, row.text("address")).stream()
                                .filter(part -> !part.isEmpty())
                                .toList()),
                row.flag("in_billing") ? row.text("state") : "GONE",
                row.text("matched"),
                row.text("value"),
                row.flag("exact"));
    }

    private static Hit place(Sql.Row row) throws SQLException {
        boolean onu = row.text("type").equals("ONU");
        return new Hit(
                onu ? Hit.Type.ONU : Hit.Type.PORT,
                row.number("id"),
                row.number("device_id"),
                row.text("name"),
                row.text("device") + " · " + row.text("ip"),
                row.text("status"),
                row.text("matched"),
                row.text("value"),
                row.flag("exact"));
    }

    private static Hit device(Sql.Row row) throws SQLException {
        return new Hit(
                Hit.Type.DEVICE,
                row.number("id"),
                row.number("id"),
                row.text("name"),
                row.text("ip") + (row.text("model_name").isEmpty() ? "" : " · " + row.text("model_name")),
                row.text("status"),
                row.text("matched"),
                row.text("value"),
                row.flag("exact"));
    }

    private Sql sql() {
        return Objects.requireNonNull(sql);
    }
}
