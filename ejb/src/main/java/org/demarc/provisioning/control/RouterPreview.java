package org.demarc.provisioning.control;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.demarc.provisioning.control.RequestPreview.FieldChange;
import org.demarc.provisioning.entity.AccountKind;
import org.demarc.provisioning.entity.DriftClass;
import org.demarc.provisioning.entity.FieldDifference;
import org.demarc.provisioning.entity.PlanAction;
import org.demarc.provisioning.entity.PlanKind;

/**
 * Says what carrying out one request would write, out of the same comparison that drift reports and bulk plans are made of.
 * No I/O.
 */
public final class RouterPreview {

    private RouterPreview() {}

    /**
     * What an account that is to be on this router would need.
     *
     * @param sides with the wish as the billing's word about the service
     */
    public static RequestPreview of(ServiceWish wish, ThreeSides sides, Instant now) {
        String router = sides.router().access().name();
        for (Finding finding : Comparison.of(sides, wish.service(), now)) {
            Optional<PlanAction> action = PlannedChange.of(PlanKind.REBUILD, finding, true);
            if (action.isPresent()) {
                return told(action.get(), finding, router);
            }
        }
        return nothing(router);
    }

    private static RequestPreview nothing(String router) {
        return new RequestPreview("nothing", router, "", "", "", List.of(), false, "");
    }

    private static RequestPreview told(PlanAction action, Finding finding, String router) {
        List<FieldChange> changes = action == PlanAction.SET ? changes(finding) : List.of();
        boolean isNothing = action == PlanAction.SET && changes.isEmpty();
        boolean hasAddress = !finding.isToBeDrawn();
        String note = action == PlanAction.CONFLICT
                ? finding.obstacle()
                : hasAddress ? finding.note() : "an address would be drawn from the pool";
        return new RequestPreview(
                isNothing ? "nothing" : operation(action, finding),
                router,
                finding.accountKind().name(),
                finding.key(),
                hasAddress ? finding.address() : "",
                changes,
                !isNothing && finding.kicks() > 0,
                note);
    }

    /** A row in the way is a conflict; anything else that the router lacks is a refusal. */
    private static String operation(PlanAction action, Finding finding) {
        boolean isRefused = action == PlanAction.CONFLICT && finding.obstacle().startsWith("profile ");
        return isRefused ? "refused" : action.name().toLowerCase(Locale.ROOT);
    }

    private static List<FieldChange> changes(Finding finding) {
        return finding.fields().stream()
                .filter(field -> field.kind() != DriftClass.DEMARC_BEHIND)
                .filter(field -> !field.crm().equals(Comparison.FROM_POOL))
                .filter(field -> !AccountFields.same(field.field(), field.crm(), field.router()))
                .map(RouterPreview::change)
                .toList();
    }

    private static FieldChange change(FieldDifference field) {
        return field.field().equals("password")
                ? new FieldChange("password", null, null)
                : new FieldChange(field.field(), field.router(), field.crm());
    }

    /** The same with the account on another router until now. */
    public static RequestPreview move(RequestPreview there, String from) {
        boolean isAdded = there.operation().equals("add") || there.operation().equals("set");
        return new RequestPreview(
                isAdded ? "move" : there.operation(),
                there.router(),
                there.kind(),
                there.account(),
                there.address(),
                there.changes(),
                isAdded && there.kind().equals(AccountKind.PPPOE.name()),
                isAdded ? "added on " + there.router() + ", then removed from " + from : there.note());
    }

    /**
     * What taking the service's row away would do.
     *
     * @param sides with the service among those that are over
     */
    public static RequestPreview removal(ServiceWish wish, ThreeSides sides, Instant now) {
        String router = sides.router().access().name();
        return Comparison.of(sides, wish.service(), now).stream()
                .filter(finding -> finding.kind() == DriftClass.MISSING_IN_CRM || finding.kind() == DriftClass.ORPHAN)
                .filter(finding -> !finding.rosId().isEmpty())
                .findFirst()
                .map(finding -> new RequestPreview(
                        "remove",
                        router,
                        finding.accountKind().name(),
                        finding.key(),
                        finding.address(),
                        List.of(),
                        finding.kicks() > 0,
                        ""))
                .orElseGet(() -> RequestPreview.nothing("no row of the service is on " + router));
    }

    /** Why a router could not be read, as a refusal. */
    public static RefusedRequest notRead(DriverOutcome why) {
        if (why instanceof DriverOutcome.Unreachable silent) {
            return new RefusedRequest(silent.code().name(), silent.text() + ": " + silent.detail());
        }
        if (why instanceof DriverOutcome.Refused refused) {
            return new RefusedRequest(refused.code().name(), refused.words());
        }
        return new RefusedRequest(ReasonCode.UNREACHABLE.name(), ReasonCode.UNREACHABLE.text());
    }
}
