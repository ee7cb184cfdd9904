package org.demarc.routeros.control;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.demarc.provisioning.control.RouterAccess;

/**
 * Remembers which routers refused our login, so that nobody tries again before the settings change or an operator tests
 * the router: repeated wrong logins lock accounts out (ucrm-routeros.md 6.6).
 */
public interface LoginHolds {

    /** The router's words, when exactly these settings were refused. */
    Optional<String> reason(RouterAccess access);

    void hold(RouterAccess access, String words);

    void lift(RouterAccess access);

    /** Holds that this process alone knows. */
    static LoginHolds inMemory() {
        record Hold(RouterAccess access, String words) {}
        Map<Long, Hold> holdsByRouter = new ConcurrentHashMap<>();
        return new LoginHolds() {

            @Override
            public Optional<String> reason(RouterAccess access) {
                return Optional.ofNullable(holdsByRouter.get(access.id()))
                        .filter(hold -> hold.access().equals(access))
                        .map(Hold::words);
            }

            @Override
            public void hold(RouterAccess access, String words) {
                holdsByRouter.put(access.id(), new Hold(access, words));
            }

            @Override
            public void lift(RouterAccess access) {
                holdsByRouter.remove(access.id());
            }
        };
    }
}
