package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.demarc.Phrase;
import org.demarc.Transactions;
import org.demarc.addressing.entity.AddressBook;
import org.demarc.addressing.entity.Ipv4;
import org.demarc.addressing.entity.LedgerFacts;
import org.demarc.addressing.entity.Origin;
import org.demarc.provisioning.control.AppliedAccount;
import org.demarc.provisioning.control.ReasonCode;
import org.demarc.provisioning.control.SealedJson;
import org.demarc.provisioning.control.ServiceWish;
import org.demarc.provisioning.control.WishSource;
import org.demarc.provisioning.control.WorkBell;
import org.demarc.provisioning.entity.Account;
import org.demarc.provisioning.entity.AccountState;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.Cleanup;
import org.demarc.provisioning.entity.DriftClass;
import org.demarc.provisioning.entity.Fleet;
import org.demarc.provisioning.entity.Heard;
import org.demarc.provisioning.entity.Moves;
import org.demarc.provisioning.entity.Orders;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.provisioning.entity.Timeline;
import org.demarc.provisioning.entity.TimelineKind;
import org.demarc.provisioning.entity.Told;
import org.jspecify.annotations.Nullable;

/**
 * Mends what a comparison found. Everything that touches a router goes through an order like any other; rows without a
 * tag of ours are never touched (UR-46).
 */
@Dependent
public class Repairs {

    private final Accounts accounts;
    private final Orders orders;
    private final Moves moves;
    private final Fleet fleet;
    private final AddressBook book;
    private final AddressDesk addresses;
    private final Wishes wishes;
    private final Story story;
    private final WorkBell bell;
    private final Transactions transactions;
    private final WishSources sources;

    @Inject
    public Repairs(
            Accounts accounts,
            Orders orders,
            Moves moves,
            Fleet fleet,
            AddressBook book,
            AddressDesk addresses,
            Wishes wishes,
            Story story,
            WorkBell bell,
            Transactions transactions,
            WishSources sources) {
        this.accounts = accounts;
        this.orders = orders;
        this.moves = moves;
        this.fleet = fleet;
        this.book = book;
        this.addresses = addresses;
        this.wishes = wishes;
        this.story = story;
        this.bell = bell;
        this.transactions = transactions;
        this.sources = sources;
    }

    /**
     * What is to be mended.
     *
     * @param observed the router's row, null where there is none
     * @param cause for people, for instance {@code operator anna: typing error}
     */
    public record Ill(
            DriftClass kind,
            ServiceKey service,
            long routerId,
            String routerName,
            @Nullable AppliedAccount observed,
            String cause,
            String correlation) {}

    /**
     * What came of it.
     *
     * @param orderId the order that does it, 0 where it is done or the billing is asked first
     * @param done whether there is nothing left to wait for
     */
    public record Cure(long orderId, boolean done) {}

    /**
     * Orders the repair; what the billing may know better is asked first.
     *
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#NOT_REPAIRABLE}
     */
    public Cure repair(Ill ill) {
        return repair(ill, List.of());
    }

    /**
     * Orders the repair; what the billing may know better is asked first.
     *
     * @param before what led to it, for the service's timeline
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#NOT_REPAIRABLE}
     */
    Cure repair(Ill ill, List<Timeline.Line> before) {
        Optional<Cure> cure = transactions.call(() -> {
            Timeline.Line repair = Story.line(
                    ill.service(),
                    TimelineKind.DRIFT,
                    Told.REPAIR.with(Phrase.word("provisioning.drift", ill.kind()), ill.routerName(), ill.cause()),
                    ill.correlation());
            Optional<Cure> known =
                    known(ill, Stream.concat(before.stream(), Stream.of(repair)).toList());
            if (known.isEmpty()) {
                required(ill); // what nobody can be asked about must not have been told as repaired
            }
            return known;
        });
        return cure.orElseGet(() -> asked(ill));
    }

    /** Empty where the billing has to be asked. */
    private Optional<Cure> known(Ill ill, List<Timeline.Line> told) {
        return switch (ill.kind().remedy()) {
            case ENSURE -> ensured(ill, told);
            case EVALUATE -> evaluated(ill, told);
            case NOTE -> noted(ill, told);
            case REMOVE -> {
                story.tell(told);
                yield Optional.of(removed(ill));
            }
            case NONE ->
                throw ProvisioningProblem.NOT_REPAIRABLE.because(
                        ill.service() + " is " + ill.kind() + " on " + ill.routerName());
        };
    }

    /** Empty where the billing has to be asked. What led to it is told with an order only: where the service stays at rest nothing is mended. */
    private Optional<Cure> ensured(Ill ill, List<Timeline.Line> told) {
        Account account = accounts.locked(ill.service());
        String sealed = account.sealedWish();
        accounts.driftKnown(account.id());
        if (sealed == null) {
            story.tell(told);
            return Optional.empty();
        }
        ServiceWish wish = SealedJson.open(sealed, ServiceWish.class);
        Wishes.Request insisting = new Wishes.Request(wish, ill.cause(), ill.correlation(), true, Heard.KNOWN);
        return Optional.of(
                new Cure(wishes.accept(List.of(insisting), told).get(0).orderId(), false));
    }

