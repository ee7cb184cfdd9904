package org.demarc.lab.routeros;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A MikroTik router in this JVM, with all its state in memory (ucrm-routeros.md chapter 10). Many can run side by side, on
 * any loopback address. All methods are safe for several threads.
 */
public final class RouterOsSimulator implements AutoCloseable {

    private final Router router;
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(4, task -> {
        Thread thread = new Thread(task, "routeros-clock");
        thread.setDaemon(true);
        return thread;
    });
    private final ApiDoor plain;
    private volatile Optional<Certificate> certificate;
    private final Optional<ApiDoor> tls;
    private final Optional<RestDoor> rest;

    private RouterOsSimulator(RouterOsOptions options) {
        router = new Router(options);
        plain = new ApiDoor(router, at(options, options.port()), Optional.empty(), clock);
        certificate = options.tlsPort() == RouterOsOptions.OFF
                ? Optional.empty()
                : Optional.of(Certificate.selfSigned(options.address()));
        tls = certificate.map(mine -> new ApiDoor(router, at(options, options.tlsPort()), Optional.of(mine), clock));
        rest = options.restPort() == RouterOsOptions.OFF
                ? Optional.empty()
                : Optional.of(new RestDoor(router, at(options, options.restPort())));
    }

    /**
     * Starts a router.
     *
     * @throws java.io.UncheckedIOException when a port cannot be had
     */
    public static RouterOsSimulator start(RouterOsOptions options) {
        return new RouterOsSimulator(options);
    }

    private static InetSocketAddress at(RouterOsOptions options, int port) {
        return new InetSocketAddress(options.address(), port);
    }

    /** The port of the plain API. */
    public int port() {
        return plain.port();
    }

    /** The port of the API over TLS, or {@link RouterOsOptions#OFF}. */
    public int tlsPort() {
        return tls.map(ApiDoor::port).orElse(RouterOsOptions.OFF);
    }

    /** SHA-256 of the TLS certificate, 64 lower-case hex digits; empty without TLS. */
    public String tlsPin() {
        return certificate.map(Certificate::pin).orElse("");
    }

    /** The router shows another certificate from now on, as after a reset; {@link #tlsPin()} is that one's. */
    public void renewCertificate() {
        Certificate other = Certificate.selfSigned(router.options().address());
        certificate = Optional.of(other);
        tls.ifPresent(door -> door.present(other));
    }

    /** The port of REST, or {@link RouterOsOptions#OFF}. */
    public int restPort() {
        return rest.map(RestDoor::port).orElse(RouterOsOptions.OFF);
    }

    /**
     * The last commands (at most 100,000) in order of arrival, each as its words without the tag, passwords in clear; logins
     * too, {@code /sim/...} and what {@link #add} does not.
     */
    public List<List<String>> commands() {
        return received().stream().map(ReceivedCommand::words).toList();
    }

    /** As {@link #commands()}, each with its place among the commands of all routers of this JVM. */
    public List<ReceivedCommand> received() {
        return router.journal().commands();
    }

    /** Those of {@link #commands()} that write. */
    public List<List<String>> writes() {
        return received().stream()
                .filter(ReceivedCommand::writes)
                .map(ReceivedCommand::words)
                .toList();
    }

    /** Empties {@link #commands()}; the counters go on. */
    public void forgetCommands() {
        router.journal().forget();
    }

    /** What happened since the start. */
    public RouterCounters counters() {
        return router.journal().counters();
    }

    /** Lets something go wrong. */
    public void fault(Fault fault) {
        router.faults().add(fault);
    }

    /** Ends all faults; {@link #hits()} stay. */
    public void noFaults() {
        router.faults().clear();
    }

    /** The commands that a fault has hit since the start (the last 1,000), in order of arrival. */
    public List<FaultHit> hits() {
        return router.faults().hits();
    }

    /**
     * A subscriber dials in with the secret of that name.
     *
     * @return the id of the row in {@code /ppp/active}
     */
    public String online(String secret) {
        return router.online(secret, "");
    }

    /** A subscriber dials in from that MAC address. */
    public String online(String secret, String callerId) {
        return router.online(secret, callerId);
    }

    /**
     * A DHCP client without a static lease gets an address.
     *
     * @return the id of the dynamic lease
     */
    public String lease(String macAddress, String address) {
        return router.lease(macAddress, address);
    }

    /** The client of a static lease asks for its address. */
    public void bind(String macAddress) {
        router.bind(macAddress);
    }

    /** A BGP neighbour is configured, and the session with it is established; told as the router's release tells it. */
    public void addBgp(String name, String address, long remoteAs, int prefixes) {
        bgp().add(name, address, remoteAs, prefixes);
    }

    /** The BGP session with that neighbour goes down. */
    public void endBgp(String address) {
        bgp().end(address);
    }

    /** A router of version 7 tells the session that ended no longer, only its connection. */
    public void forgetBgp(String address) {
        bgp().forget(address);
    }

    private BgpNeighbours bgp() {
        return new BgpNeighbours(router.state());
    }

    /**
     * Adds a row as somebody with WinBox would: checked and completed by the router, not in {@link #commands()}.
     *
     * @param menu e.g. {@code /ppp/secret}
     * @return the row's id
     * @throws IllegalArgumentException when the router refuses, with its words
     */
    public String add(String menu, Map<String, String> arguments) {
        try {
            return router.state().add(menu, arguments).id();
        } catch (Trap refused) {
            throw new IllegalArgumentException(refused.text(), refused);
        }
    }

    /**
     * Carries out a command as somebody with WinBox would, e.g. {@code by("/ppp/secret/set", "=.id=u1", "=profile=x")}; not in
     * {@link #commands()}.
     *
     * @return the rows of a print
     * @throws IllegalArgumentException when the router refuses, with its words
     */
    public List<Map<String, String>> byHand(String command, String... words) {
        List<String> sentence = new ArrayList<>(List.of(command));
        sentence.addAll(List.of(words));
        try {
            return router.execute(Command.of(sentence), RouterUser.full("winbox", ""))
                    .rows();
        } catch (Trap refused) {
            throw new IllegalArgumentException(refused.text(), refused);
        }
    }

    /** All rows of a menu, passwords in clear. */
    public List<Map<String, String>> rows(String menu) {
        return router.rows(menu);
    }

    /** All rows of all menus but {@code /user/active} that have any, as a JSON object by menu; passwords in clear. */
    public String dump() {
        return router.dump();
    }

    /** Back to the state at start, without faults, hits and commands; connections stay. */
    public void reset() {
        router.reset();
    }

    /** The router goes offline: connections are cut, new ones refused. */
    public void stop() {
        plain.shut();
        tls.ifPresent(ApiDoor::shut);
        rest.ifPresent(RestDoor::shut);
    }

    /** A firewall drops everything: connections are cut, attempts to connect get no answer. */
    public void filter() {
        plain.filter();
        tls.ifPresent(ApiDoor::filter);
        rest.ifPresent(RestDoor::filter);
    }

    /** The router is back on the same ports after {@link #stop()} or {@link #filter()}. */
    public void resume() {
        plain.open();
        tls.ifPresent(ApiDoor::open);
        rest.ifPresent(RestDoor::open);
    }

    @Override
    public void close() {
        plain.close();
        tls.ifPresent(ApiDoor::close);
        rest.ifPresent(RestDoor::close);
        clock.shutdownNow();
        router.close();
    }
}
