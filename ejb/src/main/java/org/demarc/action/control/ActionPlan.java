package org.demarc.action.control;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.demarc.action.entity.ActionProblem;
import org.demarc.action.entity.ActionTarget;
import org.demarc.device.control.ActionArgument;
import org.demarc.device.control.ActionKind;
import org.demarc.device.control.ActionStep;
import org.demarc.device.control.ConsoleLine;
import org.demarc.device.control.DeviceProfile;
import org.demarc.device.control.NarrowRead;
import org.demarc.device.control.ProfileAction;
import org.demarc.device.control.Reading;
import org.demarc.routeros.control.MenuWish;

/**
 * What is to be sent, thought through before anything is.
 *
 * @param arguments cleaned
 */
public record ActionPlan(
        DeviceProfile profile, ProfileAction way, NarrowRead.Subject subject, Map<String, String> arguments) {

    private static final int TYPED_AWAY_S = 30;

    /** Forms that nobody reads out of a pattern. */
    private static final Map<String, String> EXAMPLES = Map.of(
            "ip", "an IPv4 address such as 10.1.2.3",
            "address", "an IPv4 address or network such as 10.1.2.0/24",
            "target", "an IPv4 address or network such as 10.1.2.3/32",
            "mac", "twelve hexadecimal digits, with colons or without",
            "_id", "the id of a row such as *1F",
            "max-limit", "upload/download such as 2M/10M",
            "limit-at", "upload/download such as 512k/1M",
            "timeout", "a time such as 1d12h");

    public ActionPlan {
        arguments = Map.copyOf(arguments);
    }

    /**
     * The plan.
     *
     * @throws org.demarc.ProblemException {@link ActionProblem#WRONG_TARGET}, {@link ActionProblem#INVALID_ARGUMENT} naming the argument,
     *     {@link ActionProblem#NOT_SUPPORTED}
     */
    public static ActionPlan of(
            ActionKind kind, DeviceProfile profile, ActionTarget target, Map<String, String> given) {
        if (kind.target() != targetOf(target)) {
            throw ActionProblem.WRONG_TARGET.because(
                    kind.key() + " is for " + word(kind.target()) + ", not for " + target.shownName());
        }
        Map<String, String> arguments = checked(kind, given);
        ProfileAction way = profile.action(kind, target.technology())
                .orElseThrow(() -> ActionProblem.NOT_SUPPORTED.because(
                        kind.key() + " is not among what " + profile.name() + " can do"));
        for (ActionArgument argument : kind.arguments()) {
            String value = arguments.get(argument.name());
            if (value != null
                    && !argument.choices().isEmpty()
                    && !way.choices(argument).contains(value)) {
                throw ActionProblem.INVALID_ARGUMENT.because(
                        argument.name() + ": " + value + " is not one of " + way.choices(argument));
            }
        }
        way.menu().flatMap(menu -> new MenuWish(menu, arguments).flaw()).ifPresent(flaw -> {
            throw ActionProblem.INVALID_ARGUMENT.because(flaw);
        });
        NarrowRead.Subject subject = subject(target);
        if (!way.plannable(subject, arguments)) {
            throw ActionProblem.NOT_SUPPORTED.because(
                    "the row of " + target.shownName() + " in the device's tables is not known");
        }
        return new ActionPlan(profile, kind.isTyped() ? said(kind, arguments) : way, subject, arguments);
    }

    /** Commands as a person typed them, said as they are. */
    private static ProfileAction said(ActionKind kind, Map<String, String> arguments) {
        boolean goesOn = arguments.getOrDefault("break_on_error", "yes").equals("no");
        List<ConsoleLine> lines = TypedScript.typed(commands(arguments), goesOn);
        return new ProfileAction(
                kind, "", List.of(new ActionStep.Console(lines, true)), EnumSet.noneOf(Reading.class), null, 0);
    }

    private static List<String> commands(Map<String, String> arguments) {
        String typed = arguments.getOrDefault("command", arguments.getOrDefault("commands", ""));
        return typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** The plan of commands that were made of a template and written down before; everything was checked then. */
    public static ActionPlan typed(DeviceProfile profile, ActionTarget target, Map<String, String> arguments) {
        List<String> commands = arguments.getOrDefault("commands", "").lines().toList();
        var way = new ProfileAction(
                ActionKind.ONU_REGISTER,
                "",
                List.of(new ActionStep.Console(TypedScript.lines(commands), false)),
                EnumSet.of(Reading.ONU_LIST, Reading.ONU_STATE, Reading.ONU_UNREGISTERED),
                null,
                TYPED_AWAY_S);
        return new ActionPlan(profile, way, subject(target), Map.of());
    }

    /** What a target is in the catalogue's words. */
    public static ActionKind.Target targetOf(ActionTarget target) {
        if (target.interfaceId() == null) {
            return ActionKind.Target.DEVICE;
        }
        return target.isOnu() ? ActionKind.Target.ONU : ActionKind.Target.PORT;
    }

    private static String word(ActionKind.Target target) {
        return switch (target) {
            case DEVICE -> "devices";
            case PORT -> "ports";
            case ONU -> "ONUs";
        };
    }

    private static Map<String, String> checked(ActionKind kind, Map<String, String> given) {
        Map<String, String> arguments = new LinkedHashMap<>();
        for (ActionArgument argument : kind.arguments()) {
            String value = given.get(argument.name());
            if (value == null && argument.required()) {
                throw ActionProblem.INVALID_ARGUMENT.because(argument.name() + ": is required");
            }
            if (value != null) {
                arguments.put(
                        argument.name(),
                        argument.cleaned(value)
                                .filter(clean -> inRange(argument.name(), clean))
                                .orElseThrow(() -> ActionProblem.INVALID_ARGUMENT.because(
                                        argument.name() + ": " + wish(argument))));
            }
        }
        var unknown = new TreeSet<>(given.keySet());
        unknown.removeIf(name -> kind.argument(name).isPresent());
        if (!unknown.isEmpty()) {
            throw ActionProblem.INVALID_ARGUMENT.because(unknown.first() + ": " + kind.key() + " has no such argument");
        }
        return arguments;
    }

    private static boolean inRange(String name, String value) {
        return !(name.equals("id") || name.equals("vlan_id")) || Integer.parseInt(value) <= 4094;
    }

    private static String wish(ActionArgument argument) {
        if (argument.name().equals("id") || argument.name().equals("vlan_id")) {
            return "a VLAN is 1 to 4094";
        }
        if (argument.typed()) {
            return "1 to " + ActionArgument.MOST_COMMANDS + " lines of at most " + ActionArgument.MOST_OF_A_COMMAND
                    + " characters, none of them a control character";
        }
        String example = EXAMPLES.get(argument.name());
        if (example != null && argument.choices().isEmpty()) {
            return "must be " + example;
        }
        return argument.choices().isEmpty()
                ? "must match " + argument.form().pattern() + " and hold something printable"
                : "must be one of " + argument.choices();
    }

    /** What is known of a target for finding its rows in the device's tables. */
    public static NarrowRead.Subject subject(ActionTarget target) {
        return new NarrowRead.Subject(
                target.ifIndex(),
                target.parentIfIndex(),
                target.snmpIndex(),
                target.technology(),
                target.frame(),
                target.slot(),
                target.port(),
                target.onu(),
                target.mac());
    }
}
