package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.demarc.ProblemException;
import org.demarc.addressing.entity.DrawQueue;
import org.demarc.addressing.entity.Pool;
import org.demarc.addressing.entity.Pools;
import org.demarc.provisioning.control.Comparison;
import org.demarc.provisioning.control.Finding;
import org.demarc.provisioning.control.FleetChange;
import org.demarc.provisioning.control.PlannedChange;
import org.demarc.provisioning.control.RouterTerms;
import org.demarc.provisioning.entity.AccountKind;
import org.demarc.provisioning.entity.BulkPlan;
import org.demarc.provisioning.entity.DriftClass;
import org.demarc.provisioning.entity.Fleet;
import org.demarc.provisioning.entity.FleetAccount;
import org.demarc.provisioning.entity.PlanAction;
import org.demarc.provisioning.entity.PlanKind;
import org.demarc.provisioning.entity.PlanRouter;
import org.demarc.provisioning.entity.PlanRow;
import org.demarc.provisioning.entity.PlanRowState;
import org.demarc.provisioning.entity.PlanScope;
import org.demarc.provisioning.entity.PlanState;

/** Finds out what a bulk plan does: the same way for its dry run and, once more, when it is applied. */
@Dependent
public class PlanReading {

    private final Fleet fleet;
    private final RouterReports reports;
    private final Registers registers;
    private final Pools pools;
    private final AddressDesk addresses;

    @Inject
    public PlanReading(Fleet fleet, RouterReports reports, Registers registers, Pools pools, AddressDesk addresses) {
        this.fleet = fleet;
        this.reports = reports;
        this.registers = registers;
        this.pools = pools;
        this.addresses = addresses;
    }

    /** One thing to do. */
    public record Change(PlanAction action, Finding finding) {}

    /**
     * What the plan does on one router.
     *
     * @param unchanged accounts of the plan's scope that are as they shall be, those with accepted values among them
     * @param managed how many accounts are on the router, of the scope or not: what the limits are a share of
     * @param sources whose services are on it, or shall be
     * @param fault why the router could not be read, empty when it could
     */
    public record OnRouter(
            long routerId,
            String routerName,
            List<Change> changes,
            int unchanged,
            int managed,
            int sessions,
            Set<String> sources,
            String fault) {}

    /** The routers that the plan may concern. */
    public List<Long> routers(BulkPlan plan) {
        return switch (plan.scope()) {
            case ROUTER -> List.of(number(plan.scopeValue()));
            case POOL ->
                pools.withId(number(plan.scopeValue()))
                        .map(Pool::routerId)
                        .map(List::of)
                        .orElseGet(fleet::routers);
            default -> fleet.routers();
        };
    }

    /** Reads the billings that the plan concerns. */
    public Registers.Book billings(BulkPlan plan) {
        if (isOfAll(plan)) {
            return new Registers.Book(Map.of(), Map.of(), Set.of()); // what they want is not the question
        }
        String only =
                switch (plan.scope()) {
                    case SOURCE -> plan.scopeValue();
                    case CLIENT -> plan.scopeValue().replaceFirst("/.*", "");
                    case ROUTER ->
                        reports.router(number(plan.scopeValue())).access().adoptsFrom();
                    default -> "";
                };
        return registers.read(only, asksForNames(plan));
    }

    /** A dry run has found out about all names a moment before its plan is applied, and for one client the list of all is too long. */
    private static boolean asksForNames(BulkPlan plan) {
        return plan.state() == PlanState.READING && plan.scope() != PlanScope.CLIENT;
    }

    /** Whether the plan changes accounts about which all agree. */
    private static boolean isOfAll(BulkPlan plan) {
        return plan.kind() == PlanKind.RENUMBER || plan.kind() == PlanKind.MOVE;
    }

    private static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    /** Reads and compares one router; never in a transaction. */
    public OnRouter of(BulkPlan plan, long routerId, Registers.Book billings) {
        try {
            RouterReports.Outcome outcome = reports.of(reports.router(routerId), billings.bySource());
            if (outcome instanceof RouterReports.Outcome.Read read) {
                return changes(plan, read);
            }
            String why = ((RouterReports.Outcome.NotRead) outcome).why();
            return unread(routerId, reports.router(routerId).access().name(), why);
        } catch (ProblemException gone) {
            return unread(routerId, "router " + routerId, String.valueOf(gone.getMessage()));
        }
    }

    /** Nothing is known of it but how many accounts it has: what comes to it from other routers is a share of these. */
    private OnRouter unread(long routerId, String name, String why) {
        return new OnRouter(routerId, name, List.of(), 0, fleet.managed(routerId), 0, Set.of(), why);
    }

    private OnRouter changes(BulkPlan plan, RouterReports.Outcome.Read read) {
        Meant meant = meant(plan, read);
        Map<AccountKind, Boolean> free = new LinkedHashMap<>();
        List<Change> changes = new ArrayList<>();
        for (Finding finding : meant.findings()) {
            boolean hasFree = (!finding.isToBeDrawn() && plan.kind() != PlanKind.RENUMBER)
                    || free.computeIfAbsent(
                            finding.accountKind(),
                            kind -> hasFree(kind, read.router().access().id()));
            PlannedChange.of(plan.kind(), finding, hasFree)
                    .ifPresent(action -> changes.add(new Change(action, finding)));
        }
        return new OnRouter(
                read.router().access().id(),
                read.router().access().name(),
                changes,
                meant.unchanged(),
                read.managed(),
                read.snapshot().sessions().size(),
                read.sources(),
                "");
    }

