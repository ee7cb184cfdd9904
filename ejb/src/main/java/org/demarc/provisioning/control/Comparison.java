package org.demarc.provisioning.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.demarc.Fingerprint;
import org.demarc.provisioning.entity.Account;
import org.demarc.provisioning.entity.AccountKind;
import org.demarc.provisioning.entity.AccountState;
import org.demarc.provisioning.entity.DriftClass;
import org.demarc.provisioning.entity.FieldDifference;
import org.demarc.provisioning.entity.FleetAccount;
import org.demarc.provisioning.entity.ServiceKey;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the billings want, what Demarc confirmed last, and what a router shows (ucrm-routeros.md 8.1). No I/O and
 * no clock: everything was read before, so that ten thousand accounts are a matter of moments.
 */
public final class Comparison {

    /** Stands for an address that nobody has drawn yet. */
    public static final String FROM_POOL = "(from the pool)";

    private final ThreeSides sides;
    private final Instant now;
    private final long routerId;
    private final String routerName;
    private final Map<ServiceKey, List<RouterRow>> rowsByService = new LinkedHashMap<>();
    private final List<RouterRow> strangers = new ArrayList<>();
    private final Map<String, RouterRow> rowByKey = new HashMap<>();
    private final Map<String, List<RouterRow>> rowsByAddress = new HashMap<>();
    private final Map<String, Integer> sessionsByName = new HashMap<>();
    private final Map<String, ServiceKey> wishByKey = new HashMap<>();
    private final Set<String> keysOfOver = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Finding> agreed = new ArrayList<>();

    private Comparison(ThreeSides sides, Instant now) {
        this.sides = sides;
        this.now = now;
        this.routerId = sides.router().access().id();
        this.routerName = sides.router().access().name();
    }

    /**
     * What was found.
     *
     * @param agreed accounts about which all agree: those of a bulk plan's scope are counted
     */
    public record Result(List<Finding> findings, List<Finding> agreed) {

        public int inSync() {
            return agreed.size();
        }
    }

    public static Result of(ThreeSides sides, Instant now) {
        Comparison comparison = new Comparison(sides, now);
        comparison.sort();
        comparison.compareAll();
        comparison.compareStrangers();
        comparison.compareAddresses();
        comparison.compareProfiles();
        return new Result(List.copyOf(comparison.findings), List.copyOf(comparison.agreed));
    }

    /** What is found about one service alone: for previews of a single change. */
    public static List<Finding> of(ThreeSides sides, ServiceKey service, Instant now) {
        Comparison comparison = new Comparison(sides, now);
        comparison.sort();
        comparison.compare(service);
        return List.copyOf(comparison.findings);
    }

    /** The tags on a router's rows, the predecessor's forms included where they count. */
    public static Stream<AccountTag> tags(RouterTerms router, RouterSnapshot snapshot) {
        String adoptsFrom = router.access().adoptsFrom();
        return Stream.concat(
                        snapshot.secrets().stream().map(row -> RouterRow.of(row, adoptsFrom)),
                        snapshot.leases().stream().map(row -> RouterRow.of(row, adoptsFrom)))
                .flatMap(row -> Stream.ofNullable(row.tag()));
    }

    private void sort() {
        String adoptsFrom = sides.router().access().adoptsFrom();
        RouterSnapshot snapshot = sides.snapshot();
        Stream.concat(
                        snapshot.secrets().stream().map(row -> RouterRow.of(row, adoptsFrom)),
                        snapshot.leases().stream().map(row -> RouterRow.of(row, adoptsFrom)))
                .forEach(this::sort);
        snapshot.sessions().stream()
                .filter(session -> !session.radius())
                .forEach(session -> sessionsByName.merge(session.name(), 1, Integer::sum));
        sides.readings().values().forEach(reading -> reading.wishes().values().forEach(this::index));
        sides.accounts().values().stream().map(FleetAccount::account).forEach(this::indexOver);
    }

