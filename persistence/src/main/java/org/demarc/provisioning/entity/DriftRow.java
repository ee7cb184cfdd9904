package org.demarc.provisioning.entity;

import org.jspecify.annotations.Nullable;

/**
 * One row of a drift report.
 *
 * @param kind class of the whole row
 * @param source empty for a row of nobody
 * @param accountKind PPPOE or DHCP
 * @param rosId the router's id of the row, empty where there is none
 * @param leaseStatus what the router says of a lease: waiting, bound ...; empty for what is no lease
 * @param activeAddress address that the lease's client holds right now, empty for none
 * @param fieldsJson JSON list of {@link FieldDifference}
 * @param kicks sessions that a repair ends
 * @param obstructed whether the router would refuse a repair as it is now; the note says why
 * @param base hash of what was read
 * @param sealedObserved the router's row, null where there is none
 * @param said who decided what about it, and why
 */
public record DriftRow(
        long id,
        long runId,
        long routerId,
        String routerName,
        DriftClass kind,
        String source,
        String service,
        String clientName,
        String planName,
        String accountKind,
        String naturalKey,
        String address,
        String rosId,
        String comment,
        String leaseStatus,
        String activeAddress,
        String fieldsJson,
        String note,
        int kicks,
        boolean obstructed,
        String base,
        @Nullable String sealedObserved,
        DriftState state,
        String said,
        @Nullable Long orderId) {

    public boolean hasService() {
        return !service.isEmpty();
    }

    /** Which row it is, the same in the next report. */
    public String subject() {
        return subject(source, service, accountKind, naturalKey, kind);
    }

    public static String subject(
            String source, String service, String accountKind, String naturalKey, DriftClass kind) {
        boolean isOneOfSeveral = service.isEmpty() || kind == DriftClass.DUPLICATE || kind == DriftClass.ADDRESS_CLASH;
        return isOneOfSeveral
                ? kind.name() + " " + source + "/" + service + " " + accountKind + " " + naturalKey
                : source + "/" + service;
    }
}
