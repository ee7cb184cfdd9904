package org.demarc.snmp.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.demarc.snmp.control.CounterReading.Counters;
import org.demarc.snmp.control.InterfaceRates.Verdict;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RatesTest {

    private static final long GIGABIT = 1_000_000_000L;
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    /** A reading with one octet counter, everything else unremarkable. */
    private record Shown(
            double second, long upTime, String name, long discontinuity, long speedBps, CounterValue octets) {
        Shown(double second, CounterValue octets) {
            this(second, (long) (1_000_000 + second * 100), "ge1", 0, GIGABIT, octets);
        }

        Shown upTime(long ticks) {
            return new Shown(second, ticks, name, discontinuity, speedBps, octets);
        }

        Shown name(String other) {
            return new Shown(second, upTime, other, discontinuity, speedBps, octets);
        }

        Shown discontinuity(long ticks) {
            return new Shown(second, upTime, name, ticks, speedBps, octets);
        }

        Shown speed(long bps) {
            return new Shown(second, upTime, name, discontinuity, bps, octets);
        }

        CounterReading reading() {
            CounterValue none = CounterValue.NONE;
            long nanos = (long) (second * 1e9);
            return new CounterReading(
                    new ReadingTime(1, nanos, NOON.plusNanos(nanos)),
                    upTime,
                    name,
                    discontinuity,
                    speedBps,
                    new Counters(octets, none, octets, none, none, none, none, none));
        }
    }

    private static Shown at(double second, CounterValue octets) {
        return new Shown(second, octets);
    }

    private static InterfaceRates rates(Shown before, Shown after) {
        return Rates.between(before.reading(), after.reading(), 300);
    }

    @Test
    void aWideCounterGivesItsDifferencePerSecond() {
        InterfaceRates rates =
                rates(at(0, CounterValue.of64(71_306_032_720_587L)), at(2.01, CounterValue.of64(71_306_032_736_643L)));

        assertThat(rates.inOctets()).isCloseTo(8000, within(80.0));
        assertThat(rates.inUtilisation()).isCloseTo(0.0064, within(0.0001));
        assertThat(rates.outOctets()).isNaN();
    }

    @Test
    @DisplayName("ENG-25 a narrow counter that wrapped once is right")
    void aNarrowCounterThatWrappedOnceIsRight() {
        InterfaceRates recorded = rates(at(0, CounterValue.of32(4_294_961_760L)), at(1.01, CounterValue.of32(2520)));
        InterfaceRates counted = rates(at(0, CounterValue.of32(4_294_967_000L)), at(10, CounterValue.of32(704)));

        assertThat(recorded.inOctets()).isCloseTo(8000, within(80.0));
        assertThat(counted.inOctets()).isEqualTo(100);
    }

    @Test
    void aWrapThatIsTooFastToBeTrueIsAReset() {
        Shown before = at(0, CounterValue.of32(3_000_000_000L)).speed(100_000_000);
        Shown after = at(10, CounterValue.of32(100)).speed(100_000_000);

        assertThat(rates(before, after).inOctets()).isNaN();
        assertThat(rates(before, after).verdict()).isEqualTo(Verdict.COMPARED);
    }

    @Test
    @DisplayName("ENG-25 where more than one wrap is possible a narrow octet counter says nothing")
    void whereMoreThanOneWrapIsPossibleANarrowOctetCounterSaysNothing() {
        Shown before = at(0, CounterValue.of32(1000));
        Shown after = at(1000, CounterValue.of32(900_000));

        assertThat(Rates.between(before.reading(), after.reading(), 1000).inOctets())
                .isNaN();
        assertThat(Rates.between(before.reading(), after.reading(), 1000).inPackets())
                .isCloseTo(899, within(0.1));
    }

    @Test
    @DisplayName("ENG-26 a wide counter that went back is a reset")
    void aWideCounterThatWentBackIsAReset() {
        InterfaceRates rates = rates(at(0, CounterValue.of64(5_000_000_000L)), at(10, CounterValue.of64(100)));

        assertThat(rates.inOctets()).isNaN();
    }

    @Test
    void aWideCounterAboveTheSignedRangeIsUnsigned() {
        InterfaceRates rates =
                rates(at(0, CounterValue.of64(Long.MAX_VALUE)), at(10, CounterValue.of64(Long.MIN_VALUE + 999)));

        assertThat(rates.inOctets()).isEqualTo(100);
    }

    @Test
    @DisplayName("ENG-26 a restart gives no rate for that interval")
    void aRestartGivesNoRateForThatInterval() {
        Shown before = at(0, CounterValue.of64(1000)).upTime(50_000_000);
        Shown after = at(300, CounterValue.of64(2000)).upTime(12_000);

        assertThat(rates(before, after).verdict()).isEqualTo(Verdict.RESTARTED);
        assertThat(rates(before, after).inOctets()).isNaN();
    }

    @Test
    void theWrapOfSysUpTimeIsNoRestart() {
        assertThat(Rates.restarted(4_294_966_000L, 704, 20)).isFalse();
        assertThat(Rates.restarted(4_294_966_000L, 200_000_000, 20)).isTrue();
    }

    @Test
    void aDeviceThatIsYoungerThanTheIntervalRestarted() {
        assertThat(Rates.restarted(5_000, 20_000, 300)).isTrue();
        assertThat(Rates.restarted(5_000, 35_000, 300)).isFalse();
    }

    @Test
    void anUnknownSysUpTimeProvesNothing() {
        assertThat(Rates.restarted(CounterReading.UNKNOWN, 5, 300)).isFalse();
        assertThat(Rates.restarted(5, CounterReading.UNKNOWN, 300)).isFalse();
    }

    @Test
    @DisplayName("ENG-26 a discontinuity or another interface gives no rate")
    void aDiscontinuityOrAnotherInterfaceGivesNoRate() {
        Shown before = at(0, CounterValue.of64(1000));
        Shown after = at(300, CounterValue.of64(2000));

        assertThat(rates(before, after.discontinuity(77)).verdict()).isEqualTo(Verdict.DISCONTINUITY);
        assertThat(rates(before, after.discontinuity(CounterReading.UNKNOWN)).verdict())
                .isEqualTo(Verdict.COMPARED);
        assertThat(rates(before, after.name("ge2")).verdict()).isEqualTo(Verdict.REPLACED);
    }

    @Test
    void readingsTooCloseOrTooFarApartAreNotCompared() {
        Shown before = at(0, CounterValue.of64(1000));

        assertThat(rates(before, at(0.9, CounterValue.of64(2000))).verdict()).isEqualTo(Verdict.TOO_CLOSE);
        assertThat(rates(before, at(901, CounterValue.of64(2000))).verdict()).isEqualTo(Verdict.TOO_FAR);
        assertThat(rates(before, at(-5, CounterValue.of64(2000))).verdict()).isEqualTo(Verdict.TOO_CLOSE);
    }

    @Test
    @DisplayName("ENG-25 counters of different width are never mixed")
    void countersOfDifferentWidthAreNeverMixed() {
        InterfaceRates rates = rates(at(0, CounterValue.of32(1000)), at(300, CounterValue.of64(2000)));

        assertThat(rates.inOctets()).isNaN();
    }

    @Test
    void aWideColumnThatStandsAtZeroWhileTheNarrowOneCountsIsAbsent() {
        CounterValue narrow = CounterValue.of32(5);

        assertThat(CounterValue.better(CounterValue.of64(0), narrow)).isEqualTo(narrow);
        assertThat(CounterValue.better(CounterValue.of64(0), CounterValue.of32(0))
                        .bits())
                .isEqualTo(64);
        assertThat(CounterValue.better(CounterValue.of64(7), narrow).bits()).isEqualTo(64);
        assertThat(CounterValue.better(CounterValue.NONE, narrow)).isEqualTo(narrow);
    }

    @Test
    void theSpeedComesFromTheColumnThatCanSayIt() {
        SnmpValue capped = SnmpValue.gauge32(4_294_967_295L);

        assertThat(CounterReading.speedBps(SnmpValue.gauge32(10_000), capped)).isEqualTo(10 * GIGABIT);
        assertThat(CounterReading.speedBps(SnmpValue.ABSENT, SnmpValue.gauge32(100_000_000)))
                .isEqualTo(100_000_000);
        assertThat(CounterReading.speedBps(SnmpValue.gauge32(0), capped)).isZero();
    }

    @Test
    void anUnknownSpeedGivesRatesButNoUtilisation() {
        InterfaceRates rates = rates(
                at(0, CounterValue.of64(0)).speed(0),
                at(10, CounterValue.of64(1000)).speed(0));

        assertThat(rates.inOctets()).isEqualTo(100);
        assertThat(rates.inUtilisation()).isNaN();
    }

    @Test
    void betweenProcessesTheWallClockCounts() {
        ReadingTime here = new ReadingTime(1, 500, NOON);
        ReadingTime there = new ReadingTime(2, 3, NOON.plusMillis(12_500));

        assertThat(there.secondsSince(here)).isEqualTo(12.5);
    }
}
