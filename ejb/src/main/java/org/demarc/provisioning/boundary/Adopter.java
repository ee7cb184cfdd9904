package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.Phrase;
import org.demarc.ProblemException;
import org.demarc.Transactions;
import org.demarc.addressing.entity.AddressBook;
import org.demarc.addressing.entity.Ipv4;
import org.demarc.addressing.entity.LedgerFacts;
import org.demarc.provisioning.control.AccountDriver;
import org.demarc.provisioning.control.AccountPlan;
import org.demarc.provisioning.control.AdoptionMatch.Candidate;
import org.demarc.provisioning.control.AdoptionMatch.TakeOver;
import org.demarc.provisioning.control.AppliedAccount;
import org.demarc.provisioning.control.CommentChange;
import org.demarc.provisioning.control.DriverOutcome;
import org.demarc.provisioning.control.ReasonCode;
import org.demarc.provisioning.control.RouterAccess;
import org.demarc.provisioning.control.SealedJson;
import org.demarc.provisioning.control.ServiceWish;
import org.demarc.provisioning.control.WorkBell;
import org.demarc.provisioning.entity.Account;
import org.demarc.provisioning.entity.AccountKind;
import org.demarc.provisioning.entity.AccountState;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.Adoption;
import org.demarc.provisioning.entity.AdoptionRow;
import org.demarc.provisioning.entity.AdoptionState;
import org.demarc.provisioning.entity.Adoptions;
import org.demarc.provisioning.entity.Fleet;
import org.demarc.provisioning.entity.Heard;
import org.demarc.provisioning.entity.Orders;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.provisioning.entity.TimelineKind;
import org.demarc.provisioning.entity.Told;

/**
 * Takes over single rows, and gives them back. Three steps, so that nothing is lost when a node dies in between: the
 * address is reserved, the comment gets the tag, the account is known as applied. Whoever calls holds the router's lease.
 */
@Dependent
public class Adopter {

    private final Adoptions adoptions;
    private final Accounts accounts;
    private final Orders orders;
    private final Fleet fleet;
    private final AddressDesk addresses;
    private final AccountDriver driver;
    private final Story story;
    private final WorkBell bell;
    private final Transactions transactions;

    @Inject
    public Adopter(
            Adoptions adoptions,
            Accounts accounts,
            Orders orders,
            Fleet fleet,
            AddressDesk addresses,
            AccountDriver driver,
            Story story,
            WorkBell bell,
            Transactions transactions) {
        this.adoptions = adoptions;
        this.accounts = accounts;
        this.orders = orders;
        this.fleet = fleet;
        this.addresses = addresses;
        this.driver = driver;
        this.story = story;
        this.bell = bell;
        this.transactions = transactions;
    }

    /**
     * A row that somebody approved.
     *
     * @param wishNumber how often its service had been wished for differently when the billings were read
     */
    record Approved(Adoption adoption, RouterAccess router, AdoptionRow row, long wishNumber) {

        String correlation() {
            return "adoption-" + adoption.id();
        }

        String cause() {
            return "adoption " + adoption.id() + " by " + row.said();
        }

        ServiceKey service() {
            return new ServiceKey(row.source(), row.service());
        }
    }

    /** Takes the row over; says what came of it, and settles the row. */
    AdoptionState adopt(Approved approved, Candidate candidate, TakeOver takeOver) {
        try {
            transactions.run(() -> prepare(approved, takeOver));
        } catch (ProblemException refusal) {
            return settled(approved, AdoptionState.REFUSED, String.valueOf(refusal.getMessage()));
        }
        DriverOutcome outcome = driver.comment(approved.router(), takeOver.change());
        if (outcome instanceof DriverOutcome.Done done) {
            String refusal = transactions.call(() -> recordedOrRefused(approved, candidate, takeOver, done));
            return refusal.isEmpty() ? AdoptionState.ADOPTED : withdrawn(approved, takeOver, refusal);
        }
        transactions.run(() -> {
            story.tell(Story.lines(approved.service(), outcome, approved.correlation()));
            if (!outcome.mayHaveWritten()) {
                addresses.releaseReservations(approved.service());
            }
        });
        boolean isChanged =
                outcome instanceof DriverOutcome.Refused refused && refused.code() == ReasonCode.ROW_CHANGED;
        return settled(approved, isChanged ? AdoptionState.CHANGED : AdoptionState.REFUSED, words(outcome));
    }

