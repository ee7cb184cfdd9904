package org.demarc.routeros.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.demarc.device.control.RouterMenu;
import org.demarc.provisioning.control.AccountTag;
import org.demarc.provisioning.control.RateLimit;

/**
 * What a person wants of a row of a menu, in his words (devices.md 3.3).
 *
 * @param arguments by their names there, in the forms of the catalogue
 */
public record MenuWish(RouterMenu menu, Map<String, String> arguments) {

    static final String SERVER = "server";
    static final String INTERFACE = "interface";
    private static final String MAC = "mac-address";
    private static final String ADDRESS = "address";
    private static final String COMMENT = "comment";
    private static final String TIMEOUT = "timeout";
    private static final String TARGET = "target";
    private static final String ACTION = "action";
    private static final String ROW = "_id";
    private static final String DISABLED = "disabled";
    private static final int BITS_OF_ADDRESS = 32;

    /** What RouterOS calls an argument. */
    private static final Map<RouterMenu, Map<String, String>> PROPERTIES = Map.of(
            RouterMenu.LEASE, ordered("ip", ADDRESS, "mac", MAC, "dhcp_server", SERVER, COMMENT, COMMENT),
            RouterMenu.ARP, ordered("ip", ADDRESS, "mac", MAC, COMMENT, COMMENT),
            RouterMenu.ADDRESS_LIST, ordered("name", "list", ADDRESS, ADDRESS, TIMEOUT, TIMEOUT, COMMENT, COMMENT),
            RouterMenu.QUEUE,
                    ordered(
                            "name",
                            "name",
                            TARGET,
                            TARGET,
                            "max-limit",
                            "max-limit",
                            "limit-at",
                            "limit-at",
                            "type",
                            "queue",
                            "parent",
                            "parent",
                            COMMENT,
                            COMMENT));

    /** What tells one row from another when one is made. */
    private static final Map<RouterMenu, List<String>> IDENTITY = Map.of(
            RouterMenu.LEASE, List.of(MAC, SERVER),
            RouterMenu.ARP, List.of(ADDRESS, INTERFACE),
            RouterMenu.ADDRESS_LIST, List.of("list", ADDRESS),
            RouterMenu.QUEUE, List.of("name"));

    /** What a row is found by when it is taken away, enabled or disabled. */
    private static final Map<RouterMenu, List<String>> KEYS = Map.of(
            RouterMenu.LEASE, List.of(ADDRESS, MAC, SERVER),
            RouterMenu.ARP, List.of(ADDRESS, MAC, INTERFACE),
            RouterMenu.ADDRESS_LIST, List.of("list", ADDRESS),
            RouterMenu.QUEUE, List.of("name", TARGET));

    public MenuWish {
        arguments = Map.copyOf(arguments);
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }

    /** What is missing for it to be clear which row is meant, as {@code argument: what it is needed for}; empty when all is there. */
    public Optional<String> flaw() {
        if (!given("vlan_id").isEmpty() && !given("vlan_name").isEmpty()) {
            return Optional.of("vlan_name: give vlan_id or vlan_name, not both");
        }
        Optional<String> missing =
                switch (menu) {
                    case LEASE -> leaseFlaw();
                    case ARP -> arpFlaw();
                    case ADDRESS_LIST -> listFlaw();
                    case QUEUE -> queueFlaw();
                };
        return missing.or(this::commentFlaw).or(() -> networkFlaw(ADDRESS)).or(() -> networkFlaw(TARGET));
    }

    /** Comments tell whose row it is (ucrm-routeros.md 6.2): none may say by hand that a row is a service's. */
    private Optional<String> commentFlaw() {
        String comment = given(COMMENT).strip();
        boolean mark = AccountTag.in(comment).isPresent()
                || AccountTag.oldServiceId(comment).isPresent();
        return mark
                ? Optional.of(
                        COMMENT + ": in this form it would mark the row as that of a service, say it in other words")
                : Optional.empty();
    }

    /** The router shows a network without the bits of a host: what has them could never be found again. */
    private Optional<String> networkFlaw(String argument) {
        String[] parts = given(argument).split("/", 2);
        if (parts.length < 2) {
            return Optional.empty();
        }
        long address = 0;
        for (String octet : parts[0].split("\\.")) {
            address = address << 8 | Long.parseLong(octet);
        }
        int hosts = BITS_OF_ADDRESS - Integer.parseInt(parts[1]);
        long network = address >> hosts << hosts;
        return network == address
                ? Optional.empty()
                : Optional.of("%s: %s is not a network, that would be %d.%d.%d.%d/%s"
                        .formatted(
                                argument,
                                given(argument),
                                network >> 24,
                                network >> 16 & 255,
                                network >> 8 & 255,
                                network & 255,
                                parts[1]));
    }

    private Optional<String> leaseFlaw() {
        if (isAdding()) {
            return missing("mac", "a lease is for a MAC").or(() -> missing("ip", "a lease has an address"));
        }
        return given("mac").isEmpty() ? missing("ip", "name the lease by ip or mac") : Optional.empty();
    }

