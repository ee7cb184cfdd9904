package org.demarc.routeros.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.lab.routeros.RouterOsSimulator;
import org.demarc.lab.routeros.RouterUser;
import org.demarc.provisioning.control.RouterAccess;
import org.demarc.settings.entity.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RouterCheckTest {

    private RouterOsSimulator router;

    @BeforeEach
    void startRouter() {
        router = RouterOsSimulator.start(RouterOsOptions.defaults()
                .port(0)
                .profiles("Basic 10M", "disabled")
                .user(RouterUser.full("demarc", "right")));
    }

    @AfterEach
    void stopRouter() {
        router.close();
    }

    @Test
    void aGoodRouterPassesEveryStepAndTellsItsVersion() {
        var result = check(access("right"), "disabled");

        assertThat(result.ok()).isTrue();
        assertThat(result.version()).startsWith("7.");
        assertThat(result.steps())
                .extracting(RouterCheck.Step::name)
                .containsExactly(
                        "connect", "login", "version", "permissions", "read", "disabled-profile", "clock", "sessions");
    }

    @Test
    void aWrongPasswordIsNamedInOneSentenceWithoutThePassword() {
        var result = check(access("topsecret1"), "disabled");

        assertThat(result.ok()).isFalse();
        assertThat(result.steps().get(1).text())
                .startsWith("site1 refused the login of user \"demarc\"")
                .doesNotContain("topsecret1");
    }

    @Test
    void aMissingProfileIsNamed() {
        var result = check(access("right"), "blocked");

        assertThat(result.steps())
                .contains(new RouterCheck.Step(
                        "disabled-profile", false, CheckSaid.PROFILE_MISSING.with("\"blocked\"", "site1")));
    }

    @Test
    void aRouterThatIsOffIsSaidToRefuse() {
        RouterAccess access = access("right");
        router.stop();

        var result = check(access, "disabled");

        assertThat(result.steps()).hasSize(1);
        assertThat(result.steps().get(0).text()).startsWith("could not connect to 127.0.0.1:");
    }

    @Test
    void aNameThatIsKnownIsAStepOfItsOwn() {
        var result = check(access("localhost", "right"), "disabled");

        assertThat(result.steps().get(0).name()).isEqualTo("name");
        assertThat(result.steps().get(0).text()).isEqualTo("the name localhost is known");
        assertThat(result.steps().get(1).name()).isEqualTo("connect");
    }

    private static RouterCheck.Result check(RouterAccess access, String disabledProfile) {
        return RouterCheck.of(access, RouterCheck.Needs.only(disabledProfile), Thread::new, InstantSource.system());
    }

    private RouterAccess access(String password) {
        return access("127.0.0.1", password);
    }

    private RouterAccess access(String host, String password) {
        return new RouterAccess(
                1,
                "site1",
                host,
                router.port(),
                false,
                "",
                "demarc",
                Secret.of(password),
                false,
                "",
                Duration.ofSeconds(3),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
    }
}
