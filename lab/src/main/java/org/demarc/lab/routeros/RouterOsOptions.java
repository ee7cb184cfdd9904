package org.demarc.lab.routeros;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a simulated router starts. Ports: 0 means any free one, {@link #OFF} means not at all. */
public final class RouterOsOptions {

    /** A port that is not opened. */
    public static final int OFF = -1;

    private String address = "127.0.0.1";
    private int port;
    private int tlsPort = OFF;
    private int restPort = OFF;
    private Era era = Era.V7_18;
    private List<String> profiles = List.of();
    private final List<RouterUser> users = new ArrayList<>(
            List.of(RouterUser.full("api", "secret"), RouterUser.full("admin", ""), RouterUser.readOnly("ro", "ro")));
    private int maxSessions = 20;
    private Duration delay = Duration.ZERO;
    private @Nullable Path log;
    private boolean logPasswords;
    private Duration clockOffset = Duration.ZERO;

    private RouterOsOptions() {}

    /** Era 7.18, plain API on a free port of 127.0.0.1, the users of ucrm-routeros.md 10.2. */
    public static RouterOsOptions defaults() {
        return new RouterOsOptions();
    }

    /** The address to listen on, any of 127.0.0.0/8 or what the machine has. */
    public RouterOsOptions address(String now) {
        address = now;
        return this;
    }

    /** The plain API's port. */
    public RouterOsOptions port(int now) {
        port = now;
        return this;
    }

    /** The TLS API's port, off by default. */
    public RouterOsOptions tlsPort(int now) {
        tlsPort = now;
        return this;
    }

    /** The REST port, off by default and never opened by eras before 7.1. */
    public RouterOsOptions restPort(int now) {
        restPort = now;
        return this;
    }

    public RouterOsOptions era(Era now) {
        era = now;
        return this;
    }

    /** PPP profiles that exist at start, beside the two shipped ones. */
    public RouterOsOptions profiles(String... now) {
        profiles = List.of(now);
        return this;
    }

    /** One more user; one of the same name is replaced. */
    public RouterOsOptions user(RouterUser user) {
        users.removeIf(old -> old.name().equals(user.name()));
        users.add(user);
        return this;
    }

    /** API connections beyond this number are accepted and closed at once. */
    public RouterOsOptions maxSessions(int now) {
        maxSessions = now;
        return this;
    }

    /** The time the router thinks before each command. */
    public RouterOsOptions delay(Duration now) {
        delay = now;
        return this;
    }

    /** A file that gets one JSON array of words per command. */
    public RouterOsOptions log(Path now) {
        log = now;
        return this;
    }

    /** Whether the log shows passwords. */
    public RouterOsOptions logPasswords(boolean now) {
        logPasswords = now;
        return this;
    }

    /** How far the router's clock is ahead of ours. */
    public RouterOsOptions clockOffset(Duration now) {
        clockOffset = now;
        return this;
    }

    Duration clockOffset() {
        return clockOffset;
    }

    String address() {
        return address;
    }

    int port() {
        return port;
    }

    int tlsPort() {
        return tlsPort;
    }

    int restPort() {
        return era.hasRest() ? restPort : OFF;
    }

    Era era() {
        return era;
    }

    List<String> profiles() {
        return profiles;
    }

    Optional<RouterUser> user(String name) {
        return users.stream().filter(user -> user.name().equals(name)).findFirst();
    }

    int maxSessions() {
        return maxSessions;
    }

    Duration delay() {
        return delay;
    }

    Optional<Path> log() {
        return Optional.ofNullable(log);
    }

    boolean logPasswords() {
        return logPasswords;
    }
}
