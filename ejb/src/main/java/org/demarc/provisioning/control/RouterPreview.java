package org.demarc.provisioning.control;

import java.util.List;
import org.demarc.provisioning.entity.AccountKind;
import org.demarc.provisioning.entity.ServiceKey;

/** Compares what a request asks for with what a router shows. No I/O. */
public final class RouterPreview {

    private static final String NOT_YET = "0.0.0.0";

    private RouterPreview() {}

    /** @param address the account's address; empty when one would be drawn */
    public static RequestPreview of(ServiceWish wish, AccountPlan.Put put, String address, RouterSnapshot now) {
        boolean isDrawn = address.isEmpty();
        DesiredAccount desired = DesiredAccounts.of(wish, put, isDrawn ? NOT_YET : address);
        RequestPreview preview = RequestPreview.of(desired, put.router(), now);
        return isDrawn ? withoutAddress(preview) : preview;
    }

    private static RequestPreview withoutAddress(RequestPreview preview) {
        return new RequestPreview(
                preview.operation(),
                preview.router(),
                preview.kind(),
                preview.account(),
                "",
                preview.changes().stream()
                        .filter(change -> !NOT_YET.equals(change.to()))
                        .toList(),
                preview.kicks(),
                preview.note().isEmpty() ? "an address would be drawn from the pool" : preview.note());
    }

    /** The same with the account on another router until now. */
    public static RequestPreview move(RequestPreview there, String from) {
        boolean isAdded = there.operation().equals("add") || there.operation().equals("set");
        return new RequestPreview(
                isAdded ? "move" : there.operation(),
                there.router(),
                there.kind(),
                there.account(),
                there.address(),
                there.changes(),
                isAdded && there.kind().equals(AccountKind.PPPOE.name()),
                isAdded ? "added on " + there.router() + ", then removed from " + from : there.note());
    }

    /** What taking the service's rows away would do. */
    public static RequestPreview removal(ServiceKey service, String account, String router, RouterSnapshot now) {
        AccountTag tag = new AccountTag(service.source(), service.id());
        boolean isSecret = now.secrets().stream()
                .anyMatch(row -> row.tag().filter(tag::equals).isPresent());
        boolean isLease = now.leases().stream()
                .anyMatch(row -> row.tag().filter(tag::equals).isPresent());
        if (!isSecret && !isLease) {
            return RequestPreview.nothing("no row of the service is on " + router);
        }
        return new RequestPreview(
                "remove",
                router,
                isSecret ? AccountKind.PPPOE.name() : AccountKind.DHCP.name(),
                account,
                "",
                List.of(),
                isSecret,
                "");
    }

    /** Why a router could not be read, as a refusal. */
    public static RefusedRequest notRead(DriverOutcome why) {
        if (why instanceof DriverOutcome.Unreachable silent) {
            return new RefusedRequest(silent.code().name(), silent.text() + ": " + silent.detail());
        }
        if (why instanceof DriverOutcome.Refused refused) {
            return new RefusedRequest(refused.code().name(), refused.text());
        }
        return new RefusedRequest(ReasonCode.UNREACHABLE.name(), ReasonCode.UNREACHABLE.text());
    }
}
