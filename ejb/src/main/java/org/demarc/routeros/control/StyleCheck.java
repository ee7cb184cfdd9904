package org.demarc.routeros.control;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.demarc.routeros.entity.AccountStyle;

/**
 * What may stand in the settings of a router that say how accounts look there. What a router would refuse is refused where it is typed, not
 * with the first account.
 */
public final class StyleCheck {

    /** The services that a PPP secret can be limited to, in RouterOS's words; {@code any} is no limit. */
    public static final List<String> PPP_SERVICES = List.of("any", "async", "l2tp", "ovpn", "pppoe", "pptp", "sstp");

    private static final Map<String, UnaryOperator<String>> FLAW_BY_SETTING = Map.of(
            "activeList", StyleCheck::list,
            "disabledList", StyleCheck::list,
            "pppService", StyleCheck::service,
            "leaseTime", StyleCheck::time);

    private StyleCheck() {}

    /**
     * What is wrong with the value of a setting, in words that begin with its name; nothing where it is good.
     *
     * @param setting as REST names it
     */
    public static Optional<String> flaw(String setting, String value) {
        String said = FLAW_BY_SETTING.getOrDefault(setting, anything -> "").apply(value.strip());
        return said.isEmpty() ? Optional.empty() : Optional.of(setting + " " + said);
    }

    /** The first thing that is wrong, nothing where all is good. */
    public static Optional<String> flaw(AccountStyle style) {
        return flaw("activeList", style.activeList())
                .or(() -> flaw("disabledList", style.disabledList()))
                .or(() -> flaw("pppService", style.pppService()))
                .or(() -> flaw("leaseTime", style.leaseTime()));
    }

    /** Routers read a comma as the end of one list's name. */
    private static String list(String name) {
        return name.contains(",") ? "must name one list, without a comma" : "";
    }

    private static String service(String word) {
        return PPP_SERVICES.contains(word) ? "" : "must be one of " + String.join(", ", PPP_SERVICES);
    }

    private static String time(String text) {
        boolean isSpan = RouterTime.isTime(text) && RouterTime.of(text).seconds() > 0;
        return text.isEmpty() || isSpan ? "" : "must be a span of time such as 1d, 12h30m or 00:30:00";
    }
}
