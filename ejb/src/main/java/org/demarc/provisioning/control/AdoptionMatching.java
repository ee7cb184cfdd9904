package org.demarc.provisioning.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.demarc.Fingerprint;
import org.demarc.provisioning.control.AdoptionMatch.Candidate;
import org.demarc.provisioning.entity.Account;
import org.demarc.provisioning.entity.AccountKind;
import org.demarc.provisioning.entity.AccountState;
import org.demarc.provisioning.entity.AdoptionClass;
import org.demarc.provisioning.entity.AdoptionRule;
import org.demarc.provisioning.entity.DriftClass;
import org.demarc.provisioning.entity.FieldDifference;
import org.demarc.provisioning.entity.FleetAccount;
import org.demarc.provisioning.entity.PoolPlace;
import org.demarc.provisioning.entity.ServiceKey;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whose the rows of a router are that Demarc does not know yet (ucrm-routeros.md 8.4): by Demarc's tag, the
 * predecessor's comments, user name, MAC address, address, in this order. No I/O and no clock. What is not clear is left
 * to people, and so is everything where the address is somebody else's, too.
 */
public final class AdoptionMatching {

    private final ThreeSides sides;
    private final AddressPlaces places;
    private final long routerId;
    private final String adoptsFrom;
    private final List<RouterRow> rows = new ArrayList<>();
    private final Set<RouterRow> managed = new HashSet<>();
    private final Map<ServiceKey, Candidate> candidates = new LinkedHashMap<>();
    private final Map<ServiceKey, ServiceWish> wishes = new HashMap<>();
    private final Map<String, List<Candidate>> byName = new HashMap<>();
    private final Map<String, List<Candidate>> byLowerName = new HashMap<>();
    private final Map<String, List<Candidate>> byMac = new HashMap<>();
    private final Map<String, List<Candidate>> byAddress = new HashMap<>();
    private final Map<String, List<RouterRow>> rowsByAddress = new HashMap<>();
    private final List<AdoptionMatch> matches = new ArrayList<>();

    private AdoptionMatching(ThreeSides sides, AddressPlaces places) {
        this.sides = sides;
        this.places = places;
        this.routerId = sides.router().access().id();
        this.adoptsFrom = sides.router().access().adoptsFrom();
    }

    /**
     * What was found.
     *
     * @param managed rows that are Demarc's own already
     */
    public record Result(List<AdoptionMatch> matches, int managed) {}

    public static Result of(ThreeSides sides, AddressPlaces places) {
        AdoptionMatching matching = new AdoptionMatching(sides, places);
        matching.sortRows();
        matching.sortServices();
        matching.match();
        return new Result(List.copyOf(matching.matches), matching.managed.size());
    }

    private void sortRows() {
        Stream.concat(
                        sides.snapshot().secrets().stream().map(row -> RouterRow.of(row, adoptsFrom)),
                        sides.snapshot().leases().stream().map(row -> RouterRow.of(row, adoptsFrom)))
                .filter(row -> !row.dynamic())
                .forEach(rows::add);
        Map<String, Account> ownByKey = new HashMap<>();
        sides.accounts().values().stream()
                .map(FleetAccount::account)
                .filter(account -> account.isAppliedOn(routerId))
                .forEach(account -> ownByKey.put(account.kind() + " " + account.naturalKey(), account));
        for (RouterRow row : rows) {
            if (ownByKey.containsKey(row.kind() + " " + row.key())) {
                managed.add(row);
            }
            if (isIpv4(row.address()) && row.text("disabled").equals("no")) {
                rowsByAddress
                        .computeIfAbsent(row.address(), address -> new ArrayList<>())
                        .add(row);
            }
        }
    }

    private void sortServices() {
        sides.readings().values().forEach(reading -> reading.wishes().values().forEach(wish -> {
            wishes.put(wish.service(), wish);
            if (plan(wish) instanceof AccountPlan.Put put
                    && put.router().access().id() == routerId) {
                add(new Candidate(wish, put, held(wish.service())));
            }
        }));
    }

    /** What has not begun yet may have its row already. */
    private AccountPlan plan(ServiceWish wish) {
        boolean isEarly = wish.aim() == Aim.KEEP || wish.aim() == Aim.AWAIT_SUCCESSOR;
        return AccountPlanner.plan(
                isEarly ? wish.aimingAt(Aim.ENABLED) : wish,
                AccountState.NONE,
                false,
                sides.routerOf().apply(wish));
    }

