package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.demarc.Transactions;
import org.demarc.provisioning.control.Finding;
import org.demarc.provisioning.control.SealedJson;
import org.demarc.provisioning.control.ServiceWish;
import org.demarc.provisioning.entity.Account;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.BulkPlan;
import org.demarc.provisioning.entity.DriftClass;
import org.demarc.provisioning.entity.Heard;
import org.demarc.provisioning.entity.PlanAction;
import org.demarc.provisioning.entity.PlanKind;
import org.demarc.provisioning.entity.PlanRow;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.provisioning.entity.Timeline;
import org.demarc.provisioning.entity.TimelineKind;
import org.demarc.provisioning.entity.Told;

/**
 * Orders what a row of a bulk plan asks for, unless somebody had a say about its account since it was read: a plan must not put an older
 * word in the place of a newer one (ucrm-routeros.md 8.2). The transaction that orders it holds the account and looks.
 */
@Dependent
public class PlanOrders {

    private final Accounts accounts;
    private final Wishes wishes;
    private final AddressDesk addresses;
    private final Repairs repairs;
    private final WishSources sources;
    private final Transactions transactions;

    @Inject
    public PlanOrders(
            Accounts accounts,
            Wishes wishes,
            AddressDesk addresses,
            Repairs repairs,
            WishSources sources,
            Transactions transactions) {
        this.accounts = accounts;
        this.wishes = wishes;
        this.addresses = addresses;
        this.repairs = repairs;
        this.sources = sources;
        this.transactions = transactions;
    }

    /**
     * A row that is carried out now.
     *
     * @param finding the newest reading of it
     * @param billings what they said when that was made
     */
    record Due(BulkPlan plan, PlanRow row, Finding finding, Registers.Book billings) {

        ServiceKey service() {
            return new ServiceKey(row.source(), row.service());
        }

        private boolean isAsRead(String standing) {
            return standing.equals(finding.standing());
        }

        /** What the service shall be from now on; empty where its source is asked first, or a row goes that is not its account. */
        private Optional<ServiceWish> wish() {
            ServiceWish wish = finding.wish();
            boolean isOver = finding.kind() == DriftClass.MISSING_IN_CRM && row.action() == PlanAction.REMOVE;
            if (wish == null) {
                return isOver ? Optional.of(ServiceWish.absent(service())) : Optional.empty();
            }
            return row.action() == PlanAction.REMOVE ? Optional.empty() : Optional.of(wish);
        }

        private Wishes.Request insisting(ServiceWish wish) {
            Heard heard = billings.heard(service(), Instant.now());
            return new Wishes.Request(wish, cause(), correlation(), true, heard);
        }

        private String cause() {
            return "plan " + plan.id() + " by " + plan.appliedBy();
        }

        private String correlation() {
            return "plan-" + plan.id();
        }

        /** Told with what comes of it, so that it is told only of rows that are ordered. */
        private List<Timeline.Line> told() {
            return List.of(Story.line(
                    service(),
                    TimelineKind.OPERATOR,
                    Told.PLAN_APPLIED.with(plan.id(), plan.appliedBy()),
                    correlation()));
        }

        private Repairs.Ill ill() {
            return new Repairs.Ill(
                    finding.kind(),
                    service(),
                    row.routerId(),
                    row.routerName(),
                    finding.observed(),
                    cause(),
                    correlation());
        }
    }

    /**
     * Orders it.
     *
     * @return the order, 0 where the billing is asked first; empty where the account is not as it was read
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#NOT_REPAIRABLE}
     */
    Optional<Long> order(Due due) {
        Optional<ServiceWish> wish = due.wish();
        if (wish.isPresent() && due.plan().kind() != PlanKind.MOVE) {
            return wanted(due, wish.get());
        }
        if (!isAsRead(due)) {
            return Optional.empty();
        }
        long order = wish.isPresent() ? moved(due, wish.get()) : repaired(due);
        return Optional.of(order);
    }

    /** What is ordered here looks at its account once more by itself, or asks the billing. */
    private long repaired(Due due) {
        return repairs.repair(due.ill(), due.told()).orderId();
    }

    private Optional<Long> wanted(Due due, ServiceWish wish) {
        return transactions.call(() -> {
            Account account = accounts.locked(due.service());
            if (!due.isAsRead(account.standing())) {
                return Optional.empty();
            }
            if (due.plan().kind() == PlanKind.RENUMBER) {
                addresses.leave(due.service(), due.row().address()); // kept until the router has the other
            }
            return Optional.of(insisted(due, account, wish));
        });
    }

    /** For what must not hold the account, because a billing is asked or told. */
    private boolean isAsRead(Due due) {
        return due.isAsRead(accounts.of(due.service()).map(Account::standing).orElse(Account.UNHEARD_OF));
    }

    /** The billing is told first, so that its next word does not bring the account back; a word of its own that comes of it is newer. */
    private long moved(Due due, ServiceWish read) {
        String device = due.finding().moveTo();
        String refusal = sources.of(due.service().source())
                .map(source -> source.assign(due.service(), device))
                .orElse("no source serves " + due.service());
        if (!refusal.isEmpty()) {
            throw ProvisioningProblem.NOT_REPAIRABLE.because(refusal);
        }
        return transactions.call(() -> {
            Account account = accounts.locked(due.service());
            return insisted(due, account, newest(account, read).onDevice(device));
        });
    }

    private static ServiceWish newest(Account account, ServiceWish read) {
        String sealed = account.sealedWish();
        return sealed == null ? read : SealedJson.open(sealed, ServiceWish.class);
    }

    private long insisted(Due due, Account account, ServiceWish wish) {
        accounts.driftKnown(account.id());
        return wishes.accept(List.of(due.insisting(wish)), due.told()).get(0).orderId();
    }
}