    /**
     * What the plan's scope holds of a router.
     *
     * @param unchanged accounts of the scope that are as they shall be
     */
    private record Meant(List<Finding> findings, int unchanged) {}

    private Meant meant(BulkPlan plan, RouterReports.Outcome.Read read) {
        FleetChange change = new FleetChange(read.router().access().name(), read.snapshot());
        return switch (plan.kind()) {
            case RENUMBER -> renumbered(number(plan.scopeValue()), read.accounts(), change);
            case MOVE -> {
                RouterTerms target = reports.router(plan.targetId());
                List<Finding> moved = read.accounts().stream()
                        .map(known -> change.moved(known, target))
                        .toList();
                yield new Meant(moved, 0);
            }
            case REBUILD, RETAG, REMOVE_ORPHANS -> inScope(plan, read.result());
        };
    }

    private Meant renumbered(long poolId, List<FleetAccount> accounts, FleetChange change) {
        List<String> addresses = accounts.stream()
                .map(known -> known.account().address())
                .filter(address -> !address.isEmpty())
                .toList();
        Set<String> ofPool = fleet.ofPool(poolId, addresses);
        Set<String> excluded = fleet.excludedOf(poolId, addresses);
        Instant now = Instant.now();
        List<Finding> findings = accounts.stream()
                .filter(known -> excluded.contains(known.account().address()))
                .map(known -> change.renumbered(known, now))
                .toList();
        long staying = addresses.stream()
                .filter(address -> ofPool.contains(address) && !excluded.contains(address))
                .count();
        return new Meant(findings, (int) staying);
    }

    private Meant inScope(BulkPlan plan, Comparison.Result result) {
        List<Finding> all = Stream.concat(result.findings().stream(), result.agreed().stream())
                .toList();
        Predicate<Finding> isMeant = scope(plan, all);
        long unchanged = Stream.concat(
                        result.agreed().stream(),
                        result.findings().stream().filter(finding -> finding.kind() == DriftClass.ACCEPTED))
                .filter(isMeant)
                .count();
        return new Meant(result.findings().stream().filter(isMeant).toList(), (int) unchanged);
    }

    private boolean hasFree(AccountKind kind, long routerId) {
        DrawQueue queue = kind == AccountKind.PPPOE ? DrawQueue.ppp() : DrawQueue.dhcp(routerId);
        return pools.of(queue).stream().anyMatch(pool -> addresses.givable(pool) > 0);
    }

    private Predicate<Finding> scope(BulkPlan plan, List<Finding> findings) {
        String value = plan.scopeValue();
        return switch (plan.scope()) {
            case ALL, ROUTER -> finding -> true;
            case PLAN -> finding -> finding.planName().equals(value);
            case SOURCE -> finding -> finding.source().equals(value);
            case CLIENT -> finding -> (finding.source() + "/" + finding.clientId()).equals(value);
            case POOL -> {
                List<String> addresses = findings.stream()
                        .map(Finding::address)
                        .filter(address -> address.matches("\\d+(\\.\\d+){3}"))
                        .distinct()
                        .toList();
                Set<String> ofPool = fleet.ofPool(number(value), addresses);
                yield finding -> ofPool.contains(finding.address());
            }
        };
    }

    /** The counts of one router; moves also add to the routers they go to, told to {@code arrivals} by name. */
    static PlanRouter counts(OnRouter router, Consumer<String> arrivals) {
        Map<PlanAction, Integer> byAction = new EnumMap<>(PlanAction.class);
        int kicks = 0;
        for (Change change : router.changes()) {
            byAction.merge(change.action(), 1, Integer::sum);
            kicks += change.action().writes() ? change.finding().kicks() : 0;
            if (change.action() == PlanAction.MOVE) {
                arrivals.accept(change.finding().moveTo());
            }
        }
        return new PlanRouter(
                router.routerId(),
                router.routerName(),
                byAction.getOrDefault(PlanAction.ADD, 0),
                byAction.getOrDefault(PlanAction.SET, 0),
                byAction.getOrDefault(PlanAction.REMOVE, 0) + byAction.getOrDefault(PlanAction.MOVE, 0),
                kicks,
                router.unchanged(),
                byAction.getOrDefault(PlanAction.CONFLICT, 0),
                byAction.getOrDefault(PlanAction.WAITING, 0),
                router.managed(),
                router.sessions(),
                router.fault());
    }

    static PlanRow row(OnRouter router, Change change) {
        Finding finding = change.finding();
        return new PlanRow(
                0,
                router.routerId(),
                router.routerName(),
                change.action(),
                finding.kind(),
                finding.source(),
                finding.serviceId(),
                finding.clientName(),
                finding.planName(),
                finding.accountKind().name(),
                finding.key(),
                finding.address(),
                DifferenceJson.write(finding.fields()),
                finding.note(),
                finding.kicks(),
                finding.subject(),
                finding.planBase(),
                PlanRowState.PLANNED,
                "",
                null);
    }
}
