package org.demarc.lab.routeros;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which argument names {@code add} and {@code set} take in which menu: from a recorded argument tree where there is one,
 * else what ucrm-routeros.md 4.6 says. A menu without a list takes every name.
 */
final class ArgumentLists {

    static final Set<String> ALWAYS = Set.of("numbers", "copy-from", "place-before");

    private final Map<String, Set<String>> byCommand;

    private ArgumentLists(Map<String, Set<String>> byCommand) {
        this.byCommand = byCommand;
    }

    /** The recorded tree under {@code demarc.fixtures}, or the built-in lists where there is none. */
    static ArgumentLists atHand() {
        return Optional.ofNullable(System.getProperty("demarc.fixtures"))
                .map(folder -> Path.of(folder, "routeros", "args-7.24.json"))
                .filter(Files::isRegularFile)
                .map(ArgumentLists::read)
                .orElseGet(ArgumentLists::builtIn);
    }

    static ArgumentLists read(Path file) {
        Map<String, Set<String>> lists = new HashMap<>();
        try {
            JsonNode menus = new ObjectMapper().readTree(file.toFile());
            menus.properties().forEach(menu -> List.of("add", "set").forEach(verb -> {
                Set<String> names = new HashSet<>();
                menu.getValue().path(verb).fieldNames().forEachRemaining(names::add);
                lists.put("/" + menu.getKey() + "/" + verb, names);
            }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ArgumentLists(lists);
    }

    static ArgumentLists builtIn() {
        Map<String, Set<String>> lists = new HashMap<>();
        BUILT_IN.forEach((menu, names) ->
                List.of("add", "set").forEach(verb -> lists.put(menu + "/" + verb, Set.of(names.split(" ")))));
        return new ArgumentLists(lists);
    }

    /** Refuses the first name the command does not know. */
    void check(Command command) {
        Set<String> known = byCommand.get(command.path());
        if (known == null) {
            return;
        }
        for (String name : command.arguments().keySet()) {
            if (!known.contains(name) && !name.startsWith(".") && !ALWAYS.contains(name) && !family(known, name)) {
                throw Trap.plain("unknown parameter " + name);
            }
        }
    }

    private static boolean family(Set<String> known, String name) {
        int dash = name.indexOf('-');
        return (dash > 0 && known.contains(name.substring(0, dash) + "-*"))
                || (name.startsWith("bridge") && known.contains("bridge*"));
    }

    private static final Map<String, String> BUILT_IN = Map.of(
            "/ppp/secret",
            "caller-id comment disabled ipv6-routes limit-bytes-in limit-bytes-out local-address name password profile"
                    + " remote-address remote-ipv6-prefix routes service",
            "/ppp/profile",
            "address-list bridge* change-tcp-mss comment dhcpv6-pd-pool dhcpv6-lease-time dns-server idle-timeout"
                    + " incoming-filter outgoing-filter insert-queue-before interface-list local-address name on-up"
                    + " on-down only-one parent-queue queue-type rate-limit remote-address remote-ipv6-prefix-pool"
                    + " session-timeout use-*",
            "/ip/dhcp-server/lease",
            "address mac-address client-id server address-lists rate-limit insert-queue-before parent-queue queue-type"
                    + " lease-time block-access always-broadcast use-src-mac dhcp-option dhcp-option-set routes"
                    + " allow-dual-stack-queue agent-circuit-id agent-remote-id comment disabled",
            "/queue/simple",
            "name target dst max-limit limit-at burst-limit burst-threshold burst-time bucket-size priority queue"
                    + " parent packet-marks time total-* comment disabled",
            "/ip/firewall/address-list",
            "list address timeout comment disabled dynamic",
            "/ip/pool",
            "name ranges next-pool comment");
}
