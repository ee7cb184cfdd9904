package org.demarc.provisioning.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The limits of ucrm-routeros.md 8.3. */
class LimitsTest {

    @Test
    void theLargerOfNumberAndShareCounts() {
        assertThat(Limits.USUAL.exceededBy(new Limits.Blast("site1", 5, 20, 50, 100, 10)))
                .isEmpty();
        assertThat(Limits.USUAL.exceededBy(new Limits.Blast("site1", 30, 0, 30, 100, 0)))
                .containsExactly("site1: removals 30 > 5");
        assertThat(Limits.USUAL.exceededBy(new Limits.Blast("site1", 20, 100, 250, 1000, 1000)))
                .isEmpty();
        assertThat(Limits.USUAL.exceededBy(new Limits.Blast("site1", 21, 101, 251, 1000, 1000)))
                .hasSize(3);
    }

    @Test
    @DisplayName("UR-72 small routers that keep to their limits are beyond them together")
    void smallRoutersThatKeepToTheirLimitsAreBeyondThemTogether() {
        List<Limits.Blast> everybody = routers(100, new Limits.Blast("rb", 0, 0, 40, 40, 40));

        assertThat(everybody).allSatisfy(router -> assertThat(Limits.USUAL.exceededBy(router))
                .isEmpty());
        assertThat(Limits.USUAL.exceededBy(everybody))
                .containsExactly("all routers together: changed rows 4000 > 1000");
        assertThat(Limits.USUAL.exceededBy(routers(100, new Limits.Blast("rb", 0, 0, 10, 40, 40))))
                .isEmpty();
        assertThat(Limits.USUAL.exceededBy(routers(3, new Limits.Blast("rb", 2, 7, 17, 20, 20))))
                .containsExactly(
                        "all routers together: removals 6 > 5",
                        "all routers together: kicked sessions 21 > 20",
                        "all routers together: changed rows 51 > 50");
    }

    @Test
    @DisplayName("UR-72 of all routers together is said nothing where only one of them changes")
    void aRouterThatChangesAloneIsSaidOnce() {
        List<Limits.Blast> routers = new ArrayList<>(routers(3, new Limits.Blast("rb", 0, 0, 0, 40, 0)));
        routers.add(new Limits.Blast("core", 30, 0, 30, 100, 0));

        assertThat(Limits.USUAL.exceededBy(routers)).containsExactly("core: removals 30 > 5");
        assertThat(Limits.USUAL.exceededBy(List.of())).isEmpty();
    }

    @Test
    @DisplayName("UR-72 a router that is left alone does not count among what all of them need together")
    void aRouterThatIsLeftAloneDoesNotCount() {
        Limits.Blast empty = new Limits.Blast("came-back-empty", 0, 0, 400, 400, 0);
        List<Limits.Blast> few = new ArrayList<>(routers(2, new Limits.Blast("rb", 0, 0, 25, 40, 0)));
        List<Limits.Blast> many = new ArrayList<>(routers(20, new Limits.Blast("rb", 0, 0, 30, 40, 0)));
        few.add(empty);
        many.add(empty);

        assertThat(Limits.USUAL.exceededByOthers(few)).isEmpty();
        assertThat(Limits.USUAL.exceededByOthers(many))
                .as("a quarter of 1,200 accounts")
                .containsExactly("all routers together: changed rows 600 > 300");
    }

    @Test
    @DisplayName("UR-72 a few accounts of small routers are a share of all that their source has")
    void aFewAccountsAreAShareOfAllThatTheirSourceHas() {
        List<Limits.Blast> debtors = routers(30, new Limits.Blast("gateway", 0, 1, 1, 8, 8));

        assertThat(Limits.USUAL.exceededBy(debtors))
                .as("of 240 accounts")
                .containsExactly("all routers together: kicked sessions 30 > 24");
        assertThat(Limits.USUAL.exceededBy(debtors, 8000)).isEmpty();
    }

    private static List<Limits.Blast> routers(int number, Limits.Blast each) {
        return Collections.nCopies(number, each);
    }

    @Test
    void aListThatLacksMoreThanATenthWithoutAWordIsNotBelieved() {
        assertThat(reading(10).looksIncomplete(100)).isFalse();
        assertThat(reading(11).looksIncomplete(100)).isTrue();
        assertThat(reading(0).looksIncomplete(0)).isFalse();
    }

    private static RegisterReading reading(int doubtful) {
        Set<String> ids =
                IntStream.range(0, doubtful).mapToObj(Integer::toString).collect(Collectors.toSet());
        return new RegisterReading("main", Instant.EPOCH, true, Map.of(), Set.of(), ids, "");
    }
}
