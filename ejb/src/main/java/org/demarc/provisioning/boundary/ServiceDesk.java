package org.demarc.provisioning.boundary;

import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.addressing.entity.AddressBook;
import org.demarc.addressing.entity.HeldAddress;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.provisioning.control.WishSource;
import org.demarc.provisioning.entity.AccountFilter;
import org.demarc.provisioning.entity.AccountLine;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.Order;
import org.demarc.provisioning.entity.Orders;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.provisioning.entity.Timeline;
import org.demarc.provisioning.entity.TimelineEntry;
import org.demarc.provisioning.entity.TimelineKind;
import org.demarc.provisioning.entity.Told;

/** The services of all sources and how far their accounts are, for people and programs. */
@Stateless
@Requires(Permission.PROVISIONING_VIEW)
public class ServiceDesk {

    private static final int RECENT = 20;

    @Inject
    Accounts accounts;

    @Inject
    Orders orders;

    @Inject
    Timeline timeline;

    @Inject
    AddressBook book;

    @Inject
    Story story;

    @Inject
    @Any
    Instance<WishSource> sources;

    @Inject
    CurrentUser caller;

    @Inject
    AuditLog audit;

    /** Sortable by service, client, plan, device, state, updated. */
    public Page<AccountLine> list(AccountFilter filter, PageRequest page) {
        return accounts.list(filter, page);
    }

    /** @throws org.demarc.ProblemException {@link ProvisioningProblem#UNKNOWN_SERVICE} */
    public AccountLine one(ServiceKey service) {
        return accounts.line(service)
                .orElseThrow(() -> ProvisioningProblem.UNKNOWN_SERVICE.because("no service " + service));
    }

    /** What the service holds: two addresses during a move. */
    public List<HeldAddress> addresses(ServiceKey service) {
        return book.heldBy(service);
    }

    /** The newest orders. */
    public List<Order> orders(ServiceKey service) {
        return orders.ofAccount(one(service).id(), RECENT);
    }

    /** Newest first. */
    public Page<TimelineEntry> timeline(ServiceKey service, PageRequest page) {
        return new Page<>(
                timeline.of(service, page.limit(), page.offset()),
                timeline.count(service),
                page.limit(),
                page.offset());
    }

    /** Services on routers that are a subscriber's, the surest matches first. */
    public List<Accounts.OfSubscriber> ofSubscriber(long subscriberId) {
        return accounts.ofSubscriber(subscriberId);
    }

    /** Subscribers of billings that the service matches, the surest first. */
    @Requires(Permission.SUBSCRIBERS_VIEW)
    public List<Accounts.Customer> customersOf(ServiceKey service) {
        return accounts.customersOf(service);
    }

    /** How many accounts are in each state. */
    public List<Accounts.Count> states() {
        return accounts.countByState();
    }

    /**
     * Has the service looked at again now, against what its source says now.
     *
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#UNKNOWN_SERVICE} when no source serves it
     */
    @Requires(Permission.PROVISIONING_OPERATE)
    public void evaluate(ServiceKey service) {
        WishSource source = sources.stream()
                .filter(candidate -> candidate.serves(service.source()))
                .findFirst()
                .orElseThrow(() -> ProvisioningProblem.UNKNOWN_SERVICE.because("no source " + service.source()));
        String cause = "operator " + caller.caller().login();
        story.tell(
                service,
                TimelineKind.OPERATOR,
                Told.EVALUATION_ASKED.with(caller.caller().login()),
                cause);
        audit.record("service:evaluated", "service", service, null, null);
        source.evaluate(service, cause);
    }
}
