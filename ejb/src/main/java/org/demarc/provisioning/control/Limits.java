package org.demarc.provisioning.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * How much may change at once without an administrator's word, on one router and on all routers of a plan or a run together
 * (ucrm-routeros.md 8.3). Each limit is the larger of a number and a share in per cent.
 */
public record Limits(Bound removes, Bound kicks, Bound changes) {

    public static final Limits USUAL = new Limits(new Bound(5, 2), new Bound(20, 10), new Bound(50, 25));

    /** Stands where a router's name does: a hundred routers with forty accounts each may keep to their limits and lose everybody. */
    private static final String TOGETHER = "all routers together";

    /**
     * One limit.
     *
     * @param atLeast always allowed
     * @param percent of what there is
     */
    public record Bound(int atLeast, int percent) {

        public long of(long whole) {
            return Math.max(atLeast, whole * percent / 100);
        }
    }

    /**
     * What a change would do to one router, or to several.
     *
     * @param changes rows added, changed or removed
     * @param managed Demarc's accounts there
     * @param sessions open PPP sessions there
     */
    public record Blast(String router, int removes, int kicks, int changes, int managed, int sessions) {

        /** Whether anything is done there. */
        public boolean isAny() {
            return removes > 0 || kicks > 0 || changes > 0;
        }

        private Blast heldBack() {
            return new Blast(router, 0, 0, 0, managed, sessions);
        }

        private static Blast together(List<Blast> blasts) {
            return new Blast(
                    TOGETHER,
                    sum(blasts, Blast::removes),
                    sum(blasts, Blast::kicks),
                    sum(blasts, Blast::changes),
                    sum(blasts, Blast::managed),
                    sum(blasts, Blast::sessions));
        }

        private static int sum(List<Blast> blasts, ToIntFunction<Blast> part) {
            return blasts.stream().mapToInt(part).sum();
        }
    }

    /** Which limits the change of one router goes beyond, in words; empty when it stays within them. */
    public List<String> exceededBy(Blast blast) {
        List<String> words = new ArrayList<>();
        say(words, blast, "removals", blast.removes(), removes.of(blast.managed()));
        say(words, blast, "kicked sessions", blast.kicks(), kicks.of(blast.sessions()));
        say(words, blast, "changed rows", blast.changes(), changes.of(blast.managed()));
        return words;
    }

    /**
     * Which limits a change of several routers goes beyond, in words: those of all of them together first, then those of each.
     *
     * @param blasts also of routers that the change is about and that need nothing: the more accounts there are, the more may change
     */
    public List<String> exceededBy(List<Blast> blasts) {
        List<String> words = new ArrayList<>(exceededTogether(blasts));
        blasts.forEach(blast -> words.addAll(exceededBy(blast)));
        return words;
    }

    /**
     * The same for changes that may meet any router of a source, of which only those that change are given: their share is one of all.
     *
     * @param managed the accounts on all routers that the change could have met
     */
    public List<String> exceededBy(List<Blast> blasts, int managed) {
        int others = Math.max(0, managed - Blast.sum(blasts, Blast::managed));
        List<Blast> all = new ArrayList<>(blasts);
        all.add(new Blast(TOGETHER, 0, 0, 0, others, others));
        return exceededBy(all);
    }

    /**
     * Which limits routers go beyond together when those stay as they are that are beyond their own, in words: for a run that leaves single
     * routers alone, so that one which lost its rows does not keep the others from being mended.
     */
    public List<String> exceededByOthers(List<Blast> blasts) {
        return exceededTogether(blasts.stream()
                .map(blast -> exceededBy(blast).isEmpty() ? blast : blast.heldBack())
                .toList());
    }

    /** Where only one router changes, its own limits are the narrower ones and say all there is to say. */
    private List<String> exceededTogether(List<Blast> blasts) {
        boolean isSeveral = blasts.stream().filter(Blast::isAny).count() > 1;
        return isSeveral ? exceededBy(Blast.together(blasts)) : List.of();
    }

    private static void say(List<String> words, Blast blast, String what, int count, long limit) {
        if (count > limit) {
            words.add(blast.router() + ": " + what + " " + count + " > " + limit);
        }
    }
}
