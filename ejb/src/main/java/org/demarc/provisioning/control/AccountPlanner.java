package org.demarc.provisioning.control;

import java.util.Optional;
import org.demarc.provisioning.entity.AccountKind;
import org.demarc.provisioning.entity.AccountState;

/** Turns a wish into what has to be done on routers (ucrm-routeros.md 5.4 and 5.5). No I/O, no clock. */
public final class AccountPlanner {

    private static final String IPV4_PART = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final String IPV4 = IPV4_PART + "(\\." + IPV4_PART + "){3}";

    private AccountPlanner() {}

    /**
     * @param now the account's present state
     * @param exists whether a row of the service may be on a router
     * @param router the router that the wish's device name means; empty when nobody knows it
     */
    public static AccountPlan plan(ServiceWish wish, AccountState now, boolean exists, Optional<RouterTerms> router) {
        return switch (wish.aim()) {
            case ABSENT -> gone(exists, AccountState.REMOVED, Reason.NONE);
            case KEEP -> new AccountPlan.Rest(exists ? now : AccountState.DEFERRED, Reason.NONE);
            case AWAIT_SUCCESSOR ->
                new AccountPlan.Rest(exists ? AccountState.AWAITING_SUCCESSOR : AccountState.REMOVED, Reason.NONE);
            case UNKNOWN ->
                new AccountPlan.Rest(AccountState.FAILED, Reason.of(ReasonCode.UNKNOWN_STATUS, wish.status()));
            case ENABLED, DISABLED -> wanted(wish, exists, router);
        };
    }

    private static AccountPlan wanted(ServiceWish wish, boolean exists, Optional<RouterTerms> router) {
        AccountKeys keys = wish.keys();
        if (keys.device().isEmpty()) {
            return lost(wish, exists, Reason.of(ReasonCode.NO_DEVICE));
        }
        if (router.isEmpty()) {
            return notConfigured(Reason.of(ReasonCode.UNKNOWN_DEVICE)
                    .detailed("device \"" + keys.device() + "\" is not known to Demarc"));
        }
        if (keys.hotspot()) {
            return notConfigured(Reason.of(ReasonCode.KIND_UNSUPPORTED));
        }
        return keyed(wish, exists, router.get());
    }

    private static AccountPlan keyed(ServiceWish wish, boolean exists, RouterTerms router) {
        AccountKeys keys = wish.keys();
        Optional<String> mac = MacText.normal(keys.mac());
        String warning = warning(keys, mac.isPresent());
        if (keys.username().isEmpty() && mac.isEmpty()) {
            return lost(wish, exists, Reason.of(ReasonCode.NO_ACCOUNT_KEY).detailed(warning));
        }
        if (!keys.manualAddress().isEmpty() && !keys.manualAddress().matches(IPV4)) {
            return notConfigured(Reason.of(ReasonCode.BAD_MANUAL_ADDRESS, keys.manualAddress()));
        }
        boolean enabled = wish.aim() == Aim.ENABLED;
        boolean both = !keys.username().isEmpty() && mac.isPresent();
        if (keys.username().isEmpty() || (both && wish.bothGiven() == BothGiven.DHCP)) {
            return new AccountPlan.Put(
                    router, AccountKind.DHCP, mac.orElseThrow(), "", keys.manualAddress(), enabled, warning);
        }
        if (keys.password().isEmpty()) {
            return notConfigured(Reason.of(ReasonCode.NO_PASSWORD));
        }
        String callerId = wish.bothGiven() == BothGiven.PPPOE_WITH_CALLER_ID ? mac.orElse("") : "";
        return new AccountPlan.Put(
                router, AccountKind.PPPOE, keys.username(), callerId, keys.manualAddress(), enabled, warning);
    }

    private static String warning(AccountKeys keys, boolean macIsGood) {
        if (keys.mac().isEmpty() || macIsGood) {
            return "";
        }
        return ReasonCode.BAD_MAC.text(keys.mac(), keys.username().isEmpty() ? "ignored" : "provisioned as PPPoE");
    }

    /** The service's attributes are not there: taken away only when the source confirms that they are really missing. */
    private static AccountPlan lost(ServiceWish wish, boolean exists, Reason reason) {
        return gone(exists && wish.confirmed(), AccountState.NOT_CONFIGURED, reason);
    }

    private static AccountPlan gone(boolean exists, AccountState state, Reason reason) {
        return exists ? new AccountPlan.TakeAway(state, reason) : new AccountPlan.Rest(state, reason);
    }

    private static AccountPlan notConfigured(Reason reason) {
        return new AccountPlan.Rest(AccountState.NOT_CONFIGURED, reason);
    }
}
