package org.demarc.ucrm.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.demarc.ucrm.control.CrmAnswer;

/** Reads a list of a CRM page by page, a few pages at once. */
final class CrmPages {

    /** Pages, and services looked at one by one, that are asked for together. */
    static final int AT_ONCE = 4;

    private static final int PAGE = 100;

    private final Function<String, CrmAnswer> get;
    private final String list;
    private final String filter;

    /**
     * @param get how a path of the CRM is asked for
     * @param filter what is asked for of the list, as it stands in the call; empty for all
     */
    CrmPages(Function<String, CrmAnswer> get, String list, String filter) {
        this.get = get;
        this.list = list;
        this.filter = filter;
    }

    /**
     * How far it came.
     *
     * @param next page to go on with where the time was over or a page could not be read; 0, the first one, else
     * @param fault what went wrong in words, empty for nothing
     */
    record Read(int next, String fault) {

        static final Read WHOLE = new Read(0, "");
    }

    /** Reads the whole list. */
    Read all(Consumer<JsonNode> reader) {
        return between(0, Integer.MAX_VALUE, Instant.MAX, reader);
    }

    /** Reads from this page on to the end, then what lies before it; after {@code until} no more pages are asked for. */
    Read round(int first, Instant until, Consumer<JsonNode> reader) {
        Read end = between(first, Integer.MAX_VALUE, until, reader);
        boolean isRound =
                first == 0 || !end.equals(Read.WHOLE) || !Instant.now().isBefore(until);
        return isRound ? end : between(0, first, until, reader);
    }

    private Read between(int first, int end, Instant until, Consumer<JsonNode> reader) {
        int next = first;
        int wave = 1; // most lists are short: the first page tells
        String beginning = "";
        do {
            List<CompletableFuture<CrmAnswer>> pages = asked(next, Math.min(wave, end - next));
            wave = AT_ONCE;
            for (CompletableFuture<CrmAnswer> page : pages) {
                CrmAnswer answer = page.join();
                if (!(answer instanceof CrmAnswer.Found found) || !found.json().isArray()) {
                    String fault = answer instanceof CrmAnswer.Found ? "no list" : EventCheck.words(answer);
                    return new Read(next == first ? 0 : next, fault);
                }
                next++;
                String begins = found.json().path(0).path("id").asText("");
                if (!begins.isEmpty() && begins.equals(beginning)) {
                    return Read.WHOLE; // whoever answers knows no pages and tells the same again
                }
                beginning = begins;
                reader.accept(found.json());
                if (found.json().size() < PAGE) {
                    return Read.WHOLE;
                }
            }
        } while (next < end && Instant.now().isBefore(until));
        return next < end ? new Read(next, "") : Read.WHOLE;
    }

    private List<CompletableFuture<CrmAnswer>> asked(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(page -> CompletableFuture.supplyAsync(
                        () -> get.apply(list + "?limit=" + PAGE + "&offset=" + page * PAGE + filter)))
                .toList();
    }
}
