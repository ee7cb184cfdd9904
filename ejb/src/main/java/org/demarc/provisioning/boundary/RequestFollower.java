package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.demarc.Transactions;
import org.demarc.provisioning.control.RequestSettings;
import org.demarc.provisioning.control.ResultText;
import org.demarc.provisioning.entity.Account;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.Order;
import org.demarc.provisioning.entity.OrderKind;
import org.demarc.provisioning.entity.OrderState;
import org.demarc.provisioning.entity.Orders;
import org.demarc.provisioning.entity.RefusedMessages;
import org.demarc.provisioning.entity.RequestResults;
import org.demarc.provisioning.entity.RequestState;
import org.demarc.provisioning.entity.ServiceRequest;
import org.demarc.provisioning.entity.ServiceRequests;
import org.demarc.settings.boundary.Settings;

/**
 * Tells requests how their orders end. It looks at rows, so it does not matter which node carried an order out, nor
 * whether that node still lives.
 */
@Dependent
public class RequestFollower {

    private static final int AT_ONCE = 500;
    private static final int ORDERS_BACK = 50;

    private final ServiceRequests requests;
    private final RequestResults results;
    private final RefusedMessages refused;
    private final Orders orders;
    private final Accounts accounts;
    private final Transactions transactions;
    private final Settings settings;

    @Inject
    public RequestFollower(
            ServiceRequests requests,
            RequestResults results,
            RefusedMessages refused,
            Orders orders,
            Accounts accounts,
            Transactions transactions,
            Settings settings) {
        this.requests = requests;
        this.results = results;
        this.refused = refused;
        this.orders = orders;
        this.accounts = accounts;
        this.transactions = transactions;
        this.settings = settings;
    }

    /** Whether there was something to tell. */
    public boolean once() {
        List<String> ids = requests.toTell(AT_ONCE);
        ids.forEach(id -> transactions.run(() -> requests.locked(id)
                .filter(request -> !request.state().isFinal())
                .ifPresent(this::tell)));
        return !ids.isEmpty();
    }

    private void tell(ServiceRequest request) {
        Long id = request.orderId();
        Optional<Order> order = id == null ? Optional.empty() : orders.withId(id);
        if (order.isEmpty()) {
            return;
        }
        if (order.get().state() == OrderState.SUPERSEDED) {
            Optional<Order> next = continuation(order.get());
            if (next.isPresent()) {
                requests.follow(request.id(), next.get().id());
                return;
            }
        }
        state(order.get()).ifPresent(state -> told(request, order.get(), state));
    }

    /** The order that does the same work elsewhere, because the account turned out to be on another router. */
    private Optional<Order> continuation(Order order) {
        return orders.ofAccount(order.accountId(), ORDERS_BACK).stream()
                .filter(other -> other.id() > order.id() && other.kind() == OrderKind.ENSURE)
                .filter(other -> other.correlation().equals(order.correlation()))
                .max(Comparator.comparingLong(Order::id));
    }

    private static Optional<RequestState> state(Order order) {
        return switch (order.state()) {
            case DONE -> Optional.of(order.code().isEmpty() ? RequestState.DONE : RequestState.REFUSED);
            case REFUSED -> Optional.of(RequestState.REFUSED);
            case FAILED, DEAD -> Optional.of(RequestState.FAILED);
            case SUPERSEDED -> Optional.of(RequestState.SUPERSEDED);
            case CANCELLED -> Optional.of(RequestState.CANCELLED);
            case PARKED -> Optional.of(RequestState.WAITING);
            case WAITING, RUNNING -> Optional.empty();
        };
    }

    private void told(ServiceRequest request, Order order, RequestState state) {
        Account account = accounts.withId(order.accountId()).orElseThrow();
        requests.state(request.id(), state, order.code(), order.text());
        results.add(
                request.id(),
                state,
                ResultText.of(request.id(), state, Instant.now())
                        .about(request.action(), request.service())
                        .because(order.code(), order.text(), order.detail())
                        .order(order)
                        .account(account.state().name(), account.address(), account.warning())
                        .json());
    }

    /** Forgets what is older than the retention says. */
    public void tidy() {
        Instant before = Instant.now().minus(settings.of(RequestSettings.class).requestRetention());
        requests.forget(before, AT_ONCE);
        results.forget(before, AT_ONCE);
        refused.forget(before, AT_ONCE);
    }
}
