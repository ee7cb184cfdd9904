package org.demarc.notification.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.demarc.notification.control.Samples.NOW;
import static org.demarc.notification.control.Samples.contact;
import static org.demarc.notification.control.Samples.due;
import static org.demarc.notification.control.Samples.event;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.demarc.event.entity.EventState;
import org.demarc.event.entity.Severity;
import org.demarc.notification.entity.DeliveryState;
import org.demarc.notification.entity.Due;
import org.demarc.notification.entity.NotificationSaid;
import org.demarc.notification.entity.Occasion;
import org.demarc.notification.entity.QuietHours;
import org.demarc.schedule.entity.WeeklyHours;
import org.junit.jupiter.api.Test;

class LanePlanTest {

    private static final QuietHours NOON = new QuietHours(
            new WeeklyHours(EnumSet.allOf(DayOfWeek.class), LocalTime.of(11, 0), LocalTime.of(13, 0), ZoneOffset.UTC),
            Severity.CRITICAL);

    @Test
    void whatFitsIntoTheHourIsToldOneByOne() {
        LanePlan plan = LanePlan.of(contact(5, null, 0), openings(3), List.of(), NOW);

        assertThat(plan.tellings()).hasSize(3).allMatch(telling -> telling.occasion() == Occasion.OPENED);
        assertThat(plan.put()).isEmpty();
    }

    @Test
    void whatIsMoreThanTheContactWantsIsToldInOneMessage() {
        LanePlan plan = LanePlan.of(contact(5, null, 0), openings(40), List.of(NOW.minusSeconds(60)), NOW);

        assertThat(plan.tellings()).hasSize(4);
        assertThat(plan.tellings().get(3).occasion()).isEqualTo(Occasion.OVERFLOW);
        assertThat(plan.tellings().get(3).of()).hasSize(37);
    }

    @Test
    void whenTheHourIsFullEverythingWaitsUntilItIsNot() {
        List<Instant> sent = List.of(NOW.minusSeconds(3000), NOW.minusSeconds(10));

        LanePlan plan = LanePlan.of(contact(2, null, 0), openings(3), sent, NOW);

        assertThat(plan.tellings()).isEmpty();
        assertThat(plan.put()).hasSize(3).allSatisfy(put -> {
            assertThat(put.state()).isEqualTo(DeliveryState.WAITING);
            assertThat(put.dueAt()).isEqualTo(NOW.plusSeconds(600));
        });
    }

    @Test
    void inQuietHoursItIsHeldBackUntilTheirEnd() {
        LanePlan plan = LanePlan.of(contact(5, NOON, 0), openings(2), List.of(), NOW);

        assertThat(plan.tellings()).isEmpty();
        assertThat(plan.put()).hasSize(2).allSatisfy(put -> {
            assertThat(put.state()).isEqualTo(DeliveryState.HELD);
            assertThat(put.dueAt()).isEqualTo(Instant.parse("2026-11-20T13:00:00Z"));
        });
    }

    @Test
    void whatMattersPassesTheQuietHours() {
        assertThat(NOON.holds(Severity.CRITICAL, NOW)).isEmpty();
        assertThat(NOON.holds(Severity.WARNING, NOW)).isPresent();
        assertThat(new QuietHours(NOON.hours(), null).holds(Severity.CRITICAL, NOW))
                .isPresent();
    }

    @Test
    void whatWasHeldBackIsToldInOneMessageAfterwards() {
        List<Due> held = IntStream.rangeClosed(1, 3)
                .mapToObj(i -> due(i, Occasion.OPENED, DeliveryState.HELD, event(i, EventState.OPEN), null))
                .toList();

        LanePlan plan = LanePlan.of(contact(5, NOON, 0), held, List.of(), NOW.plusSeconds(3600));

        assertThat(plan.tellings()).singleElement().satisfies(telling -> {
            assertThat(telling.occasion()).isEqualTo(Occasion.DIGEST);
            assertThat(telling.ids()).containsExactly(1L, 2L, 3L);
        });
    }

    @Test
    void anEndIsToldOnlyIfTheBeginningWas() {
        var over = event(1, EventState.RESOLVED);
        Due told = due(1, Occasion.RESOLVED, DeliveryState.WAITING, over, DeliveryState.SENT);
        Due never = due(2, Occasion.RESOLVED, DeliveryState.WAITING, over, DeliveryState.GIVEN_UP);
        Due opening = due(3, Occasion.OPENED, DeliveryState.WAITING, event(9, EventState.RESOLVED), null);
        Due end =
                due(4, Occasion.RESOLVED, DeliveryState.WAITING, event(9, EventState.RESOLVED), DeliveryState.WAITING);

        LanePlan plan = LanePlan.of(contact(5, null, 0), List.of(told, never, opening, end), List.of(), NOW);

        assertThat(plan.tellings())
                .extracting(LanePlan.Telling::ids)
                .containsExactly(List.of(1L), List.of(3L), List.of(4L));
        assertThat(plan.put()).singleElement().satisfies(put -> {
            assertThat(put.state()).isEqualTo(DeliveryState.DROPPED);
            assertThat(put.why()).isEqualTo(NotificationSaid.OPENING_NOT_TOLD.with());
        });
    }

    @Test
    void whatIsOverBeforeTheDelayIsNotTold() {
        Due opening = due(1, Occasion.OPENED, DeliveryState.WAITING, event(1, EventState.RESOLVED), null);

        LanePlan plan = LanePlan.of(contact(5, null, 600), List.of(opening), List.of(), NOW);

        assertThat(plan.tellings()).isEmpty();
        assertThat(plan.put()).singleElement().matches(put -> put.state() == DeliveryState.DROPPED);
    }

    @Test
    void aDeviceThatTheUserSeesNoMoreIsNotTold() {
        Due seen = openings(1).get(0);
        Due unseen = new Due(seen.delivery(), seen.event(), false, null);

        LanePlan plan = LanePlan.of(contact(5, null, 0), List.of(unseen), List.of(), NOW);

        assertThat(plan.tellings()).isEmpty();
        assertThat(plan.put()).singleElement().matches(put -> put.why().equals(NotificationSaid.NOT_SEEN.with()));
    }

    private static List<Due> openings(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> due(i, Occasion.OPENED, DeliveryState.WAITING, event(i, EventState.OPEN), null))
                .toList();
    }
}
