package org.demarc.provisioning.control;

import java.util.List;
import org.demarc.provisioning.entity.Cleanup;
import org.demarc.provisioning.entity.Order;
import org.demarc.provisioning.entity.ServiceKey;
import org.jspecify.annotations.Nullable;

/** What has to be done on a router for an order, decided and stored before anything is sent. */
public sealed interface Work {

    /** The order it belongs to. */
    Order order();

    /**
     * Make the router show the account.
     *
     * @param wish what is wanted
     * @param put where and how
     * @param request for the driver
     * @param address of the account
     * @param left the rows that have to go once the new one is there: the account's own, its predecessor's
     * @param handedOver the service whose row becomes this one's, null for none
     * @param takenBack the note that a row here has to go, which is the account's own again; null for none
     * @param moveId row of the move, 0 when it is none
     * @param mayHaveWrittenBefore whether an earlier attempt may have reached this router
     */
    record Put(
            Order order,
            ServiceWish wish,
            AccountPlan.Put put,
            EnsureRequest request,
            String address,
            List<Left> left,
            @Nullable ServiceKey handedOver,
            @Nullable Cleanup takenBack,
            long moveId,
            boolean mayHaveWrittenBefore)
            implements Work {

        public Put {
            left = List.copyOf(left);
        }

        public boolean isMove() {
            return !left.isEmpty();
        }
    }

    /**
     * A row that stays behind on a router.
     *
     * @param accountId whose it is
     * @param address its address
     */
    record Left(
            long accountId,
            ServiceKey service,
            long routerId,
            String routerName,
            AppliedAccount applied,
            String address) {}

    /** Make sure that the account's row is gone. */
    record TakeAway(Order order, RouterAccess router, AppliedAccount applied, AccountPlan.TakeAway plan)
            implements Work {}

    /** Make sure that a row that was left behind is gone. */
    record CleanUp(Order order, RouterAccess router, AppliedAccount applied, Cleanup cleanup) implements Work {}
}
