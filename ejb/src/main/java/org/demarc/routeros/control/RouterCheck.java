package org.demarc.routeros.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import org.demarc.provisioning.control.RouterAccess;

/**
 * Tries a router out step by step and says in plain words what is wrong (ucrm-routeros.md 9.3). Opens a connection of its
 * own, writes nothing, and stops at the first step without which the next cannot be tried.
 */
public final class RouterCheck {

    /** One step: {@code name} is stable, {@code text} is for people. */
    public record Step(String name, boolean ok, String text) {}

    /** All steps in order, and the version that the router told, empty when it did not get that far. */
    public record Result(List<Step> steps, String version) {

        public Result {
            steps = List.copyOf(steps);
        }

        public boolean ok() {
            return steps.stream().allMatch(Step::ok);
        }
    }

    private final RouterAccess access;
    private final String disabledProfile;
    private final ThreadFactory threads;
    private final List<Step> steps = new ArrayList<>();
    private String version = "";

    private RouterCheck(RouterAccess access, String disabledProfile, ThreadFactory threads) {
        this.access = access;
        this.disabledProfile = disabledProfile;
        this.threads = threads;
    }

    /** @param disabledProfile PPP profile of suspended accounts, empty when none is needed */
    public static Result of(RouterAccess access, String disabledProfile, ThreadFactory threads) {
        RouterCheck check = new RouterCheck(access, disabledProfile, threads);
        check.run();
        return new Result(check.steps, check.version);
    }

    private void run() {
        String where = access.host() + ":" + access.port();
        try (RouterOsConnection connection = RouterOsConnection.open(access, Duration.ofSeconds(60), threads)) {
            good("connect", "connected to " + where + (access.tls() ? " over TLS" : ""));
            good("login", "signed in as \"" + access.user() + "\"");
            version(connection);
            secrets(connection);
            disabledProfile(connection);
        } catch (RouterFault.LoginRefused refused) {
            good("connect", "connected to " + where);
            bad("login", access.name() + " refused the login of user \"" + access.user() + "\": " + refused.detail());
        } catch (RouterFault.NoConnection missed) {
            bad("connect", "could not connect to " + where + ": " + missed.detail());
        } catch (RouterFault fault) {
            bad("read", access.name() + " answered: " + fault.detail());
        }
    }

    private void version(RouterOsConnection connection) throws RouterFault {
        Map<String, String> resource =
                first(connection, RouterCommand.print("/system/resource", "version", "board-name"));
        version = resource.getOrDefault("version", "");
        good("version", "RouterOS " + version + " on " + resource.getOrDefault("board-name", "an unknown board"));
    }

    /** Without the policy {@code sensitive} a print leaves passwords out; without {@code read} it is refused. */
    private void secrets(RouterOsConnection connection) throws RouterFault.Lost {
        try {
            RouterReply reply =
                    connection.call(RouterCommand.print("/ppp/secret", ".id", "password"), access.menuTimeout());
            boolean readable =
                    reply.rows().isEmpty() || reply.rows().stream().anyMatch(row -> row.containsKey("password"));
            if (readable) {
                good("read", reply.rows().size() + " PPP secrets can be read");
            } else {
                bad(
                        "read",
                        "user \"" + access.user() + "\" lacks the policy \"sensitive\": passwords cannot be compared");
            }
        } catch (RouterFault.Trap refused) {
            bad("read", "user \"" + access.user() + "\" may not read PPP secrets: " + refused.words());
        }
    }

    private void disabledProfile(RouterOsConnection connection) throws RouterFault {
        if (disabledProfile.isEmpty()) {
            return;
        }
        boolean there = !connection
                .call(
                        RouterCommand.print("/ppp/profile", "name").orWhere("name", disabledProfile),
                        access.commandTimeout())
                .rows()
                .isEmpty();
        if (there) {
            good("disabled-profile", "profile \"" + disabledProfile + "\" for suspended accounts exists");
        } else {
            bad("disabled-profile", "profile \"" + disabledProfile + "\" is missing on " + access.name());
        }
    }

    private Map<String, String> first(RouterOsConnection connection, RouterCommand print) throws RouterFault {
        return connection.call(print, access.commandTimeout()).rows().stream()
                .findFirst()
                .orElse(Map.of());
    }

    private void good(String name, String text) {
        steps.add(new Step(name, true, text));
    }

    private void bad(String name, String text) {
        steps.add(new Step(name, false, text));
    }
}