    private void indexOver(Account account) {
        RegisterReading reading = sides.readings().get(account.service().source());
        if (account.isAppliedOn(routerId)
                && reading != null
                && reading.over().contains(account.service().id())) {
            keysOfOver.add(account.service().source() + " " + account.naturalKey());
        }
    }

    private void sort(RouterRow row) {
        rowByKey.putIfAbsent(row.kind() + " " + row.key(), row);
        if (!row.dynamic()) {
            rowsByAddress
                    .computeIfAbsent(row.kind() + " " + row.address(), address -> new ArrayList<>())
                    .add(row);
        }
        AccountTag tag = row.tag();
        boolean isOurs = tag != null && isKnownSource(tag) && ServiceKey.isId(tag.serviceId());
        if (isOurs && tag != null && (AccountTag.in(row.comment()).isPresent() || isKnownService(tag))) {
            rowsByService
                    .computeIfAbsent(new ServiceKey(tag.source(), tag.serviceId()), key -> new ArrayList<>())
                    .add(row);
        } else if (!row.dynamic()) {
            strangers.add(row);
        }
    }

    private boolean isKnownSource(AccountTag tag) {
        return sides.sources().contains(tag.source()) || sides.readings().containsKey(tag.source());
    }

    /** A number in a comment is only then the predecessor's tag when there is such a service. */
    private boolean isKnownService(AccountTag tag) {
        RegisterReading reading = sides.readings().get(tag.source());
        return sides.accounts().containsKey(new ServiceKey(tag.source(), tag.serviceId()))
                || (reading != null && reading.wishes().containsKey(tag.serviceId()));
    }

    private void index(ServiceWish wish) {
        if (!wish.keys().username().isEmpty()) {
            wishByKey.putIfAbsent(wish.service().source() + " " + wish.keys().username(), wish.service());
        }
        MacText.normal(wish.keys().mac())
                .ifPresent(mac -> wishByKey.putIfAbsent(wish.service().source() + " " + mac, wish.service()));
    }

    private void compareAll() {
        Set<ServiceKey> all = new LinkedHashSet<>();
        sides.accounts().forEach((service, known) -> {
            if (known.account().isAppliedOn(routerId)) {
                all.add(service);
            }
        });
        all.addAll(rowsByService.keySet());
        all.addAll(sides.wantedHere());
        all.forEach(this::compare);
    }

    /** What is known of one service. */
    private record Known(
            ServiceKey service,
            @Nullable FleetAccount fleet,
            List<RouterRow> rows,
            Want want,
            @Nullable AppliedAccount applied) {

        @Nullable
        Account account() {
            return fleet == null ? null : fleet.account();
        }
    }

    /** What the billing wants. */
    private sealed interface Want {

        /** @param wish maybe the last one it told */
        record Service(ServiceWish wish) implements Want {}

        /** @param successor who takes over, null for nobody */
        record Over(@Nullable ServiceKey successor) implements Want {}

        record NobodyKnows() implements Want {}
    }

    private void compare(ServiceKey service) {
        FleetAccount fleet = sides.accounts().get(service);
        List<RouterRow> rows = rowsByService.getOrDefault(service, List.of());
        boolean isHere = fleet != null && fleet.account().isAppliedOn(routerId);
        String sealed = isHere && fleet != null ? fleet.account().sealedApplied() : null;
        AppliedAccount applied = sealed == null ? null : SealedJson.open(sealed, AppliedAccount.class);
        Known known = new Known(service, fleet, rows, want(service, fleet), applied);
        if (fleet != null && fleet.busy()) {
            add(draft(known, first(rows)).of(DriftClass.BUSY, "work for it is under way"));
        } else if (isHere) {
            here(known);
        } else if (rows.isEmpty()) {
            notYet(known);
        } else {
            notOfHere(known);
        }
    }

