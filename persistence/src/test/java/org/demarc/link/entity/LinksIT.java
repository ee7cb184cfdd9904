package org.demarc.link.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.ProblemException;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.demarc.TestTransactions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Links that people draw (wildcore-mikbill.md 2, rows 36 and 37). */
class LinksIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private Sql sql;
    private Links links;
    private long core;
    private long middle;
    private long access;

    @BeforeEach
    void threeSwitches() {
        sql = new Sql(DATABASE.dataSource());
        links = new Links(sql);
        sql.update("truncate device cascade");
        core = device("core", 1);
        middle = device("middle", 2);
        access = device("access", 3);
    }

    @Test
    @DisplayName("Row 36: a pair of ends is one link, whichever of them is named first")
    void aPairOfEndsIsOneLink() {
        long port = port(core, "1/1");
        long other = port(middle, "1/24");
        links.add(new LinkDraft(new LinkEnd(core, port), new LinkEnd(middle, other), false, ""));

        LinkDraft turned = new LinkDraft(new LinkEnd(middle, other), new LinkEnd(core, port), true, "");

        assertRefused(() -> links.add(turned), LinkProblem.LINK_EXISTS);
        links.add(new LinkDraft(new LinkEnd(middle, null), new LinkEnd(core, port(core, "1/2")), false, "second"));
        assertThat(all().total()).isEqualTo(2);
        assertRefused(() -> draft(core, core, false), LinkProblem.SAME_DEVICE);
    }

    @Test
    @DisplayName("Row 36: the uplink's lower end is shown first, and other parts of Demarc read it from device_uplink")
    void anUplinkSaysWhoHangsOnWhom() {
        long id = links.add(draft(access, core, true));

        Link link = links.uplinkOf(access).orElseThrow();

        assertThat(link.id()).isEqualTo(id);
        assertThat(link.from().deviceName()).isEqualTo("access");
        assertThat(link.to().deviceName()).isEqualTo("core");
        assertThat(link.beyond(access).deviceId()).isEqualTo(core);
        assertThat(link.uplinkByHand()).isTrue();
        assertThat(uplinks()).containsExactly(access + " " + core);
        assertThat(links.uplinkOf(core)).isEmpty();
    }

    @Test
    @DisplayName(
            "Row 37: a device has one uplink; one that a person chose replaces a found one and is replaced by nobody")
    void aDeviceHasOneUplink() {
        sql.update(
                "insert into link (a_device_id, b_device_id, kind, lower_end) values (?, ?, 'FDB', 'B')", core, access);

        links.add(draft(access, middle, true));

        assertThat(uplinks()).containsExactly(access + " " + middle);
        assertThat(all().total()).isEqualTo(2);
        Link found = links.page(query(null, LinkKind.FDB, null, "")).items().get(0);
        assertThat(found.uplink()).isFalse();
        assertRefused(
                () -> links.change(found.id(), found.version(), draft(access, core, true)), LinkProblem.UPLINK_TAKEN);
    }

    @Test
    @DisplayName("Row 36: a way up never leads back to where it began")
    void aWayUpNeverLeadsBack() {
        links.add(draft(access, middle, true));
        links.add(draft(middle, core, true));

        assertRefused(
                () -> links.add(new LinkDraft(new LinkEnd(core, port(core, "9")), new LinkEnd(access, null), true, "")),
                LinkProblem.UPLINK_LOOP);
        assertThat(uplinks()).hasSize(2);
    }

    @Test
    @DisplayName("Row 36: two people who draw at the same time draw no circle")
    void twoWhoDrawAtOnceDrawNoCircle() throws Exception {
        TestTransactions transactions = new TestTransactions(DATABASE.dataSource());
        Links drawn = new Links(new Sql(transactions.dataSource()));
        CountDownLatch mayCommit = new CountDownLatch(1);
        CountDownLatch isDrawn = new CountDownLatch(1);
        LinkDraft turned = new LinkDraft(new LinkEnd(core, port(core, "9")), new LinkEnd(middle, null), true, "");

        CompletableFuture<Long> first = CompletableFuture.supplyAsync(() -> transactions.call(() -> {
            long id = drawn.add(draft(middle, core, true));
            isDrawn.countDown();
            awaitUninterruptibly(mayCommit);
            return id;
        }));
        assertThat(isDrawn.await(30, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Long> second =
                CompletableFuture.supplyAsync(() -> transactions.call(() -> drawn.add(turned)));
        await().until(() -> second.isDone() || isSomebodyWaiting());
        mayCommit.countDown();

        assertThat(first.get(30, TimeUnit.SECONDS)).isPositive();
        assertThatThrownBy(() -> second.get(30, TimeUnit.SECONDS))
                .hasCauseInstanceOf(ProblemException.class)
                .hasMessageContaining("has its own way up");
        assertThat(uplinks()).hasSize(1);
    }

    private boolean isSomebodyWaiting() {
        return sql.one(
                "select exists (select 1 from pg_locks where locktype = 'advisory' and not granted) w",
                row -> row.flag("w"));
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName(
            "Row 36: a circle that is there all the same has an end for whoever walks up, and no second one is drawn")
    void aCircleThatIsThereHasAnEnd() {
        links.add(draft(access, middle, true));
        for (long[] pair : new long[][] {{middle, core}, {core, middle}}) {
            sql.update(
                    "insert into link (a_device_id, a_interface_id, b_device_id, kind, lower_end) values (?, ?, ?, 'MANUAL', ?)",
                    Math.min(pair[0], pair[1]),
                    port(Math.min(pair[0], pair[1]), "circle " + pair[0]),
                    Math.max(pair[0], pair[1]),
                    pair[0] < pair[1] ? "A" : "B");
        }

        assertThat(new WaysUp(sql).from(access))
                .extracting(hop -> hop.link().to().deviceName())
                .containsExactly("middle", "core");
        long top = device("top", 4);
        assertThat(links.add(draft(top, core, true))).isPositive();
        assertRefused(() -> links.add(draft(core, top, true)), LinkProblem.UPLINK_LOOP);
    }

    @Test
    @DisplayName("Row 37: a found link that a person changes is his from then on")
    void aChangedLinkIsManual() {
        sql.update("insert into link (a_device_id, b_device_id, kind) values (?, ?, 'LLDP')", core, access);
        Link found = all().items().get(0);

        links.change(
                found.id(),
                found.version(),
                new LinkDraft(new LinkEnd(access, null), new LinkEnd(core, null), true, "patch panel 4"));

        Link kept = links.withId(found.id()).orElseThrow();
        assertThat(List.of(kept.kind(), kept.note(), kept.uplink()))
                .containsExactly(LinkKind.MANUAL, "patch panel 4", true);
        assertThat(kept.confirmedAt()).isNotNull();
        assertRefused(
                () -> links.change(found.id(), found.version(), draft(access, core, false)),
                LinkProblem.CHANGED_MEANWHILE);
        assertThat(links.remove(found.id())).isTrue();
        assertThat(links.remove(found.id())).isFalse();
    }

    @Test
    void linksAreSoughtByDeviceInterfaceKindLoadAndWords() {
        long port = port(middle, "1/24");
        links.add(new LinkDraft(new LinkEnd(middle, port), new LinkEnd(core, null), true, "ring east"));
        links.add(draft(access, middle, true));
        sql.update("update link set utilization_percent = 91 where note = 'ring east'");

        assertThat(links.page(query(access, null, null, "")).total()).isEqualTo(1);
        assertThat(links.page(query(middle, LinkKind.MANUAL, null, "")).total()).isEqualTo(2);
        assertThat(links.page(query(null, null, 85.0, "")).items())
                .extracting(Link::utilizationPercent)
                .containsExactly(91.0);
        assertThat(links.page(query(null, null, null, "EAST")).total()).isEqualTo(1);
        assertThat(links.page(query(null, null, null, "10.77.0.3")).total()).isEqualTo(1);
        PageRequest page = PageRequest.first(10);
        assertThat(links.page(new LinkQuery(page, null, null, port, null, null)).total())
                .isEqualTo(1);
        assertThat(links.page(new LinkQuery(page, Set.of(4711L), null, null, null, null))
                        .total())
                .isZero();
        for (String sort :
                List.of("id", "from", "to", "kind", "uplink", "firstSeen", "lastSeen", "utilizationPercent")) {
            assertThat(links.page(new LinkQuery(new PageRequest(1, 0, sort, true, ""), null, null, null, null, null))
                            .items())
                    .hasSize(1);
        }
    }

    private static LinkQuery query(
            @Nullable Long device, @Nullable LinkKind kind, @Nullable Double busier, String text) {
        return new LinkQuery(new PageRequest(10, 0, "", false, text), null, device, null, kind, busier);
    }

    private Page<Link> all() {
        return links.page(query(null, null, null, ""));
    }

    private static LinkDraft draft(long from, long to, boolean uplink) {
        return new LinkDraft(new LinkEnd(from, null), new LinkEnd(to, null), uplink, "");
    }

    private List<String> uplinks() {
        return sql.list(
                "select device_id, uplink_device_id from device_uplink order by 1",
                row -> row.number("device_id") + " " + row.number("uplink_device_id"));
    }

    private static void assertRefused(ThrowingCallable work, LinkProblem problem) {
        assertThatThrownBy(work).isInstanceOfSatisfying(ProblemException.class, refusal -> assertThat(refusal.type())
                .isEqualTo(problem));
    }

    private long device(String name, int number) {
        return sql.one(
                "insert into device (name, address) values (?, ('10.77.0.' || ?)::inet) returning id",
                row -> row.number("id"),
                name,
                number);
    }

    private long port(long device, String name) {
        return sql.one(
                "insert into interface (device_id, bind_key, name, type) values (?, ?, ?, 'GE') returning id",
                row -> row.number("id"),
                device,
                name,
                name);
    }
}
