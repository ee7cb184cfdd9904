package org.demarc.snmp.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.demarc.snmp.control.EngineClock.Reading;
import org.junit.jupiter.api.Test;

/** RFC 3414 3.2 7 b. */
class EngineClockTest {

    private static final long SECOND = 1_000_000_000;

    private final EngineClock clock = new EngineClock();

    @Test
    void aClockThatNobodySetShowsZeros() {
        assertThat(clock.at(5 * SECOND)).isEqualTo(new Reading(0, 0));
    }

    @Test
    void itGoesOnFromWhatItWasToldLast() {
        assertThat(clock.accepts(3, 1000, 0)).isTrue();
        assertThat(clock.at(60 * SECOND)).isEqualTo(new Reading(3, 1060));

        assertThat(clock.accepts(3, 1062, 60 * SECOND)).isTrue();
        assertThat(clock.at(61 * SECOND)).isEqualTo(new Reading(3, 1063));
    }

    @Test
    void aMessageThatIsALittleOldSetsNothingBack() {
        clock.accepts(3, 1000, 0);

        assertThat(clock.accepts(3, 851, 0)).isTrue();
        assertThat(clock.at(0)).isEqualTo(new Reading(3, 1000));
        assertThat(clock.accepts(3, 851, 2 * SECOND)).isFalse();
    }

    @Test
    void anotherStartIsLaterWhateverItsSeconds() {
        clock.accepts(3, 1000, 0);

        assertThat(clock.accepts(4, 1, 0)).isTrue();
        assertThat(clock.at(0)).isEqualTo(new Reading(4, 1));
        assertThat(clock.accepts(3, 1000, 0)).isFalse();
    }

    @Test
    void anEngineThatCannotCountFurtherIsNotBelieved() {
        assertThat(clock.accepts(Integer.MAX_VALUE, 1, 0)).isFalse();
    }

    /** There are devices whose clock stands. */
    @Test
    void aClockThatStandsIsBelievedForAWhile() {
        assertThat(clock.accepts(0, 0, 0)).isTrue();
        assertThat(clock.accepts(0, 0, 150 * SECOND)).isTrue();
        assertThat(clock.accepts(0, 0, 151 * SECOND)).isFalse();
    }
}
