package org.demarc.routeros.boundary;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.demarc.device.entity.DeviceAccess;
import org.demarc.device.entity.DeviceAccesses;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.provisioning.control.RouterAccess;
import org.demarc.routeros.control.RouterOsPool;
import org.demarc.routeros.control.RouterOsSettings;
import org.demarc.routeros.control.RouterWatch;
import org.demarc.routeros.entity.ApiDevices;
import org.demarc.routeros.entity.RouterosProblem;
import org.demarc.settings.boundary.Settings;
import org.jspecify.annotations.Nullable;

/**
 * This node's connections to devices whose menus are looked at. They are apart from those that work on accounts: looking must never wait
 * for writing, nor the other way round.
 */
@ApplicationScoped
public class DeviceLines {

    /**
     * So long nobody signs in again to a device that refused the login, unless access data change or a person asks for a reading: programs ask
     * again and again, and repeated wrong logins lock accounts out (ucrm-routeros.md 6.6). Then one more attempt is made: the fault may have been
     * mended on the device itself, which tells nobody.
     */
    static final Duration REFUSED_LOGIN_HOLDS = Duration.ofMinutes(15);

    @Resource
    ManagedThreadFactory threads;

    @Inject
    Settings settings;

    @Inject
    DeviceAccesses accesses;

    @Inject
    ApiDevices devices;

    private @Nullable RouterOsPool pool;

    public synchronized RouterOsPool pool() {
        RouterOsPool open = pool;
        if (open == null) {
            Clock clock = Clock.systemUTC();
            open = new RouterOsPool(
                    RouterWatch.inMemory(clock, REFUSED_LOGIN_HOLDS),
                    settings.of(RouterOsSettings.class).idleClose(),
                    clock,
                    threads);
            pool = open;
        }
        return open;
    }

    /**
     * How a device is reached by the API: port and login of its access profile, TLS with the certificate that is pinned for it.
     *
     * @throws org.demarc.ProblemException {@link RouterosProblem#NO_API_LOGIN} when nobody has said how to sign in
     */
    public RouterAccess access(long deviceId) {
        DeviceAccess access = accesses.ofDevice(deviceId)
                .orElseThrow(() -> DeviceProblem.UNKNOWN_DEVICE.because("device " + deviceId));
        if (access.login().isEmpty()) {
            throw RouterosProblem.NO_API_LOGIN.because(access.name());
        }
        RouterOsSettings wait = settings.of(RouterOsSettings.class);
        return new RouterAccess(
                deviceId,
                access.name(),
                access.address(),
                access.apiPort(),
                access.apiTls(),
                access.apiTls() ? devices.pin(deviceId) : "",
                access.login(),
                access.password(),
                false,
                "",
                wait.connectTimeout(),
                wait.commandTimeout(),
                wait.menuTimeout());
    }

    @PreDestroy
    synchronized void hangUp() {
        if (pool != null) {
            pool.close();
        }
    }
}
