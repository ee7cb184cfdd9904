package org.demarc.ucrm.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SilenceTest {

    private static final long NOW = 1_000;
    private static final long LATER = NOW + Silence.PAUSE.toNanos();

    private final Silence silence = new Silence();

    @Test
    void whoAnswersIsCalledByEverybody() {
        silence.ended();

        assertThat(silence.refuses(NOW)).isEmpty();
        assertThat(silence.refuses(NOW)).isEmpty();
    }

    @Test
    void afterATimeOutNobodyCallsForAWhileAndThenOneTriesForAll() {
        silence.began("no answer", NOW);

        assertThat(silence.refuses(LATER - 1)).contains("no answer");
        assertThat(silence.refuses(LATER)).isEmpty();
        assertThat(silence.refuses(LATER)).contains("no answer");
    }

    @Test
    void itEndsWhenTheOneIsAnsweredAndGoesOnWhenHeIsNot() {
        silence.began("no answer", NOW);
        assertThat(silence.refuses(LATER)).isEmpty();
        silence.began("still no answer", LATER);
        assertThat(silence.refuses(LATER)).contains("still no answer");

        assertThat(silence.refuses(LATER + Silence.PAUSE.toNanos())).isEmpty();
        silence.ended();

        assertThat(silence.refuses(LATER)).isEmpty();
    }
}
