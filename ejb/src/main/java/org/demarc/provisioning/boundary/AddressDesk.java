package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.demarc.addressing.control.AddressingSettings;
import org.demarc.addressing.entity.AddressBook;
import org.demarc.addressing.entity.DrawQueue;
import org.demarc.addressing.entity.HeldAddress;
import org.demarc.addressing.entity.Ipv4;
import org.demarc.addressing.entity.LedgerFacts;
import org.demarc.addressing.entity.Origin;
import org.demarc.addressing.entity.Pool;
import org.demarc.addressing.entity.PoolUse;
import org.demarc.addressing.entity.Pools;
import org.demarc.addressing.entity.WaitingLine;
import org.demarc.provisioning.control.AccountPlan;
import org.demarc.provisioning.control.ReasonCode;
import org.demarc.provisioning.control.WorkBell;
import org.demarc.provisioning.entity.AccountKind;
import org.demarc.provisioning.entity.Moves;
import org.demarc.provisioning.entity.Orders;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.settings.boundary.Settings;

/** Gets accounts their addresses and gives them back, within the caller's transaction. */
@Dependent
public class AddressDesk {

    static final String SPACE = DrawQueue.DEFAULT_SPACE;

    private static final int WAKE_AT_ONCE = 20;

    private final AddressBook book;
    private final Pools pools;
    private final WaitingLine line;
    private final Orders orders;
    private final Moves moves;
    private final WorkBell bell;
    private final Settings settings;

    @Inject
    public AddressDesk(
            AddressBook book,
            Pools pools,
            WaitingLine line,
            Orders orders,
            Moves moves,
            WorkBell bell,
            Settings settings) {
        this.book = book;
        this.pools = pools;
        this.line = line;
        this.orders = orders;
        this.moves = moves;
        this.bell = bell;
        this.settings = settings;
    }

    /** What came of asking for an address. */
    public sealed interface Answer {

        record Yours(String address) implements Answer {}

        /**
         * Somebody else has the manual address.
         *
         * @param whose {@link ReasonCode#belongsTo}, {@link ReasonCode#isOf} or {@link ReasonCode#NOT_MANAGED}
         * @param detail where it was seen, may be empty
         */
        record Taken(String address, String whose, String detail) implements Answer {}

        /** Nothing is free; the service stands in line. */
        record Wait(String detail) implements Answer {}
    }

    /**
     * A service that needs an address.
     *
     * @param predecessor whose address is taken over if it fits; empty for nobody
     * @param isThere whether it, or its predecessor, is on the router already: an address that was taken over with its row stays there
     */
    record Ask(ServiceKey service, AccountPlan.Put put, Optional<ServiceKey> predecessor, boolean isThere) {

        /** Whether the service may go on with the address. */
        boolean accepts(HeldAddress held) {
            boolean isAdopted = held.origin() == Origin.ADOPTED && (isThere || put.kind() == AccountKind.PPPOE);
            return !held.releasePending()
                    && !held.leaving()
                    && held.origin() != Origin.MANUAL
                    && (isAdopted || held.queue().equals(queue().key()));
        }

        DrawQueue queue() {
            return put.kind() == AccountKind.PPPOE
                    ? DrawQueue.ppp()
                    : DrawQueue.dhcp(put.router().access().id());
        }
    }

    /** The address of each: the manual one, the one it has, its predecessor's, or a new one. */
    Map<ServiceKey, Answer> forAccounts(List<Ask> asks) {
        Map<ServiceKey, List<HeldAddress>> heldByService = book.heldBy(everybody(asks));
        Map<ServiceKey, Answer> answers = new HashMap<>();
        Map<DrawQueue, List<ServiceKey>> drawing = new LinkedHashMap<>();
        List<ServiceKey> content = new ArrayList<>();
        for (Ask ask : asks) {
            Optional<String> held = fitting(ask.service(), ask, heldByService)
                    .or(() -> ask.predecessor().flatMap(old -> fitting(old, ask, heldByService)));
            if (!ask.put().manualAddress().isEmpty() && !isOwn(ask, heldByService)) {
                answers.put(ask.service(), manual(ask));
            } else if (held.isPresent()) {
                content.add(ask.service());
                answers.put(ask.service(), new Answer.Yours(held.get()));
            } else {
                drawing.computeIfAbsent(ask.queue(), queue -> new ArrayList<>()).add(ask.service());
            }
        }
        line.leave(content);
        drawing.forEach((queue, services) -> answers.putAll(drawn(queue, services)));
        return answers;
    }

