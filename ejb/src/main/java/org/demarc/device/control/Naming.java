package org.demarc.device.control;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarc.device.control.NamingRule.Numbers;
import org.demarc.device.control.NamingRule.Subject;
import org.jspecify.annotations.Nullable;

/** Gives interfaces their names, types and stable keys by a profile's rules. */
final class Naming {

    private static final Map<Integer, String> TYPE_BY_IF_TYPE = Map.ofEntries(
            Map.entry(6, "ETH"),
            Map.entry(62, "ETH"),
            Map.entry(69, "ETH"),
            Map.entry(117, "ETH"),
            Map.entry(24, "LOOPBACK"),
            Map.entry(53, "VIRTUAL"),
            Map.entry(135, "VLAN"),
            Map.entry(136, "VLAN"),
            Map.entry(137, "VLAN"),
            Map.entry(161, "LACP"),
            Map.entry(207, "PON"),
            Map.entry(208, "PON"),
            Map.entry(209, "BRIDGE"),
            Map.entry(250, "PON"));

    private final List<NamingRule> rules;

    Naming(List<NamingRule> rules) {
        this.rules = rules;
    }

    /** A row of the IF-MIB; {@code speedMbps} and the texts are as read. */
    InterfaceRow named(
            long ifIndex,
            String deviceName,
            @Nullable Integer ifType,
            String description,
            @Nullable Long speedMbps,
            @Nullable String mac) {
        for (NamingRule rule : rules) {
            Pattern match = rule.match();
            if (match != null) {
                String subject = rule.subject() == Subject.NAME ? deviceName : Long.toString(ifIndex);
                Matcher matcher = match.matcher(subject);
                if (matcher.matches()) {
                    Numbers numbers = Numbers.in(matcher, match.pattern(), ifIndex);
                    return new InterfaceRow(
                            rule.bindKey(numbers),
                            rule.parentKey(numbers),
                            Long.toString(ifIndex),
                            ifIndex,
                            rule.name().isEmpty() ? deviceName : numbers.fill(rule.name()),
                            type(rule, ifType),
                            rule.technology().isEmpty() ? null : rule.technology(),
                            known(numbers.frame()),
                            known(numbers.slot()),
                            known(numbers.port()),
                            known(numbers.onu()),
                            description,
                            ifType,
                            speedMbps,
                            mac);
                }
            }
        }
        return unruled(ifIndex, deviceName, ifType, description, speedMbps, mac);
    }

    private InterfaceRow unruled(
            long ifIndex,
            String deviceName,
            @Nullable Integer ifType,
            String description,
            @Nullable Long speedMbps,
            @Nullable String mac) {
        return new InterfaceRow(
                keyOfStranger(ifIndex),
                null,
                Long.toString(ifIndex),
                ifIndex,
                deviceName,
                typeOf(ifType),
                null,
                null,
                null,
                null,
                null,
                description,
                ifType,
                speedMbps,
                mac);
    }

    /** Without rules ifIndex is the key; beside rules it is marked, so that it never meets a number made by a rule. */
    String keyOfStranger(long ifIndex) {
        return rules.isEmpty() ? Long.toString(ifIndex) : "if" + ifIndex;
    }

    /** True when interfaces are known by ifIndex alone. */
    boolean isPlain() {
        return rules.isEmpty();
    }

    /** An ONU that is known by its numbers only, not by a row of the IF-MIB; null when no rule tells how it is called. */
    @Nullable
    InterfaceRow onu(Numbers numbers, String technology, String snmpIndex) {
        for (NamingRule rule : rules) {
            boolean fits = technology.isEmpty() || rule.technology().equals(technology);
            if (rule.isOnu() && fits) {
                return new InterfaceRow(
                        rule.bindKey(numbers),
                        rule.parentKey(numbers),
                        snmpIndex,
                        null,
                        numbers.fill(rule.name()),
                        InterfaceRow.ONU_TYPE,
                        rule.technology().isEmpty() ? null : rule.technology(),
                        known(numbers.frame()),
                        known(numbers.slot()),
                        known(numbers.port()),
                        numbers.onu(),
                        "",
                        null,
                        null,
                        null);
            }
        }
        return null;
    }

    /**
     * An ONU that is known by its serial alone, which is its key; null when no rule tells how it is called.
     *
     * @param ponPort where it is at present, 0 or below where the device does not say
     */
    @Nullable
    InterfaceRow onuOfSerial(String serial, int ponPort, String technology, String snmpIndex) {
        Numbers numbers = new Numbers(-1, -1, ponPort, -1, -1);
        for (NamingRule rule : rules) {
            if (rule.isOnu() && (technology.isEmpty() || rule.technology().equals(technology))) {
                return new InterfaceRow(
                        serial,
                        ponPort > 0 ? rule.parentKey(numbers) : null,
                        snmpIndex,
                        null,
                        rule.name().replace("{serial}", serial),
                        InterfaceRow.ONU_TYPE,
                        rule.technology().isEmpty() ? null : rule.technology(),
                        null,
                        null,
                        ponPort > 0 ? (Integer) ponPort : null,
                        null,
                        "",
                        null,
                        null,
                        null);
            }
        }
        return null;
    }

    private static @Nullable Integer known(int number) {
        return number < 0 ? null : (Integer) number;
    }

    private static String type(NamingRule rule, @Nullable Integer ifType) {
        String byIfType = ifType == null ? null : rule.types().get(Integer.toString(ifType));
        if (byIfType != null) {
            return byIfType;
        }
        return rule.type().isEmpty() ? typeOf(ifType) : rule.type().toUpperCase(Locale.ROOT);
    }

    private static String typeOf(@Nullable Integer ifType) {
        return ifType == null ? "OTHER" : TYPE_BY_IF_TYPE.getOrDefault(ifType, "OTHER");
    }
}