    /** The row is settled without the router being asked. */
    AdoptionState settled(Approved approved, AdoptionState state, String words) {
        adoptions.settle(approved.row().id(), state, words);
        return state;
    }

    static String words(DriverOutcome outcome) {
        if (outcome instanceof DriverOutcome.Unreachable silent) {
            return silent.text() + " (" + silent.detail() + ")";
        }
        return outcome instanceof DriverOutcome.Refused refused ? refused.words() : "the router said no";
    }

    private void prepare(Approved approved, TakeOver takeOver) {
        Account account = accounts.locked(approved.service());
        requireFree(account, approved);
        if (account.wishNumber()
                != approved.wishNumber()) { // what was read of the billing before must not take its place
            throw ProvisioningProblem.NOT_ADOPTABLE.because(
                    approved.service() + " was told of anew meanwhile; read the router again");
        }
        String address = takeOver.account().account().address();
        if (Ipv4.in(address).isEmpty()) {
            return;
        }
        fleet.poolOfAnother(approved.router().id(), address).ifPresent(pool -> {
            throw ProvisioningProblem.NOT_ADOPTABLE.because(
                    "address " + address + " belongs to pool " + pool + " of another router");
        });
        addresses.adopt(approved.service(), address).ifPresent(holder -> {
            throw ProvisioningProblem.NOT_ADOPTABLE.because(
                    ReasonCode.ADDRESS_TAKEN.text(address, ReasonCode.belongsTo(holder.id())));
        });
    }

    private static void requireFree(Account account, Approved approved) {
        boolean isAnother = account.isAppliedOn(approved.router().id())
                && !account.naturalKey().equals(approved.row().naturalKey());
        if (isElsewhere(account, approved) || isAnother) {
            throw ProvisioningProblem.NOT_ADOPTABLE.because(approved.service() + " has an account by now");
        }
    }

    private static boolean isElsewhere(Account account, Approved approved) {
        return account.mayExist() && !account.isAppliedOn(approved.router().id());
    }

    /**
     * While the tag was being written its service may have got an account on another router, or its address may have been given away.
     *
     * @return why it was not written down; empty when it was
     */
    private String recordedOrRefused(
            Approved approved, Candidate candidate, TakeOver takeOver, DriverOutcome.Done done) {
        Account account = accounts.locked(approved.service());
        String address = takeOver.account().account().address();
        if (isElsewhere(account, approved)) {
            return approved.service() + " got an account on another router meanwhile";
        }
        Optional<ServiceKey> other = addresses.adopt(approved.service(), address);
        if (other.isPresent()) {
            return ReasonCode.ADDRESS_TAKEN.text(
                    address, ReasonCode.belongsTo(other.get().id()));
        }
        record(account, approved, candidate, takeOver, done);
        return "";
    }

    /** The row is nobody's again: its former comment is written back. */
    private AdoptionState withdrawn(Approved approved, TakeOver takeOver, String refusal) {
        DriverOutcome outcome =
                driver.comment(approved.router(), takeOver.change().reversed());
        transactions.run(() -> story.tell(Story.lines(approved.service(), outcome, approved.correlation())));
        String words = outcome instanceof DriverOutcome.Done
                ? refusal
                : refusal + "; its tag could not be taken back: " + words(outcome);
        return settled(approved, AdoptionState.REFUSED, words);
    }

    /** What its source has said of the service since the billings were read is newer than what was read, and is carried out next. */
    private void takeWish(Account account, Approved approved, ServiceWish wish, AccountState state) {
        if (account.wishNumber() == approved.wishNumber()) {
            orders.supersede(List.of(account.id()));
            accounts.wish(List.of(Wishes.line(account.id(), wish, Heard.KNOWN, Accounts.Status.of(state))));
        } else {
            orders.ensure(List.of(new Orders.Address(
                    account.id(),
                    approved.router().id(),
                    approved.router().name(),
                    approved.cause(),
                    approved.correlation())));
            bell.ring(approved.router().id());
        }
    }

