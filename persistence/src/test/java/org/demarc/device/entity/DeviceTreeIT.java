package org.demarc.device.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeviceTreeIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private Sql sql;
    private DeviceTree tree;
    private long north;

    /** core - aggregation - two switches, one of them down; one device alone; aggregation and switches are in a group. */
    @BeforeEach
    void aSmallNetwork() {
        sql = new Sql(DATABASE.dataSource());
        tree = new DeviceTree(sql);
        sql.update("truncate device cascade");
        sql.update("delete from device_group");
        north = new DeviceGroups(sql).add("north", "");
        device("core", 1, "Up", null);
        device("aggregation", 2, "Up", north);
        device("switch a", 3, "Down", north);
        device("switch b", 4, "Up", north);
        device("alone", 5, "Unknown", null);
        uplink("aggregation", "core");
        uplink("switch a", "aggregation");
        uplink("switch b", "aggregation");
    }

    @Test
    void aTreeByUplinksOpensANodeAtATime() {
        Page<DeviceNode> tops = tree.below(TreeOrder.UPLINK, "", PageRequest.first(100), null);
        Page<DeviceNode> behindCore = tree.below(TreeOrder.UPLINK, key("core"), PageRequest.first(100), null);

        assertThat(told(tops)).containsExactly("alone 0/0", "core 3/1");
        assertThat(told(behindCore)).containsExactly("aggregation 2/1");
        assertThat(told(tree.below(TreeOrder.UPLINK, key("aggregation"), new PageRequest(1, 1, "", false, ""), null)))
                .containsExactly("switch b 0/0");
    }

    @Test
    void aTreeByGroupsCountsWhatIsDownInEach() {
        Page<DeviceNode> tops = tree.below(TreeOrder.GROUP, "", PageRequest.first(100), null);

        assertThat(told(tops)).containsExactly("north 3/1", " 2/0");
        assertThat(told(tree.below(TreeOrder.GROUP, "g" + north, PageRequest.first(100), null)))
                .containsExactly("aggregation 0/0", "switch a 0/0", "switch b 0/0");
        assertThat(tree.below(TreeOrder.GROUP, "g0", PageRequest.first(1), null).total())
                .isEqualTo(2);
    }

    @Test
    void whoSeesAGroupSeesItsPartOfTheTreeAlone() {
        Set<Long> seen = Set.of(north);

        assertThat(told(tree.below(TreeOrder.UPLINK, "", PageRequest.first(100), seen)))
                .containsExactly("aggregation 2/1");
        assertThat(told(tree.below(TreeOrder.GROUP, "", PageRequest.first(100), seen)))
                .containsExactly("north 3/1");
        assertThat(told(tree.below(TreeOrder.GROUP, "g0", PageRequest.first(100), seen)))
                .isEmpty();
        assertThat(tree.below(TreeOrder.UPLINK, "", PageRequest.first(100), Set.of())
                        .items())
                .isEmpty();
    }

    @Test
    void whatIsFoundTellsTheWayToIt() {
        List<DeviceNode> found = tree.found(TreeOrder.UPLINK, "switch", null, 50);

        assertThat(found).extracting(DeviceNode::name).containsExactly("switch a", "switch b");
        assertThat(found.get(0).path()).containsExactly("core", "aggregation");
        assertThat(tree.found(TreeOrder.UPLINK, "switch", Set.of(north), 1)
                        .get(0)
                        .path())
                .containsExactly("aggregation");
        assertThat(tree.found(TreeOrder.GROUP, "10.70.0.3", null, 50).get(0).path())
                .containsExactly("north");
    }

    @Test
    void devicesThatAreEachOthersUplinkAreNotLost() {
        device("ring a", 6, "Up", null);
        device("ring b", 7, "Up", null);
        uplink("ring a", "ring b");
        uplink("ring b", "ring a");

        assertThat(told(tree.below(TreeOrder.UPLINK, "", PageRequest.first(100), null)))
                .containsExactly("alone 0/0", "core 3/1", "ring a 1/0", "ring b 1/0");
        assertThat(tree.found(TreeOrder.UPLINK, "ring a", null, 50).get(0).path())
                .contains("ring b");
    }

    @Test
    void theWayToADeviceThatHangsOnACircleGoesRoundItOnce() {
        device("ring a", 6, "Up", null);
        device("ring b", 7, "Up", null);
        device("tail", 8, "Up", null);
        uplink("ring a", "ring b");
        uplink("ring b", "ring a");
        uplink("tail", "ring a");

        assertThat(tree.found(TreeOrder.UPLINK, "tail", null, 50).get(0).path()).containsExactly("ring b", "ring a");
    }

    @Test
    void aKeyThatIsNoneIsRefused() {
        assertThatThrownBy(() -> tree.below(TreeOrder.GROUP, "x'1", PageRequest.first(1), null))
                .hasMessageContaining("x'1");
    }

    @Test
    void tagsAreKeptInOneWritingAndNarrowTheList() {
        DeviceMarks marks = new DeviceMarks(sql);
        long core = id("core");
        marks.tag(core, List.of("#Core", "вузол-7", "core"));

        assertThat(marks.tags(core)).containsExactly("core", "вузол-7");
        assertThat(new Devices(sql).withId(core).orElseThrow().tags()).containsExactly("core", "вузол-7");
        assertThat(marks.allTags(null))
                .containsExactly(new DeviceMarks.TagCount("core", 1, 0), new DeviceMarks.TagCount("вузол-7", 1, 0));
        assertThat(marks.allTags(Set.of(north))).isEmpty();
        assertThat(new Devices(sql)
                        .page(new DeviceQuery(
                                PageRequest.first(10), null, new DeviceFilter(null, null, null, "core", ""), null))
                        .items())
                .extracting(Device::name)
                .containsExactly("core");
        marks.tag(core, List.of());
        assertThat(marks.tags(core)).isEmpty();
        assertThatThrownBy(() -> marks.tag(core, List.of("two words"))).hasMessageContaining("two words");
    }

    @Test
    void favouritesAreAUsersOwnAndCommentsEverybodys() {
        DeviceMarks marks = new DeviceMarks(sql);
        long user = sql.one(
                "insert into app_user (login, role_id) select 'somebody', min(id) from role returning id",
                row -> row.number("id"));
        long down = id("switch a");
        marks.favourite(user, id("core"), true);
        marks.favourite(user, down, true);
        long written = marks.comment(down, "somebody", "key at the concierge");

        assertThat(marks.favourites(user, null, 10))
                .extracting(DeviceMarks.Favourite::name)
                .containsExactly("switch a", "core");
        assertThat(marks.favourites(user, Set.of(north), 10)).hasSize(1);
        assertThat(marks.favourites(user + 1)).isEmpty();
        marks.favourite(user, down, false);
        assertThat(marks.favourites(user)).containsExactly(id("core"));
        assertThat(marks.comments(down, PageRequest.first(10)).items())
                .extracting(DeviceMarks.DeviceComment::text)
                .containsExactly("key at the concierge");
        assertThat(marks.uncomment(down, written, "somebody else")).isFalse();
        assertThat(marks.uncomment(down, written, null)).isTrue();
        sql.update("delete from app_user where id = ?", user);
    }

    private static List<String> told(Page<DeviceNode> page) {
        return page.items().stream()
                .map(node -> node.name() + " " + node.devices() + "/" + node.down())
                .toList();
    }

    private String key(String name) {
        return "d" + id(name);
    }

    private long id(String name) {
        return sql.one("select id from device where name = ?", row -> row.number("id"), name);
    }

    private void device(String name, int number, String status, @Nullable Long group) {
        sql.update(
                "insert into device (name, address, status, group_id) values (?, ('10.70.0.' || ?)::inet, ?, ?::bigint)",
                name,
                number,
                status,
                group);
    }

    private void uplink(String lower, String upper) {
        long from = id(lower);
        long to = id(upper);
        sql.update(
                "insert into link (a_device_id, a_interface_id, b_device_id, kind, lower_end) values (?, ?::bigint, ?, 'MANUAL', ?)",
                Math.min(from, to),
                port(Math.min(from, to)),
                Math.max(from, to),
                from < to ? "A" : "B");
    }

    private long port(long device) {
        return sql.one(
                "insert into interface (device_id, bind_key, name, type) select ?, 'p' || count(*), 'p', 'GE' from interface returning id",
                row -> row.number("id"),
                device);
    }
}
