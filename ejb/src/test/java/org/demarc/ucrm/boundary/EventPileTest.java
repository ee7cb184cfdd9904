package org.demarc.ucrm.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EventPileTest {

    private static final long SILENT = 1;
    private static final long OTHER = 2;

    private final EventPile pile = new EventPile();

    @Test
    @DisplayName("UR-32 whoever handles events of a source takes what others bring meanwhile, once")
    void whatIsBroughtMeanwhileIsTakenTogether() {
        assertThat(pile.add(SILENT, List.of(1L))).isTrue();
        assertThat(pile.take(SILENT)).containsExactly(1L);
        pile.add(SILENT, List.of(2L, 3L));
        pile.add(SILENT, List.of(3L, 4L));

        assertThat(pile.take(SILENT)).containsExactly(2L, 3L, 4L);
        assertThat(pile.take(SILENT)).isEmpty();
    }

    @Test
    @DisplayName(
            "UR-42 a CRM that keeps its handlers waiting leaves handlers to others, and its events are left to those it has")
    void aSilentCrmKeepsNobodyFromOthers() {
        int handlers = 0;
        while (handlers < 1000 && pile.add(SILENT, List.of(100L + handlers))) {
            handlers++;
        }

        assertThat(handlers).as("of 24 sessions: five slow CRMs leave some").isEqualTo(4);
        assertThat(pile.add(OTHER, List.of(5L))).isTrue();
        assertThat(pile.take(OTHER)).containsExactly(5L);
        assertThat(pile.take(SILENT)).contains(100L + handlers);
    }

    @Test
    @DisplayName(
            "UR-42 a handler that goes before all is done says what is left, and whoever comes for it takes everything")
    void whatIsLeftIsCalledFor() {
        pile.add(SILENT, LongStream.rangeClosed(1, 120).boxed().toList());
        pile.take(SILENT);

        List<Long> left = pile.leave(SILENT, List.of(49L, 50L));
        assertThat(left).hasSize(50).startsWith(51L);
        assertThat(pile.add(SILENT, left)).isTrue();
        assertThat(pile.take(SILENT)).hasSize(50);
        assertThat(pile.take(SILENT)).hasSize(22).contains(49L, 50L);
        assertThat(pile.leave(SILENT, List.of())).isEmpty();
        assertThat(pile.leave(SILENT, List.of())).as("nobody is there any more").isEmpty();
    }

    @Test
    @DisplayName("UR-32 a handler that fails leaves its place; groups are bounded")
    void placesAreGivenBack() {
        for (int i = 0; i < 1000; i++) {
            assertThat(pile.add(SILENT, List.of(1L))).isTrue();
            pile.abandon(SILENT);
        }
        pile.add(SILENT, LongStream.rangeClosed(1, 120).boxed().toList());
        List<Integer> sizes = new ArrayList<>();
        for (List<Long> some = pile.take(SILENT); !some.isEmpty(); some = pile.take(SILENT)) {
            sizes.add(some.size());
        }
        assertThat(sizes).containsExactly(50, 50, 20);
        assertThat(pile.take(SILENT)).as("nobody handles them").isEmpty();
    }
}
