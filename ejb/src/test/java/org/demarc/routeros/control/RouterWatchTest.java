package org.demarc.routeros.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.demarc.provisioning.control.RouterAccess;
import org.demarc.settings.entity.Secret;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RouterWatchTest {

    private static final Duration HOLD = Duration.ofMinutes(15);

    private Instant now = Instant.parse("2026-11-01T12:00:00Z");
    private final RouterWatch watch = RouterWatch.inMemory(clock(), HOLD);

    @Test
    @DisplayName("ucrm-routeros.md 6.6 a refused login of a device is not tried again at once, and ends by itself")
    void aRefusedLoginEndsByItself() {
        watch.refusedLogin(access("wrong"), "invalid user name or password");

        now = now.plus(HOLD).minusSeconds(1);
        assertThat(watch.loginRefused(access("wrong"))).contains("invalid user name or password");
        assertThat(watch.loginRefused(access("another"))).isEmpty();

        now = now.plusSeconds(1);
        assertThat(watch.loginRefused(access("wrong"))).isEmpty();
    }

    @Test
    @DisplayName("ucrm-routeros.md 6.6 without a bound a refused login holds until somebody forgives it")
    void withoutABoundItHolds() {
        RouterWatch endless = RouterWatch.inMemory();
        endless.refusedLogin(access("wrong"), "no");

        assertThat(endless.loginRefused(access("wrong"))).contains("no");
        endless.forgiveLogin(access("wrong"));
        assertThat(endless.loginRefused(access("wrong"))).isEmpty();
    }

    private static RouterAccess access(String password) {
        return new RouterAccess(
                7,
                "gw",
                "192.0.2.7",
                8728,
                false,
                "",
                "demarc",
                Secret.of(password),
                false,
                "",
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}
