package org.demarc.device.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.jspecify.annotations.Nullable;

/** The devices as a tree, a node at a time: the whole network is never read for one page. */
@Dependent
public class DeviceTree {

    private static final String SEEN = "(?::bigint[] is null or d.group_id = any(?::bigint[]))";
    private static final String NODE = "select d.id, d.name, host(d.address) ip, d.model_name, d.status";

    /** Devices that the asker sees and from which a way leads down; those of a circle are in none. */
    private static final String TOPS = """
            top as (
                select d.id from device d
                 where %1$s and not exists (
                       select 1 from device_uplink u join device p on p.id = u.uplink_device_id
                        where u.device_id = d.id and (?::bigint[] is null or p.group_id = any(?::bigint[])))),
            reached(id) as (
                select id from top
                union
                select u.device_id from reached r join device_uplink u on u.uplink_device_id = r.id join device d on d.id = u.device_id and %1$s),
            roots as (
                select id from top
                union all
                select d.id from device d where %1$s and not exists (select 1 from reached r where r.id = d.id))
            """.formatted(SEEN);

    private static final int MOST_HOPS = 64;

    private final Sql sql;

    @Inject
    public DeviceTree(Sql sql) {
        this.sql = sql;
    }

    /**
     * The nodes below one, in order of their names.
     *
     * @param key of the node; empty for the tops of the tree
     * @param groups that the asker sees; null for all
     * @throws org.demarc.ProblemException {@link DeviceProblem#UNKNOWN_NODE}
     */
    public Page<DeviceNode> below(TreeOrder order, String key, PageRequest page, @Nullable Set<Long> groups) {
        if (key.isEmpty()) {
            return order == TreeOrder.GROUP ? groups(page, groups) : tops(page, groups);
        }
        long id = number(key);
        if (key.startsWith("g")) {
            return ofGroup(id, page, groups);
        }
        return behind(id, page, groups);
    }

    private static long number(String key) {
        if (!key.matches("[gd]\\d{1,18}")) {
            throw DeviceProblem.UNKNOWN_NODE.because("node " + key);
        }
        return Long.parseLong(key.substring(1));
    }

    private Page<DeviceNode> groups(PageRequest page, @Nullable Set<Long> groups) {
        String counted =
                "select coalesce(d.group_id, 0) id, count(*) devices, count(*) filter (where d.status = 'Down') down"
                        + " from device d where " + SEEN + " group by 1";
        List<DeviceNode> nodes = sql.list(
                "select c.*, coalesce(g.name, '') name from (" + counted + ") c left join device_group g on g.id = c.id"
                        + " order by g.name is null, lower(g.name), c.id limit ? offset ?",
                row -> new DeviceNode(
                        "g" + row.number("id"),
                        row.text("name"),
                        null,
                        "",
                        "",
                        "",
                        row.number("devices"),
                        row.number("down"),
                        List.of()),
                groups,
                groups,
                page.limit(),
                page.offset());
        long total = sql.one("select count(*) n from (" + counted + ") c", row -> row.number("n"), groups, groups);
        return new Page<>(nodes, total, page.limit(), page.offset());
    }

    private Page<DeviceNode> ofGroup(long id, PageRequest page, @Nullable Set<Long> groups) {
        String in = " from device d where coalesce(d.group_id, 0) = ? and " + SEEN;
        List<DeviceNode> nodes = sql.list(
                NODE + ", 0 devices, 0 down" + in + " order by lower(d.name), d.id limit ? offset ?",
                DeviceTree::node,
                id,
                groups,
                groups,
                page.limit(),
                page.offset());
        long total = sql.one("select count(*) n" + in, row -> row.number("n"), id, groups, groups);
        return new Page<>(nodes, total, page.limit(), page.offset());
    }

    private Page<DeviceNode> tops(PageRequest page, @Nullable Set<Long> groups) {
        String roots = "with recursive " + TOPS;
        List<Long> ids = new ArrayList<>();
        long total = sql
                .list(
                        roots + " select d.id, count(*) over () n from roots x join device d on d.id = x.id"
                                + " order by lower(d.name), d.id limit ? offset ?",
                        row -> {
                            ids.add(row.number("id"));
                            return row.number("n");
                        },
                        groups,
                        groups,
                        groups,
                        groups,
                        groups,
                        groups,
                        groups,
                        groups,
                        page.limit(),
                        page.offset())
                .stream()
                .findFirst()
                .orElse(page.offset());
        return new Page<>(counted(ids, groups), total, page.limit(), page.offset());
    }

