package org.demarc.provisioning.control;

import org.demarc.provisioning.entity.RequestAction;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.settings.entity.Secret;
import org.jspecify.annotations.Nullable;

/**
 * What another program asks for, read and checked.
 *
 * @param id the sender's own, 1 to 64 letters, digits, dots, colons, dashes and underscores
 * @param desired what the service is to be from now on; null to leave that as it is
 * @param device where a move goes; empty for every other action
 * @param preview what a dry run tries: any other action
 * @param by who asks, as the sender says; may be empty
 */
public record ProvisioningRequest(
        String id,
        RequestAction action,
        ServiceKey service,
        @Nullable Desired desired,
        String device,
        RequestAction preview,
        String by) {

    /**
     * A whole service, in the words of requests.
     *
     * @param active false for a suspended one
     * @param device name of the router
     * @param plan name of the plan, byte for byte the name of its PPP profile
     * @param username PPPoE user name, empty for none
     * @param mac as written, empty for none
     * @param address manual IPv4 address, empty for one from the pool
     * @param comment of the router's row after its tag; null for the source's usual one
     */
    public record Desired(
            boolean active,
            String device,
            String plan,
            Speeds speeds,
            String username,
            Secret password,
            String mac,
            String address,
            ServiceWish.Client client,
            @Nullable String comment) {}

    /** What is done, or in a dry run would be. */
    public RequestAction effective() {
        return action == RequestAction.DRY_RUN ? preview : action;
    }

    public boolean isDryRun() {
        return action == RequestAction.DRY_RUN;
    }
}
