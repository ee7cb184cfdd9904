package org.demarc.routeros.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.demarc.Phrase;
import org.demarc.provisioning.control.RouterAccess;
import org.demarc.routeros.control.RouterCheck.Step;

/**
 * What the API user may do on a router: as the groups of users say it, otherwise by its effect (ucrm-routeros.md 9.3).
 */
final class RouterRights {

    /** An id that no secret has; a {@code set} without a field changes nothing anyhow. */
    private static final String NOBODY = "*FFFFFFF0";

    private final RouterOsConnection connection;
    private final RouterAccess access;

    RouterRights(RouterOsConnection connection, RouterAccess access) {
        this.connection = connection;
        this.access = access;
    }

    List<Step> steps() throws RouterFault.Lost {
        List<Step> steps = new ArrayList<>();
        Set<String> policies = policies();
        List<String> missing = policies.isEmpty()
                ? List.of()
                : Stream.of("read", "write", "sensitive")
                        .filter(policy -> !policies.contains(policy))
                        .toList();
        Step secrets = secrets();
        if (!missing.isEmpty()) {
            steps.add(new Step("permissions", false, lacks(missing)));
        } else if (!policies.isEmpty()) {
            steps.add(new Step("permissions", true, CheckSaid.HAS_POLICIES.with(access.user())));
        } else {
            steps.add(writing());
        }
        if (secrets.ok() || !missing.contains("sensitive")) {
            steps.add(secrets);
        }
        return steps;
    }

    /** Empty when the user may not see the users. */
    private Set<String> policies() throws RouterFault.Lost {
        String group = first(RouterCommand.print("/user", "name", "group").orWhere("name", access.user()))
                .getOrDefault("group", "");
        if (group.isEmpty()) {
            return Set.of();
        }
        String policy = first(
                        RouterCommand.print("/user/group", "name", "policy").orWhere("name", group))
                .getOrDefault("policy", "");
        return Arrays.stream(policy.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty() && !word.startsWith("!"))
                .collect(Collectors.toSet());
    }

    private Map<String, String> first(RouterCommand print) throws RouterFault.Lost {
        try {
            return connection.call(print, access.commandTimeout()).rows().stream()
                    .findFirst()
                    .orElse(Map.of());
        } catch (RouterFault.Trap refused) {
            return Map.of();
        }
    }

    private Step writing() throws RouterFault.Lost {
        try {
            connection.call(RouterCommand.of("/ppp/secret/set").with(".id", NOBODY), access.commandTimeout());
        } catch (RouterFault.Trap refused) {
            if (refused.saysNotPermitted()) {
                return new Step("permissions", false, CheckSaid.MAY_NOT_WRITE.with(access.user(), access.name()));
            }
        }
        return new Step("permissions", true, CheckSaid.MAY_WRITE.with(access.user()));
    }

    /** Without the policy {@code sensitive} a print leaves passwords out; without {@code read} it is refused. */
    private Step secrets() throws RouterFault.Lost {
        try {
            RouterReply reply =
                    connection.call(RouterCommand.print("/ppp/secret", ".id", "password"), access.menuTimeout());
            boolean readable =
                    reply.rows().isEmpty() || reply.rows().stream().anyMatch(row -> row.containsKey("password"));
            return readable
                    ? new Step(
                            "read",
                            true,
                            CheckSaid.SECRETS_READABLE.with(reply.rows().size()))
                    : new Step(
                            "read",
                            false,
                            CheckSaid.PASSWORDS_HIDDEN.with(access.user(), RouterCheck.quoted(List.of("sensitive"))));
        } catch (RouterFault.Trap refused) {
            return new Step("read", false, CheckSaid.SECRETS_REFUSED.with(access.user(), refused.words()));
        }
    }

    private Phrase lacks(List<String> policies) {
        return (policies.size() == 1 ? CheckSaid.LACKS_POLICY : CheckSaid.LACKS_POLICIES)
                .with(access.user(), RouterCheck.quoted(policies));
    }
}