    private Want want(ServiceKey service, @Nullable FleetAccount fleet) {
        RegisterReading reading = sides.readings().get(service.source());
        if (reading != null && reading.wishes().containsKey(service.id())) {
            return new Want.Service(
                    likeBefore(java.util.Objects.requireNonNull(reading.wishes().get(service.id())), fleet));
        }
        if (reading != null && reading.over().contains(service.id())) {
            return new Want.Over(successor(service, fleet));
        }
        String sealed = fleet == null ? null : fleet.account().sealedWish();
        if (sealed == null) {
            return new Want.NobodyKnows();
        }
        ServiceWish last = SealedJson.open(sealed, ServiceWish.class);
        return last.aim() == Aim.ABSENT ? new Want.Over(null) : new Want.Service(last);
    }

    /** A list does not say whom a service follows: what was known before stays. */
    private static ServiceWish likeBefore(ServiceWish wish, @Nullable FleetAccount fleet) {
        return fleet == null || fleet.account().predecessor().isEmpty()
                ? wish
                : wish.following(fleet.account().predecessor());
    }

    private @Nullable ServiceKey successor(ServiceKey service, @Nullable FleetAccount fleet) {
        if (fleet == null) {
            return null;
        }
        ServiceKey next = wishByKey.get(service.source() + " " + fleet.account().naturalKey());
        return next == null || next.equals(service) ? null : next;
    }

    private AccountPlan plan(Known known, ServiceWish wish) {
        Account account = known.account();
        AccountState state = account == null ? AccountState.NONE : account.state();
        return AccountPlanner.plan(
                wish,
                state,
                account != null && account.mayExist(),
                sides.routerOf().apply(wish));
    }

    /** Demarc has the account on this router. */
    private void here(Known known) {
        RouterRow row = best(known);
        duplicates(known, row);
        if (known.want() instanceof Want.Over over) {
            over(known, row, over.successor());
            return;
        }
        if (!(known.want() instanceof Want.Service wanted)) {
            compared(known, row, Optional.empty(), "");
            return;
        }
        AccountPlan plan = plan(known, wanted.wish());
        if (plan instanceof AccountPlan.Put put) {
            put(known, row, wanted.wish(), put);
        } else if (plan instanceof AccountPlan.TakeAway away) {
            add(draft(known, row)
                    .wishing(wanted.wish())
                    .of(DriftClass.MISSING_IN_CRM, away.reason().text()));
        } else {
            rest(known, row, wanted.wish(), (AccountPlan.Rest) plan);
        }
    }

    private void over(Known known, @Nullable RouterRow row, @Nullable ServiceKey successor) {
        if (successor != null) {
            add(draft(known, row).of(DriftClass.CRM_AHEAD, "service " + successor.id() + " follows"));
        } else {
            String note = row == null ? "the service is over, and its row is gone" : "the service is over";
            add(draft(known, row).kicking(row).of(DriftClass.MISSING_IN_CRM, note));
        }
    }

    private void rest(Known known, @Nullable RouterRow row, ServiceWish wish, AccountPlan.Rest rest) {
        if (wish.aim() == Aim.KEEP) {
            add(draft(known, row).wishing(wish).of(DriftClass.NOT_DUE, "the service has not begun"));
        } else if (wish.aim() == Aim.AWAIT_SUCCESSOR) {
            add(draft(known, row).wishing(wish).of(DriftClass.BUSY, "waits for the service that follows"));
        } else {
            compared(known, row, Optional.empty(), rest.reason().text());
        }
    }

    private void put(Known known, @Nullable RouterRow row, ServiceWish wish, AccountPlan.Put put) {
        if (put.router().access().id() != routerId) {
            String to = put.router().access().name();
            FieldDifference moved = new FieldDifference("router", to, routerName, routerName, DriftClass.CRM_AHEAD);
            add(draft(known, row)
                    .wishing(wish)
                    .kicking(row)
                    .differing(List.of(moved))
                    .movingTo(to)
                    .of(DriftClass.CRM_AHEAD, "belongs to " + to));
            return;
        }
        compared(known, row, Optional.of(desired(known, wish, put)), "");
    }

