package org.demarc.addressing.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.demarc.addressing.control.PoolForecast.Alarm;
import org.demarc.addressing.control.PoolForecast.Bounds;
import org.demarc.addressing.control.PoolForecast.Trend;
import org.demarc.addressing.entity.PoolSnapshot;
import org.demarc.addressing.entity.PoolUse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("UR-65 pool forecast")
class PoolForecastTest {

    private static final Bounds USUAL = new Bounds(30, 10);
    private static final LocalDate FIRST = LocalDate.of(2026, 2, 10);

    @Test
    void thePoolOfTheFirstExampleGrowsByTwoADayAndLasts41Days() {
        PoolForecast forecast =
                PoolForecast.of(days(30, day -> 100 + 2 * day), new PoolUse(254, 158, 10, 4, 0, 0), USUAL);

        assertThat(forecast.trend()).isEqualTo(Trend.GROWING);
        assertThat(forecast.perDay()).isCloseTo(2.0, within(1e-9));
        assertThat(forecast.days()).hasValue(41);
        assertThat(forecast.alarm()).isEqualTo(Alarm.NONE);
    }

    @Test
    void thePoolOfTheSecondExampleLasts8DaysWhichIsAnAlarm() {
        int[] used = {100, 103, 102, 106, 107, 109, 110};

        PoolForecast forecast = PoolForecast.of(days(7, day -> used[day]), new PoolUse(126, 110, 2, 0, 0, 0), USUAL);

        assertThat(forecast.perDay()).isCloseTo(1.6786, within(0.0001));
        assertThat(forecast.days()).hasValue(8);
        assertThat(forecast.alarm()).isEqualTo(Alarm.SOON_EMPTY);
    }

    @Test
    void aPoolThatShrinksOrStaysIsNotGrowing() {
        PoolUse half = new PoolUse(200, 100, 0, 0, 0, 0);

        PoolForecast shrinking = PoolForecast.of(days(30, day -> 150 - day), half, USUAL);
        PoolForecast flat = PoolForecast.of(days(30, day -> 100), half, USUAL);

        assertThat(shrinking.trend()).isEqualTo(Trend.NOT_GROWING);
        assertThat(shrinking.perDay()).isCloseTo(-1.0, within(1e-9));
        assertThat(flat.trend()).isEqualTo(Trend.NOT_GROWING);
        assertThat(flat.days()).isEmpty();
        assertThat(flat.isAlarm()).isFalse();
    }

    @Test
    void sixDaysAreTooFewButAFullPoolIsAnAlarmAllTheSame() {
        PoolForecast young = PoolForecast.of(days(6, day -> 10 * day), new PoolUse(1000, 50, 0, 0, 0, 0), USUAL);
        PoolForecast full = PoolForecast.of(List.of(), new PoolUse(254, 230, 0, 0, 0, 0), USUAL);

        assertThat(young.trend()).isEqualTo(Trend.NOT_ENOUGH_DATA);
        assertThat(young.isAlarm()).isFalse();
        assertThat(full.alarm()).isEqualTo(Alarm.NEARLY_FULL);
    }

    @Test
    void aJumpCountsWhileItIsWithinThirtyDaysAndIsForgottenAfterwards() {
        PoolUse now = new PoolUse(1000, 300, 0, 0, 0, 0);

        PoolForecast fresh = PoolForecast.of(days(30, day -> day < 15 ? 100 : 300), now, USUAL);
        PoolForecast past = PoolForecast.of(days(60, day -> day < 15 ? 100 : 300), now, USUAL);

        assertThat(fresh.trend()).isEqualTo(Trend.GROWING);
        assertThat(fresh.perDay()).isBetween(5.0, 15.0);
        assertThat(past.trend()).isEqualTo(Trend.NOT_GROWING);
    }

    @Test
    void daysOnWhichNobodyLookedChangeNothing() {
        List<PoolSnapshot> gaps = new ArrayList<>(days(30, day -> 100 + 2 * day));
        gaps.removeIf(one -> one.day().getDayOfMonth() % 3 == 0);

        PoolForecast forecast = PoolForecast.of(gaps, new PoolUse(254, 158, 10, 4, 0, 0), USUAL);

        assertThat(forecast.days()).hasValue(41);
    }

    private static List<PoolSnapshot> days(int count, IntUnaryOperator used) {
        return IntStream.range(0, count)
                .mapToObj(day ->
                        new PoolSnapshot(FIRST.plusDays(day), new PoolUse(254, used.applyAsInt(day), 0, 0, 0, 0)))
                .toList();
    }
}
