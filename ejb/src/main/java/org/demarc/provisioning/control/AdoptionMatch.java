package org.demarc.provisioning.control;

import java.util.List;
import java.util.Optional;
import org.demarc.provisioning.entity.AdoptionClass;
import org.demarc.provisioning.entity.AdoptionRule;
import org.demarc.provisioning.entity.FieldDifference;
import org.jspecify.annotations.Nullable;

/**
 * One row of an adoption: a row of the router beside the services that fit it.
 *
 * @param row null where the router has none
 * @param candidates services that fit; exactly one where it is clear
 * @param fields what differs beside the comment, where it is clear whose row it is; passwords masked
 * @param base hash of what was read; the comment is not part of it
 */
public record AdoptionMatch(
        AdoptionClass kind,
        AdoptionRule rule,
        @Nullable RouterRow row,
        List<Candidate> candidates,
        List<FieldDifference> fields,
        String note,
        String base) {

    public AdoptionMatch {
        candidates = List.copyOf(candidates);
        fields = List.copyOf(fields);
    }

    /**
     * A service that wants an account on the router.
     *
     * @param wish what the billing wants
     * @param put what that means for the router
     * @param heldAddress what the address book has for it, empty for none
     */
    public record Candidate(ServiceWish wish, AccountPlan.Put put, String heldAddress) {

        /** The row as the billing wants it; the address is the row's own where nobody says another. */
        DesiredAccount desired(String addressOfRow) {
            String address = put.manualAddress().isEmpty() ? heldAddress : put.manualAddress();
            String usual = addressOfRow.isEmpty() ? Comparison.FROM_POOL : addressOfRow;
            return DesiredAccounts.of(wish, put, address.isEmpty() ? usual : address);
        }
    }

    /**
     * What the row becomes when it is this service's.
     *
     * @param change the one thing that is written
     * @param account as it is on the router then
     * @param enabled whether the row lets its subscriber in
     * @param different whether something is not as the billing wants it
     */
    public record TakeOver(CommentChange change, AppliedAccount account, boolean enabled, boolean different) {}

    /** How this service takes the row over; empty where the row can be nobody's account, as a lease without an address. */
    public Optional<TakeOver> takenOverBy(Candidate candidate) {
        RouterRow found = row;
        if (found == null) {
            return Optional.empty();
        }
        DesiredAccount desired = candidate.desired(found.address());
        AppliedAccount account =
                found.taggedAs(desired.tag(), desired.comment()).observed(desired);
        return Optional.ofNullable(account)
                .map(known -> new TakeOver(
                        new CommentChange(
                                found.kind(),
                                found.rosId(),
                                found.key(),
                                found.address(),
                                found.comment(),
                                desired.comment()),
                        known,
                        letsIn(found, candidate.put().router()),
                        !AdoptionMatching.differences(desired, found).isEmpty()));
    }

    private static boolean letsIn(RouterRow row, RouterTerms router) {
        boolean isOff = row.text("disabled").equals("yes")
                || row.text("profile").equals(router.disabledProfile())
                || List.of(row.text("address-lists").split(",")).contains(router.disabledList());
        return !isOff;
    }
}