    private void record(
            Account account, Approved approved, Candidate candidate, TakeOver takeOver, DriverOutcome.Done done) {
        ServiceKey service = approved.service();
        ServiceWish wish = candidate.wish();
        AccountPlan.Put put = candidate.put();
        String address = takeOver.account().account().address();
        AccountState state = takeOver.enabled() ? AccountState.APPLIED : AccountState.APPLIED_DISABLED;
        takeWish(account, approved, wish, state);
        accounts.applied(List.of(new Accounts.Shown(
                account.id(),
                approved.router().id(),
                put.kind(),
                takeOver.account().account().naturalKey(),
                Ipv4.in(address).isPresent() ? address : "",
                SealedJson.seal(takeOver.account()),
                state,
                put.warning())));
        if (takeOver.different()) {
            accounts.adoptedDifferent(account.id());
        }
        addresses.releaseOthers(service, address);
        Ipv4.in(address)
                .ifPresent(known -> addresses.confirm(
                        List.of(new AddressBook.Shown(service, known, facts(approved, wish, takeOver)))));
        story.tell(Story.lines(service, done, approved.correlation()));
        story.tell(
                service,
                TimelineKind.OPERATOR,
                Told.ADOPTED.with(
                        approved.row().naturalKey(),
                        approved.router().name(),
                        approved.row().said(),
                        takeOver.change().before()),
                approved.correlation());
        Phrase result = (done.change() == DriverOutcome.Change.NOTHING ? Told.HAD_ITS_TAG : Told.TAGGED).with();
        Phrase shown = Phrase.word("provisioning.state", state);
        story.tell(
                service,
                TimelineKind.RESULT,
                address.isEmpty()
                        ? Told.SHOWN_WITHOUT_ADDRESS.with(
                                shown, approved.router().name(), result)
                        : Told.SHOWN.with(shown, approved.router().name(), address, result),
                approved.correlation());
        boolean isTagged = done.change() != DriverOutcome.Change.NOTHING;
        adoptions.settle(approved.row().id(), AdoptionState.ADOPTED, isTagged ? "" : result.text());
    }

    private static LedgerFacts facts(Approved approved, ServiceWish wish, TakeOver takeOver) {
        return new LedgerFacts(
                wish.client().id(),
                wish.client().name(),
                approved.router().name(),
                approved.row().accountKind(),
                takeOver.account().account().naturalKey(),
                approved.cause());
    }

    /** Writes the former comment back, and forgets the account; says what came of it, and settles the row where it was done. */
    AdoptionState giveBack(Approved approved, String by) {
        Optional<AppliedAccount> applied = accounts.of(approved.service())
                .filter(account -> account.isAppliedOn(approved.router().id()))
                .map(Account::sealedApplied)
                .map(kept -> SealedJson.open(kept, AppliedAccount.class))
                .filter(one -> one.account().naturalKey().equals(approved.row().naturalKey()));
        if (applied.isEmpty()) {
            return settled(approved, AdoptionState.ADOPTED, "not undone: the account is not as it was taken over");
        }
        var account = applied.get().account();
        var change = new CommentChange(
                AccountKind.valueOf(approved.row().accountKind()),
                applied.get().rosId(),
                account.naturalKey(),
                account.address(),
                account.comment(),
                approved.row().comment());
        DriverOutcome outcome = driver.comment(approved.router(), change);
        transactions.run(() -> story.tell(Story.lines(approved.service(), outcome, approved.correlation())));
        if (!(outcome instanceof DriverOutcome.Done)) {
            return settled(approved, AdoptionState.ADOPTED, "not undone: " + words(outcome));
        }
        transactions.run(() -> forget(approved, by));
        return AdoptionState.UNDONE;
    }

    private void forget(Approved approved, String by) {
        Account account = accounts.locked(approved.service());
        orders.supersede(List.of(account.id()));
        accounts.vanished(account.id(), "");
        accounts.status(account.id(), Accounts.Status.of(AccountState.NONE));
        addresses.keepOnly(Map.of(approved.service(), ""));
        story.tell(
                approved.service(),
                TimelineKind.OPERATOR,
                Told.ADOPTION_UNDONE.with(
                        approved.row().naturalKey(), approved.router().name(), by),
                approved.correlation());
        adoptions.settle(approved.row().id(), AdoptionState.UNDONE, "undone by " + by);
    }
}
