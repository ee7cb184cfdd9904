package org.demarc.registration.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarc.action.control.TypedScript;
import org.demarc.action.entity.ActionProblem;
import org.demarc.action.entity.ActionTarget;
import org.demarc.device.control.ConsoleLine;
import org.demarc.device.control.NarrowRead;
import org.demarc.onu.entity.OnuIdent;
import org.demarc.registration.entity.RegistrationTemplate;

/** Makes commands of a template; refuses whatever is not what it should be before anything is sent. */
public final class RegistrationScript {

    private static final int MOST_COMMANDS = 100;
    private static final int LONGEST = 300;
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern PLACE_NAME = Pattern.compile("([a-zA-Z]+)([+-]\\d)?(\\|_)?");
    private static final Pattern FIELD = Pattern.compile("([a-z][a-zA-Z]{0,30}):(vlan|number|word|text):(.{0,64})");
    private static final Set<String> KNOWN =
            Set.of("frame", "slot", "port", "onu", "ifIndex", "serial", "serialHex", "mac", "macDotted");
    private static final Map<String, Pattern> FORMS = Map.of(
            "vlan", Pattern.compile("[1-9][0-9]{0,2}|[1-3][0-9]{3}|40[0-8][0-9]|409[0-4]"),
            "number", Pattern.compile("[0-9]{1,8}"),
            "word", Pattern.compile("[A-Za-z0-9_.\\-]{1,64}"),
            "text", Pattern.compile("(?s).{1,200}"));

    private RegistrationScript() {}

    /** Numbers that ONUs of a PON port may have: Huawei counts from 0 (devices.md 6.1), EPON has 64, GPON 128. */
    public static Optional<Integer> firstFree(String profile, String technology, Set<Integer> taken) {
        int first = profile.startsWith("huawei") ? 0 : 1;
        int most = technology.equals("epon") ? 64 : 128;
        for (int number = first; number < first + most; number++) {
            if (!taken.contains(number)) {
                return Optional.of(number);
            }
        }
        return Optional.empty();
    }

    /** @throws org.demarc.ProblemException {@link ActionProblem#INVALID_ARGUMENT} with what is wrong in the template */
    public static void check(RegistrationTemplate template) {
        Set<String> names = new HashSet<>(KNOWN);
        for (String field : template.fields()) {
            Matcher parts = FIELD.matcher(field);
            require(parts.matches(), "fields: " + field + " is not name:vlan|number|word|text:default");
            require(names.add(parts.group(1)), "fields: " + parts.group(1) + " is there already");
            String byDefault = parts.group(3);
            require(byDefault.isEmpty() || form(parts.group(2), byDefault), "fields: the default of " + field);
        }
        require(
                !template.commands().isEmpty() && template.commands().size() <= MOST_COMMANDS,
                "commands: 1 to " + MOST_COMMANDS + " are possible");
        template.commands().forEach(command -> check(command, names));
    }

    private static void check(String command, Set<String> names) {
        require(!command.isBlank() && command.length() <= LONGEST, "commands: one is empty or too long");
        require(command.chars().noneMatch(Character::isISOControl), "commands: a control character in " + command);
        String rest = PLACE.matcher(command).replaceAll(place -> {
            Matcher name = PLACE_NAME.matcher(place.group(1));
            require(name.matches() && names.contains(name.group(1)), "commands: " + place.group() + " is not known");
            return "";
        });
        require(!rest.contains("{") && !rest.contains("}"), "commands: braces in " + command);
    }

    /**
     * The commands exactly as they will be sent, one for each of the template, their marks kept.
     *
     * @param number of the ONU on its PON port
     * @param given values of fields; where one is missing its default counts
     */
    public static List<String> commands(
            RegistrationTemplate template, ActionTarget pon, int number, OnuIdent ident, Map<String, String> given) {
        Map<String, String> values = values(template, given);
        if (ident.kind() == OnuIdent.Kind.SN) {
            values.put("serialHex", ident.value());
            values.put("serial", ascii(ident.value()));
        }
        if (ident.kind() == OnuIdent.Kind.MAC) {
            values.put("macDotted", dotted(ident.value()));
        }
        NarrowRead.Subject subject = new NarrowRead.Subject(
                pon.ifIndex(),
                pon.ifIndex(),
                "",
                pon.technology(),
                pon.frame(),
                pon.slot(),
                pon.port(),
                number,
                ident.kind() == OnuIdent.Kind.MAC ? ident.value() : null);
        List<String> commands = new ArrayList<>();
        List<ConsoleLine> lines = TypedScript.lines(template.commands());
        for (int i = 0; i < lines.size(); i++) {
            String command = template.commands().get(i);
            commands.add(TypedScript.with(
                    command,
                    lines.get(i)
                            .words(subject, values)
                            .orElseThrow(() -> ActionProblem.INVALID_ARGUMENT.because(
                                    "commands: not everything is known for " + command))));
        }
        return List.copyOf(commands);
    }

    private static Map<String, String> values(RegistrationTemplate template, Map<String, String> given) {
        Map<String, String> values = new HashMap<>();
        Set<String> unknown = new TreeSet<>(given.keySet());
        for (String field : template.fields()) {
            Matcher parts = FIELD.matcher(field);
            require(parts.matches(), "fields: " + field);
            String value = given.getOrDefault(parts.group(1), parts.group(3));
            String clean = ConsoleLine.safe(value);
            require(
                    form(parts.group(2), value) && !clean.isEmpty() && clean.length() <= 64,
                    parts.group(1) + ": is not a " + parts.group(2));
            values.put(parts.group(1), clean);
            unknown.remove(parts.group(1));
        }
        require(unknown.isEmpty(), unknown + ": the template has no such field");
        return values;
    }

    private static boolean form(String kind, String value) {
        Pattern form = FORMS.get(kind);
        return form != null && form.matcher(value).matches();
    }

    /** {@code HWTCABCD0001} of sixteen hex digits; the digits where the vendor's letters are none. */
    private static String ascii(String hex) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < 8; i += 2) {
            letters.append((char) Integer.parseInt(hex.substring(i, i + 2), 16));
        }
        return letters.toString().matches("[A-Za-z0-9]{4}") ? letters + hex.substring(8) : hex;
    }

    /** {@code 0011.2233.4455}. */
    private static String dotted(String mac) {
        String digits = mac.replaceAll("[^0-9A-Fa-f]", "").toLowerCase(java.util.Locale.ROOT);
        return digits.replaceAll("(.{4})(.{4})(.{4})", "$1.$2.$3");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw ActionProblem.INVALID_ARGUMENT.because(otherwise);
        }
    }
}