    private String held(ServiceKey service) {
        FleetAccount fleet = sides.accounts().get(service);
        return fleet == null ? "" : fleet.heldAddress();
    }

    private void add(Candidate candidate) {
        candidates.put(candidate.wish().service(), candidate);
        AccountPlan.Put put = candidate.put();
        if (put.kind() == AccountKind.PPPOE) {
            index(byName, put.naturalKey(), candidate);
            index(byLowerName, put.naturalKey().toLowerCase(Locale.ROOT), candidate);
        } else {
            index(byMac, put.naturalKey(), candidate);
        }
        String address = put.manualAddress().isEmpty() ? candidate.heldAddress() : put.manualAddress();
        if (!address.isEmpty()) {
            index(byAddress, address, candidate);
        }
    }

    private static void index(Map<String, List<Candidate>> map, String key, Candidate candidate) {
        map.computeIfAbsent(key, one -> new ArrayList<>()).add(candidate);
    }

    /** Whose a row seems to be. */
    private record Clue(RouterRow row, AdoptionRule rule, List<Candidate> candidates, String note) {

        boolean isClear() {
            return candidates.size() == 1;
        }

        ServiceKey service() {
            return candidates.get(0).wish().service();
        }
    }

    private void match() {
        List<Clue> clues = rows.stream()
                .filter(row -> !managed.contains(row))
                .map(this::clue)
                .toList();
        Map<ServiceKey, List<Clue>> claims = clues.stream()
                .filter(Clue::isClear)
                .collect(Collectors.groupingBy(Clue::service, LinkedHashMap::new, Collectors.toList()));
        Set<ServiceKey> found = new LinkedHashSet<>();
        for (Clue clue : clues) {
            clue.candidates().forEach(one -> found.add(one.wish().service()));
            matches.add(
                    clue.isClear() ? settled(clue, claims.getOrDefault(clue.service(), List.of())) : unsettled(clue));
        }
        candidates.forEach((service, candidate) -> {
            boolean isWanted =
                    candidate.wish().aim() == Aim.ENABLED || candidate.wish().aim() == Aim.DISABLED;
            if (isWanted && !found.contains(service) && taken(service).isEmpty()) {
                matches.add(match(AdoptionClass.CRM_ONLY, AdoptionRule.NONE, null, List.of(candidate), List.of(), ""));
            }
        });
    }

    private AdoptionMatch unsettled(Clue clue) {
        return clue.candidates().isEmpty()
                ? match(AdoptionClass.ROUTER_ONLY, AdoptionRule.NONE, clue.row(), List.of(), List.of(), clue.note())
                : match(AdoptionClass.AMBIGUOUS, clue.rule(), clue.row(), clue.candidates(), List.of(), "");
    }

    /** Of several rows that one service claims the one with the best reason is its row; equally good ones are nobody's yet. */
    private AdoptionMatch settled(Clue clue, List<Clue> rivals) {
        Optional<Clue> better = rivals.stream()
                .filter(one -> !one.equals(clue) && one.rule().compareTo(clue.rule()) <= 0)
                .findFirst();
        if (better.isPresent()) {
            return match(
                    AdoptionClass.AMBIGUOUS,
                    clue.rule(),
                    clue.row(),
                    clue.candidates(),
                    List.of(),
                    "row " + better.get().row().key() + " fits the service, too");
        }
        return clear(clue);
    }

    private AdoptionMatch clear(Clue clue) {
        RouterRow row = clue.row();
        Candidate candidate = clue.candidates().get(0);
        List<FieldDifference> fields = differences(candidate.desired(row.address()), row);
        String others = othersWithAddress(row, candidate.wish().service());
        String place = outside(row, candidate);
        AdoptionClass kind = !others.isEmpty()
                ? AdoptionClass.DUPLICATE_ADDRESS
                : !place.isEmpty()
                        ? AdoptionClass.ADDRESS_OUTSIDE_POOLS
                        : fields.isEmpty() ? AdoptionClass.MATCH : AdoptionClass.MATCH_WITH_DIFFERENCES;
        String note = Stream.of(others, place, isPasswordHidden(row) ? "password not readable" : "", early(candidate))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        return match(kind, clue.rule(), row, clue.candidates(), fields, note);
    }

