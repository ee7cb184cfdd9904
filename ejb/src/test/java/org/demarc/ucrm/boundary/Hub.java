package org.demarc.ucrm.boundary;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.demarc.Sql;
import org.demarc.TestTransactions;
import org.demarc.addressing.control.AddressingSettings;
import org.demarc.addressing.entity.AddressBook;
import org.demarc.addressing.entity.AddressRange;
import org.demarc.addressing.entity.DrawQueue;
import org.demarc.addressing.entity.FreeAddress;
import org.demarc.addressing.entity.Ledger;
import org.demarc.addressing.entity.Pools;
import org.demarc.addressing.entity.Prefix;
import org.demarc.addressing.entity.RouterAddresses;
import org.demarc.addressing.entity.WaitingLine;
import org.demarc.provisioning.boundary.AddressDesk;
import org.demarc.provisioning.boundary.Backlog;
import org.demarc.provisioning.boundary.FreshWishes;
import org.demarc.provisioning.boundary.Holders;
import org.demarc.provisioning.boundary.OrderBook;
import org.demarc.provisioning.boundary.OrderDesk;
import org.demarc.provisioning.boundary.RouterWork;
import org.demarc.provisioning.boundary.Rush;
import org.demarc.provisioning.boundary.Sightings;
import org.demarc.provisioning.boundary.Story;
import org.demarc.provisioning.boundary.Strides;
import org.demarc.provisioning.boundary.Sweep;
import org.demarc.provisioning.boundary.WishSources;
import org.demarc.provisioning.boundary.Wishes;
import org.demarc.provisioning.control.DeviceName;
import org.demarc.provisioning.control.RouterAccess;
import org.demarc.provisioning.control.RouterDirectory;
import org.demarc.provisioning.control.RouterTerms;
import org.demarc.provisioning.control.Routers;
import org.demarc.provisioning.control.WishSource;
import org.demarc.provisioning.control.WorkBell;
import org.demarc.provisioning.entity.Account;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.Holds;
import org.demarc.provisioning.entity.Moves;
import org.demarc.provisioning.entity.Orders;
import org.demarc.provisioning.entity.RouterLeases;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.provisioning.entity.Timeline;
import org.demarc.routeros.control.RouterOsDriver;
import org.demarc.routeros.control.RouterOsPool;
import org.demarc.routeros.control.RouterWatch;
import org.demarc.settings.boundary.DatabaseWatch;
import org.demarc.settings.boundary.Settings;
import org.demarc.settings.control.SettingsReader;
import org.demarc.settings.entity.Secret;
import org.demarc.settings.entity.SecretBox;
import org.demarc.ucrm.control.HookAnswer;
import org.demarc.ucrm.control.UcrmBell;
import org.demarc.ucrm.entity.AnswerMode;
import org.demarc.ucrm.entity.AttributeKeys;
import org.demarc.ucrm.entity.CrmEvents;
import org.demarc.ucrm.entity.CrmServices;
import org.demarc.ucrm.entity.CrmSource;
import org.demarc.ucrm.entity.CrmSources;
import org.demarc.ucrm.entity.HookProgress;
import org.demarc.ucrm.entity.Verification;

/**
 * The way from webhook to router with everything real but the container: PostgreSQL, the RouterOS driver, HTTP to the CRM.
 * Wake-ups are kept in a list and answered by {@link #work()}, in order, by one thread.
 */
final class Hub implements RouterDirectory {

    static final String KEY = "0123456789abcdef0123456789abcdef";

    final Sql sql;
    final Pools pools;
    final Accounts accounts;
    final Orders orders;
    final Timeline timeline;
    final AddressBook book;
    final Ledger ledger;
    final CrmSources sources;
    final CrmEvents events;
    final CrmServices services;
    final Intake intake;
    final Sweep sweep;
    final Wishes wishes;
    final RouterWork routerWork;
    final RouterOsPool lines;

