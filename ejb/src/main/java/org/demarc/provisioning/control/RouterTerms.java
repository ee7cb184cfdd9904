package org.demarc.provisioning.control;

/**
 * How accounts look on one router (settings of ucrm-routeros.md 9.4). Texts are empty where nothing is set.
 *
 * @param access how to reach it
 * @param disabledProfile PPP profile of suspended accounts
 * @param disabledList address list of suspended leases
 * @param activeList address list of leases in service
 * @param pppService {@code any} or a PPP service
 * @param disableBy what suspends an account
 * @param insertQueueBefore for new leases
 * @param leaseTime for leases
 * @param dhcpServer DHCP server of leases, empty for all
 * @param managedProfiles whether Demarc creates and maintains PPP profiles itself
 * @param templateProfile where managed profiles get their other properties from
 * @param disabledRate rate of the managed disabled profile
 * @param asciiComments whether comments are written in plain letters
 */
public record RouterTerms(
        RouterAccess access,
        String disabledProfile,
        String disabledList,
        String activeList,
        String pppService,
        DisableBy disableBy,
        String insertQueueBefore,
        String leaseTime,
        String dhcpServer,
        boolean managedProfiles,
        String templateProfile,
        String disabledRate,
        boolean asciiComments) {

    /** What suspends an account: the disabled profile or list, the row's own flag, or both. */
    public enum DisableBy {
        PROFILE,
        FLAG,
        BOTH
    }
}
