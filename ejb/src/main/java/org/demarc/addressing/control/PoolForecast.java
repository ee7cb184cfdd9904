package org.demarc.addressing.control;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.demarc.addressing.entity.PoolSnapshot;
import org.demarc.addressing.entity.PoolUse;

/**
 * When a pool will be empty if it goes on growing as it did (ucrm-routeros.md 7.6).
 *
 * @param trend what the days until now show
 * @param perDay addresses a day by which the use grows, negative when it shrinks; 0 without enough days
 * @param daysLeft whole days until nothing is free; -1 when the pool does not grow or too little is known
 * @param alarm why somebody should act
 */
public record PoolForecast(Trend trend, double perDay, long daysLeft, Alarm alarm) {

    private static final int MOST_DAYS = 30;
    private static final int FEWEST_DAYS = 7;

    /** Growth of less than an address in a century is none: what rounding leaves of a flat line. */
    private static final double FLAT = 1.0 / 36_500;

    /** What the days until now show. */
    public enum Trend {
        NOT_ENOUGH_DATA,
        NOT_GROWING,
        GROWING
    }

    /** Why somebody should act. */
    public enum Alarm {
        NONE,
        /** Few addresses are free. */
        NEARLY_FULL,
        /** It will not be long until nothing is free. */
        SOON_EMPTY
    }

    /**
     * When an alarm is raised.
     *
     * @param days fewer days left than these
     * @param freePercent a smaller share of free addresses than this
     */
    public record Bounds(int days, int freePercent) {}

    /**
     * @param snapshots one a day, oldest first; the newest 30 count
     * @param now how full the pool is
     */
    public static PoolForecast of(List<PoolSnapshot> snapshots, PoolUse now, Bounds bounds) {
        List<PoolSnapshot> last = lastDays(snapshots);
        if (last.size() < FEWEST_DAYS) {
            return new PoolForecast(Trend.NOT_ENOUGH_DATA, 0, -1, alarm(now, -1, bounds));
        }
        double slope = slope(last);
        if (slope <= FLAT) {
            return new PoolForecast(Trend.NOT_GROWING, slope, -1, alarm(now, -1, bounds));
        }
        long days = (long) Math.floor(now.free() / slope + 1e-9);
        return new PoolForecast(Trend.GROWING, slope, days, alarm(now, days, bounds));
    }

    private static List<PoolSnapshot> lastDays(List<PoolSnapshot> all) {
        if (all.isEmpty()) {
            return all;
        }
        LocalDate first = all.get(all.size() - 1).day().minusDays(MOST_DAYS - 1L);
        return all.stream().filter(one -> !one.day().isBefore(first)).toList();
    }

    /** Least squares of the addresses in use over the days; days that are missing leave a gap and nothing else. */
    private static double slope(List<PoolSnapshot> days) {
        double meanDay =
                days.stream().mapToLong(one -> one.day().toEpochDay()).average().orElse(0);
        double meanUsed =
                days.stream().mapToLong(one -> one.use().used()).average().orElse(0);
        double together = 0;
        double spread = 0;
        for (PoolSnapshot one : days) {
            double day = one.day().toEpochDay() - meanDay;
            together += day * (one.use().used() - meanUsed);
            spread += day * day;
        }
        return together / spread;
    }

    private static Alarm alarm(PoolUse now, long daysLeft, Bounds bounds) {
        if (now.free() * 100 < now.usable() * bounds.freePercent()) {
            return Alarm.NEARLY_FULL;
        }
        return daysLeft >= 0 && daysLeft < bounds.days() ? Alarm.SOON_EMPTY : Alarm.NONE;
    }

    public boolean isAlarm() {
        return alarm != Alarm.NONE;
    }

    /** How many days are left, where the pool grows. */
    public OptionalLong days() {
        return daysLeft < 0 ? OptionalLong.empty() : OptionalLong.of(daysLeft);
    }
}
