package org.demarc.provisioning.control;

import java.util.SortedSet;
import java.util.TreeSet;
import org.demarc.provisioning.control.RouterTerms.DisableBy;
import org.demarc.provisioning.entity.AccountKind;

/** Writes down the row that a service must have on its router (ucrm-routeros.md 5.5). */
public final class DesiredAccounts {

    private DesiredAccounts() {}

    /**
     * The complete row.
     *
     * @param address IPv4 address
     */
    public static DesiredAccount of(ServiceWish wish, AccountPlan.Put put, String address) {
        return put.kind() == AccountKind.PPPOE ? pppoe(wish, put, address) : lease(wish, put, address);
    }

    private static PppoeAccount pppoe(ServiceWish wish, AccountPlan.Put put, String address) {
        RouterTerms router = put.router();
        boolean byProfile = !put.enabled() && router.disableBy() != DisableBy.FLAG;
        return new PppoeAccount(
                wish.tag(),
                comment(wish, router),
                put.naturalKey(),
                wish.keys().password(),
                byProfile ? router.disabledProfile() : wish.plan(),
                address,
                router.pppService(),
                put.callerId(),
                byFlag(put));
    }

    private static LeaseAccount lease(ServiceWish wish, AccountPlan.Put put, String address) {
        RouterTerms router = put.router();
        return new LeaseAccount(
                wish.tag(),
                comment(wish, router),
                put.naturalKey(),
                address,
                wish.speeds().rateText(),
                lists(put),
                router.dhcpServer(),
                router.insertQueueBefore(),
                router.leaseTime(),
                byFlag(put));
    }

    private static boolean byFlag(AccountPlan.Put put) {
        return !put.enabled() && put.router().disableBy() != DisableBy.PROFILE;
    }

    private static SortedSet<String> lists(AccountPlan.Put put) {
        boolean byList = !put.enabled() && put.router().disableBy() != DisableBy.FLAG;
        String list = byList ? put.router().disabledList() : put.router().activeList();
        SortedSet<String> lists = new TreeSet<>();
        if (!list.isEmpty()) {
            lists.add(list);
        }
        return lists;
    }

    private static String comment(ServiceWish wish, RouterTerms router) {
        String rest = wish.comment()
                .replace("{clientName}", wish.client().name())
                .replace("{clientId}", wish.client().id())
                .replace("{planName}", wish.plan());
        return router.asciiComments() ? AccountComment.asciiOf(wish.tag(), rest) : AccountComment.of(wish.tag(), rest);
    }
}
