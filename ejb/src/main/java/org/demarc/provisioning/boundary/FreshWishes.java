package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarc.Transactions;
import org.demarc.provisioning.control.ReasonCode;
import org.demarc.provisioning.control.WishSource;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.Order;
import org.demarc.provisioning.entity.Orders;
import org.demarc.provisioning.entity.ServiceKey;

/**
 * Sees to it that nothing is written to a router that its billing may not want any more: what waited for its router, or in a long line,
 * is asked for again (ucrm-routeros.md UR-30, 3.6: never older than two seconds when applied). An order whose billing cannot be asked waits.
 */
@Dependent
public class FreshWishes {

    /** A router's worker waits so long for its orders' billings; what was asked first is still fresh then. */
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private final WishSources sources;
    private final Orders orders;
    private final Accounts accounts;
    private final Transactions transactions;

    @Inject
    public FreshWishes(WishSources sources, Orders orders, Accounts accounts, Transactions transactions) {
        this.sources = sources;
        this.orders = orders;
        this.accounts = accounts;
        this.transactions = transactions;
    }

    /**
     * Asks for claimed orders whose wishes are old. Never in a transaction.
     *
     * @return those that may be carried out now; the others are back in the line
     */
    List<Order> asked(List<Order> old) {
        Map<WishSource, List<Order>> ordersBySource = new LinkedHashMap<>();
        old.forEach(order -> sources.of(order.service().source()).ifPresent(source -> ordersBySource
                .computeIfAbsent(source, first -> new ArrayList<>())
                .add(order)));
        long end = System.nanoTime() + PATIENCE.toNanos();
        ordersBySource.forEach((source, all) -> source.ask(causes(all), Duration.ofNanos(end - System.nanoTime())));
        List<Order> askable =
                ordersBySource.values().stream().flatMap(List::stream).toList();
        Set<Long> waiting = orders.heardLongAgo(askable.stream().map(Order::id).toList());
        wait(askable.stream().filter(order -> waiting.contains(order.id())).toList());
        return old.stream().filter(order -> !waiting.contains(order.id())).toList();
    }

    private static Map<ServiceKey, String> causes(List<Order> orders) {
        Map<ServiceKey, String> causeByService = new LinkedHashMap<>();
        orders.forEach(order -> causeByService.put(order.service(), order.cause()));
        return causeByService;
    }

    /** A late answer may be writing the same accounts at this moment. */
    private void wait(List<Order> waiting) {
        if (!waiting.isEmpty()) {
            transactions.run(() -> {
                accounts.lock(waiting.stream().map(Order::accountId).toList());
                orders.untried(
                        waiting.stream().map(Order::id).toList(),
                        ReasonCode.BILLING_SILENT.name(),
                        ReasonCode.BILLING_SILENT.text());
            });
        }
    }
}
