package org.demarc.wildcore.control;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.demarc.onu.entity.OnuIdent;
import org.demarc.wildcore.entity.LineSearch;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of a search as they came, empty texts where they were not given (wildcore-mikbill.md 6.2, 7.1).
 *
 * @param onlyActiveMac {@code 1, 0, true} or {@code false}
 */
public record SearchRequest(
        String deviceId,
        String deviceIp,
        String interfaceName,
        String interfaceBindKey,
        String ontIdent,
        String macAddress,
        String onlyActiveMac,
        String limit,
        String offset,
        String includeGone) {

    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile("(?:" + OCTET + "\\.){3}" + OCTET);
    private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9A-Fa-f:]{2,39}");

    /**
     * What to look for.
     *
     * @param groups device groups that the caller sees; null for all
     * @throws org.demarc.ProblemException {@link WildcoreProblem#INVALID} naming the parameter
     */
    public LineSearch checked(@Nullable Set<Long> groups, int activeSeconds) {
        if (List.of(deviceId, deviceIp, interfaceName, interfaceBindKey, ontIdent, macAddress).stream()
                .allMatch(String::isBlank)) {
            throw WildcoreProblem.INVALID.because("at least one search parameter is required");
        }
        return new LineSearch(
                groups,
                deviceId.isBlank() ? null : (Long) Parameters.number("device_id", deviceId, 0, Long.MAX_VALUE, 0),
                text(ip()),
                text(interfaceName.strip()),
                text(interfaceBindKey.strip()),
                ontIdent.isBlank() ? null : idents(ontIdent),
                text(mac()),
                Parameters.flag("only_active_mac", onlyActiveMac),
                activeSeconds,
                Parameters.flag("include_gone", includeGone),
                (int) Parameters.number("limit", limit, 1, 1000, 100),
                Parameters.number("offset", offset, 0, 1_000_000_000, 0));
    }

    private static List<String> idents(String text) {
        return OnuIdent.readingsOf(text).stream().map(OnuIdent::value).toList();
    }

    private String ip() {
        String ip = deviceIp.strip();
        if (!ip.isEmpty() && !isIp(ip)) {
            throw WildcoreProblem.INVALID.because("device_ip: not an IP address: " + Parameters.shortened(ip));
        }
        return ip;
    }

    /** True for an IPv4 or IPv6 literal. */
    public static boolean isIp(String text) {
        return IPV4.matcher(text).matches() || (IPV6.matcher(text).matches() && readable(text));
    }

    /** Text with a colon is never looked up as a name. */
    private static boolean readable(String ipv6) {
        try {
            return InetAddress.getByName(ipv6) != null;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private String mac() {
        if (macAddress.isBlank()) {
            return "";
        }
        Optional<OnuIdent> mac = OnuIdent.macIn(macAddress);
        return mac.map(OnuIdent::value)
                .orElseThrow(() -> WildcoreProblem.INVALID.because(
                        "mac_address: not a MAC address: " + Parameters.shortened(macAddress)));
    }

    private static @Nullable String text(String text) {
        return text.isEmpty() ? null : text;
    }
}
