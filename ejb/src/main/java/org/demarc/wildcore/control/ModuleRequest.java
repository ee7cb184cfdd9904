package org.demarc.wildcore.control;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.demarc.onu.entity.OnuIdent;
import org.jspecify.annotations.Nullable;

/**
 * A call of a module that reads, with its arguments checked before anything is sent (devices.md DEV-11).
 *
 * @param named a port or an ONU by name, key or SNMP index; empty for all
 * @param wanted cells that are wanted, empty for all
 * @param filters what rows must be, by argument
 */
public record ModuleRequest(ReadModule module, String named, Set<String> wanted, Map<String, String> filters) {

    private static final String INTERFACE = "interface";
    private static final String LOAD_ONLY = "load_only";
    private static final String LETTERS = "sn_as_ascii";

    /** What changes nothing here: the caches of another reader, the key of who asks. */
    private static final Set<String> IGNORED = Set.of("use_cache", "_description_block_index", "x-auth-key");

    private static final Map<String, Predicate<String>> FORMS = Map.of(
            "vlan_id",
            Pattern.compile("[0-9]{1,4}").asMatchPredicate(),
            "mac",
            text -> OnuIdent.macIn(text).isPresent(),
            "mac_address",
            text -> OnuIdent.macIn(text).isPresent(),
            "ip",
            SearchRequest::isIp,
            "type",
            Set.of("all", "gpon", "epon")::contains,
            "interface_type",
            Set.of("PHYSICAL", "ONU")::contains,
            LETTERS,
            Set.of("yes", "no", "true", "false", "1", "0")::contains);

    /**
     * What a body or a query asks for.
     *
     * @throws org.demarc.ProblemException {@link WildcoreProblem#INVALID} naming the argument
     */
    public static ModuleRequest of(ReadModule module, Map<String, Object> given) {
        Map<String, String> filters = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            String text = plain(value);
            if (!text.isEmpty() && !IGNORED.contains(name) && !isCommon(name)) {
                filters.put(name, checked(module, name, text));
            }
        });
        return new ModuleRequest(
                module, plain(given.get(INTERFACE)), wanted(module, plain(given.get(LOAD_ONLY))), Map.copyOf(filters));
    }

    private static boolean isCommon(String name) {
        return name.equals(INTERFACE) || name.equals(LOAD_ONLY);
    }

    private static String plain(@Nullable Object value) {
        if (value instanceof Collection<?> many) {
            return many.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
        return value == null ? "" : value.toString().strip();
    }

    private static String checked(ReadModule module, String name, String text) {
        Predicate<String> form = FORMS.get(name);
        if (form == null || !module.arguments().contains(name)) {
            throw WildcoreProblem.INVALID.because(
                    "invalid argument " + Parameters.shortened(name) + ": " + module.name() + " does not know it");
        }
        if (!form.test(text)) {
            throw WildcoreProblem.INVALID.because(
                    "invalid argument " + name + ": it cannot be " + Parameters.shortened(text));
        }
        return text;
    }

    private static Set<String> wanted(ReadModule module, String list) {
        Set<String> names = new LinkedHashSet<>();
        Stream.of(list.split(",", -1)).map(String::strip).forEach(names::add);
        names.remove("");
        for (String name : names) {
            if (!module.columns().contains(name)) {
                throw WildcoreProblem.INVALID.because("invalid argument " + LOAD_ONLY + ": "
                        + Parameters.shortened(name) + " is none of " + new TreeSet<>(module.columns()));
            }
        }
        return Set.copyOf(names);
    }

    /** How serial numbers are wanted; null as the device's custom parameters say. */
    @Nullable
    Boolean serialsInLetters() {
        String text = filters.get(LETTERS);
        return text == null ? null : (Boolean) Set.of("yes", "true", "1").contains(text);
    }

    boolean isWanted(String cell) {
        return wanted.isEmpty() || wanted.contains(cell);
    }

    /** Whether a row is one that was asked for. */
    boolean admits(ModuleValues values) {
        String type = module.lineType();
        return (type.isEmpty() || type.equals(values.type()))
                && filters.entrySet().stream().allMatch(filter -> isMet(filter.getKey(), filter.getValue(), values));
    }

    private static boolean isMet(String name, String wanted, ModuleValues values) {
        return switch (name) {
            case "vlan_id" -> Integer.valueOf(wanted).toString().equals(values.words("vlan"));
            case "mac", "mac_address" ->
                OnuIdent.macIn(wanted).map(OnuIdent::value).orElse("").equals(values.words("mac"));
            case "ip" -> wanted.equals(values.words("ip"));
            case "type" -> wanted.equals("all") || wanted.equals(values.technology());
            case "interface_type" -> wanted.equals("ONU") == "ONU".equals(values.type());
            default -> true;
        };
    }
}