    private Page<DeviceNode> behind(long id, PageRequest page, @Nullable Set<Long> groups) {
        String from =
                " from device_uplink u join device d on d.id = u.device_id where u.uplink_device_id = ? and " + SEEN;
        List<Long> ids = sql.list(
                "select d.id" + from + " order by lower(d.name), d.id limit ? offset ?",
                row -> row.number("id"),
                id,
                groups,
                groups,
                page.limit(),
                page.offset());
        long total = sql.one("select count(*) n" + from, row -> row.number("n"), id, groups, groups);
        return new Page<>(counted(ids, groups), total, page.limit(), page.offset());
    }

    /** Devices with how many are below each; a circle is gone round once. */
    private List<DeviceNode> counted(List<Long> ids, @Nullable Set<Long> groups) {
        return sql.list(
                """
                with recursive below(root, id) as (
                    select x, x from unnest(?::bigint[]) x
                    union
                    select b.root, u.device_id from below b join device_uplink u on u.uplink_device_id = b.id
                      join device d on d.id = u.device_id and %s),
                counted as (
                    select b.root, count(*) - 1 devices, count(*) filter (where d.status = 'Down' and d.id <> b.root) down
                      from below b join device d on d.id = b.id group by b.root)
                """.formatted(SEEN) + NODE + ", c.devices, c.down from counted c join device d on d.id = c.root"
                        + " order by lower(d.name), d.id",
                DeviceTree::node,
                ids,
                groups,
                groups);
    }

    /** Devices of which a name or an address has this part, with the way down to each; in order of their names. */
    public List<DeviceNode> found(TreeOrder order, String text, @Nullable Set<Long> groups, int limit) {
        String like = Like.containing(text);
        List<Long> ids = sql.list(
                "select d.id from device d where (d.name ilike ? or host(d.address) ilike ?) and " + SEEN
                        + " order by lower(d.name), d.id limit ?",
                row -> row.number("id"),
                like,
                like,
                groups,
                groups,
                limit);
        Map<Long, List<String>> pathById = order == TreeOrder.GROUP ? groupsOf(ids) : uplinksOf(ids, groups);
        return counted(ids, groups).stream()
                .map(node -> node.under(
                        node.deviceId() == null ? List.of() : pathById.getOrDefault(node.deviceId(), List.of())))
                .toList();
    }

    private Map<Long, List<String>> groupsOf(List<Long> ids) {
        Map<Long, List<String>> pathById = new HashMap<>();
        sql.list(
                "select d.id, g.name from device d join device_group g on g.id = d.group_id where d.id = any(?::bigint[])",
                row -> pathById.put(row.number("id"), List.of(row.text("name"))),
                ids);
        return pathById;
    }

    private Map<Long, List<String>> uplinksOf(List<Long> ids, @Nullable Set<Long> groups) {
        Map<Long, List<String>> pathById = new HashMap<>();
        sql.list(
                """
                with recursive up(start, id, hop, passed) as (
                    select x, x, 0, array[x] from unnest(?::bigint[]) x
                    union all
                    select u.start, l.uplink_device_id, u.hop + 1, u.passed || l.uplink_device_id
                      from up u join device_uplink l on l.device_id = u.id
                     where u.hop < ? and l.uplink_device_id <> all(u.passed))
                select u.start, d.name from up u join device d on d.id = u.id where u.hop > 0 and %s order by u.start, u.hop desc
                """.formatted(SEEN),
                row -> pathById.computeIfAbsent(row.number("start"), any -> new ArrayList<>())
                        .add(row.text("name")),
                ids,
                MOST_HOPS,
                groups,
                groups);
        return pathById;
    }

    private static DeviceNode node(Sql.Row row) throws SQLException {
        return new DeviceNode(
                "d" + row.number("id"),
                row.text("name"),
                row.number("id"),
                row.text("ip"),
                row.text("model_name"),
                row.text("status"),
                row.number("devices"),
                row.number("down"),
                List.of());
    }
}