    /** Where a source serves it the billing has to be asked. */
    private Optional<Cure> evaluated(Ill ill, List<Timeline.Line> told) {
        if (source(ill).isEmpty()) {
            return ensured(ill, told);
        }
        story.tell(told);
        accounts.of(ill.service()).ifPresent(account -> accounts.driftKnown(account.id()));
        return Optional.empty();
    }

    /** Not within a transaction that holds the account: the billing's answer needs it. */
    private Cure asked(Ill ill) {
        required(ill).evaluate(ill.service(), ill.cause());
        return new Cure(0, false);
    }

    private WishSource required(Ill ill) {
        return source(ill)
                .orElseThrow(() -> ProvisioningProblem.NOT_REPAIRABLE.because("no source serves " + ill.service()));
    }

    private Optional<WishSource> source(Ill ill) {
        return sources.of(ill.service().source());
    }

    private Optional<Cure> noted(Ill ill, List<Timeline.Line> told) {
        Account account = accounts.locked(ill.service());
        AppliedAccount observed = ill.observed();
        if (observed == null || !account.isAppliedOn(ill.routerId())) {
            return evaluated(ill, told);
        }
        story.tell(told);
        note(account, ill, observed, Origin.MANUAL); // the billing names it, too
        return Optional.of(new Cure(0, true));
    }

    /**
     * Writes down what the router shows as what is applied; the router is not touched. A new address becomes the
     * service's own.
     *
     * @param origin of the address: {@link Origin#MANUAL} counts for as long as it is named, {@link Origin#ADOPTED} stays the service's,
     *     also where it had it already
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#NOT_ACCEPTABLE} when somebody else has the address, or
     *     it belongs to a pool of another router
     */
    void note(Account account, Ill ill, AppliedAccount observed, Origin origin) {
        String address = observed.account().address();
        Optional<Ipv4> shown = Ipv4.in(address);
        if (origin == Origin.ADOPTED) {
            shown.ifPresent(known -> book.keep(account.service(), AddressDesk.SPACE, known));
        }
        if (!address.equals(account.address())) {
            shown.ifPresent(known -> move(account, ill, known, origin));
        }
        accounts.noted(account.id(), observed.account().naturalKey(), address, SealedJson.seal(observed));
        story.tell(
                account.service(), TimelineKind.DRIFT, Told.TAKEN_AS_APPLIED.with(ill.routerName()), ill.correlation());
    }

    private void move(Account account, Ill ill, Ipv4 address, Origin origin) {
        fleet.poolOfAnother(ill.routerId(), address.toString()).ifPresent(pool -> {
            throw ProvisioningProblem.NOT_ACCEPTABLE.because(
                    "address " + address + " belongs to pool " + pool + " of another router");
        });
        addresses.inUse(ill.routerId(), address).ifPresent(where -> {
            throw ProvisioningProblem.NOT_ACCEPTABLE.because("address " + address + " " + where);
        });
        book.take(account.service(), AddressDesk.SPACE, address, origin).ifPresent(holder -> {
            throw ProvisioningProblem.NOT_ACCEPTABLE.because(
                    ReasonCode.ADDRESS_TAKEN.text(address.toString(), ReasonCode.belongsTo(holder.id())));
        });
        AppliedAccount observed = ill.observed();
        LedgerFacts facts = new LedgerFacts(
                account.clientId(),
                account.clientName(),
                ill.routerName(),
                account.kind() == null ? "" : account.kind().name(),
                observed == null ? account.naturalKey() : observed.account().naturalKey(),
                ill.cause());
        addresses.confirm(List.of(new AddressBook.Shown(account.service(), address, facts)));
        addresses.keepOnly(Map.of(account.service(), address.toString()));
    }

    /** A row with one of our tags that should not be there. */
    private Cure removed(Ill ill) {
        AppliedAccount observed = ill.observed();
        Account account = accounts.locked(ill.service());
        boolean isOnlyOneTooMany = ill.kind() == DriftClass.DUPLICATE;
        if (observed == null || (!isOnlyOneTooMany && account.mayExist() && isHere(account, ill.routerId()))) {
            throw ProvisioningProblem.NOT_REPAIRABLE.because(
                    ill.service() + " has an account on " + ill.routerName() + " by now");
        }
        if (account.state() == AccountState.NONE) {
            accounts.status(account.id(), Accounts.Status.of(AccountState.REMOVED));
        }
        AppliedAccount row = new AppliedAccount(observed.account(), observed.rosId(), isOnlyOneTooMany);
        addresses.keepForRow(ill.service(), addressOf(row));
        long cleanup = moves.leaveBehind(new Cleanup(
                0, account.id(), ill.routerId(), ill.kind().name(), SealedJson.seal(row), addressOf(row), null));
        long order = orders.cleanUp(
                new Orders.Address(account.id(), ill.routerId(), ill.routerName(), ill.cause(), ill.correlation()),
                cleanup);
        bell.ring(ill.routerId());
        return new Cure(order, false);
    }

    /** A PPPoE account may have a pool's name in its place. */
    private static String addressOf(AppliedAccount row) {
        return Ipv4.in(row.account().address()).map(Ipv4::toString).orElse("");
    }

    private static boolean isHere(Account account, long routerId) {
        Long attempt = account.attemptRouterId();
        return account.isAppliedOn(routerId) || (attempt != null && attempt == routerId);
    }
}
