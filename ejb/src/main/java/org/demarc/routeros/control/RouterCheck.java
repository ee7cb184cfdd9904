package org.demarc.routeros.control;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarc.provisioning.control.RouterAccess;

/**
 * Tries a router out step by step and says in plain words what is wrong (ucrm-routeros.md 9.3). Opens a connection of its
 * own, changes nothing, and stops at the first step without which the next cannot be tried.
 */
public final class RouterCheck {

    private static final Pattern NUMBERS = Pattern.compile("^(\\d{1,6})\\.(\\d{1,6})");
    private static final int OLDEST_MAJOR = 6;
    private static final int OLDEST_MINOR = 42;

    /** One step: {@code name} is stable, {@code text} is for people. */
    public record Step(String name, boolean ok, String text) {}

    /**
     * What work on the router needs to find there.
     *
     * @param disabledProfile PPP profile of suspended accounts, empty when none is needed
     * @param plans names of the plans whose PPP profiles are in use there
     */
    public record Needs(String disabledProfile, List<String> plans) {

        public Needs {
            plans = List.copyOf(plans);
        }

        public static Needs only(String disabledProfile) {
            return new Needs(disabledProfile, List.of());
        }
    }

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
    private final Needs needs;
    private final ThreadFactory threads;
    private final InstantSource clock;
    private final List<Step> steps = new ArrayList<>();
    private String version = "";

    private RouterCheck(RouterAccess access, Needs needs, ThreadFactory threads, InstantSource clock) {
        this.access = access;
        this.needs = needs;
        this.threads = threads;
        this.clock = clock;
    }

    /** @param clock what the router's clock is compared with */
    public static Result of(RouterAccess access, Needs needs, ThreadFactory threads, InstantSource clock) {
        RouterCheck check = new RouterCheck(access, needs, threads, clock);
        check.run();
        return new Result(check.steps, check.version);
    }

    private void run() {
        try (RouterOsConnection connection = RouterOsConnection.open(access, Duration.ofSeconds(60), threads)) {
            reached(RouterFault.Stage.LOGIN);
            good("login", "signed in as \"" + access.user() + "\"");
            version(connection);
            rights(connection);
            profiles(connection);
            steps.addAll(new RouterHealth(connection, access).steps(clock.instant()));
        } catch (RouterFault.LoginRefused refused) {
            reached(RouterFault.Stage.LOGIN);
            bad("login", access.name() + " refused the login of user \"" + access.user() + "\": " + refused.detail());
        } catch (RouterFault.NoConnection missed) {
            reached(missed.at());
            missed(missed);
        } catch (RouterFault fault) {
            bad("read", access.name() + " answered: " + fault.detail());
        }
    }

    /** What went well before this stage. */
    private void reached(RouterFault.Stage stage) {
        if (stage.compareTo(RouterFault.Stage.CONNECT) > 0) {
            good("connect", "connected to " + where());
        }
        if (stage == RouterFault.Stage.LOGIN && access.tls()) {
            good("tls", access.pin().isEmpty() ? "the certificate is trusted" : "the certificate is the pinned one");
        }
    }

    private void missed(RouterFault.NoConnection missed) {
        switch (missed.at()) {
            case NAME -> bad("name", missed.detail());
            case CONNECT -> bad("connect", "could not connect to " + where() + ": " + missed.detail());
            case TLS -> bad("tls", missed.detail());
            case LOGIN -> bad("sessions", access.name() + " takes connections, but " + missed.detail());
        }
    }

    private String where() {
        return access.host() + ":" + access.port();
    }

    private void version(RouterOsConnection connection) throws RouterFault {
        Map<String, String> resource =
                first(connection, RouterCommand.print("/system/resource", "version", "board-name"));
        version = resource.getOrDefault("version", "");
        Matcher numbers = NUMBERS.matcher(version);
        String told = "RouterOS " + version + " on " + resource.getOrDefault("board-name", "an unknown board");
        if (numbers.find() && isTooOld(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)))) {
            bad(
                    "version",
                    told + " is older than " + OLDEST_MAJOR + "." + OLDEST_MINOR + ", the oldest that Demarc knows");
        } else {
            good("version", told);
        }
    }

    private static boolean isTooOld(int major, int minor) {
        return major < OLDEST_MAJOR || (major == OLDEST_MAJOR && minor < OLDEST_MINOR);
    }

    private void rights(RouterOsConnection connection) throws RouterFault {
        steps.addAll(new RouterRights(connection, access).steps());
    }

    private void profiles(RouterOsConnection connection) throws RouterFault {
        List<String> present =
                connection.call(RouterCommand.print("/ppp/profile", "name"), access.menuTimeout()).rows().stream()
                        .map(row -> row.getOrDefault("name", ""))
                        .toList();
        disabledProfile(present);
        List<String> missing =
                needs.plans().stream().filter(plan -> !present.contains(plan)).toList();
        if (!missing.isEmpty()) {
            bad(
                    "plan-profiles",
                    (missing.size() == 1 ? "profile " : "profiles ") + quoted(missing)
                            + (missing.size() == 1 ? " is" : " are") + " missing on " + access.name());
        } else if (!needs.plans().isEmpty()) {
            good(
                    "plan-profiles",
                    "each plan in use has its profile (" + needs.plans().size() + ")");
        }
    }

    private void disabledProfile(List<String> present) {
        String wanted = needs.disabledProfile();
        if (wanted.isEmpty()) {
            return;
        }
        if (present.contains(wanted)) {
            good("disabled-profile", "profile \"" + wanted + "\" for suspended accounts exists");
        } else {
            bad("disabled-profile", "profile \"" + wanted + "\" is missing on " + access.name());
        }
    }

    static String quoted(List<String> names) {
        return "\"" + String.join("\", \"", names) + "\"";
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
