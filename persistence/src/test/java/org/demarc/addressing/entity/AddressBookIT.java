package org.demarc.addressing.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.demarc.TestTransactions;
import org.demarc.provisioning.entity.ServiceKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AddressBookIT {

    private static final Duration DAY = Duration.ofHours(24);
    private static final LedgerFacts FACTS =
            new LedgerFacts("7", "Test Client", "site1", "DHCP", "02:00:00:00:00:10", "hook 1");
    private static final DrawQueue SITE1 = DrawQueue.dhcp(1);

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final TestTransactions transactions = new TestTransactions(DATABASE.dataSource());
    private final Sql sql = new Sql(transactions.dataSource());
    private final Pools pools = new Pools(sql);
    private final WaitingLine line = new WaitingLine(sql);
    private final Ledger ledger = new Ledger(sql);
    private final AddressBook book = new AddressBook(sql, pools, new FreeAddress(sql), line, ledger);

    @BeforeEach
    void empty() {
        DATABASE.execute("ALTER TABLE address_ledger DISABLE TRIGGER ALL");
        DATABASE.execute("DELETE FROM address_ledger; DELETE FROM address_assignment; DELETE FROM address_rest;"
                + "DELETE FROM address_wait; DELETE FROM address_exclusion; DELETE FROM address_seen; DELETE FROM address_pool;"
                + "DELETE FROM address_sight; DELETE FROM routeros_router");
        DATABASE.execute(
                "INSERT INTO routeros_router (id, name, host, port, api_user, password) OVERRIDING SYSTEM VALUE"
                        + " VALUES (1, 'site1', 'h', 1, 'u', 's1:'), (2, 'site2', 'h', 1, 'u', 's1:')");
        DATABASE.execute("ALTER TABLE address_ledger ENABLE TRIGGER ALL");
    }

    @Test
    void addressesAreDrawnFromPrefixesInOrderRising() {
        pool(SITE1, "10.1.1.0/29", "10.1.2.0/30");
        pools.exclude("default", AddressRange.of("10.1.1.2"), "");

        assertThat(List.of(draw(1), draw(2), draw(3), draw(4), draw(5), draw(6), draw(7), draw(8)))
                .containsExactly(
                        "10.1.1.1", "10.1.1.3", "10.1.1.4", "10.1.1.5", "10.1.1.6", "10.1.2.1", "10.1.2.2", "none");
    }

    @Test
    void manyDrawTogetherAndWhoHadAnAddressGetsItBack() {
        pool(SITE1, "10.1.1.0/29");
        draw(1);
        draw(2);
        confirm(2, "10.1.1.2");
        release(2, "10.1.1.2", Duration.ofDays(1));

        Map<ServiceKey, Ipv4> drawn = transactions.call(() -> book.draw(
                IntStream.rangeClosed(2, 9).mapToObj(AddressBookIT::service).toList(), SITE1, true));

        assertThat(drawn).hasSize(5).containsEntry(service(2), Ipv4.of("10.1.1.2"));
        assertThat(drawn.values().stream().map(Ipv4::toString))
                .containsExactlyInAnyOrder("10.1.1.2", "10.1.1.3", "10.1.1.4", "10.1.1.5", "10.1.1.6");
        assertThat(line.first(SITE1, 10)).containsExactly(service(7), service(8), service(9));
    }

    @Test
    void whereNothingElseIsLeftTheAddressThatRestedLongestGoesToWhoIsFirstInLine() {
        pool(SITE1, "10.1.1.0/30");
        draw(1);
        draw(2);
        confirm(1, "10.1.1.1");
        confirm(2, "10.1.1.2");
        release(1, "10.1.1.1", Duration.ofDays(2));
        release(2, "10.1.1.2", Duration.ofDays(1));

        assertThat(draw(3)).isEqualTo("none");
        assertThat(draw(4)).isEqualTo("none");
        assertThat(transactions.call(() -> book.drawRested(service(4), SITE1, true)))
                .as("others came before")
                .isEmpty();
        assertThat(transactions.call(() -> book.drawRested(service(3), SITE1, true)))
                .contains(Ipv4.of("10.1.1.2"));
        assertThat(transactions.call(() -> book.drawRested(service(4), SITE1, true)))
                .contains(Ipv4.of("10.1.1.1"));
        assertThat(line.first(SITE1, 10)).isEmpty();
    }

    @Test
    void whoComesInAGroupDoesNotPassThoseInLine() {
        pool(SITE1, "10.1.1.0/30");
        draw(1);
        draw(2);
        draw(3);
        release(1, "10.1.1.1", Duration.ZERO);

        Map<ServiceKey, Ipv4> drawn = transactions.call(() -> book.draw(List.of(service(4), service(5)), SITE1, true));

        assertThat(drawn).isEmpty();
        assertThat(line.first(SITE1, 10)).containsExactly(service(3), service(4), service(5));
    }

    @Test
    void networkBroadcastZeroAnd255AreNeverDrawn() {
        pool(SITE1, "10.1.0.252/30", "10.1.4.0/23");
        for (int i = 1; i <= 2 + 508; i++) {
            assertThat(draw(i)).doesNotEndWith(".0").doesNotEndWith(".255");
        }

        assertThat(draw(999)).isEqualTo("none");
    }

    @Test
    void twoHundredAtOnceShareAHundredAddresses() throws Exception {
        pool(SITE1, "10.5.0.0/25");
        pools.exclude("default", AddressRange.of("10.5.0.101-10.5.0.126"), "");
        List<Callable<String>> draws = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            int number = i;
            draws.add(() -> draw(number));
        }

        List<String> drawn = atOnce(draws);

        List<String> given = drawn.stream().filter(a -> !a.equals("none")).toList();
        assertThat(given).hasSize(100);
        assertThat(new HashSet<>(given)).hasSize(100);
        assertThat(line.first(SITE1, 1000)).hasSize(100);
    }

    @Test
    void aReleasedAddressRestsAndGoesBackToItsServiceFirst() {
        pool(SITE1, "10.1.1.0/29");
        draw(1);
        confirm(1, "10.1.1.1");

        release(1, "10.1.1.1", DAY);

        assertThat(draw(2)).isEqualTo("10.1.1.2");
        assertThat(draw(1)).isEqualTo("10.1.1.1");
    }

    @Test
    void anAddressThatNoRouterEverHadIsFreeAtOnce() {
        pool(SITE1, "10.1.1.0/29");
        draw(1);

        release(1, "10.1.1.1", DAY);

        assertThat(draw(2)).isEqualTo("10.1.1.1");
    }

    @Test
    void restingAddressesAreNotUsedAlthoughThePoolIsEmpty() {
        pool(SITE1, "10.1.2.0/30");
        draw(1);
        draw(2);
        confirm(1, "10.1.2.1");
        release(1, "10.1.2.1", DAY);

        assertThat(draw(3)).isEqualTo("none");

        DATABASE.execute("UPDATE address_rest SET until = now() - interval '1 second'");
        assertThat(draw(3)).isEqualTo("10.1.2.1");
    }

    @Test
    void whoComesLaterDoesNotOvertakeThoseInLine() {
        pool(SITE1, "10.1.2.0/30");
        draw(1);
        draw(2);
        draw(3);
        release(1, "10.1.2.1", Duration.ZERO);

        assertThat(draw(4)).isEqualTo("none");
        assertThat(draw(3)).isEqualTo("10.1.2.1");
        assertThat(line.first(SITE1, 10)).containsExactly(service(4));
    }

    @Test
    void addressesSeenOnARouterArePassedOverUntilTheyAreGone() {
        pool(SITE1, "10.1.1.0/29");
        pools.seen("default", 1, new RouterAddresses(List.of(), List.of("10.1.1.1", "10.1.1.2")));

        assertThat(draw(1)).isEqualTo("10.1.1.3");

        pools.seen("default", 1, new RouterAddresses(List.of(), List.of("10.1.1.2")));
        assertThat(draw(2)).isEqualTo("10.1.1.1");
    }

    @Test
    void whatARemovedRouterWasSeenToUseIsDrawnAgain() {
        pool(SITE1, "10.1.4.0/22");
        pools.exclude("default", AddressRange.of("10.1.4.2-10.1.5.200"), "");
        pools.seen("default", 2, new RouterAddresses(List.of(), List.of("10.1.4.1")));
        assertThat(draw(1)).isEqualTo("10.1.5.201");

        transactions.run(() -> pools.forget(2));

        assertThat(draw(2)).isEqualTo("10.1.4.1");
        assertThat(pools.isSeenLongAgo("default", 2, DAY)).isTrue();
    }

    @Test
    void ofARouterThatIsGoneNothingIsRemembered() {
        removeSite2();

        pools.seen("default", 2, new RouterAddresses(List.of(), List.of("10.1.4.1")));
        pools.alsoSeen("default", 2, Ipv4.of("10.1.4.2"));

        assertThat(rememberedOfSite2()).isZero();
    }

    @Test
    @DisplayName("UR-61 what is read while a router is removed is not remembered")
    void whatIsReadWhileARouterIsRemovedIsNotRemembered() throws Exception {
        CompletableFuture<Void> reading = transactions.call(() -> {
            sql.update("DELETE FROM routeros_router WHERE id = 2");
            CompletableFuture<Void> begun = CompletableFuture.runAsync(
                    () -> pools.seen("default", 2, new RouterAddresses(List.of(), List.of("10.1.4.1"))));
            awaitSomebodyBehind(ownConnection());
            pools.forget(2);
            return begun;
        });

        reading.get(1, TimeUnit.MINUTES);

        assertThat(rememberedOfSite2()).isZero();
    }

    @Test
    @DisplayName("UR-61 a refused address of a router that is being removed is not remembered")
    void aRefusedAddressOfARouterThatIsBeingRemovedIsNotRemembered() throws Exception {
        CompletableFuture<Void> refusal = transactions.call(() -> {
            sql.update("DELETE FROM routeros_router WHERE id = 2");
            CompletableFuture<Void> begun =
                    CompletableFuture.runAsync(() -> pools.alsoSeen("default", 2, Ipv4.of("10.1.4.1")));
            awaitSomebodyBehind(ownConnection());
            pools.forget(2);
            return begun;
        });

        refusal.get(1, TimeUnit.MINUTES);

        assertThat(rememberedOfSite2()).isZero();
    }

    @Test
    @DisplayName("UR-61 a removal forgets what was being read when it began")
    void aRemovalForgetsWhatWasBeingReadWhenItBegan() throws Exception {
        CompletableFuture<Void> removal = transactions.call(() -> {
            pools.seen("default", 2, new RouterAddresses(List.of(), List.of("10.1.4.1")));
            CompletableFuture<Void> begun = CompletableFuture.runAsync(this::removeSite2);
            awaitSomebodyBehind(ownConnection());
            return begun;
        });

        removal.get(1, TimeUnit.MINUTES);

        assertThat(rememberedOfSite2()).isZero();
    }

    /** As an operator does it. */
    private void removeSite2() {
        transactions.run(() -> {
            sql.update("DELETE FROM routeros_router WHERE id = 2");
            pools.forget(2);
        });
    }

    /** Addresses and looks together. */
    private long rememberedOfSite2() {
        return sql.one(
                "SELECT (SELECT count(*) FROM address_seen WHERE router_id = 2)"
                        + " + (SELECT count(*) FROM address_sight WHERE router_id = 2) AS n",
                row -> row.number("n"));
    }

    /** The number by which the database knows the connection of this transaction. */
    private long ownConnection() {
        return sql.one("SELECT pg_backend_pid() AS pid", row -> row.number("pid"));
    }

    /** Asks on a connection of its own: within a transaction the database tells again and again who was there at first. */
    private static void awaitSomebodyBehind(long connection) {
        Sql outside = new Sql(DATABASE.dataSource());
        await().until(() -> outside.one(
                "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE ?::int = ANY(pg_blocking_pids(pid))) AS behind",
                row -> row.flag("behind"),
                connection));
    }

    @Test
    void aLiftedExclusionIsDrawnFromAgain() {
        pool(SITE1, "10.1.4.0/22");
        long exclusion = pools.exclude("default", AddressRange.of("10.1.4.1-10.1.5.200"), "");
        assertThat(draw(1)).isEqualTo("10.1.5.201");

        transactions.call(() -> pools.include(exclusion));

        assertThat(draw(2)).isEqualTo("10.1.4.1");
    }

    @Test
    void anAddressThatWasGivenUpHoldsNoPool() {
        Pool pool = pool(SITE1, "10.1.4.0/22");
        Prefix prefix = Prefix.of("10.1.4.0/22");
        Ipv4 address = Ipv4.of(draw(1));
        assertThat(pools.held("default", prefix)).isEqualTo(1);

        transactions.run(() -> book.releaseLater(service(1), "default", address));

        assertThat(pools.held("default", prefix)).isZero();
        transactions.run(() -> pools.remove(pool.id()));
        assertThat(take(2, address.toString())).contains(service(1));

        Pool successor = pool(SITE1, "10.1.4.0/22");
        transactions.call(() -> book.releaseKept("default", address, DAY));
        assertThat(pools.resting(successor.id(), PageRequest.first(10)).items())
                .extracting(Pools.Resting::address)
                .containsExactly(address);
    }

    @Test
    void aPrefixThatIsTakenAwayLeavesNothingBehindInItsPool() {
        Pool pool = pool(SITE1, "10.1.5.0/29", "10.1.6.1/32");
        Ipv4 address = Ipv4.of(draw(1));
        transactions.run(() -> book.releaseLater(service(1), "default", address));
        assertThat(book.use(pool, false).used()).isEqualTo(1);

        transactions.run(() -> pools.removePrefix(pool.id(), Prefix.of("10.1.5.0/29")));

        Pool left = pools.withId(pool.id()).orElseThrow();
        assertThat(book.use(left, false).used()).isZero();
        assertThat(take(2, address.toString())).as("a router may still have it").contains(service(1));
    }

    @Test
    void aManualAddressBelongsToOneService() {
        assertThat(take(1, "172.16.9.9")).isEmpty();
        assertThat(take(1, "172.16.9.9")).isEmpty();
        assertThat(take(2, "172.16.9.9")).contains(service(1));
    }

    @Test
    void anAddressThatIsWantedAgainIsNotKeptForARowAlone() {
        take(1, "172.16.9.9");
        confirm(1, "172.16.9.9");
        book.releaseLater(service(1), DrawQueue.DEFAULT_SPACE, Ipv4.of("172.16.9.9"));

        take(1, "172.16.9.9");
        transactions.call(() -> book.releaseKept(DrawQueue.DEFAULT_SPACE, Ipv4.of("172.16.9.9"), DAY));

        assertThat(book.holderOf(DrawQueue.DEFAULT_SPACE, Ipv4.of("172.16.9.9")))
                .contains(service(1));
        assertThat(ledger.ofService(service(1), PageRequest.first(10)).items())
                .singleElement()
                .satisfies(interval -> assertThat(interval.releasePending()).isFalse());
    }

    @Test
    void aManualAddressThatItsServiceKeepsIsItsOwn() {
        pool(SITE1, "10.1.1.0/29");
        take(1, "172.16.9.9");
        take(2, "172.16.9.10");
        draw(3);

        keep(1, "172.16.9.9");
        keep(1, "172.16.9.10");
        keep(3, "10.1.1.1");

        assertThat(originsOf(1)).containsExactly(Origin.ADOPTED);
        assertThat(originsOf(2)).as("somebody else's").containsExactly(Origin.MANUAL);
        assertThat(originsOf(3)).as("it stays anyway").containsExactly(Origin.POOL);
    }

    private void keep(int service, String address) {
        transactions.run(() -> book.keep(service(service), DrawQueue.DEFAULT_SPACE, Ipv4.of(address)));
    }

    private List<Origin> originsOf(int service) {
        return book.heldBy(service(service)).stream().map(HeldAddress::origin).toList();
    }

    @Test
    void theLedgerTellsWhoHadAnAddressWhen() {
        DATABASE.execute("""
                INSERT INTO address_ledger (space, address, source, service, client_id, client_name, router, kind, natural_key, origin, cause, from_at, to_at)
                VALUES ('default', '10.1.1.1', 'main', 'A', '', '', 'site1', 'DHCP', 'm', 'POOL', 'c', '2026-01-01T10:00Z', '2026-01-01T12:00Z'),
                       ('default', '10.1.1.1', 'main', 'B', '', '', 'site1', 'DHCP', 'm', 'POOL', 'c', '2026-01-01T13:00Z', NULL)
                """);

        assertThat(holderAt("2026-01-01T11:00:00Z")).contains("A");
        assertThat(holderAt("2026-01-01T12:30:00Z")).isEmpty();
        assertThat(ledger.lastBefore("default", Ipv4.of("10.1.1.1"), Instant.parse("2026-01-01T12:30:00Z")))
                .map(interval -> interval.service().id())
                .contains("A");
        assertThat(holderAt("2026-01-01T14:00:00Z")).contains("B");
    }

    @Test
    void theLedgerForgetsNothing() {
        pool(SITE1, "10.1.1.0/29");
        draw(1);
        confirm(1, "10.1.1.1");

        assertThatThrownBy(() -> DATABASE.execute("DELETE FROM address_ledger"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> DATABASE.execute("UPDATE address_ledger SET client_name = 'x'"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> DATABASE.execute("TRUNCATE address_ledger")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aHandOverClosesOneIntervalAndOpensTheOtherAtTheSameInstant() {
        pool(SITE1, "10.1.1.0/29");
        draw(1);
        confirm(1, "10.1.1.1");

        transactions.run(() -> book.handOver(service(1), service(2), "default", Ipv4.of("10.1.1.1"), FACTS));

        var before = ledger.ofService(service(1), org.demarc.PageRequest.first(10))
                .items()
                .get(0);
        var after = ledger.ofService(service(2), org.demarc.PageRequest.first(10))
                .items()
                .get(0);
        assertThat(before.to()).isEqualTo(after.from());
        assertThat(book.heldBy(service(2))).hasSize(1);
    }

    @Test
    void utilisationCountsEveryAddressOnce() {
        Pool pool = pool(SITE1, "10.1.1.0/29");
        draw(1);
        confirm(1, "10.1.1.1");
        draw(2);
        draw(3);
        confirm(3, "10.1.1.3");
        release(3, "10.1.1.3", DAY);
        pools.seen("default", 1, new RouterAddresses(List.of(), List.of("10.1.1.6")));

        assertThat(book.use(pool, true)).isEqualTo(new PoolUse(6, 1, 1, 1, 1, 0));
        assertThat(book.use(pool, true).free()).isEqualTo(2);
    }

    @Test
    void overlappingPrefixesAreRefusedByTheDatabase() {
        pool(SITE1, "10.1.0.0/16");

        assertThatThrownBy(() -> pool(DrawQueue.dhcp(2), "10.1.2.0/24")).isInstanceOf(Sql.SqlFault.class);
    }

    @Test
    void aDrawFromAPoolWithHundredsOfThousandsTakenLooksAtOneBlock() {
        Pool pool = pool(SITE1, "10.0.0.0/12");
        DATABASE.execute(
                "INSERT INTO address_assignment (space, address, pool_id, source, service, origin, confirmed) SELECT 'default', '10.0.0.0'::inet + n, "
                        + pool.id() + ", 'main', n::text, 'POOL', true FROM generate_series(1, 300000) n");
        DATABASE.execute("ANALYZE address_assignment");
        draw(1_000_000);

        String drawn = draw(1_000_001);

        assertThat(drawn).isEqualTo("10.4.147.226");
        String next = sql.one(
                "SELECT host(next) AS next FROM address_prefix WHERE pool_id = ?", row -> row.text("next"), pool.id());
        assertThat(next).as("where the next draw begins").startsWith("10.4.147.");
    }

    private Optional<String> holderAt(String at) {
        return ledger.holderAt("default", Ipv4.of("10.1.1.1"), Instant.parse(at))
                .map(interval -> interval.service().id());
    }

    private Pool pool(DrawQueue queue, String... prefixes) {
        long id = pools.create(queue.space(), "pool" + queue.key(), queue.kind(), queue.routerId(), 0);
        Pool pool = pools.withId(id).orElseThrow();
        for (String prefix : prefixes) {
            pools.addPrefix(pool, Prefix.of(prefix), 0);
        }
        return pools.withId(id).orElseThrow();
    }

    private String draw(int service) {
        return transactions
                .call(() -> book.draw(service(service), SITE1, true))
                .map(Ipv4::toString)
                .orElse("none");
    }

    private void confirm(int service, String address) {
        transactions.run(() ->
                book.confirm("default", List.of(new AddressBook.Shown(service(service), Ipv4.of(address), FACTS))));
    }

    private void release(int service, String address, Duration quarantine) {
        transactions.run(() -> book.release(service(service), "default", Ipv4.of(address), quarantine));
    }

    private Optional<ServiceKey> take(int service, String address) {
        return transactions.call(() -> book.take(service(service), "default", Ipv4.of(address), Origin.MANUAL));
    }

    private static ServiceKey service(int number) {
        return new ServiceKey("main", Integer.toString(number));
    }

    private static List<String> atOnce(List<Callable<String>> work) throws Exception {
        var threads = Executors.newFixedThreadPool(16);
        try {
            List<String> results = new ArrayList<>();
            for (Future<String> result : threads.invokeAll(work)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }
}
