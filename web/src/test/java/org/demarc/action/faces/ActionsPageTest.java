package org.demarc.action.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.demarc.Phrase;
import org.demarc.action.entity.ActionRun;
import org.demarc.poll.entity.Asker;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** No desk stands behind the page here: whoever asks it for one row more falls. */
class ActionsPageTest {

    private final ActionsPage page = new ActionsPage();

    @Test
    @DisplayName("DEV-17 what came back is shown from the rows of the page, nothing is asked for each of them")
    void resultsComeWithThePage() {
        assertThat(page.results(run("[{}, {}]"))).hasSize(2);
        assertThat(page.results(run(null))).isEmpty();
        assertThat(page.results(run("no rows"))).isEmpty();
    }

    private static ActionRun run(@Nullable String resultJson) {
        return new ActionRun(
                1,
                null,
                2L,
                "sw",
                3L,
                "1/1",
                "cable-test",
                Map.of(),
                ActionRun.State.DONE,
                Phrase.plain(""),
                Map.of(),
                Map.of(),
                resultJson,
                0,
                Asker.SYSTEM,
                "",
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH,
                "");
    }
}
