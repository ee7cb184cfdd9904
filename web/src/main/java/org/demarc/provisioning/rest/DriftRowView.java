package org.demarc.provisioning.rest;

import java.util.List;
import java.util.Locale;
import org.demarc.provisioning.boundary.DifferenceJson;
import org.demarc.provisioning.entity.DriftRow;
import org.demarc.provisioning.entity.FieldDifference;
import org.jspecify.annotations.Nullable;

/**
 * One row of a drift report.
 *
 * @param kind class of the row, in lower case: crm_ahead, router_drift, demarc_behind, all_differ, missing_on_router,
 *     missing_in_crm, orphan, duplicate, foreign, wrong_router, address_clash, not_due, dangling_reference, accepted or busy
 * @param source empty for a row of nobody
 * @param leaseStatus what the router says of a lease: waiting, bound ...; empty for what is no lease
 * @param activeAddress address that the lease's client holds right now, empty for none
 * @param fields what the three sides say; passwords are masked
 * @param kicks sessions that a repair ends
 * @param state open, ordered, done, accepted or ignored
 * @param said who decided what, and why
 */
public record DriftRowView(
        long id,
        String kind,
        String source,
        String service,
        String client,
        String plan,
        String account,
        String key,
        String address,
        String comment,
        String leaseStatus,
        String activeAddress,
        List<FieldView> fields,
        String note,
        int kicks,
        boolean repairable,
        boolean acceptable,
        String state,
        String said,
        @Nullable Long order) {

    /** What three sides say about a field. */
    public record FieldView(String field, String crm, String demarc, String router, String kind) {

        static FieldView of(FieldDifference one) {
            return new FieldView(
                    one.field(),
                    one.crm(),
                    one.demarc(),
                    one.router(),
                    one.kind().name().toLowerCase(Locale.ROOT));
        }

        static List<FieldView> of(String json) {
            return DifferenceJson.fields(json).stream().map(FieldView::of).toList();
        }
    }

    static DriftRowView of(DriftRow row) {
        return new DriftRowView(
                row.id(),
                row.kind().name().toLowerCase(Locale.ROOT),
                row.source(),
                row.service(),
                row.clientName(),
                row.planName(),
                row.accountKind().toLowerCase(Locale.ROOT),
                row.naturalKey(),
                row.address(),
                row.comment(),
                row.leaseStatus(),
                row.activeAddress(),
                FieldView.of(row.fieldsJson()),
                row.note(),
                row.kicks(),
                row.kind().isRepairable() && row.hasService(),
                row.kind().isAcceptable(),
                row.state().name().toLowerCase(Locale.ROOT),
                row.said(),
                row.orderId());
    }
}
