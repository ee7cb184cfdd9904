package org.demarc.backup.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.demarc.ProblemException;
import org.demarc.backup.control.ConfigurationDiff.Change;
import org.demarc.backup.control.ConfigurationDiff.Comparison;
import org.demarc.backup.control.ConfigurationDiff.Row;
import org.demarc.backup.entity.BackupProblem;
import org.demarc.backup.entity.Configurations;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConfigurationDiffTest {

    private static String lines(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
    }

    @Test
    @DisplayName(
            "a changed, a new and a lost line are shown side by side with their numbers, and as diff -u writes them")
    void changesAreShown() {
        String before = lines(1, 20);
        String after = lines(1, 4) + "line five\n" + lines(6, 14) + lines(16, 20) + "line 21\n";

        Comparison found = ConfigurationDiff.between("old", before, "new", after, 1);

        assertThat(found.added()).isEqualTo(2);
        assertThat(found.removed()).isEqualTo(2);
        assertThat(found.parts()).hasSize(3);
        assertThat(found.parts().get(0).rows())
                .containsExactly(
                        new Row(Change.SAME, 4, "line 4", 4, "line 4"),
                        new Row(Change.CHANGED, 5, "line 5", 5, "line five"),
                        new Row(Change.SAME, 6, "line 6", 6, "line 6"));
        assertThat(found.parts().get(1).rows()).contains(new Row(Change.REMOVED, 15, "line 15", null, ""));
        assertThat(found.parts().get(1).rows()).contains(new Row(Change.SAME, 16, "line 16", 15, "line 16"));
        assertThat(found.parts().get(2).rows()).contains(new Row(Change.ADDED, null, "", 20, "line 21"));
        assertThat(found.unified())
                .startsWith("--- old\n+++ new\n@@ -4,3 +4,3 @@\n line 4\n-line 5\n+line five\n line 6\n")
                .endsWith("+line 21\n");
    }

    @Test
    @DisplayName("equal texts differ in nothing; changes that lie close together are one part")
    void equalTextsDifferInNothing() {
        assertThat(ConfigurationDiff.between("a", lines(1, 5), "b", lines(1, 5), 3)
                        .isSame())
                .isTrue();
        String after = lines(1, 9).replace("line 3", "x").replace("line 7", "y");
        assertThat(ConfigurationDiff.between("a", lines(1, 9), "b", after, 3).parts())
                .hasSize(1);
        assertThat(ConfigurationDiff.counted(lines(1, 9), after)).isEqualTo(new Configurations.Changed(2, 2));
    }

    @Test
    @DisplayName("large texts that differ in little are compared; those that differ in all are refused in words")
    void whatIsTooLargeIsRefused() {
        String large = lines(1, 60_000);
        String other = large.replace("line 30000\n", "another\n");

        assertThat(ConfigurationDiff.between("a", large, "b", other, 3).added()).isEqualTo(1);
        assertThatThrownBy(() -> ConfigurationDiff.between("a", large, "b", large.replace("line", "row"), 3))
                .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.type())
                        .isEqualTo(BackupProblem.TOO_DIFFERENT));
        assertThat(ConfigurationDiff.counted(large, large.replace("line", "row")))
                .isEqualTo(new Configurations.Changed(60_000, 60_000));
    }
}
