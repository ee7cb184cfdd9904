package org.demarc.lab.stand;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortRangeTest {

    @Test
    void twoThatAskBeforeEitherHasOpenedAPortGetDifferentRanges() {
        try (PortRange first = PortRange.first(List.of());
                PortRange second = PortRange.first(List.of())) {
            assertThat(second.offset()).isNotEqualTo(first.offset());
        }
    }

    @Test
    void anotherProcessLeavesOutWhatThisOneHasThoughItLookedForMoreSince() throws Exception {
        try (PortRange first = PortRange.first(List.of());
                PortRange second = PortRange.first(List.of())) {
            Process other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Other.class.getName())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String offset = new String(other.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();

            assertThat(other.waitFor()).isZero();
            assertThat(Integer.parseInt(offset)).isNotIn(first.offset(), second.offset());
        }
    }

    /** Says which range it gets. */
    static final class Other {

        private Other() {}

        public static void main(String[] arguments) {
            try (PortRange range = PortRange.first(List.of())) {
                System.out.println(range.offset());
            }
        }
    }

    @Test
    void portsThatAreWantedOtherwiseAreLeftOut() {
        int taken;
        try (PortRange first = PortRange.first(List.of())) {
            taken = first.offset();
        }

        try (PortRange other = PortRange.first(List.of(9990 + taken))) {
            assertThat(other.offset()).isNotEqualTo(taken);
        }
    }
}
