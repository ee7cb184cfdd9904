package org.demarc.provisioning.control;

import java.util.Optional;
import org.demarc.provisioning.entity.RequestAction;
import org.demarc.provisioning.entity.ServiceSource;
import org.jspecify.annotations.Nullable;

/** Turns a request into the wish that it stands for. No I/O, no clock. */
public final class RequestWish {

    private RequestWish() {}

    /**
     * @param before what was wished for the service until now
     * @param source the source where services are told by requests; null when a CRM tells them
     * @throws RefusedRequest when the request cannot mean anything
     */
    public static ServiceWish of(
            ProvisioningRequest request, Optional<ServiceWish> before, @Nullable ServiceSource source) {
        ProvisioningRequest.Desired desired = request.desired();
        if (desired != null) {
            if (source == null) {
                throw RequestFlaw.SOURCE_IS_A_CRM.because("source "
                        + request.service().source() + " is a CRM: what its services are to be is said there");
            }
            return whole(request, desired, source);
        }
        ServiceWish known = before.orElseThrow(
                () -> RequestFlaw.UNKNOWN_SERVICE.because("service " + request.service() + " is not known to Demarc"));
        return changed(request, known);
    }

    /**
     * A refused request changes nothing: so what the service's data forbid is noticed before the wish is written down.
     *
     * @param action what the request stands for
     * @param plan what the wish would lead to
     * @throws RefusedRequest where the service's data forbid it
     */
    public static void requirePossible(RequestAction action, AccountPlan plan) {
        boolean isWanted = action != RequestAction.REMOVE;
        if (isWanted
                && plan instanceof AccountPlan.Rest rest
                && !rest.reason().code().isEmpty()) {
            String detail =
                    rest.reason().detail().isEmpty() ? "" : ": " + rest.reason().detail();
            throw new RefusedRequest(rest.reason().code(), rest.reason().text() + detail);
        }
    }

    /**
     * As {@link #of}, for a request that says nothing of what the service is to be otherwise.
     *
     * @throws RefusedRequest when the service was removed
     */
    public static ServiceWish changed(ProvisioningRequest request, ServiceWish known) {
        RequestAction action = request.effective();
        if (action == RequestAction.REMOVE) {
            return known.aimingAt(Aim.ABSENT);
        }
        if (known.aim() == Aim.ABSENT) {
            throw RequestFlaw.SERVICE_REMOVED.because(
                    "service " + request.service() + " was removed; ensure it with its desired state");
        }
        return switch (action) {
            case SUSPEND -> known.aimingAt(Aim.DISABLED);
            case RESUME -> known.aimingAt(Aim.ENABLED);
            case MOVE -> moved(known, request.device());
            case ENSURE, REMOVE, DRY_RUN -> known;
        };
    }

    private static ServiceWish moved(ServiceWish known, String device) {
        AccountKeys keys = known.keys();
        return new ServiceWish(
                known.service(),
                known.aim(),
                known.status(),
                known.client(),
                known.plan(),
                known.speeds(),
                new AccountKeys(
                        device, keys.username(), keys.password(), keys.mac(), keys.manualAddress(), keys.hotspot()),
                known.bothGiven(),
                known.comment(),
                known.predecessor(),
                known.assumed(),
                known.confirmed());
    }

    private static ServiceWish whole(
            ProvisioningRequest request, ProvisioningRequest.Desired desired, ServiceSource source) {
        String comment = desired.comment();
        return new ServiceWish(
                request.service(),
                desired.active() ? Aim.ENABLED : Aim.DISABLED,
                desired.active() ? "active" : "suspended",
                desired.client(),
                desired.plan(),
                desired.speeds(),
                new AccountKeys(
                        desired.device(),
                        desired.username(),
                        desired.password(),
                        desired.mac(),
                        desired.address(),
                        false),
                BothGiven.valueOf(source.bothGiven()),
                comment == null ? source.commentTemplate() : comment,
                "",
                false,
                true);
    }
}
