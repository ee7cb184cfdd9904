package org.demarc.schedule.entity;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Hours that come back every week where somebody lives: a clock that is put forward or back there makes them shorter or longer.
 *
 * @param days on which they begin
 * @param from when they begin
 * @param until when they end; not after {@code from} it is on the next day
 */
public record WeeklyHours(Set<DayOfWeek> days, LocalTime from, LocalTime until, ZoneId zone) {

    private static final int WEEK = 7;

    public WeeklyHours {
        days = Set.copyOf(days);
    }

    /** One time from beginning (inclusive) to end (exclusive). */
    public record Opening(Instant from, Instant until) {

        public boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    /** The hours that go on at that moment. */
    public Optional<Opening> at(Instant moment) {
        return next(moment).filter(opening -> opening.holds(moment));
    }

    /** The hours that go on at that moment, or the next ones; none without days. */
    public Optional<Opening> next(Instant moment) {
        LocalDate today = LocalDate.ofInstant(moment, zone);
        for (int day = -2; day <= WEEK + 1; day++) {
            LocalDate date = today.plusDays(day);
            if (days.contains(date.getDayOfWeek())) {
                Opening opening = on(date);
                if (opening.until().isAfter(moment) && opening.until().isAfter(opening.from())) {
                    return Optional.of(opening);
                }
            }
        }
        return Optional.empty();
    }

    private Opening on(LocalDate date) {
        LocalDate end = until.isAfter(from) ? date : date.plusDays(1);
        return new Opening(
                date.atTime(from).atZone(zone).toInstant(),
                end.atTime(until).atZone(zone).toInstant());
    }

    /** The ISO numbers of the days, Monday is 1. */
    public java.util.List<Integer> dayNumbers() {
        return new TreeSet<>(days).stream().map(DayOfWeek::getValue).toList();
    }
}
