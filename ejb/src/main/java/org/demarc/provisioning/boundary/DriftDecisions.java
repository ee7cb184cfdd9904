package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.demarc.Phrase;
import org.demarc.ProblemException;
import org.demarc.Transactions;
import org.demarc.addressing.entity.Origin;
import org.demarc.provisioning.control.AcceptedValue;
import org.demarc.provisioning.control.AcceptedValues;
import org.demarc.provisioning.control.AccountFields;
import org.demarc.provisioning.control.AppliedAccount;
import org.demarc.provisioning.control.SealedJson;
import org.demarc.provisioning.entity.Account;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.DriftClass;
import org.demarc.provisioning.entity.DriftRow;
import org.demarc.provisioning.entity.DriftRuns;
import org.demarc.provisioning.entity.DriftState;
import org.demarc.provisioning.entity.FieldDifference;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.provisioning.entity.TimelineKind;
import org.demarc.provisioning.entity.Told;
import org.demarc.settings.entity.Secret;

/** Carries out what somebody decided about a row of a drift report: repair, accept, ignore. */
@Dependent
public class DriftDecisions {

    private final DriftRuns runs;
    private final Accounts accounts;
    private final Repairs repairs;
    private final Story story;
    private final Transactions transactions;

    @Inject
    public DriftDecisions(DriftRuns runs, Accounts accounts, Repairs repairs, Story story, Transactions transactions) {
        this.runs = runs;
        this.accounts = accounts;
        this.repairs = repairs;
        this.story = story;
        this.transactions = transactions;
    }

    /** What may be decided. */
    public enum Action {
        REPAIR,
        ACCEPT,
        IGNORE
    }

    /**
     * A decision.
     *
     * @param by login, or {@code reconciler}
     * @param expires until when an accepted value holds, as ISO 8601 text; empty for ever
     */
    public record Decision(Action action, String by, String reason, String expires) {

        String said() {
            return reason.isEmpty() ? by : by + ": " + reason;
        }
    }

    /**
     * Carries the decision out.
     *
     * @throws ProblemException {@link ProvisioningProblem#ALREADY_DECIDED}, {@link ProvisioningProblem#NOT_REPAIRABLE},
     *     {@link ProvisioningProblem#NOT_ACCEPTABLE}
     */
    public void carryOut(DriftRow row, Decision decision) {
        if (row.state() != DriftState.OPEN && row.state() != DriftState.IGNORED) {
            throw ProvisioningProblem.ALREADY_DECIDED.because("row " + row.id() + " is " + row.state());
        }
        switch (decision.action()) {
            case REPAIR -> repair(row, decision);
            case ACCEPT -> transactions.run(() -> accept(row, decision));
            case IGNORE -> transactions.run(() -> ignore(row, decision));
        }
    }

    private void repair(DriftRow row, Decision decision) {
        if (!row.kind().isRepairable() || !row.hasService()) {
            throw ProvisioningProblem.NOT_REPAIRABLE.because(row.naturalKey() + " is " + row.kind());
        }
        if (row.kind().remedy() == DriftClass.Remedy.NOTE) {
            accounts.of(new ServiceKey(row.source(), row.service()))
                    .ifPresent(account -> requireAsReported(row, account.id(), ProvisioningProblem.NOT_REPAIRABLE));
        }
        Repairs.Cure cure = repairs.repair(ill(row, decision.said()));
        runs.settle(row.id(), cure.done() ? DriftState.DONE : DriftState.ORDERED, decision.said(), cure.orderId());
    }

    /** What a report shows must not be written over what was done since. */
    private void requireAsReported(DriftRow row, long accountId, ProvisioningProblem otherwise) {
        boolean isOld = runs.withId(row.runId())
                .filter(run -> accounts.isChangedSince(accountId, run.createdAt()))
                .isPresent();
        if (isOld) {
            throw otherwise.because(row.source() + "/" + row.service()
                    + " was worked on since this report was made: compare " + row.routerName() + " again");
        }
    }

    static Repairs.Ill ill(DriftRow row, String cause) {
        String sealed = row.sealedObserved();
        return new Repairs.Ill(
                row.kind(),
                new ServiceKey(row.source(), row.service()),
                row.routerId(),
                row.routerName(),
                sealed == null ? null : SealedJson.open(sealed, AppliedAccount.class),
                cause,
                correlation(row));
    }

    static String correlation(DriftRow row) {
        return "drift-" + row.runId();
    }

    private void accept(DriftRow row, Decision decision) {
        String sealed = row.sealedObserved();
        if (!row.kind().isAcceptable() || !row.hasService() || sealed == null) {
            throw ProvisioningProblem.NOT_ACCEPTABLE.because(row.naturalKey() + " is " + row.kind());
        }
        AppliedAccount observed = SealedJson.open(sealed, AppliedAccount.class);
        Repairs.Ill ill = ill(row, decision.said());
        Account account = accounts.locked(ill.service());
        requireAsReported(row, account.id(), ProvisioningProblem.NOT_ACCEPTABLE);
        if (!account.isAppliedOn(row.routerId())) {
            throw ProvisioningProblem.NOT_ACCEPTABLE.because(ill.service() + " is not on " + row.routerName());
        }
        AcceptedValues values = AcceptedValues.of(account, Instant.now());
        for (FieldDifference difference : DifferenceJson.fields(row.fieldsJson())) {
            values = accepted(values, difference, observed, decision);
        }
        repairs.note(account, ill, observed, origin(values, observed));
        accounts.overrides(account.id(), values.isEmpty() ? null : SealedJson.seal(values));
        story.tell(
                account.service(),
                TimelineKind.OPERATOR,
                Told.ACCEPTED.with(row.routerName(), DifferenceJson.words(row.fieldsJson()), decision.said()),
                ill.correlation());
        runs.settle(row.id(), DriftState.ACCEPTED, decision.said(), 0);
    }

    /** An accepted address stays the service's when the acceptance is over and the billing names none. */
    private static Origin origin(AcceptedValues values, AppliedAccount observed) {
        String field = AccountFields.addressOf(OrderDesk.kindOf(observed.account()));
        return values.of(field).isPresent() ? Origin.ADOPTED : Origin.MANUAL;
    }

    private static AcceptedValues accepted(
            AcceptedValues values, FieldDifference difference, AppliedAccount observed, Decision decision) {
        if (difference.kind() == DriftClass.DEMARC_BEHIND) {
            return values;
        }
        Map<String, String> shown = AccountFields.of(observed.account());
        String field = difference.field();
        if (field.equals("router") || field.equals("blocked") || !shown.containsKey(field)) {
            throw ProvisioningProblem.NOT_ACCEPTABLE.because("the field " + field + " cannot be accepted");
        }
        return values.with(new AcceptedValue(
                field,
                Secret.of(shown.getOrDefault(field, "")),
                decision.by(),
                decision.reason(),
                Instant.now().toString(),
                decision.expires()));
    }

    private void ignore(DriftRow row, Decision decision) {
        runs.ignore(row.routerId(), row.subject(), row.base(), decision.said());
        runs.settle(row.id(), DriftState.IGNORED, decision.said(), 0);
        if (row.hasService()) {
            story.tell(
                    new ServiceKey(row.source(), row.service()),
                    TimelineKind.OPERATOR,
                    Told.IGNORED.with(Phrase.word("provisioning.drift", row.kind()), row.routerName(), decision.said()),
                    correlation(row));
        }
    }
}
