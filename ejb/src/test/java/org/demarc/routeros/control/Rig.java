package org.demarc.routeros.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.lab.routeros.RouterOsSimulator;
import org.demarc.provisioning.control.AccountTag;
import org.demarc.provisioning.control.AppliedAccount;
import org.demarc.provisioning.control.DesiredAccount;
import org.demarc.provisioning.control.DriverOutcome;
import org.demarc.provisioning.control.EnsureRequest;
import org.demarc.provisioning.control.LeaseAccount;
import org.demarc.provisioning.control.PppoeAccount;
import org.demarc.provisioning.control.RouterAccess;
import org.demarc.settings.entity.Secret;

/** A simulated router, the driver in front of it, and the accounts that tests speak of. */
final class Rig implements AutoCloseable {

    static final AccountTag TAG = new AccountTag("main", "101");
    static final AccountTag SUCCESSOR = new AccountTag("main", "103");

    final RouterOsSimulator router;
    final RouterOsPool pool;
    final RouterOsDriver driver;
    RouterAccess access;
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private Duration perLook = Duration.ZERO;

    Rig(RouterOsOptions options) {
        router = RouterOsSimulator.start(options);
        Clock clock = clock();
        pool = RouterOsPool.standalone(clock);
        driver = new RouterOsDriver(pool, clock);
        access = access("api", "secret");
    }

    static Rig withProfiles() {
        return new Rig(RouterOsOptions.defaults().profiles("Basic 10M", "Pro 50M", "disabled"));
    }

    /** A clock that stands still until {@link #pass} moves it, or moves with every look at it. */
    private Clock clock() {
        InstantSource source = () -> {
            now = now.plus(perLook);
            return now;
        };
        return source.withZone(ZoneOffset.UTC);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** From now on everything takes this long between two looks at the clock. */
    void passAtEachLook(Duration time) {
        perLook = time;
    }

    Instant now() {
        return now;
    }

    RouterAccess access(String user, String password) {
        return new RouterAccess(
                1,
                "site1",
                "127.0.0.1",
                router.port(),
                false,
                "",
                user,
                Secret.of(password),
                true,
                "main",
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10));
    }

    RouterAccess tlsAccess(String pin) {
        return new RouterAccess(
                2,
                "site1",
                "127.0.0.1",
                router.tlsPort(),
                true,
                pin,
                "api",
                Secret.of("secret"),
                false,
                "",
                Duration.ofSeconds(3),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10));
    }

    static PppoeAccount pppoe() {
        return pppoe(TAG, "sub101", "pw101", "Basic 10M");
    }

    static PppoeAccount pppoe(AccountTag tag, String name, String password, String profile) {
        return new PppoeAccount(
                tag, tag.text() + " Test Client", name, Secret.of(password), profile, addressOf(name), "", "", false);
    }

    /** An address of its own for each user name that is numbered; sub101 has 192.168.2.1. */
    private static String addressOf(String name) {
        String digits = name.replaceAll("\\D", "");
        int number = digits.isEmpty() || digits.equals("101") ? 0 : Integer.parseInt(digits);
        return number == 0 ? "192.168.2.1" : "192.168." + (3 + number / 200) + "." + (number % 200 + 1);
    }

    static LeaseAccount lease() {
        return lease(TAG, "02:00:00:00:00:10", "10.1.1.1", "2M/10M", List.of());
    }

    static LeaseAccount lease(AccountTag tag, String mac, String address, String rate, List<String> lists) {
        return new LeaseAccount(
                tag, tag.text() + " Test Client", mac, address, rate, new TreeSet<>(lists), "", "bottom", "", false);
    }

    DriverOutcome ensure(DesiredAccount account) {
        return driver.ensure(access, EnsureRequest.of(account));
    }

    DriverOutcome.Done ensured(DesiredAccount account) {
        return done(ensure(account));
    }

    DriverOutcome ensure(DesiredAccount account, AppliedAccount known) {
        return driver.ensure(access, EnsureRequest.of(account).knowing(known));
    }

    static DriverOutcome.Done done(DriverOutcome outcome) {
        assertThat(outcome).isInstanceOf(DriverOutcome.Done.class);
        return (DriverOutcome.Done) outcome;
    }

    static AppliedAccount applied(DriverOutcome.Done done) {
        AppliedAccount applied = done.applied();
        if (applied == null) {
            throw new AssertionError("nothing applied");
        }
        return applied;
    }

    List<Map<String, String>> secrets() {
        return router.rows("/ppp/secret");
    }

    List<Map<String, String>> leases() {
        return router.rows("/ip/dhcp-server/lease");
    }

    /** The one row there must be. */
    static Map<String, String> only(List<Map<String, String>> rows) {
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    @Override
    public void close() {
        pool.close();
        router.close();
    }
}
