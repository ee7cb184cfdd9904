package org.demarc.provisioning.entity;

/**
 * One row of an adoption: what the router has on one side, the service it seems to be on the other.
 *
 * @param source empty where no service, or more than one, fits
 * @param candidatesJson JSON list of the services that fit
 * @param accountKind PPPOE or DHCP
 * @param rosId the router's id of the row, empty where there is none
 * @param comment as it was when it was read
 * @param terms the row's profile, or its rate
 * @param fieldsJson JSON list of {@link FieldDifference}: what differs beside the comment
 * @param base hash of what was read
 * @param outcome what came of it, in words
 * @param said who approved it
 */
public record AdoptionRow(
        long id,
        long adoptionId,
        AdoptionClass kind,
        AdoptionRule rule,
        String source,
        String service,
        String clientName,
        String planName,
        String candidatesJson,
        String accountKind,
        String naturalKey,
        String address,
        String rosId,
        String comment,
        String terms,
        String fieldsJson,
        String note,
        String base,
        AdoptionState state,
        String outcome,
        String said) {

    public boolean hasService() {
        return !service.isEmpty();
    }

    /** Which row of the router it is. */
    public String subject() {
        return accountKind + " " + rosId;
    }

    /** Whether somebody may approve it now. */
    public boolean isApprovable() {
        return kind.isApprovable() && state.mayBeApproved();
    }
}
