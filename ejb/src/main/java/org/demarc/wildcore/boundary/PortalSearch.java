package org.demarc.wildcore.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Caller;
import org.demarc.access.entity.Permission;
import org.demarc.device.boundary.DeviceProfiles;
import org.demarc.search.entity.Clue;
import org.demarc.search.entity.Hit;
import org.demarc.search.entity.SearchBook;
import org.demarc.settings.boundary.Settings;
import org.demarc.wildcore.control.InterfaceView;
import org.demarc.wildcore.control.LineViews;
import org.demarc.wildcore.control.LocalText;
import org.demarc.wildcore.control.PortalHit;
import org.demarc.wildcore.control.UiPages;
import org.demarc.wildcore.control.WildcoreProblem;
import org.demarc.wildcore.control.WildcoreSettings;
import org.demarc.wildcore.entity.Owner;
import org.demarc.wildcore.entity.Owners;
import org.demarc.wildcore.entity.StoredLine;
import org.demarc.wildcore.entity.StoredLines;

/** The partner's one search box (wildcore-mikbill.md 6.7). */
@ApplicationScoped
@Requires(Permission.GLOBAL_SEARCH)
public class PortalSearch {

    private static final int MOST = 50;

    @Inject
    CurrentUser caller;

    @Inject
    SearchBook book;

    @Inject
    StoredLines lines;

    @Inject
    Owners owners;

    @Inject
    DeviceProfiles profiles;

    @Inject
    Settings settings;

    /** What matched at a line; the lower the rank, the earlier it is shown. */
    private record Match(int rank, String matched, String value) {}

    private record Ranked(int rank, boolean alive, PortalHit hit) {}

    /**
     * At most 50, best first.
     *
     * @param pages for the links
     * @throws org.demarc.ProblemException {@link WildcoreProblem#INVALID} for less than two characters
     */
    public List<PortalHit> find(String typed, UiPages pages) {
        String text = typed.strip();
        if (text.length() < 2) {
            throw WildcoreProblem.INVALID.because("query: at least 2 characters are required");
        }
        Clue clue = Clue.of(text);
        List<Ranked> ranked = new ArrayList<>(lines(text, clue, pages));
        ranked.addAll(devices(clue, pages));
        return ranked.stream()
                .sorted(Comparator.comparingInt(Ranked::rank).thenComparing(hit -> !hit.alive()))
                .limit(MOST)
                .map(Ranked::hit)
                .toList();
    }

    private List<Ranked> lines(String text, Clue clue, UiPages pages) {
        Map<Long, Match> matchByLine = new LinkedHashMap<>();
        var field = field();
        owners.interfacesOf(field, text, MOST)
                .forEach((id, exact) -> matchByLine.put(id, new Match(exact ? 0 : 1, word(field), "")));
        for (Hit hit : places(clue)) {
            matchByLine.putIfAbsent(hit.id(), match(hit));
        }
        Map<Long, Owner> ownerByLine = owners.byInterface(matchByLine.keySet());
        List<Ranked> hits = new ArrayList<>();
        for (StoredLine line : lines.withIds(matchByLine.keySet(), Seen.groups(caller))) {
            Match match = matchByLine.get(line.id());
            if (match != null) {
                hits.add(hit(line, match, ownerByLine, pages));
            }
        }
        return hits;
    }

    private List<Hit> places(Clue clue) {
        Caller user = caller.caller();
        return book.places(clue, List.of(), user.seesAllDevices(), user.deviceGroupIds(), MOST);
    }

    private static Match match(Hit hit) {
        return switch (hit.matched()) {
            case "serial" -> new Match(hit.exact() ? 0 : 4, "ident", hit.value());
            case "fdb" -> new Match(0, "mac", hit.value().toUpperCase(Locale.ROOT));
            default -> new Match(2, hit.matched(), hit.value());
        };
    }

    private Ranked hit(StoredLine line, Match match, Map<Long, Owner> ownerByLine, UiPages pages) {
        LineViews views = new LineViews(profiles.catalog(), new LocalText(ZoneId.systemDefault(), Instant.now()));
        InterfaceView view = views.of(line, ownerByLine.get(line.id()));
        var billing = view.params().billing().values().stream().findFirst();
        String value = match.value().isEmpty()
                ? billing.map(billed -> String.valueOf(field(billed))).orElse("")
                : match.value();
        var hit = new PortalHit.Line(
                "interface",
                line.id(),
                view.name(),
                view.status(),
                view.description(),
                match.matched(),
                value,
                new PortalHit.Host(
                        line.host().id(), line.host().ip(), line.host().name()),
                billing.map(billed ->
                                new PortalHit.Billed(billed.uid(), billed.login(), billed.agreement(), billed.link()))
                        .orElse(null),
                pages.line(line.isOnu(), line.id(), line.host().id()));
        return new Ranked(match.rank(), Set.of("Online", "Up").contains(line.status()), hit);
    }

    private Object field(InterfaceView.Billing billed) {
        return switch (field()) {
            case UID -> billed.uid();
            case LOGIN -> billed.login();
            case AGREEMENT -> billed.agreement();
        };
    }

    private List<Ranked> devices(Clue clue, UiPages pages) {
        Caller user = caller.caller();
        List<Ranked> hits = new ArrayList<>();
        Map<String, Integer> rankByMatch = new HashMap<>(Map.of("name", 3, "serial", 0, "mac", 0));
        for (Hit hit : book.devices(clue, user.seesAllDevices(), user.deviceGroupIds(), MOST)) {
            int rank = hit.exact() ? 0 : rankByMatch.getOrDefault(hit.matched(), 4);
            String status = hit.status().toLowerCase(Locale.ROOT);
            hits.add(new Ranked(
                    rank,
                    status.equals("up"),
                    new PortalHit.Device(
                            "device",
                            hit.id(),
                            hit.title(),
                            hit.matched(),
                            hit.value(),
                            status,
                            pages.device(hit.id()))));
        }
        return hits;
    }

    private Owners.Field field() {
        return Owners.Field.valueOf(
                settings.of(WildcoreSettings.class).searchField().toUpperCase(Locale.ROOT));
    }

    private static String word(Owners.Field field) {
        return field.name().toLowerCase(Locale.ROOT);
    }
}
