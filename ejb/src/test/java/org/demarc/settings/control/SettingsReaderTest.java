package org.demarc.settings.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.settings.entity.Secret;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {

    @SettingsOf("poll")
    record PollSettings(
            @Setting(value = "20", min = 1, max = 100, says = "how many")
            int inFlight,

            @Setting(value = "8s", min = 1, says = "how long")
            Duration liveDeadline,

            @Setting(value = "yes", says = "whether") boolean ignoreDown,
            @Setting(value = "", says = "which") List<String> networks,
            @Setting(value = "", says = "hidden") Secret password) {}

    @Test
    void whatIsNotSetIsTheDefault() {
        var settings = SettingsReader.defaults(PollSettings.class);

        assertThat(settings).isEqualTo(new PollSettings(20, Duration.ofSeconds(8), true, List.of(), Secret.NONE));
    }

    @Test
    void namesAreKebabCaseAndTextsAreConverted() {
        var settings = read(Map.of(
                "demarc.poll.in-flight", " 50 ",
                "demarc.poll.live-deadline", "PT20S",
                "demarc.poll.ignore-down", "off",
                "demarc.poll.networks", "192.0.2.0/24, 2001:db8::/32",
                "demarc.poll.password", "hunter2"));

        assertThat(settings)
                .isEqualTo(new PollSettings(
                        50,
                        Duration.ofSeconds(20),
                        false,
                        List.of("192.0.2.0/24", "2001:db8::/32"),
                        Secret.of("hunter2")));
    }

    @Test
    void everythingThatDoesNotFitIsNamedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(Map.of(
                        "demarc.poll.in-flight", "500",
                        "demarc.poll.live-deadline", "soon",
                        "demarc.poll.ignore-down", "maybe")))
                .withMessageContaining("demarc.poll.in-flight '500': outside 1..100")
                .withMessageContaining("demarc.poll.live-deadline 'soon'")
                .withMessageContaining("demarc.poll.ignore-down 'maybe'");
    }

    private static PollSettings read(Map<String, String> textByName) {
        return new SettingsReader(name -> Optional.ofNullable(textByName.get(name))).read(PollSettings.class);
    }
}
