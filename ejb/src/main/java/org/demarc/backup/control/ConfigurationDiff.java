package org.demarc.backup.control;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;
import org.demarc.backup.entity.BackupProblem;
import org.demarc.backup.entity.Configurations;
import org.jspecify.annotations.Nullable;

/** What differs between two texts, for reading side by side and one below the other. */
public final class ConfigurationDiff {

    /** Lines of both texts together that are compared, those not counted that are equal in front and behind. */
    public static final int MOST_LINES = 40_000;

    /** Equal lines around a change. */
    public static final int CONTEXT = 3;

    private ConfigurationDiff() {}

    /** What became of a line. */
    public enum Change {
        SAME,
        CHANGED,
        REMOVED,
        ADDED
    }

    /**
     * A line of both texts.
     *
     * @param leftNumber counted from 1; null where the old text has no such line
     * @param rightNumber null where the new text has no such line
     */
    public record Row(
            Change change,
            @Nullable Integer leftNumber,
            String left,
            @Nullable Integer rightNumber,
            String right) {}

    /** Changes that lie close together, with equal lines around. */
    public record Part(int leftFrom, int rightFrom, List<Row> rows) {

        public Part {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A comparison.
     *
     * @param unified as {@code diff -u} writes it; empty where nothing differs
     */
    public record Comparison(int added, int removed, List<Part> parts, String unified) {

        public Comparison {
            parts = List.copyOf(parts);
        }

        public boolean isSame() {
            return added == 0 && removed == 0;
        }
    }

    /** How many lines came and went; 0 and 0 where only what is masked differs. */
    public static Configurations.Changed counted(String before, String after) {
        List<String> left = before.lines().toList();
        List<String> right = after.lines().toList();
        if (size(left, right) > MOST_LINES) {
            return new Configurations.Changed(right.size(), left.size());
        }
        Patch<String> patch = patch(left, right);
        return new Configurations.Changed(added(patch), removed(patch));
    }

    /**
     * Everything that differs.
     *
     * @param context equal lines around a change, 0 to 1000
     * @throws org.demarc.ProblemException {@link BackupProblem#TOO_DIFFERENT}
     */
    public static Comparison between(String leftName, String before, String rightName, String after, int context) {
        List<String> left = before.lines().toList();
        List<String> right = after.lines().toList();
        if (size(left, right) > MOST_LINES) {
            throw BackupProblem.TOO_DIFFERENT.because(
                    "more than " + MOST_LINES + " lines differ; download both and compare them elsewhere");
        }
        int around = Math.max(0, Math.min(1000, context));
        Patch<String> patch = patch(left, right);
        List<String> unified = UnifiedDiffUtils.generateUnifiedDiff(leftName, rightName, left, patch, around);
        return new Comparison(
                added(patch),
                removed(patch),
                parts(patch, left, around),
                unified.isEmpty() ? "" : String.join("\n", unified) + "\n");
    }

    private static int size(List<String> left, List<String> right) {
        int shorter = Math.min(left.size(), right.size());
        int front = 0;
        while (front < shorter && left.get(front).equals(right.get(front))) {
            front++;
        }
        int behind = 0;
        while (behind < shorter - front
                && left.get(left.size() - 1 - behind).equals(right.get(right.size() - 1 - behind))) {
            behind++;
        }
        return left.size() + right.size() - 2 * (front + behind);
    }

    private static Patch<String> patch(List<String> left, List<String> right) {
        Patch<String> found = DiffUtils.diff(left, right, new MyersDiffWithLinearSpace<>());
        Patch<String> joined = new Patch<>();
        int from = 0;
        List<AbstractDelta<String>> deltas = found.getDeltas();
        for (int i = 0; i < deltas.size(); i++) {
            if (i + 1 == deltas.size() || !touch(deltas.get(i), deltas.get(i + 1))) {
                joined.addDelta(joined(deltas.get(from), deltas.get(i), left, right));
                from = i + 1;
            }
        }
        return joined;
    }

    private static boolean touch(AbstractDelta<String> one, AbstractDelta<String> next) {
        return one.getSource().getPosition() + one.getSource().size()
                        == next.getSource().getPosition()
                && one.getTarget().getPosition() + one.getTarget().size()
                        == next.getTarget().getPosition();
    }

    /** Lines that go and lines that come at one place are one change. */
    private static AbstractDelta<String> joined(
            AbstractDelta<String> first, AbstractDelta<String> last, List<String> left, List<String> right) {
        int leftFrom = first.getSource().getPosition();
        int leftTo = last.getSource().getPosition() + last.getSource().size();
        int rightFrom = first.getTarget().getPosition();
        int rightTo = last.getTarget().getPosition() + last.getTarget().size();
        return new ChangeDelta<>(
                new Chunk<>(leftFrom, left.subList(leftFrom, leftTo)),
                new Chunk<>(rightFrom, right.subList(rightFrom, rightTo)));
    }

    private static int added(Patch<String> patch) {
        return patch.getDeltas().stream()
                .mapToInt(delta -> delta.getTarget().size())
                .sum();
    }

    private static int removed(Patch<String> patch) {
        return patch.getDeltas().stream()
                .mapToInt(delta -> delta.getSource().size())
                .sum();
    }

    private static List<Part> parts(Patch<String> patch, List<String> left, int around) {
        List<Part> parts = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        int leftFrom = 0;
        int rightFrom = 0;
        int next = 0;
        int shift = 0;
        for (AbstractDelta<String> delta : patch.getDeltas()) {
            int at = delta.getSource().getPosition();
            if (!rows.isEmpty() && at - next > 2 * around) {
                same(rows, left, next, Math.min(left.size(), next + around), shift);
                parts.add(new Part(leftFrom, rightFrom, rows));
                rows = new ArrayList<>();
            }
            if (rows.isEmpty()) {
                next = Math.max(next, at - around);
                leftFrom = next + 1;
                rightFrom = next + shift + 1;
            }
            same(rows, left, next, at, shift);
            differing(rows, delta);
            next = at + delta.getSource().size();
            shift = delta.getTarget().getPosition() + delta.getTarget().size() - next;
        }
        if (!rows.isEmpty()) {
            same(rows, left, next, Math.min(left.size(), next + around), shift);
            parts.add(new Part(leftFrom, rightFrom, rows));
        }
        return parts;
    }

    private static void same(List<Row> rows, List<String> left, int from, int to, int shift) {
        for (int i = from; i < to; i++) {
            rows.add(new Row(Change.SAME, i + 1, left.get(i), i + shift + 1, left.get(i)));
        }
    }

    private static void differing(List<Row> rows, AbstractDelta<String> delta) {
        List<String> gone = delta.getSource().getLines();
        List<String> come = delta.getTarget().getLines();
        for (int i = 0; i < Math.max(gone.size(), come.size()); i++) {
            boolean both = i < gone.size() && i < come.size();
            rows.add(new Row(
                    both ? Change.CHANGED : i < gone.size() ? Change.REMOVED : Change.ADDED,
                    i < gone.size() ? (Integer) (delta.getSource().getPosition() + i + 1) : null,
                    i < gone.size() ? gone.get(i) : "",
                    i < come.size() ? (Integer) (delta.getTarget().getPosition() + i + 1) : null,
                    i < come.size() ? come.get(i) : ""));
        }
    }
}