    /**
     * Whether the manual address is the one that the service, or its predecessor, had from a pool: Demarc may have written it there
     * itself (ucrm-routeros.md 7.7). One that rests while the service has an address that was taken over from its router is the billing's
     * word against that.
     */
    private boolean isOwn(Ask ask, Map<ServiceKey, List<HeldAddress>> heldByService) {
        String manual = ask.put().manualAddress();
        List<HeldAddress> all = Stream.concat(Stream.of(ask.service()), ask.predecessor().stream())
                .flatMap(service -> heldByService.getOrDefault(service, List.of()).stream())
                .filter(held -> !held.releasePending())
                .toList();
        boolean isHeld = all.stream()
                .anyMatch(held -> held.origin() == Origin.POOL
                        && held.address().toString().equals(manual));
        boolean isTakenOver = all.stream().anyMatch(held -> held.origin() == Origin.ADOPTED);
        return isHeld || (!isTakenOver && book.restsFor(ask.service(), Ipv4.of(manual)));
    }

    private static List<ServiceKey> everybody(List<Ask> asks) {
        return asks.stream()
                .flatMap(ask -> Stream.concat(Stream.of(ask.service()), ask.predecessor().stream()))
                .distinct()
                .toList();
    }

    private Map<ServiceKey, Answer> drawn(DrawQueue queue, List<ServiceKey> services) {
        Map<ServiceKey, Ipv4> drawn = book.draw(services, queue, rules().skipDotZeroAndDot255());
        Map<ServiceKey, Answer> answers = new HashMap<>();
        for (ServiceKey service : services) {
            Ipv4 address = drawn.get(service);
            if (address == null && rules().reuseQuarantineWhenEmpty()) {
                address = book.drawRested(service, queue, rules().skipDotZeroAndDot255())
                        .orElse(null);
            }
            answers.put(
                    service, address == null ? new Answer.Wait(describe(queue)) : new Answer.Yours(address.toString()));
        }
        return answers;
    }

    private Answer manual(Ask ask) {
        String address = ask.put().manualAddress();
        line.leave(ask.service());
        Ipv4 wanted = Ipv4.of(address);
        Optional<ServiceKey> holder = book.holderOf(SPACE, wanted);
        if (holder.isPresent() && holder.equals(ask.predecessor())) {
            return new Answer.Yours(address);
        }
        Optional<String> router = pools.routerWith(SPACE, wanted);
        if (router.isPresent()) {
            return new Answer.Taken(address, ReasonCode.isOf(router.get()), "");
        }
        Optional<String> seenOn = holder.isPresent() ? Optional.empty() : seenElsewhere(wanted, ask);
        return seenOn.<Answer>map(other -> new Answer.Taken(address, ReasonCode.NOT_MANAGED, "seen on " + other))
                .or(() -> book.take(ask.service(), SPACE, wanted, Origin.MANUAL)
                        .map(other -> new Answer.Taken(address, ReasonCode.belongsTo(other.id()), "")))
                .orElseGet(() -> new Answer.Yours(address));
    }

    /** On the account's own router the rows themselves are looked at before anything is written. */
    private Optional<String> seenElsewhere(Ipv4 wanted, Ask ask) {
        return pools.seenElsewhere(SPACE, wanted, ask.put().router().access().id());
    }

    private static Optional<String> fitting(
            ServiceKey service, Ask ask, Map<ServiceKey, List<HeldAddress>> heldByService) {
        return heldByService.getOrDefault(service, List.of()).stream()
                .filter(ask::accepts)
                .map(held -> held.address().toString())
                .findFirst();
    }

    private String describe(DrawQueue queue) {
        List<Pool> choice = pools.of(queue);
        if (choice.isEmpty()) {
            return "there is no pool";
        }
        StringBuilder text = new StringBuilder();
        for (Pool pool : choice) {
            PoolUse use = book.use(pool, rules().skipDotZeroAndDot255());
            text.append(text.isEmpty() ? "" : "; ")
                    .append("pool ")
                    .append(pool.name())
                    .append(": used ")
                    .append(use.used() + use.reserved())
                    .append(", quarantined ")
                    .append(use.quarantined())
                    .append(", free ")
                    .append(use.free());
        }
        return text.toString();
    }

    /**
     * Reserves the address that a row has which is about to be taken over.
     *
     * @return who has it instead; empty when it is the service's
     */
    Optional<ServiceKey> adopt(ServiceKey service, String address) {
        return Ipv4.in(address).flatMap(known -> book.take(service, SPACE, known, Origin.ADOPTED));
    }

    /** In whose use the address is that is not a service's, as {@code is of router1}; empty where it is not known to be in use. */
    Optional<String> inUse(long routerId, Ipv4 address) {
        return pools.routerWith(SPACE, address)
                .map(ReasonCode::isOf)
                .or(() -> pools.seenElsewhere(SPACE, address, routerId).map(where -> "was seen on " + where));
    }

    /** The service is to draw another address. */
    void leave(ServiceKey service, String address) {
        Ipv4.in(address).ifPresent(known -> book.leave(service, SPACE, known));
    }

    void confirm(List<AddressBook.Shown> shown) {
        book.confirm(SPACE, shown);
    }