    private final UcrmWork ucrmWork;
    private final TestTransactions transactions;
    private final Map<Long, RouterTerms> routers = new LinkedHashMap<>();
    private final Deque<Runnable> wakeUps = new ArrayDeque<>();
    private Duration quarantine = Duration.ofHours(24);
    private boolean dies;

    Hub(DataSource database) {
        this(database, Clock.systemUTC());
    }

    /** @param clock this node's, which may be wrong: the database has its own */
    Hub(DataSource database, Clock clock) {
        SecretBox.install(SecretBox.withFreshKey());
        transactions = new TestTransactions(database);
        sql = new Sql(transactions.dataSource());
        pools = new Pools(sql);
        accounts = new Accounts(sql);
        orders = new Orders(sql);
        timeline = new Timeline(sql);
        ledger = new Ledger(sql);
        WaitingLine line = new WaitingLine(sql);
        book = new AddressBook(sql, pools, new FreeAddress(sql), line, ledger);
        sources = new CrmSources(sql);
        events = new CrmEvents(sql);
        services = new CrmServices(sql);
        Settings settings = settings();
        WorkBell workBell = id -> wake(() -> workOn(id));
        UcrmBell ucrmBell = ucrmBell();
        Story story = new Story(timeline);
        Moves moves = new Moves(sql);
        AddressDesk addresses = new AddressDesk(book, pools, line, orders, moves, workBell, settings);
        wishes = new Wishes(accounts, orders, addresses, this, story, workBell, new Holds(sql));
        RouterLeases leases = new RouterLeases(sql);
        Holders holders = new Holders();
        lines = new RouterOsPool(new Watch(), RouterOsPool.IDLE_CLOSE, clock, Hub::daemon);
        RouterOsDriver driver = new RouterOsDriver(lines, clock);
        routerWork = new RouterWork(
                transactions,
                leases,
                orders,
                accounts,
                moves,
                new OrderDesk(accounts, orders, moves, addresses, this, story, workBell),
                new Book(accounts, orders, moves, addresses, story, workBell),
                driver,
                new FreshWishes(new WishSources(List.of(new Asked())), orders, accounts, transactions),
                new Sightings(accounts, pools, this, driver),
                holders,
                settings,
                new Rush(),
                new Strides());
        sweep = new Sweep(transactions, orders, accounts, leases, addresses, workBell, holders, settings);
        CrmApis apis = new CrmApis();
        EventCheck check = new EventCheck(events, apis, new HookStory(events, story), transactions);
        ClientEvents clients = new ClientEvents(events, services, apis, check, transactions, ucrmBell);
        Evaluation evaluation = new Evaluation(
                events,
                services,
                check,
                new Refresh(apis, new GeneratedCredentials(new CrmAttributes(apis))),
                clients,
                new Successors(services, apis, accounts, ucrmBell),
                wishes,
                accounts,
                story,
                transactions);
        ucrmWork = new UcrmWork(sources, events, services, evaluation, clients, new Backlog(orders));
        HookProgress progress = new HookProgress(sql);
        intake = new Intake(
                new KnownSources(sources),
                events,
                new EventShelf(events, ucrmBell),
                accounts,
                ucrmBell,
                new Rush(),
                progress,
                new WaitingRoom(progress, settings, new DatabaseWatch()));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }

    /** The node is dead: nobody hears what it still knew. */
    static final class Died extends Error {

        private static final long serialVersionUID = 1L;
    }

    /** Writes down what came of orders, unless the node dies first. */
    private final class Book extends OrderBook {

        Book(Accounts accounts, Orders orders, Moves moves, AddressDesk addresses, Story story, WorkBell bell) {
            super(accounts, orders, moves, addresses, story, bell);
        }

        @Override
        public void record(long routerId, List<OrderBook.Carried> carried, String holder) {
            if (dies) {
                dies = false;
                throw new Died();
            }
            super.record(routerId, carried, holder);
        }
    }

    /** As the product does: a router that is back wakes what waits for it. */
    private final class Watch implements RouterWatch {