    /** What the billing wants, with the address that Demarc has for it and the values that people accepted. */
    private DesiredAccount desired(Known known, ServiceWish wish, AccountPlan.Put put) {
        AcceptedValues accepted = accepted(known);
        AccountPlan.Put asAccepted = accepted.onto(put);
        String address = asAccepted.manualAddress();
        FleetAccount fleet = known.fleet();
        if (address.isEmpty() && fleet != null) {
            address = fleet.lastingAddress();
        }
        DesiredAccount desired = DesiredAccounts.of(wish, asAccepted, address.isEmpty() ? FROM_POOL : address);
        return accepted.onto(desired);
    }

    private AcceptedValues accepted(Known known) {
        Account account = known.account();
        return account == null ? AcceptedValues.NONE : AcceptedValues.of(account, now);
    }

    /**
     * Field by field.
     *
     * @param desired empty where the billing's word cannot be turned into a row: then Demarc's own counts
     */
    private void compared(Known known, @Nullable RouterRow row, Optional<DesiredAccount> desired, String note) {
        AppliedAccount applied = known.applied();
        if (row == null) {
            missing(known, desired, note);
            return;
        }
        DesiredAccount last = applied == null ? null : applied.account();
        Map<String, String> d = last == null ? Map.of() : AccountFields.of(last);
        Map<String, String> c = desired.map(AccountFields::of).orElse(d);
        List<FieldDifference> differences = new ArrayList<>();
        String unreadable = differences(c, d, row, differences) ? "password not readable" : "";
        String words = Stream.of(note, unreadable)
                .filter(text -> !text.isEmpty())
                .collect(java.util.stream.Collectors.joining("; "));
        Draft draft = draft(known, row).seeing(c, d, row).wishing(wish(known));
        if (differences.isEmpty()) {
            agreed(known, draft, row);
            return;
        }
        boolean dangling = differences.stream().anyMatch(one -> AccountFields.isDangling(one.field(), one.router()));
        DriftClass kind = dangling ? DriftClass.DANGLING_REFERENCE : worst(differences);
        add(draft.differing(differences)
                .kicking(concernsSessions(differences) ? row : null)
                .obstructedBy(obstacle(desired, row))
                .of(kind, words));
    }

    private static boolean concernsSessions(List<FieldDifference> differences) {
        return differences.stream()
                .anyMatch(one -> AccountFields.concernsSessions(one.field()) && !sameAs(one.crm(), one.router()));
    }

    private static boolean sameAs(String one, String other) {
        return one.equals(other);
    }

    private void agreed(Known known, Draft draft, RouterRow row) {
        AcceptedValues accepted = accepted(known);
        if (accepted.isEmpty()) {
            agreed.add(draft.of(DriftClass.IN_SYNC, ""));
            return;
        }
        List<FieldDifference> fields = accepted.list().stream()
                .map(one -> new FieldDifference(
                        one.field(),
                        "",
                        shown(one.field(), row.text(one.field())),
                        shown(one.field(), row.text(one.field())),
                        DriftClass.ACCEPTED))
                .toList();
        String note = accepted.list().stream()
                .map(one -> one.field() + " accepted by " + one.author() + ": " + one.reason()
                        + (one.expires().isEmpty() ? "" : " until " + one.expires()))
                .collect(java.util.stream.Collectors.joining("; "));
        add(draft.differing(fields).of(DriftClass.ACCEPTED, note));
    }

    private void missing(Known known, Optional<DesiredAccount> desired, String note) {
        AppliedAccount applied = known.applied();
        Map<String, String> d = applied == null ? Map.of() : AccountFields.of(applied.account());
        Map<String, String> c = desired.map(AccountFields::of).orElse(d);
        add(draft(known, null)
                .seeing(c, d, null)
                .wishing(wish(known))
                .obstructedBy(obstacle(desired, null))
                .of(DriftClass.MISSING_ON_ROUTER, note));
    }

    private static @Nullable ServiceWish wish(Known known) {
        return known.want() instanceof Want.Service wanted ? wanted.wish() : null;
    }

