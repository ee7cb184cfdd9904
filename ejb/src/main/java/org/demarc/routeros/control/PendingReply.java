package org.demarc.routeros.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one command while it comes in. The reader's thread feeds it, the caller's thread waits for it; the latch
 * hands everything over.
 */
final class PendingReply {

    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<Map<String, String>> rows = new ArrayList<>();
    private final int mostRows;
    private boolean cut;
    private String ret = "";
    private long weight;
    private volatile long endedAt;
    private volatile RouterFault.@Nullable Trap trap;
    private volatile RouterFault.@Nullable Lost lost;

    PendingReply() {
        this(Integer.MAX_VALUE);
    }

    /** @param mostRows those behind them are let go */
    PendingReply(int mostRows) {
        this.mostRows = mostRows;
    }

    /** Takes one sentence of the answer. Returns true when it was the last. */
    boolean take(List<String> sentence) {
        switch (sentence.get(0)) {
            case "!re" -> keep(sentence);
            case "!trap" -> trap = trapIn(attributes(sentence));
            case "!done" -> {
                ret = attributes(sentence).getOrDefault("ret", "");
                endedAt = System.nanoTime();
                ended.countDown();
                return true;
            }
            default -> {
                // !empty, and whatever later versions bring: the !done that follows says all that matters.
            }
        }
        return false;
    }

    private void keep(List<String> sentence) {
        if (rows.size() < mostRows) {
            rows.add(attributes(sentence));
        } else {
            cut = true;
        }
    }

    /** Whether rows come that are let go. */
    boolean isCut() {
        return cut;
    }

    /** The reader notes what the answer takes of the memory. */
    void grow(long more) {
        weight += more;
    }

    /** What the answer takes of the memory, for the reader alone. */
    long weight() {
        return weight;
    }

    void lose(RouterFault.Lost why) {
        lost = why;
        endedAt = System.nanoTime();
        ended.countDown();
    }

    /** Waits until the answer is whole. Returns false when the time was up before. */
    boolean await(long nanos) throws InterruptedException {
        return ended.await(nanos, TimeUnit.NANOSECONDS);
    }

    /** When the answer was whole, as {@link System#nanoTime()}; only after {@link #await} said true. */
    long endedAt() {
        return endedAt;
    }

    /** The answer; only after {@link #await} said true. */
    RouterReply reply() throws RouterFault.Trap, RouterFault.Lost {
        if (lost != null) {
            throw lost;
        }
        if (trap != null) {
            throw trap;
        }
        return new RouterReply(rows, ret, cut);
    }

    private RouterFault.Trap trapIn(Map<String, String> attributes) {
        String category = attributes.getOrDefault("category", "");
        RouterFault.Trap first = trap;
        return first != null
                ? first
                : new RouterFault.Trap(
                        category.matches("\\d{1,3}") ? Integer.parseInt(category) : RouterFault.Trap.NO_CATEGORY,
                        attributes.getOrDefault("message", "the router gave no reason"));
    }

    /** Splits {@code =name=value} at the second equals sign only: values may hold more. */
    private static Map<String, String> attributes(List<String> sentence) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (String word : sentence) {
            int end = word.indexOf('=', 1);
            if (word.startsWith("=") && end > 0) {
                attributes.put(word.substring(1, end), word.substring(end + 1));
            }
        }
        return attributes;
    }
}