        private final RouterWatch memory = RouterWatch.inMemory();

        @Override
        public Optional<String> loginRefused(RouterAccess access) {
            return memory.loginRefused(access);
        }

        @Override
        public void refusedLogin(RouterAccess access, String words) {
            memory.refusedLogin(access, words);
        }

        @Override
        public void forgiveLogin(RouterAccess access) {
            memory.forgiveLogin(access);
        }

        @Override
        public void reached(RouterAccess access, boolean afterFailure) {
            if (afterFailure) {
                orders.wakeRouter(access.id());
                wake(() -> workOn(access.id()));
            }
        }
    }

    /** Answers in the thread of who asks. */
    private final class Asked implements WishSource {

        @Override
        public boolean serves(String source) {
            return sources.withCode(source).isPresent();
        }

        @Override
        public void evaluate(ServiceKey service, String cause) {
            services.dueAfter(
                    sources.withCode(service.source()).orElseThrow().id(), service.id(), Duration.ZERO, cause);
        }

        @Override
        public void ask(Map<ServiceKey, String> causeByService, Duration atMost) {
            causeByService.forEach((service, cause) -> {
                evaluate(service, cause);
                long source = sources.withCode(service.source()).orElseThrow().id();
                ucrmWork.service(services.of(source, service.id()).orElseThrow().id());
            });
        }
    }

    private Settings settings() {
        return new Settings() {
            @Override
            public <R extends Record> R of(Class<R> type) {
                return type == AddressingSettings.class
                        ? type.cast(new AddressingSettings(quarantine, true, false, 30, 10))
                        : SettingsReader.defaults(type);
            }
        };
    }

    private UcrmBell ucrmBell() {
        return new UcrmBell() {
            @Override
            public void events(List<Long> eventIds) {
                wake(() -> ucrmWork.events(eventIds, Duration.ofMinutes(2)));
            }

            @Override
            public void service(long knownServiceId) {
                wake(() -> ucrmWork.service(knownServiceId));
            }
        };
    }

    private synchronized void wake(Runnable work) {
        wakeUps.add(work);
    }

    private synchronized Optional<Runnable> next() {
        return Optional.ofNullable(wakeUps.poll());
    }

    private void workOn(long routerId) {
        routerWork.drain(routerId);
    }

    /** Does everything that somebody was woken for, until nobody is woken any more. */
    void work() {
        for (Optional<Runnable> work = next(); work.isPresent(); work = next()) {
            work.get().run();
        }
    }

    /** The next orders are carried out, and the node dies before it has written down what came of them. */
    void dieBeforeTheNextRecord() {
        dies = true;
    }

    /** Loses all wake-ups, as a node that dies does. */
    synchronized void loseWakeUps() {
        wakeUps.clear();
    }

    /** What timers find: as if the sweepers of all nodes had come by. */
    void sweepAndWork() {
        sweep.once();
        for (var event : events.unattended(1000)) {
            wake(() -> ucrmWork.events(List.of(event.id()), Duration.ofMinutes(2)));
        }
        services.due(1000).forEach(due -> wake(() -> ucrmWork.service(due.id())));
        work();
    }

    /** As {@link #sweepAndWork}, with all events in one message. */
    void workTogether() {
        List<Long> waiting =
                events.unattended(1000).stream().map(event -> event.id()).toList();
        wake(() -> ucrmWork.events(waiting, Duration.ofMinutes(2)));
        work();
    }

    /** Handles what waits for so long; which events had no turn. */
    List<Long> notReached(Duration atMost) {
        return ucrmWork.events(
                events.unattended(1000).stream().map(event -> event.id()).toList(), atMost);
    }

    void quarantine(Duration now) {
        quarantine = now;
    }

