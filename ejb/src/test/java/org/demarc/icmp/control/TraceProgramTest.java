package org.demarc.icmp.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceProgramTest {

    @Test
    void aHopIsUnderstood(@TempDir Path folder) throws IOException {
        Path program = folder.resolve("traceroute");
        Files.writeString(program, """
                #!/bin/sh
                echo "traceroute to $9 ($9), 3 hops max, 60 byte packets"
                [ "$7" = 3 ] && echo " $7  *" || echo " $7  198.51.100.$7  1.234 ms"
                """);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        TraceProgram trace = new TraceProgram(program);

        assertThat(trace.hop("192.0.2.1", 2)).isEqualTo(new TraceProgram.Hop(2, "198.51.100.2", 1.234));
        assertThat(trace.hop("192.0.2.1", 3)).isEqualTo(new TraceProgram.Hop(3, "", null));
    }

    @Test
    void aProgramThatFailsSaysWhy(@TempDir Path folder) throws IOException {
        Path program = folder.resolve("traceroute");
        Files.writeString(program, "#!/bin/sh\necho 'not permitted'; exit 1\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));

        assertThatThrownBy(() -> new TraceProgram(program).hop("192.0.2.1", 1)).hasMessageContaining("not permitted");
    }
}
