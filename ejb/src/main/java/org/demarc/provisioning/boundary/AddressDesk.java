package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
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
import org.demarc.provisioning.control.WorkBell;
import org.demarc.provisioning.entity.AccountKind;
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
    private final WorkBell bell;
    private final Settings settings;

    @Inject
    public AddressDesk(
            AddressBook book, Pools pools, WaitingLine line, Orders orders, WorkBell bell, Settings settings) {
        this.book = book;
        this.pools = pools;
        this.line = line;
        this.orders = orders;
        this.bell = bell;
        this.settings = settings;
    }

    /** What came of asking for an address. */
    public sealed interface Answer {

        record Yours(String address) implements Answer {}

        /** Somebody else has the manual address. */
        record Taken(String address, ServiceKey by) implements Answer {}

        /** Nothing is free; the service stands in line. */
        record Wait(String detail) implements Answer {}
    }

    /**
     * The address for an account: the manual one, the one it has, its predecessor's, or a new one.
     *
     * @param predecessor whose address is taken over if it fits; empty for nobody
     */
    Answer forAccount(ServiceKey service, AccountPlan.Put put, Optional<ServiceKey> predecessor) {
        DrawQueue queue = put.kind() == AccountKind.PPPOE
                ? DrawQueue.ppp()
                : DrawQueue.dhcp(put.router().access().id());
        if (!put.manualAddress().isEmpty()) {
            return manual(service, put.manualAddress(), predecessor);
        }
        Optional<String> held = fitting(service, queue).or(() -> predecessor.flatMap(old -> fitting(old, queue)));
        if (held.isPresent()) {
            line.leave(service);
            return new Answer.Yours(held.get());
        }
        return book.draw(service, queue, rules().skipDotZeroAndDot255())
                .<Answer>map(address -> new Answer.Yours(address.toString()))
                .orElseGet(() -> new Answer.Wait(describe(queue)));
    }

    private Answer manual(ServiceKey service, String address, Optional<ServiceKey> predecessor) {
        line.leave(service);
        Ipv4 wanted = Ipv4.of(address);
        Optional<ServiceKey> holder = book.holderOf(SPACE, wanted);
        if (holder.isPresent() && holder.equals(predecessor)) {
            return new Answer.Yours(address);
        }
        return book.take(service, SPACE, wanted, Origin.MANUAL)
                .<Answer>map(other -> new Answer.Taken(address, other))
                .orElseGet(() -> new Answer.Yours(address));
    }

    private Optional<String> fitting(ServiceKey service, DrawQueue queue) {
        return book.heldBy(service).stream()
                .filter(held -> !held.releasePending())
                .filter(held -> held.origin() != Origin.MANUAL && held.queue().equals(queue.key()))
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

    void confirm(ServiceKey service, String address, LedgerFacts facts) {
        Ipv4.in(address).ifPresent(known -> book.confirm(service, SPACE, known, facts));
    }

    void handOver(ServiceKey from, ServiceKey to, String address, LedgerFacts facts) {
        Ipv4.in(address).ifPresent(known -> book.handOver(from, to, SPACE, known, facts));
    }

    void releaseLater(ServiceKey service, String address) {
        Ipv4.in(address).ifPresent(known -> book.releaseLater(service, SPACE, known));
    }

    void release(ServiceKey service, String address) {
        Ipv4.in(address)
                .flatMap(known -> book.release(service, SPACE, known, rules().quarantine()))
                .ifPresent(this::wakeNext);
    }

    /** Gives back everything but this address and what a clean-up still needs. */
    void releaseOthers(ServiceKey service, String butNot) {
        line.leave(service);
        keepOnly(service, butNot);
    }

    /** As {@link #releaseOthers}, for a service that has its address and therefore stands in no line. */
    void keepOnly(ServiceKey service, String butNot) {
        for (HeldAddress held : book.heldBy(service)) {
            if (!held.releasePending() && !held.address().toString().equals(butNot)) {
                release(service, held.address().toString());
            }
        }
    }

    /** Gives back what no router has confirmed. */
    void releaseReservations(ServiceKey service) {
        line.leave(service);
        for (HeldAddress held : book.heldBy(service)) {
            if (!held.confirmed() && !held.releasePending()) {
                release(service, held.address().toString());
            }
        }
    }

    private void wakeNext(DrawQueue queue) {
        line.first(queue, 1).forEach(this::wake);
    }

    private void wake(ServiceKey service) {
        orders.wakeService(service).ifPresent(order -> bell.ring(order.id()));
    }

    /** Wakes those in line for whom something became free without anybody noticing: quarantines end, pools grow. */
    public void wakeWhereFree() {
        for (DrawQueue queue : line.lines()) {
            long free = pools.of(queue).stream()
                    .mapToLong(pool ->
                            book.use(pool, rules().skipDotZeroAndDot255()).free())
                    .sum();
            if (free > 0) {
                line.first(queue, (int) Math.min(WAKE_AT_ONCE, free)).forEach(this::wake);
            }
        }
    }

    private AddressingSettings rules() {
        return settings.of(AddressingSettings.class);
    }
}