    /** Makes the time of everything that waits come. */
    void letTimePass() {
        sql.update(
                "UPDATE provisioning_order SET due_at = now() - interval '1 second' WHERE state IN ('WAITING', 'PARKED')");
        sql.update(
                "UPDATE crm_event SET due_at = now() - interval '10 seconds' WHERE state IN ('STORED', 'UNVERIFIED', 'QUEUED')");
        sql.update("UPDATE crm_service SET due_at = now() - interval '1 second' WHERE due_at IS NOT NULL");
        sql.update(
                "UPDATE crm_service SET awaiting_since = awaiting_since - interval '1 hour' WHERE awaiting_since IS NOT NULL");
    }

    /** Makes the time of this event alone come. */
    void letTimePassFor(String uuid) {
        sql.update("UPDATE crm_event SET due_at = now() - interval '10 seconds' WHERE uuid = ?", uuid);
    }

    void router(long id, String name, int port) {
        router(id, name, port, access -> access);
    }

    void router(long id, String name, int port, UnaryOperator<RouterTerms> change) {
        sql.update(
                "INSERT INTO routeros_router (id, name, host, port, api_user, password) OVERRIDING SYSTEM VALUE"
                        + " VALUES (?, ?, '127.0.0.1', ?, 'api', 's1:') ON CONFLICT (id) DO NOTHING",
                id,
                name,
                port); // what is seen is remembered of routers that are there
        pools.seen(
                DrawQueue.DEFAULT_SPACE,
                id,
                RouterAddresses.NONE); // looked at just now: nobody's addresses are in the way
        routers.put(id, change.apply(Routers.terms(Routers.access(id, name, port), RouterTerms.DisableBy.PROFILE)));
    }

    void pool(String name, DrawQueue queue, String... prefixes) {
        Long router = queue.routerId() == 0 ? null : queue.routerId();
        long id = pools.create(queue.space(), name, queue.kind(), router, 0);
        for (int i = 0; i < prefixes.length; i++) {
            pools.addPrefix(pools.withId(id).orElseThrow(), Prefix.of(prefixes[i]), i);
        }
    }

    void exclude(String range) {
        pools.exclude(DrawQueue.DEFAULT_SPACE, AddressRange.of(range), "");
    }

    void source(String code, String baseUrl, String appKey, Verification verification) {
        sources.add(new CrmSource(
                0,
                0,
                code,
                code,
                true,
                baseUrl,
                Secret.of(appKey),
                "",
                Secret.of(KEY),
                List.of(),
                verification,
                AnswerMode.AT_ONCE,
                AttributeKeys.DEFAULT,
                "dhcp",
                CrmSource.DEFAULT_COMMENT,
                CrmSource.DEFAULT_GRACE_SECONDS,
                CrmSource.WriteBack.NONE));
    }

    HookAnswer hook(String source, String body) {
        return intake.take(source, KEY, "127.0.0.1", body.getBytes(StandardCharsets.UTF_8))
                .toCompletableFuture()
                .join();
    }

    Account account(String source, int service) {
        return accounts.of(new ServiceKey(source, Integer.toString(service))).orElseThrow();
    }

    /** What the timeline and every other column in the database say, as one text. */
    String everythingStored() {
        StringBuilder all = new StringBuilder();
        List<String> tables = new ArrayList<>(sql.list(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1 LIMIT 1000",
                row -> row.text("table_name")));
        for (String table : tables) {
            sql.list("SELECT t::text AS line FROM " + table + " t LIMIT 100000", row -> row.text("line"))
                    .forEach(line -> all.append(line).append('\n'));
        }
        return all.toString();
    }

    @Override
    public Map<DeviceName, RouterTerms> named(Collection<DeviceName> names) {
        Map<DeviceName, RouterTerms> known = new HashMap<>();
        for (DeviceName name : names) {
            String wanted = name.name().strip().toLowerCase(Locale.ROOT);
            routers.values().stream()
                    .filter(terms -> terms.access().name().equals(wanted))
                    .findFirst()
                    .ifPresent(terms -> known.put(name, terms));
        }
        return known;
    }

    @Override
    public Optional<RouterTerms> withId(long routerId) {
        return Optional.ofNullable(routers.get(routerId));
    }
}