    /** Adds what differs; whether the password could not be read. */
    private static boolean differences(
            Map<String, String> c, Map<String, String> d, RouterRow row, List<FieldDifference> differences) {
        boolean unreadable = false;
        for (String field : row.fields().keySet()) {
            String wanted = c.getOrDefault(field, "");
            String last = d.getOrDefault(field, "");
            String there = row.text(field);
            if (field.equals("password") && there.isEmpty() && !(wanted.isEmpty() && last.isEmpty())) {
                unreadable = true;
                there = d.isEmpty() ? wanted : last;
            }
            DriftClass kind = kind(field, wanted, d.isEmpty() ? null : last, there);
            if (kind != null) {
                differences.add(difference(field, wanted, last, there, kind));
            }
        }
        return unreadable;
    }

    private static FieldDifference difference(String field, String wanted, String last, String there, DriftClass kind) {
        if (!field.equals("password")) {
            return new FieldDifference(field, wanted, last, there, kind);
        }
        return new FieldDifference(
                field,
                AccountFields.MASK,
                wanted.equals(last) ? AccountFields.MASK : AccountFields.MASK + " differs",
                wanted.equals(there) ? AccountFields.MASK : AccountFields.MASK + " differs",
                kind);
    }

    private static String shown(String field, String value) {
        return field.equals("password") ? AccountFields.MASK : value;
    }

    /** The table of ucrm-routeros.md 8.1; null where all agree. {@code d} is null where Demarc knows nothing. */
    private static @Nullable DriftClass kind(String field, String c, @Nullable String d, String r) {
        boolean crmIsRouter = AccountFields.same(field, c, r);
        if (d == null) {
            return crmIsRouter ? DriftClass.DEMARC_BEHIND : DriftClass.ALL_DIFFER;
        }
        boolean crmIsDemarc = AccountFields.same(field, c, d);
        boolean demarcIsRouter = AccountFields.same(field, d, r);
        if (crmIsDemarc) {
            return demarcIsRouter ? null : DriftClass.ROUTER_DRIFT;
        }
        if (demarcIsRouter) {
            return DriftClass.CRM_AHEAD;
        }
        return crmIsRouter ? DriftClass.DEMARC_BEHIND : DriftClass.ALL_DIFFER;
    }

    /** What the row as a whole is: what asks for most care. */
    private static DriftClass worst(List<FieldDifference> differences) {
        for (DriftClass kind : List.of(DriftClass.ALL_DIFFER, DriftClass.ROUTER_DRIFT, DriftClass.CRM_AHEAD)) {
            if (differences.stream().anyMatch(one -> one.kind() == kind)) {
                return kind;
            }
        }
        return DriftClass.DEMARC_BEHIND;
    }

    /** Why the router would not take the row. */
    private String obstacle(Optional<DesiredAccount> desired, @Nullable RouterRow row) {
        if (desired.isEmpty()) {
            return "";
        }
        DesiredAccount wanted = desired.get();
        if (wanted instanceof PppoeAccount pppoe
                && !sides.snapshot().profiles().contains(pppoe.profile())
                && !sides.router().managedProfiles()) {
            return ReasonCode.PROFILE_MISSING.text(pppoe.profile(), routerName);
        }
        AccountKind kind = wanted instanceof PppoeAccount ? AccountKind.PPPOE : AccountKind.DHCP;
        RouterRow other = rowByKey.get(kind + " " + wanted.naturalKey());
        if (isInTheWay(other, wanted, row)) {
            ReasonCode code = kind == AccountKind.PPPOE ? ReasonCode.USERNAME_TAKEN : ReasonCode.MAC_TAKEN;
            return code.text(wanted.naturalKey(), routerName, whose(other));
        }
        boolean keepsAddress =
                kind == AccountKind.PPPOE && row != null && row.address().equals(wanted.address());
        if (wanted.address().isEmpty() || keepsAddress) {
            return ""; // PPP lets two secrets have one address: what has long been so is in nobody's way
        }
        return rowsByAddress.getOrDefault(kind + " " + wanted.address(), List.of()).stream()
                .filter(sameAddress -> isInTheWay(sameAddress, wanted, row))
                .findFirst()
                .map(sameAddress -> ReasonCode.ADDRESS_TAKEN.text(wanted.address(), whose(sameAddress)))
                .orElse("");
    }

