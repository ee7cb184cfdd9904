package org.demarc.provisioning.control;

import java.util.ArrayList;
import java.util.List;

/**
 * How much may change on one router at once without an administrator's word (ucrm-routeros.md 8.3). Each limit is the
 * larger of a number and a share in per cent.
 */
public record Limits(Bound removes, Bound kicks, Bound changes) {

    public static final Limits USUAL = new Limits(new Bound(5, 2), new Bound(20, 10), new Bound(50, 25));

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
     * What a change would do to one router.
     *
     * @param changes rows added, changed or removed
     * @param managed Demarc's accounts there
     * @param sessions open PPP sessions there
     */
    public record Blast(String router, int removes, int kicks, int changes, int managed, int sessions) {}

    /** Which limits the change goes beyond, in words; empty when it stays within them. */
    public List<String> exceededBy(Blast blast) {
        List<String> words = new ArrayList<>();
        say(words, blast, "removals", blast.removes(), removes.of(blast.managed()));
        say(words, blast, "kicked sessions", blast.kicks(), kicks.of(blast.sessions()));
        say(words, blast, "changed rows", blast.changes(), changes.of(blast.managed()));
        return words;
    }

    private static void say(List<String> words, Blast blast, String what, int count, long limit) {
        if (count > limit) {
            words.add(blast.router() + ": " + what + " " + count + " > " + limit);
        }
    }
}
