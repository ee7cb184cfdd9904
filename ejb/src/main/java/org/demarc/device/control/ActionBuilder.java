package org.demarc.device.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.demarc.device.control.ProfileFile.ActionEntry;
import org.demarc.device.control.ProfileFile.CellEntry;
import org.demarc.device.control.ProfileFile.StepEntry;
import org.demarc.snmp.control.Oid;
import org.jspecify.annotations.Nullable;

/** Makes the actions of a profile of its file. */
final class ActionBuilder {

    private ActionBuilder() {}

    /** Puts the ways of one action; one whose placeholder nobody fills is left out, an action without any way is not offered. */
    static void put(
            Map<ActionKind, List<ProfileAction>> actions,
            String profile,
            String key,
            List<ActionEntry> entries,
            Map<String, String> with) {
        ActionKind kind = ActionKind.withKey(key).orElseThrow(() -> new ProfileFault(profile, "no action " + key));
        List<ProfileAction> ways = new ArrayList<>();
        entries.forEach(entry -> way(profile, kind, entry, with).ifPresent(ways::add));
        if (ways.isEmpty()) {
            actions.remove(kind);
        } else {
            actions.put(kind, List.copyOf(ways));
        }
    }

    /** What a person types on a console needs no family: it is offered wherever a console can be. */
    static void putTyped(Map<ActionKind, List<ProfileAction>> actions) {
        for (ActionKind kind : ActionKind.values()) {
            if (kind.isTyped()) {
                actions.put(
                        kind, List.of(new ProfileAction(kind, "", List.of(new ActionStep.Typed()), Set.of(), null, 0)));
            }
        }
    }

    private static Optional<ProfileAction> way(
            String profile, ActionKind kind, ActionEntry entry, Map<String, String> with) {
        List<ActionStep> steps = new ArrayList<>();
        for (StepEntry step : entry.steps()) {
            Optional<ActionStep> made = step(step, with);
            if (made.isEmpty()) {
                return Optional.empty();
            }
            steps.add(made.get());
        }
        Set<Reading> rereads = (entry.rereads() == null ? List.<String>of() : entry.rereads())
                .stream().map(reading -> reading(profile, reading)).collect(Collectors.toSet());
        return Optional.of(new ProfileAction(
                kind,
                entry.technology() == null ? "" : entry.technology(),
                steps,
                rereads,
                entry.shows() == null ? null : reading(profile, entry.shows()),
                entry.awayS() == null ? 0 : entry.awayS()));
    }

    private static Optional<ActionStep> step(StepEntry entry, Map<String, String> with) {
        var await = entry.await();
        if (await != null) {
            return oid(await.oid(), with)
                    .map(oid -> new ActionStep.Await(
                            oid, index(await.index()), Set.copyOf(await.busy()), await.everyMs(), await.tries()));
        }
        var noLink = entry.noLink();
        if (noLink != null) {
            return oid(noLink.oid(), with)
                    .map(oid -> new ActionStep.NoLink(oid, known(noLink.index()), Set.copyOf(noLink.up())));
        }
        var member = entry.member();
        if (member != null) {
            return oid(member.oid(), with)
                    .map(oid -> new ActionStep.Member(member.column(), oid, Set.copyOf(member.memberWhen())));
        }
        var console = entry.console();
        if (console != null) {
            return Optional.of(new ActionStep.Console(
                    console.stream().map(ActionBuilder::line).toList()));
        }
        String row = entry.row();
        if (row != null) {
            return Optional.of(new ActionStep.Row(
                    RouterMenu.withKey(row).orElseThrow(() -> new IllegalArgumentException("no menu " + row))));
        }
        if (entry.pauseMs() != null) {
            return Optional.of(new ActionStep.Pause(entry.pauseMs()));
        }
        List<ActionCell> cells = new ArrayList<>();
        for (CellEntry cell : entry.set() == null ? List.<CellEntry>of() : entry.set()) {
            oid(cell.oid(), with).ifPresent(oid -> cells.add(cell(cell, oid)));
        }
        boolean whole = entry.set() != null && cells.size() == entry.set().size();
        return whole
                ? Optional.of(new ActionStep.Write(cells, Boolean.TRUE.equals(entry.verified())))
                : Optional.empty();
    }

    private static ConsoleLine line(ProfileFile.LineEntry entry) {
        return new ConsoleLine(
                entry.send(),
                entry.confirm(),
                Boolean.TRUE.equals(entry.closes()),
                Boolean.TRUE.equals(entry.optional()),
                entry.values() == null ? Map.of() : entry.values());
    }

    private static ActionCell cell(CellEntry entry, Oid oid) {
        return new ActionCell(
                entry.column(),
                oid,
                index(entry.index()),
                ActionCell.Type.valueOf(entry.type().toUpperCase(java.util.Locale.ROOT)),
                entry.value() == null ? "" : entry.value(),
                entry.from() == null ? "" : entry.from(),
                entry.values() == null ? Map.of() : entry.values());
    }

    private static Optional<Oid> oid(String text, Map<String, String> with) {
        return ProfileBuilder.filled(text, with).map(Oid::parse);
    }

    private static @Nullable IndexDecoder index(@Nullable String key) {
        return key == null ? null : known(key);
    }

    private static IndexDecoder known(String key) {
        return IndexDecoder.withKey(key).orElseThrow(() -> new IllegalArgumentException("no index " + key));
    }

    private static Reading reading(String profile, String key) {
        return Reading.withKey(key).orElseThrow(() -> new ProfileFault(profile, "no reading " + key));
    }
}