    private static boolean isInTheWay(@Nullable RouterRow other, DesiredAccount wanted, @Nullable RouterRow row) {
        return other != null
                && !other.equals(row)
                && !other.dynamic()
                && !wanted.tag().equals(other.tag());
    }

    private static String whose(@Nullable RouterRow other) {
        AccountTag owner = other == null ? null : other.tag();
        return owner == null ? ReasonCode.NOT_MANAGED : ReasonCode.belongsTo(owner.serviceId());
    }

    /** The billing wants it here, and it is nowhere. */
    private void notYet(Known known) {
        Account account = known.account();
        if ((account != null && account.routerId() != null) || !(known.want() instanceof Want.Service wanted)) {
            return;
        }
        AccountPlan plan = plan(known, wanted.wish());
        if (plan instanceof AccountPlan.Put put && put.router().access().id() == routerId) {
            DesiredAccount desired = desired(known, wanted.wish(), put);
            if (takesOver(known, desired)) {
                return;
            }
            add(draft(known, null)
                    .seeing(AccountFields.of(desired), Map.of(), null)
                    .wishing(wanted.wish())
                    .named(desired)
                    .obstructedBy(obstacle(Optional.of(desired), null))
                    .of(DriftClass.CRM_AHEAD, "not on any router yet"));
        }
    }

    /** The row of a service that is over becomes this one's: reported there. */
    private boolean takesOver(Known known, DesiredAccount desired) {
        return keysOfOver.contains(known.service().source() + " " + desired.naturalKey());
    }

    /** There is a row with the service's tag, but Demarc does not have it on this router. */
    private void notOfHere(Known known) {
        Account account = known.account();
        if (account != null && account.routerId() != null) {
            String where = sides.routerNames().getOrDefault(account.routerId(), "router " + account.routerId());
            known.rows()
                    .forEach(row -> add(
                            draft(known, row).kicking(row).of(DriftClass.WRONG_ROUTER, "the service is on " + where)));
            return;
        }
        if (known.want() instanceof Want.Service wanted
                && plan(known, wanted.wish()) instanceof AccountPlan.Put put
                && put.router().access().id() == routerId) {
            RouterRow row = best(known);
            duplicates(known, row);
            compared(known, row, Optional.of(desired(known, wanted.wish(), put)), "");
            return;
        }
        boolean isKnown = account != null || !(known.want() instanceof Want.NobodyKnows);
        known.rows()
                .forEach(row -> add(draft(known, row)
                        .kicking(row)
                        .of(
                                DriftClass.ORPHAN,
                                isKnown ? "the service has no account here" : "nobody knows the service")));
    }

    /** The row that is the account's: with its natural key, else the one the hint names, else the first. */
    private @Nullable RouterRow best(Known known) {
        Account account = known.account();
        String key = account == null ? "" : account.naturalKey();
        AppliedAccount applied = known.applied();
        String hint = applied == null ? "" : applied.rosId();
        return known.rows().stream()
                .filter(row -> row.key().equalsIgnoreCase(key))
                .findFirst()
                .or(() -> known.rows().stream()
                        .filter(row -> row.rosId().equals(hint))
                        .findFirst())
                .orElseGet(() -> first(known.rows()));
    }

    private static @Nullable RouterRow first(List<RouterRow> rows) {
        return rows.isEmpty() ? null : rows.get(0);
    }

    private void duplicates(Known known, @Nullable RouterRow kept) {
        for (RouterRow row : known.rows()) {
            if (!row.equals(kept)) {
                String note = "the service's row is " + (kept == null ? "" : kept.key());
                add(draft(known, row).kicking(row).of(DriftClass.DUPLICATE, note));
            }
        }
    }

