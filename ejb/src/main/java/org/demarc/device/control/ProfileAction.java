package org.demarc.device.control;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one family does something.
 *
 * @param technology gpon or epon where it differs, else empty
 * @param rereads readings that change by it
 * @param shows the reading that is its result, such as that of a cable test; null for none
 * @param awayS how long the thing is usually away afterwards, seconds; 0 for not at all
 */
public record ProfileAction(
        ActionKind kind,
        String technology,
        List<ActionStep> steps,
        Set<Reading> rereads,
        @Nullable Reading shows,
        int awayS) {

    public ProfileAction {
        steps = List.copyOf(steps);
        rereads = Set.copyOf(rereads);
    }

    /** True when it is meant for things of this technology. */
    public boolean fits(String ofTarget) {
        return technology.isEmpty() || technology.equals(ofTarget);
    }

    /** True when every value of the argument has something to be sent on this family. */
    boolean knows(String argument, String value) {
        return steps.stream()
                        .filter(ActionStep.Write.class::isInstance)
                        .flatMap(step -> ((ActionStep.Write) step).cells().stream())
                        .filter(cell -> cell.from().equals(argument))
                        .allMatch(
                                cell -> cell.values().isEmpty() || cell.values().containsKey(value))
                && lines().stream()
                        .map(line -> line.values().get(argument))
                        .allMatch(words -> words == null || words.containsKey(value));
    }

    /** What is said on the console, in order; empty where SNMP does it all. */
    public List<ConsoleLine> lines() {
        return steps.stream()
                .filter(ActionStep.Console.class::isInstance)
                .flatMap(step -> ((ActionStep.Console) step).lines().stream())
                .toList();
    }

    /** True when the console is needed. */
    public boolean needsConsole() {
        return steps.stream().anyMatch(step -> step instanceof ActionStep.Console || step instanceof ActionStep.Typed);
    }

    /** The menu of RouterOS in which it is done; empty where the API is not needed. */
    public Optional<RouterMenu> menu() {
        return steps.stream()
                .filter(ActionStep.Row.class::isInstance)
                .map(step -> ((ActionStep.Row) step).menu())
                .findFirst();
    }

    /** True when write access by SNMP is needed. */
    public boolean needsWriting() {
        return !needsConsoleAlone() && menu().isEmpty();
    }

    /** True when read access by SNMP is needed. */
    public boolean needsReading() {
        return needsWriting() || shows != null;
    }

    private boolean needsConsoleAlone() {
        return steps.stream().allMatch(step -> step instanceof ActionStep.Console || step instanceof ActionStep.Typed);
    }

    /** The values of an argument's closed set that this family knows. */
    public List<String> choices(ActionArgument argument) {
        return argument.choices().stream()
                .filter(choice -> knows(argument.name(), choice))
                .toList();
    }

    /** Object identifiers of the cells that would be written for this place; for checks. */
    List<ActionCell> cells() {
        return steps.stream()
                .filter(ActionStep.Write.class::isInstance)
                .flatMap(step -> ((ActionStep.Write) step).cells().stream())
                .toList();
    }

    /** What is asked for here is complete in the sense of {@link ActionPlan#of}. */
    public boolean plannable(NarrowRead.Subject subject, Map<String, String> arguments) {
        return cells().stream()
                        .allMatch(cell -> !cell.instances(subject, arguments).isEmpty()
                                && cell.wanted(subject, arguments).isPresent())
                && lines().stream()
                        .allMatch(line -> line.words(subject, arguments).isPresent());
    }
}