    /**
     * Where the predecessor has given the address back meanwhile, it is taken anew.
     *
     * @param origin of an address that is taken anew
     * @return who got it meanwhile; empty when it is the successor's
     */
    Optional<ServiceKey> handOver(ServiceKey from, ServiceKey to, String address, Origin origin, LedgerFacts facts) {
        return Ipv4.in(address)
                .filter(known -> !book.handOver(from, to, SPACE, known, facts))
                .flatMap(known -> book.take(to, SPACE, known, origin));
    }

    void releaseLater(ServiceKey service, String address) {
        Ipv4.in(address).ifPresent(known -> book.releaseLater(service, SPACE, known));
    }

    /** A row is gone: what it had is given back, unless somebody goes on with it or another such row has it, too. */
    void rowGone(String address) {
        Ipv4.in(address)
                .flatMap(known -> book.releaseKept(SPACE, known, rules().quarantine()))
                .ifPresent(this::wakeNext);
    }

    /**
     * A router refused an address that was drawn a moment ago, because somebody else's row has it: it is passed over from now on.
     *
     * @return false for an address that was not drawn just for this
     */
    boolean passOver(ServiceKey service, long routerId, String address) {
        Optional<Ipv4> drawn = book.heldBy(service).stream()
                .filter(held -> held.origin() == Origin.POOL && !held.confirmed() && !held.releasePending())
                .map(HeldAddress::address)
                .filter(known -> known.toString().equals(address))
                .findFirst();
        drawn.ifPresent(known -> {
            pools.alsoSeen(SPACE, routerId, known);
            release(service, address);
        });
        return drawn.isPresent();
    }

    /** A row that has to go has an address that nobody holds: nobody gets it until the row is gone. */
    void keepForRow(ServiceKey service, String address) {
        Ipv4.in(address)
                .filter(known -> book.holderOf(SPACE, known).isEmpty())
                .filter(known ->
                        book.take(service, SPACE, known, Origin.ADOPTED).isEmpty())
                .ifPresent(known -> book.releaseLater(service, SPACE, known));
    }

    /** What is kept for rows that are gone by now: two that had the same address may have gone at the same moment. */
    List<AddressBook.Kept> keptWithoutARow() {
        return book.keptWithoutARow(SPACE);
    }

    private void release(ServiceKey service, String address) {
        Ipv4.in(address)
                .flatMap(known -> book.release(service, SPACE, known, rules().quarantine()))
                .ifPresent(this::wakeNext);
    }

    /** Gives back everything but this address; what a row has that still has to go is given back with it. */
    void releaseOthers(ServiceKey service, String butNot) {
        line.leave(service);
        keepOnly(Map.of(service, butNot));
    }

    /** As {@link #releaseOthers}, for services that have their addresses and therefore stand in no line. */
    void keepOnly(Map<ServiceKey, String> addressByService) {
        giveBack(
                book.heldBy(addressByService.keySet()),
                (service, held) -> !held.address().toString().equals(addressByService.get(service)));
    }

    private void giveBack(
            Map<ServiceKey, List<HeldAddress>> heldByService, BiPredicate<ServiceKey, HeldAddress> isOver) {
        Map<String, ServiceKey> holderByAddress = new LinkedHashMap<>();
        heldByService.forEach((service, all) -> all.stream()
                .filter(held -> !held.releasePending() && isOver.test(service, held))
                .forEach(held -> holderByAddress.put(held.address().toString(), service)));
        if (holderByAddress.isEmpty()) {
            return;
        }
        Set<String> left = moves.left(holderByAddress.keySet());
        holderByAddress.forEach((address, service) -> {
            if (left.contains(address)) {
                releaseLater(service, address);
            } else {
                release(service, address);
            }
        });
    }

    /** Gives back what no router has confirmed. */
    void releaseReservations(ServiceKey service) {
        line.leave(service);
        giveBack(Map.of(service, book.heldBy(service)), (same, held) -> !held.confirmed());
    }

    private void wakeNext(DrawQueue queue) {
        line.first(queue, 1).forEach(this::wake);
    }

    private void wake(ServiceKey service) {
        orders.wakeService(service).ifPresent(order -> bell.ring(order.routerId()));
    }

    /** Wakes those in line for whom something became free without anybody noticing: quarantines end, pools grow. */
    public void wakeWhereFree() {
        for (DrawQueue queue : line.lines()) {
            long free = pools.of(queue).stream().mapToLong(this::givable).sum();
            if (free > 0) {
                line.first(queue, (int) Math.min(WAKE_AT_ONCE, free)).forEach(this::wake);
            }
        }
    }

    /** How many addresses of the pool may be given away. */
    long givable(Pool pool) {
        PoolUse use = book.use(pool, rules().skipDotZeroAndDot255());
        return rules().reuseQuarantineWhenEmpty() ? use.free() + use.quarantined() : use.free();
    }

    private AddressingSettings rules() {
        return settings.of(AddressingSettings.class);
    }
}
