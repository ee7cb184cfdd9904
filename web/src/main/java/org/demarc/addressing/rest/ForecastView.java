package org.demarc.addressing.rest;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.demarc.addressing.boundary.PoolDesk.PoolCard;
import org.demarc.addressing.control.PoolForecast;
import org.demarc.addressing.entity.PoolSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * When a pool will be empty if it goes on growing as it did (ucrm-routeros.md 7.6).
 *
 * @param trend growing, not_growing or not_enough_data (fewer than 7 days)
 * @param perDay addresses a day by which the use grows, negative when it shrinks
 * @param daysLeft whole days until nothing is free, null unless the pool grows
 * @param emptyOn the day on which that is, null unless the pool grows
 * @param alarm none, nearly_full or soon_empty
 * @param days how full the pool was, one a day, oldest first, at most 30
 */
public record ForecastView(
        long poolId,
        String trend,
        double perDay,
        @Nullable Long daysLeft,
        @Nullable String emptyOn,
        String alarm,
        long usable,
        long used,
        long free,
        List<Day> days) {

    /** A day, in UTC. */
    public record Day(String day, long usable, long used, long reserved, long quarantined, long blocked, long free) {

        static Day of(PoolSnapshot one) {
            return new Day(
                    one.day().toString(),
                    one.use().usable(),
                    one.use().used(),
                    one.use().reserved(),
                    one.use().quarantined(),
                    one.use().blocked(),
                    one.use().free());
        }
    }

    static ForecastView of(PoolCard card, List<PoolSnapshot> days) {
        PoolForecast forecast = card.forecast();
        Long left = daysLeft(forecast);
        return new ForecastView(
                card.pool().id(),
                word(forecast.trend()),
                forecast.perDay(),
                left,
                left == null
                        ? null
                        : LocalDate.now(ZoneOffset.UTC).plusDays(left).toString(),
                word(forecast.alarm()),
                card.use().usable(),
                card.use().used(),
                card.use().free(),
                days.stream().map(Day::of).toList());
    }

    static @Nullable Long daysLeft(PoolForecast forecast) {
        return forecast.daysLeft() < 0 ? null : forecast.daysLeft();
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
