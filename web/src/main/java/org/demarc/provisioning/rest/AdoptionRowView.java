package org.demarc.provisioning.rest;

import java.util.List;
import java.util.Locale;
import org.demarc.provisioning.boundary.AdoptionCandidate;
import org.demarc.provisioning.boundary.DifferenceJson;
import org.demarc.provisioning.entity.AdoptionRow;
import org.demarc.provisioning.entity.FieldDifference;

/**
 * One row of an adoption: the service on one side, the router's row on the other.
 *
 * @param kind class of the row, in lower case: match, match_with_differences, address_outside_pools, ambiguous,
 *     duplicate_address, router_only or crm_only
 * @param rule what the match leans on: tag, old_comment, username, username_ignoring_case, mac, address or none
 * @param source empty where no service, or more than one, fits
 * @param candidates the services that fit
 * @param account pppoe or dhcp
 * @param comment as it was when it was read
 * @param terms the row's profile, or its rate
 * @param fields what differs beside the comment; passwords are masked
 * @param oneByOne whether it is approved row by row only
 * @param state open, approved, adopted, refused, changed or undone
 * @param outcome what came of it
 * @param said who approved it
 */
public record AdoptionRowView(
        long id,
        String kind,
        String rule,
        String source,
        String service,
        String client,
        String plan,
        List<AdoptionCandidate> candidates,
        String account,
        String key,
        String address,
        String comment,
        String terms,
        List<FieldView> fields,
        String note,
        boolean approvable,
        boolean oneByOne,
        String state,
        String outcome,
        String said) {

    /** What two sides say about a field. */
    public record FieldView(String field, String crm, String router) {

        static FieldView of(FieldDifference one) {
            return new FieldView(one.field(), one.crm(), one.router());
        }
    }

    static AdoptionRowView of(AdoptionRow row) {
        return new AdoptionRowView(
                row.id(),
                row.kind().name().toLowerCase(Locale.ROOT),
                row.rule().name().toLowerCase(Locale.ROOT),
                row.source(),
                row.service(),
                row.clientName(),
                row.planName(),
                AdoptionCandidate.read(row.candidatesJson()),
                row.accountKind().toLowerCase(Locale.ROOT),
                row.naturalKey(),
                row.address(),
                row.comment(),
                row.terms(),
                DifferenceJson.fields(row.fieldsJson()).stream()
                        .map(FieldView::of)
                        .toList(),
                row.note(),
                row.isApprovable(),
                row.kind().isOneByOne(),
                row.state().name().toLowerCase(Locale.ROOT),
                row.outcome(),
                row.said());
    }
}
