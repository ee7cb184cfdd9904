package org.demarc.routeros.control;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarc.Phrase;
import org.demarc.provisioning.control.RouterAccess;

/**
 * Tries a router out step by step and says in plain words what is wrong (ucrm-routeros.md 9.3). Opens a connection of its
 * own, changes nothing, and stops at the first step without which the next cannot be tried.
 */
public final class RouterCheck {

    private static final Pattern NUMBERS = Pattern.compile("^(\\d{1,6})\\.(\\d{1,6})");
    private static final int OLDEST_MAJOR = 6;
    private static final int OLDEST_MINOR = 42;

    /** One step: {@code name} is stable, {@code said} is for people. */
    public record Step(String name, boolean ok, @JsonIgnore Phrase said) {

        /** What is said, in English. */
        @JsonProperty
        public String text() {
            return said.text();
        }
    }

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

    /** Addresses of version 4 have no letter, those of version 6 have colons. */
    private static final Pattern HAS_NAME = Pattern.compile("^[^:]*[a-zA-Z][^:]*$");

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
            good("login", CheckSaid.SIGNED_IN.with(access.user()));
            version(connection);
            rights(connection);
            profiles(connection);
            steps.addAll(new RouterHealth(connection, access).steps(clock.instant()));
        } catch (RouterFault.LoginRefused refused) {
            reached(RouterFault.Stage.LOGIN);
            bad("login", CheckSaid.LOGIN_REFUSED.with(access.name(), access.user(), refused.detail()));
        } catch (RouterFault.NoConnection missed) {
            reached(missed.at());
            missed(missed);
        } catch (RouterFault fault) {
            bad("read", CheckSaid.ANSWERED.with(access.name(), fault.detail()));
        }
    }

    /** What went well before this stage. */
    private void reached(RouterFault.Stage stage) {
        if (stage.compareTo(RouterFault.Stage.NAME) > 0
                && HAS_NAME.matcher(access.host()).find()) {
            good("name", CheckSaid.NAME_KNOWN.with(access.host()));
        }
        if (stage.compareTo(RouterFault.Stage.CONNECT) > 0) {
            good("connect", CheckSaid.CONNECTED.with(where()));
        }
        if (stage == RouterFault.Stage.LOGIN && access.tls()) {
            good("tls", (access.pin().isEmpty() ? CheckSaid.CERTIFICATE_TRUSTED : CheckSaid.CERTIFICATE_PINNED).with());
        }
    }

    private void missed(RouterFault.NoConnection missed) {
        switch (missed.at()) {
            case NAME -> bad("name", Phrase.plain(missed.detail()));
            case CONNECT -> bad("connect", CheckSaid.NOT_CONNECTED.with(where(), missed.detail()));
            case TLS -> bad("tls", Phrase.plain(missed.detail()));
            case LOGIN -> bad("sessions", CheckSaid.TAKES_CONNECTIONS.with(access.name(), missed.detail()));
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
        String board = resource.getOrDefault("board-name", "?");
        if (numbers.find() && isTooOld(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)))) {
            bad("version", CheckSaid.TOO_OLD.with(version, board, OLDEST_MAJOR + "." + OLDEST_MINOR));
        } else {
            good("version", CheckSaid.VERSION.with(version, board));
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
                    (missing.size() == 1 ? CheckSaid.PROFILE_MISSING : CheckSaid.PROFILES_MISSING)
                            .with(quoted(missing), access.name()));
        } else if (!needs.plans().isEmpty()) {
            good(
                    "plan-profiles",
                    CheckSaid.PLANS_HAVE_PROFILES.with(needs.plans().size()));
        }
    }

    private void disabledProfile(List<String> present) {
        String wanted = needs.disabledProfile();
        if (wanted.isEmpty()) {
            return;
        }
        if (present.contains(wanted)) {
            good("disabled-profile", CheckSaid.DISABLED_PROFILE.with(quoted(List.of(wanted))));
        } else {
            bad("disabled-profile", CheckSaid.PROFILE_MISSING.with(quoted(List.of(wanted)), access.name()));
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

    private void good(String name, Phrase said) {
        steps.add(new Step(name, true, said));
    }

    private void bad(String name, Phrase said) {
        steps.add(new Step(name, false, said));
    }
}
