package org.demarc.search.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Caller;
import org.demarc.access.entity.Permission;
import org.demarc.search.entity.Clue;
import org.demarc.search.entity.Hit;
import org.demarc.search.entity.SearchBook;

/**
 * One box for everything: people by login, contract, id, name, phone, address, IP, MAC; places by serial, MAC, name; devices by
 * {@code #tag}. Asked with
 * every letter that somebody types, so it does without a transaction: nothing is written, and each answer is whole by itself.
 */
@ApplicationScoped
@Requires(Permission.GLOBAL_SEARCH)
public class SearchFacade {

    private static final int MOST_HITS = 50;

    @Inject
    SearchBook book;

    @Inject
    CurrentUser currentUser;

    /**
     * What fits, best first; nothing where fewer than two characters were typed. Only what the caller may see.
     *
     * @param limit at most 50
     */
    public List<Hit> find(String typed, int limit) {
        Clue clue = Clue.of(typed);
        if (clue.tooShort()) {
            return List.of();
        }
        int most = Math.max(1, Math.min(MOST_HITS, limit));
        Caller caller = currentUser.caller();
        if (clue.text().startsWith("#")) {
            String tag = clue.lower().substring(1);
            return bestOf(book.tagged(tag, caller.seesAllDevices(), caller.deviceGroupIds(), most), most);
        }
        List<Hit> hits = new ArrayList<>();
        if (caller.may(Permission.SUBSCRIBERS_VIEW)) {
            hits.addAll(book.people(clue, most));
        }
        List<Long> people = hits.stream().map(Hit::id).limit(10).toList();
        hits.addAll(book.network(clue, people, caller.seesAllDevices(), caller.deviceGroupIds(), most));
        return bestOf(hits, most);
    }

    private static List<Hit> bestOf(List<Hit> hits, int most) {
        return hits.stream()
                .sorted(Comparator.comparing((Hit hit) -> !hit.exact()))
                .limit(most)
                .toList();
    }
}