    private void compareStrangers() {
        for (RouterRow row : strangers) {
            AccountTag tag = row.tag();
            String note = tag != null && AccountTag.in(row.comment()).isPresent()
                    ? "tag of a source that is not known"
                    : wanted(row);
            add(new Draft(null, row).of(DriftClass.FOREIGN, note));
        }
    }

    private String wanted(RouterRow row) {
        return sides.readings().keySet().stream()
                .map(source -> wishByKey.get(source + " " + row.key()))
                .filter(java.util.Objects::nonNull)
                .map(service -> "service " + service + " wants this key")
                .findFirst()
                .orElse("");
    }

    /** Profiles that Demarc made and that no row has and nobody wants here (ucrm-routeros.md 6.5). */
    private void compareProfiles() {
        if (!sides.router().managedProfiles()) {
            return;
        }
        Set<String> needed = neededProfiles();
        sides.snapshot().ownProfiles().entrySet().stream()
                .filter(profile -> !needed.contains(profile.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(profile -> add(unused(profile.getKey(), profile.getValue())));
    }

    private Set<String> neededProfiles() {
        Set<String> needed = new HashSet<>();
        needed.add(sides.router().disabledProfile());
        needed.add(sides.router().templateProfile());
        sides.snapshot().secrets().forEach(row -> needed.add(row.profile()));
        sides.accounts().values().forEach(known -> needed.add(known.account().planName()));
        Stream.concat(sides.accounts().keySet().stream(), sides.wantedHere().stream())
                .forEach(service -> {
                    RegisterReading reading = sides.readings().get(service.source());
                    ServiceWish wish = reading == null ? null : reading.wishes().get(service.id());
                    if (wish != null) {
                        needed.add(wish.plan());
                    }
                });
        return needed;
    }

    private static Finding unused(String name, String comment) {
        return new Finding(
                DriftClass.UNUSED_PROFILE,
                null,
                "",
                "",
                name,
                AccountKind.PPPOE,
                name,
                "",
                "",
                comment,
                RouterRow.Binding.NONE,
                List.of(),
                "no account needs this profile",
                0,
                Fingerprint.halfHex(comment),
                Account.UNHEARD_OF,
                null,
                null,
                "",
                "");
    }

    private void compareAddresses() {
        Map<String, List<RouterRow>> byAddress = new LinkedHashMap<>();
        Stream.concat(rowsByService.values().stream().flatMap(Collection::stream), strangers.stream())
                .filter(row -> !row.dynamic() && row.text("disabled").equals("no"))
                .filter(row -> row.address().matches("\\d+(\\.\\d+){3}"))
                .forEach(row -> byAddress
                        .computeIfAbsent(row.address(), address -> new ArrayList<>())
                        .add(row));
        byAddress.forEach((address, rows) -> {
            String elsewhere = sides.elsewhere().getOrDefault(address, "");
            if (rows.size() > 1 || (!elsewhere.isEmpty() && isNotMoved(rows.get(0)))) {
                clash(rows, elsewhere);
            }
        });
    }

    /** The same service's row on the other router is reported as that. */
    private boolean isNotMoved(RouterRow row) {
        AccountTag tag = row.tag();
        if (tag == null || !ServiceKey.isId(tag.serviceId()) || !ServiceKey.isId(tag.source())) {
            return true;
        }
        FleetAccount fleet = sides.accounts().get(new ServiceKey(tag.source(), tag.serviceId()));
        return fleet == null || fleet.account().isAppliedOn(routerId);
    }

    private void clash(List<RouterRow> rows, String elsewhere) {
        String names = rows.stream().map(RouterRow::key).collect(java.util.stream.Collectors.joining(", "));
        String note = elsewhere.isEmpty() ? names : names + "; " + elsewhere;
        RouterRow row =
                rows.stream().filter(one -> one.tag() != null).findFirst().orElse(rows.get(0));
        AccountTag tag = row.tag();
        ServiceKey service = tag == null || !ServiceKey.isId(tag.serviceId()) || !ServiceKey.isId(tag.source())
                ? null
                : new ServiceKey(tag.source(), tag.serviceId());
        Known known = service == null
                ? null
                : new Known(service, sides.accounts().get(service), List.of(row), new Want.NobodyKnows(), null);
        add(new Draft(known, row).of(DriftClass.ADDRESS_CLASH, note));
    }

    private void add(Finding finding) {
        findings.add(finding);
    }

    private Draft draft(Known known, @Nullable RouterRow row) {
        return new Draft(known, row);
    }

    /** A finding in the making. */
    private final class Draft {

        private final @Nullable Known known;
        private final @Nullable RouterRow row;
        private List<FieldDifference> fields = List.of();
        private String seen;
        private int kicks;
        private @Nullable ServiceWish wish;
        private @Nullable DesiredAccount wanted;
        private String moveTo = "";
        private String obstacle = "";

        Draft(@Nullable Known known, @Nullable RouterRow row) {
            this.known = known;
            this.row = row;
            AppliedAccount applied = known == null ? null : known.applied();
            this.wanted = applied == null ? null : applied.account();
            this.seen = seen(Map.of(), wanted == null ? Map.of() : AccountFields.of(wanted), row);
        }

        Draft seeing(Map<String, String> c, Map<String, String> d, @Nullable RouterRow r) {
            seen = seen(c, d, r);
            return this;
        }

        Draft differing(List<FieldDifference> differences) {
            fields = differences;
            return this;
        }

        Draft wishing(@Nullable ServiceWish what) {
            wish = what;
            return this;
        }

        Draft named(DesiredAccount account) {
            wanted = account;
            return this;
        }

        Draft movingTo(String router) {
            moveTo = router;
            return this;
        }

        Draft obstructedBy(String why) {
            obstacle = why;
            return this;
        }

        Draft kicking(@Nullable RouterRow ending) {
            kicks = ending == null || ending.kind() != AccountKind.PPPOE
                    ? 0
                    : sessionsByName.getOrDefault(ending.key(), 0);
            return this;
        }

        Finding of(DriftClass kind, String note) {
            Account account = known == null ? null : known.account();
            DesiredAccount named = wanted;
            AccountKind accountKind =
                    row != null ? row.kind() : named instanceof LeaseAccount ? AccountKind.DHCP : AccountKind.PPPOE;
            String words = Stream.of(note, obstacle)
                    .filter(text -> !text.isEmpty())
                    .collect(java.util.stream.Collectors.joining("; "));
            return new Finding(
                    kind,
                    known == null ? null : known.service(),
                    wish != null ? wish.client().id() : account == null ? "" : account.clientId(),
                    wish != null ? wish.client().name() : account == null ? "" : account.clientName(),
                    wish != null ? wish.plan() : account == null ? "" : account.planName(),
                    accountKind,
                    row != null ? row.key() : named == null ? "" : named.naturalKey(),
                    row != null ? row.address() : named == null ? "" : named.address(),
                    row == null ? "" : row.rosId(),
                    row == null ? "" : row.comment(),
                    row == null ? RouterRow.Binding.NONE : row.lease(),
                    fields,
                    words,
                    kicks,
                    Fingerprint.halfHex(kind.name().toLowerCase(Locale.ROOT) + seen + moveTo + note),
                    account == null ? Account.UNHEARD_OF : account.standing(),
                    row == null ? null : row.observed(wanted),
                    wish,
                    moveTo,
                    obstacle);
        }
    }

    /** What was read, without the passwords themselves. */
    private static String seen(Map<String, String> c, Map<String, String> d, @Nullable RouterRow row) {
        Map<String, String> r = row == null ? Map.of() : row.fields();
        String cPassword = c.getOrDefault("password", "");
        String passwords = cPassword.equals(d.get("password")) + " " + cPassword.equals(r.get("password"));
        return withoutPassword(c) + " " + withoutPassword(d) + " " + withoutPassword(r) + " " + passwords;
    }

    private static String withoutPassword(Map<String, String> fields) {
        Map<String, String> others = new LinkedHashMap<>(fields);
        others.remove("password");
        return others.toString();
    }
}
