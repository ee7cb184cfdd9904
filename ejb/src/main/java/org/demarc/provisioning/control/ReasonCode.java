package org.demarc.provisioning.control;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.demarc.Phrase;

/** Why an account is not as it should be: codes and texts of ucrm-routeros.md 5.6. */
public enum ReasonCode {
    NO_DEVICE("network device property not configured"),
    NO_ACCOUNT_KEY("ppp username or mac address not configured"),
    UNKNOWN_DEVICE("device not listed in config file"),
    NO_PASSWORD("ppp password not configured"),
    /** The address as written. */
    BAD_MANUAL_ADDRESS("manual address \"{}\" is not valid"),
    KIND_UNSUPPORTED("hotspot accounts are not supported"),
    /** The MAC address as written; what was done about it. */
    BAD_MAC("MAC address \"{}\" is not valid; {}"),
    /** Profile, router. */
    PROFILE_MISSING("profile \"{}\" is missing on {}"),
    /** Router, the router's message. */
    ROUTER_REFUSED("{} refused: {}"),
    /** Router, API user. */
    LOGIN_REFUSED("{} refused the login of user \"{}\""),
    /** API user, router. */
    NO_PERMISSION("user \"{}\" on {} lacks the permission to write"),
    /** Router, field, what the router shows. */
    VERIFY_FAILED("{} accepted the change of field \"{}\" but still shows \"{}\""),
    /** Row, router. */
    ROW_CHANGED("row {} on {} has changed since it was read"),
    /** Status. */
    UNKNOWN_STATUS("service status {} is not known"),
    /** User name, router, {@link #belongsTo} or {@link #NOT_MANAGED}. */
    USERNAME_TAKEN("user name {} on {} {}"),
    /** MAC address, router, {@link #belongsTo} or {@link #NOT_MANAGED}. */
    MAC_TAKEN("MAC address {} on {} {}"),
    /** Address, {@link #belongsTo}, {@link #isOf} or {@link #NOT_MANAGED}. */
    ADDRESS_TAKEN("address {} {}"),
    POOL_EMPTY("no ip addresses to assign"),
    UNREACHABLE("could not connect to device"),
    /** An order waits because its service's billing could not be asked again; Demarc's own. */
    BILLING_SILENT("its billing could not be asked whether this is still wanted");

    /** Ends the texts of conflicts with a row that carries no tag. */
    public static final String NOT_MANAGED = "is a row Demarc does not manage";

    private static final String BELONGS = "belongs to service ";
    private static final String ROUTERS = "is an address or gateway of ";
    private static final String KEYS = "provisioning.because.";

    private final String template;

    ReasonCode(String template) {
        this.template = template;
    }

    /** Ends the texts of conflicts with another service's row. */
    public static String belongsTo(String serviceId) {
        return BELONGS + serviceId;
    }

    /** Ends the text of a conflict with a router's own address. */
    public static String isOf(String router) {
        return ROUTERS + router;
    }

    /** The names in a sentence of this constant; none when it is not one of its. */
    private Optional<List<String>> namesIn(String sentence) {
        StringBuilder regex = new StringBuilder();
        for (String part : (template + " ").split("\\{}", -1)) {
            regex.append(regex.isEmpty() ? "" : "(.*?)").append(Pattern.quote(part));
        }
        Matcher found = Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(sentence + " ");
        return found.matches()
                ? Optional.of(IntStream.rangeClosed(1, found.groupCount())
                        .mapToObj(found::group)
                        .toList())
                : Optional.empty();
    }

    /** A sentence of this enum for whatever language, found by what is kept of it: the code and the English text. */
    public static Phrase phrase(String code, String text) {
        return Stream.of(values())
                .filter(known -> known.name().equals(code))
                .flatMap(known -> known.namesIn(text).stream().map(names -> known.phrase(names, text)))
                .findFirst()
                .orElse(Phrase.plain(text));
    }

    private Phrase phrase(List<String> names, String text) {
        return new Phrase(KEYS + name(), names.stream().map(ReasonCode::value).toList(), text);
    }

    /** The ends of sentences about conflicts are sentences themselves. */
    private static String value(String name) {
        if (name.equals(NOT_MANAGED)) {
            return new Phrase(KEYS + "notManaged", List.of(), name).asValue();
        }
        return ending(name, BELONGS, "belongsTo")
                .or(() -> ending(name, ROUTERS, "routers"))
                .orElse(name);
    }

    private static Optional<String> ending(String name, String beginning, String key) {
        return name.startsWith(beginning)
                ? Optional.of(new Phrase(KEYS + key, List.of(name.substring(beginning.length())), name).asValue())
                : Optional.empty();
    }

    /**
     * The sentence for people, names filled in.
     *
     * @param names what the constant's comment lists, in that order
     */
    public String text(String... names) {
        StringBuilder text = new StringBuilder();
        int next = 0;
        int from = 0;
        for (int gap = template.indexOf("{}"); gap >= 0; gap = template.indexOf("{}", from)) {
            text.append(template, from, gap).append(names[next++]);
            from = gap + 2;
        }
        return text.append(template.substring(from)).toString();
    }
}
