package org.demarc.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.junit.jupiter.api.Test;
import org.primefaces.model.SortMeta;
import org.primefaces.model.SortOrder;

class PagedModelTest {

    private static final int PAGE = 50;

    private final List<Long> asked = new ArrayList<>();
    private final List<Integer> shownFrom = new ArrayList<>();

    private PagedModel<Integer> listOf(int rows) {
        return new PagedModel<>(request -> page(rows, request), row -> Integer.toString(row)) {
            @Override
            void showFrom(int first) {
                shownFrom.add(first);
            }
        };
    }

    private Page<Integer> page(int rows, PageRequest request) {
        asked.add(request.offset());
        List<Integer> items = IntStream.range(0, rows)
                .skip(request.offset())
                .limit(request.limit())
                .boxed()
                .toList();
        return new Page<>(items, rows, request.limit(), request.offset());
    }

    @Test
    void behindTheLastPageTheLastPageIsShown() {
        PagedModel<Integer> model = listOf(60);

        List<Integer> shown = model.load(100, PAGE, Map.of(), Map.of());

        assertThat(shown).hasSize(10).startsWith(50);
        assertThat(model.getRowCount()).isEqualTo(60);
        assertThat(asked).containsExactly(100L, 50L);
        assertThat(shownFrom).containsExactly(50);
    }

    @Test
    void aPageThatIsThereIsAskedForOnce() {
        PagedModel<Integer> model = listOf(120);

        List<Integer> shown = model.load(100, PAGE, Map.of(), Map.of());

        assertThat(shown).hasSize(20).startsWith(100);
        assertThat(asked).containsExactly(100L);
        assertThat(shownFrom).isEmpty();
    }

    @Test
    void whereNothingFitsTheListIsAskedOnce() {
        PagedModel<Integer> model = listOf(0);

        List<Integer> shown = model.load(100, PAGE, Map.of(), Map.of());

        assertThat(shown).isEmpty();
        assertThat(model.getRowCount()).isZero();
        assertThat(asked).containsExactly(100L);
    }

    @Test
    void ofSeveralColumnsTheFirstThatWasChosenCounts() {
        List<String> sorted = new ArrayList<>();
        PagedModel<Integer> model = new PagedModel<>(
                request -> {
                    sorted.add(request.sort());
                    return page(1, request);
                },
                row -> Integer.toString(row));
        Map<String, SortMeta> byColumn = new LinkedHashMap<>();
        byColumn.put("name", by("name", SortOrder.ASCENDING, 2));
        byColumn.put("place", by("place", SortOrder.UNSORTED, 0));
        byColumn.put("status", by("status", SortOrder.DESCENDING, 1));

        model.load(0, PAGE, byColumn, Map.of());

        assertThat(sorted).containsExactly("status");
    }

    private static SortMeta by(String field, SortOrder order, int priority) {
        return SortMeta.builder().field(field).order(order).priority(priority).build();
    }
}