    private static String early(Candidate candidate) {
        return candidate.wish().aim() == Aim.KEEP ? "the service has not begun" : "";
    }

    private static boolean isPasswordHidden(RouterRow row) {
        return row.fields().containsKey("password") && row.text("password").isEmpty();
    }

    private String othersWithAddress(RouterRow row, ServiceKey service) {
        if (!isIpv4(row.address())) {
            return "";
        }
        List<String> others = new ArrayList<>(rowsByAddress.getOrDefault(row.address(), List.of()).stream()
                .filter(one -> !one.equals(row))
                .map(RouterRow::key)
                .toList());
        Optional.ofNullable(sides.elsewhere().get(row.address())).ifPresent(others::add);
        Optional.ofNullable(places.holderByAddress().get(row.address()))
                .filter(holder -> !holder.equals(service) && others.isEmpty())
                .ifPresent(holder -> others.add("service " + holder));
        return others.isEmpty() ? "" : "the address is also of " + String.join(", ", others);
    }

    private String outside(RouterRow row, Candidate candidate) {
        if (!isIpv4(row.address()) || row.address().equals(candidate.put().manualAddress())) {
            return "";
        }
        PoolPlace place = places.poolByAddress().get(row.address());
        if (place == null) {
            return "the address lies in no pool";
        }
        boolean isMine =
                row.kind() == AccountKind.PPPOE ? place.isPpp() : !place.isPpp() && place.routerId() == routerId;
        return isMine ? "" : "the address lies in pool " + place.pool() + ", which is for others";
    }

    /** The first rule that leads to somebody; what an earlier one said about nobody is kept for people. */
    private Clue clue(RouterRow row) {
        Optional<AccountTag> tag = AccountTag.in(row.comment());
        if (tag.isPresent()) {
            return named(row, AdoptionRule.TAG, tag.get());
        }
        Optional<AccountTag> old = adoptsFrom.isEmpty()
                ? Optional.empty()
                : AccountTag.oldServiceId(row.comment()).map(id -> new AccountTag(adoptsFrom, id));
        String note = "";
        if (old.isPresent()) {
            Clue clue = named(row, AdoptionRule.OLD_COMMENT, old.get());
            if (!clue.candidates().isEmpty()) {
                return clue;
            }
            note = clue.note();
        }
        return byProperties(row, note);
    }

    private Clue named(RouterRow row, AdoptionRule rule, AccountTag tag) {
        if (!ServiceKey.isId(tag.source()) || !ServiceKey.isId(tag.serviceId())) {
            return new Clue(row, rule, List.of(), "nobody knows the service that the comment names");
        }
        ServiceKey service = new ServiceKey(tag.source(), tag.serviceId());
        Candidate candidate = candidates.get(service);
        if (candidate == null) {
            return new Clue(row, rule, List.of(), whyNot(service));
        }
        return clue(row, rule, List.of(candidate));
    }

    private String whyNot(ServiceKey service) {
        ServiceWish wish = wishes.get(service);
        if (wish == null) {
            RegisterReading reading = sides.readings().get(service.source());
            boolean isOver = reading != null && reading.over().contains(service.id());
            return isOver ? "service " + service + " is over" : "nobody knows service " + service;
        }
        AccountPlan plan = plan(wish);
        if (plan instanceof AccountPlan.Put put) {
            return "service " + service + " belongs on " + put.router().access().name();
        }
        String why = plan instanceof AccountPlan.Rest rest ? rest.reason().text() : "";
        return "service " + service + " wants no account here" + (why.isEmpty() ? "" : ": " + why);
    }

