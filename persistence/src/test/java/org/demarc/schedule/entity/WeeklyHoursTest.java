package org.demarc.schedule.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.demarc.schedule.entity.WeeklyHours.Opening;
import org.junit.jupiter.api.Test;

class WeeklyHoursTest {

    private static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");

    @Test
    void aNightBelongsToTheDayOnWhichItBegins() {
        WeeklyHours friday = hours(EnumSet.of(DayOfWeek.FRIDAY), "22:00", "07:00", KYIV);

        assertThat(friday.at(at("2026-11-20T21:00:00Z"))) // Friday 23:00 in Kyiv
                .contains(new Opening(at("2026-11-20T20:00:00Z"), at("2026-11-21T05:00:00Z")));
        assertThat(friday.at(at("2026-11-21T04:59:59Z"))).isPresent();
        assertThat(friday.at(at("2026-11-21T05:00:00Z"))).isEmpty();
        assertThat(friday.at(at("2026-11-21T21:00:00Z"))).isEmpty(); // Saturday night
        assertThat(friday.next(at("2026-11-21T21:00:00Z")).orElseThrow().from()).isEqualTo(at("2026-11-27T20:00:00Z"));
    }

    @Test
    void theClockIsTheOneOfTheZone() {
        WeeklyHours night = hours(EnumSet.allOf(DayOfWeek.class), "22:00", "07:00", ZoneId.of("America/New_York"));

        assertThat(night.at(at("2026-11-20T21:00:00Z"))).isEmpty(); // 16:00 there
        assertThat(night.at(at("2026-11-21T04:00:00Z"))).isPresent(); // 23:00 there
    }

    @Test
    void aNightInWhichTheClockChangesIsShorterOrLonger() {
        WeeklyHours night = hours(EnumSet.allOf(DayOfWeek.class), "22:00", "07:00", KYIV);

        Opening spring = night.at(at("2026-03-29T00:00:00Z")).orElseThrow();
        Opening autumn = night.at(at("2026-10-25T00:00:00Z")).orElseThrow();

        assertThat(Duration.between(spring.from(), spring.until())).isEqualTo(Duration.ofHours(8));
        assertThat(Duration.between(autumn.from(), autumn.until())).isEqualTo(Duration.ofHours(10));
    }

    @Test
    void anHourThatTheClockLeavesOutIsNoOpening() {
        WeeklyHours leftOut = hours(EnumSet.of(DayOfWeek.SUNDAY), "03:00", "04:00", KYIV);

        Opening next = leftOut.next(at("2026-03-28T12:00:00Z")).orElseThrow();

        assertThat(next.from()).isEqualTo(at("2026-04-05T00:00:00Z"));
    }

    @Test
    void withoutDaysThereIsNothing() {
        assertThat(hours(Set.of(), "00:00", "12:00", KYIV).next(Instant.EPOCH)).isEmpty();
    }

    private static WeeklyHours hours(Set<DayOfWeek> days, String from, String until, ZoneId zone) {
        return new WeeklyHours(days, LocalTime.parse(from), LocalTime.parse(until), zone);
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
