package org.demarc.provisioning.control;

import org.demarc.provisioning.entity.AccountKind;
import org.demarc.provisioning.entity.AccountState;

/** What a wish means for the routers. */
public sealed interface AccountPlan {

    /** Nothing to do on any router. */
    record Rest(AccountState state, Reason reason) implements AccountPlan {}

    /** The account that exists has to go; afterwards the service is in this state. */
    record TakeAway(AccountState state, Reason reason) implements AccountPlan {}

    /**
     * The account has to be on this router.
     *
     * @param naturalKey user name, or MAC address in normal form
     * @param callerId MAC address that a PPPoE account is bound to, empty for none
     * @param manualAddress valid IPv4 address that wins over the pool, empty for none
     * @param warning what an operator should know although it works, empty for nothing
     */
    record Put(
            RouterTerms router,
            AccountKind kind,
            String naturalKey,
            String callerId,
            String manualAddress,
            boolean enabled,
            String warning)
            implements AccountPlan {}
}