    private Clue byProperties(RouterRow row, String note) {
        boolean isSecret = row.kind() == AccountKind.PPPOE;
        Map<AdoptionRule, List<Candidate>> found = new LinkedHashMap<>();
        if (isSecret) {
            found.put(AdoptionRule.USERNAME, byName.getOrDefault(row.key(), List.of()));
            found.put(
                    AdoptionRule.USERNAME_IGNORING_CASE,
                    byLowerName.getOrDefault(row.key().toLowerCase(Locale.ROOT), List.of()));
        } else {
            found.put(AdoptionRule.MAC, byMac.getOrDefault(row.key(), List.of()));
        }
        found.put(AdoptionRule.ADDRESS, byAddress.getOrDefault(row.address(), List.of()));
        String said = note;
        for (Map.Entry<AdoptionRule, List<Candidate>> entry : found.entrySet()) {
            if (!entry.getValue().isEmpty()) {
                Clue clue = clue(row, entry.getKey(), entry.getValue());
                if (!clue.candidates().isEmpty()) {
                    return clue;
                }
                said = said.isEmpty() ? clue.note() : said;
            }
        }
        return new Clue(row, AdoptionRule.NONE, List.of(), said);
    }

    /** Only those that have no row anywhere, and want one of this kind. */
    private Clue clue(RouterRow row, AdoptionRule rule, List<Candidate> some) {
        List<Candidate> free = new ArrayList<>();
        String note = "";
        for (Candidate candidate : some) {
            String taken = taken(candidate.wish().service());
            if (candidate.put().kind() != row.kind()) {
                note = "service " + candidate.wish().service() + " wants an account of another kind";
            } else if (!taken.isEmpty()) {
                note = taken;
            } else if (row.address().isEmpty() && row.kind() == AccountKind.DHCP) {
                note = "a lease without an address";
            } else {
                free.add(candidate);
            }
        }
        return new Clue(row, rule, free, free.isEmpty() ? note : "");
    }

    /** Why the service cannot take over a row; empty when it can. */
    private String taken(ServiceKey service) {
        FleetAccount fleet = sides.accounts().get(service);
        if (fleet == null) {
            return "";
        }
        Account account = fleet.account();
        Long where = account.routerId();
        if (where != null && where == routerId) {
            return "service " + service + " has the row " + account.naturalKey() + " already";
        }
        if (where != null) {
            return "service " + service + " is on " + sides.routerNames().getOrDefault(where, "router " + where);
        }
        return account.attemptRouterId() == null ? "" : "work for service " + service + " is under way";
    }

    /** What differs beside the comment; passwords masked. */
    static List<FieldDifference> differences(DesiredAccount desired, RouterRow row) {
        Map<String, String> wanted = AccountFields.of(desired);
        List<FieldDifference> differences = new ArrayList<>();
        row.fields().forEach((field, there) -> {
            String c = wanted.getOrDefault(field, "");
            boolean isHidden = field.equals("password") && there.isEmpty();
            if (!field.equals("comment") && !isHidden && !AccountFields.same(field, c, there)) {
                boolean isSecret = field.equals("password");
                differences.add(new FieldDifference(
                        field,
                        isSecret ? AccountFields.MASK : c,
                        "",
                        isSecret ? AccountFields.MASK + " differs" : there,
                        DriftClass.ALL_DIFFER));
            }
        });
        return differences;
    }

    private AdoptionMatch match(
            AdoptionClass kind,
            AdoptionRule rule,
            @Nullable RouterRow row,
            List<Candidate> some,
            List<FieldDifference> fields,
            String note) {
        return new AdoptionMatch(kind, rule, row, some, fields, note, hash(row, some, fields));
    }

    /** The comment is not part of it: after a node died in the middle, the row may have its tag already. */
    private static String hash(@Nullable RouterRow row, List<Candidate> some, List<FieldDifference> fields) {
        Map<String, String> shown = new LinkedHashMap<>(row == null ? Map.of() : row.fields());
        shown.remove("password");
        shown.remove("comment");
        String who = some.stream()
                .map(one -> one.wish().service().toString())
                .sorted()
                .collect(Collectors.joining(" "));
        String text = (row == null ? "" : row.rosId()) + shown + who + fields;
        return Fingerprint.halfHex(text);
    }

    private static boolean isIpv4(String text) {
        return text.matches("\\d+(\\.\\d+){3}");
    }

    /** The matches by the rows of the router that they are about. */
    public static Map<String, AdoptionMatch> bySubject(List<AdoptionMatch> matches) {
        return matches.stream()
                .filter(match -> match.row() != null)
                .collect(Collectors.toMap(AdoptionMatching::subject, Function.identity(), (one, other) -> one));
    }

    private static String subject(AdoptionMatch match) {
        RouterRow row = Objects.requireNonNull(match.row());
        return row.kind() + " " + row.rosId();
    }
}