    private Optional<String> arpFlaw() {
        if (!isAdding()) {
            return given("mac").isEmpty() ? missing("ip", "name the entry by ip or mac") : Optional.empty();
        }
        return missing("ip", "an entry has an address")
                .or(() -> missing("mac", "an entry has a MAC"))
                .or(() -> given("vlan_id").isEmpty()
                        ? missing("vlan_name", "an entry stands on an interface: give vlan_id or vlan_name")
                        : Optional.empty());
    }

    private Optional<String> listFlaw() {
        if (!isAdding() && !given(ROW).isEmpty()) {
            return Optional.empty();
        }
        return missing("name", "an entry is in a list").or(() -> missing(ADDRESS, "an entry has an address"));
    }

    private Optional<String> queueFlaw() {
        if (isAdding()) {
            return missing("name", "a queue has a name").or(() -> missing(TARGET, "a queue has a target"));
        }
        boolean named = !given(ROW).isEmpty() || !given(TARGET).isEmpty();
        return named ? Optional.empty() : missing("name", "name the queue by _id, name or target");
    }

    private Optional<String> missing(String argument, String why) {
        return given(argument).isEmpty() ? Optional.of(argument + ": is required, " + why) : Optional.empty();
    }

    String given(String argument) {
        return arguments.getOrDefault(argument, "");
    }

    String action() {
        return given(ACTION);
    }

    boolean isAdding() {
        return action().equals("add");
    }

    boolean isRemoving() {
        return action().equals("remove");
    }

    /** A row's id, where it is known; empty else. */
    String rowId() {
        return isAdding() ? "" : given(ROW).toUpperCase(Locale.ROOT);
    }

    /** The properties that are wished, by RouterOS' names. */
    Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        PROPERTIES.getOrDefault(menu, Map.of()).forEach((argument, property) -> {
            String value = given(argument);
            if (!value.isEmpty()) {
                properties.put(property, property.equals(MAC) ? colons(value) : value);
            }
        });
        if (isAdding()) {
            properties.put(DISABLED, "no"); // a row that is not in force is not what was asked for
        }
        return properties;
    }

    private static String colons(String mac) {
        String digits = mac.replace(":", "").toUpperCase(Locale.ROOT);
        return String.join(":", digits.split("(?<=\\G..)"));
    }

    /** Properties by which the row is found, those among them that are known. */
    List<String> keys() {
        return (isAdding() ? IDENTITY : KEYS).getOrDefault(menu, List.of());
    }

    /** Everything of a row that is looked at. */
    List<String> looked() {
        List<String> looked = new ArrayList<>(List.of(".id", "dynamic", "disabled"));
        looked.addAll(PROPERTIES.getOrDefault(menu, Map.of()).values());
        looked.remove(TIMEOUT);
        if (menu == RouterMenu.ARP) {
            looked.add(INTERFACE);
        }
        return looked;
    }

    /** Whether a row that the router made by itself can be meant: a static one is what is wished for leases and ARP. */
    boolean means(Map<String, String> row) {
        boolean dynamic = new RouterRow(row).is("dynamic");
        return switch (menu) {
            case LEASE -> !dynamic || isAdding();
            case ARP -> !dynamic;
            case ADDRESS_LIST, QUEUE -> true;
        };
    }

    /** Whether the row shows the value; a time that runs down never does. */
    boolean shows(Map<String, String> row, String property, String wanted) {
        String shown = row.getOrDefault(property, "");
        return switch (property) {
            case TIMEOUT -> false;
            case MAC -> shown.equalsIgnoreCase(wanted);
            case TARGET, ADDRESS -> host(shown).equals(host(wanted));
            case "queue" -> pair(shown).equals(pair(wanted));
            case DISABLED -> new RouterRow(row).is(DISABLED) == wanted.equals("yes");
            case "max-limit", "limit-at" -> RateLimit.same(shown, wanted);
            case SERVER -> shown.equals(wanted) || (wanted.equals("all") && shown.isEmpty());
            default -> shown.equals(wanted);
        };
    }

    private static String host(String network) {
        return network.endsWith("/32") ? network.substring(0, network.length() - 3) : network;
    }

    /** Of upload and download; one word stands for both. */
    private static String pair(String types) {
        return types.contains("/") ? types : types + "/" + types;
    }

    /** Values by which the router may show a property; empty for one that it cannot be asked for. */
    List<String> asked(String property, String wanted) {
        return switch (property) {
            case SERVER -> List.of();
            case TARGET, ADDRESS ->
                host(wanted).contains("/") ? List.of(wanted) : List.of(host(wanted), host(wanted) + "/32");
            default -> List.of(wanted);
        };
    }

    /** A time is told once: it cannot be compared. */
    static boolean isVerified(String property) {
        return !property.equals(TIMEOUT);
    }

    /** What our readings call a property. */
    String column(String property) {
        return switch (property) {
            case ADDRESS -> menu == RouterMenu.ADDRESS_LIST ? "entry" : "ip";
            case MAC -> "mac";
            case "limit-at" -> "limitAt";
            case "max-limit" -> "maxLimit";
            case "queue" -> "type";
            case DISABLED -> "state";
            default -> property;
        };
    }
}
