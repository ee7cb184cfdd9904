package org.demarc.routeros.entity;

/**
 * How accounts look on a router (ucrm-routeros.md 9.4). Texts are empty where nothing is set.
 *
 * @param managedProfiles whether Demarc creates and maintains PPP profiles itself
 * @param templateProfile where managed profiles get their other properties from
 * @param disabledProfile PPP profile of suspended accounts
 * @param disabledList address list of suspended leases
 * @param activeList address list of leases in service
 * @param disabledRate rate of the managed disabled profile
 * @param insertQueueBefore for new leases; {@code none} leaves it out
 * @param pppService {@code any} or one PPP service
 * @param disableBy what suspends an account
 * @param dhcpServer DHCP server of leases, empty for all
 * @param leaseTime for leases
 * @param asciiComments whether comments are written in plain letters
 */
public record AccountStyle(
        boolean managedProfiles,
        String templateProfile,
        String disabledProfile,
        String disabledList,
        String activeList,
        String disabledRate,
        String insertQueueBefore,
        String pppService,
        DisableBy disableBy,
        String dhcpServer,
        String leaseTime,
        boolean asciiComments) {

    public static final AccountStyle DEFAULT = new AccountStyle(
            false, "", "disabled", "disabled", "", "", "bottom", "any", DisableBy.PROFILE, "", "", false);
}
