package org.demarc.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.demarc.lab.stand.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark runs the server's classes without the server: nothing else tells that one of them came to need it. */
class PipelinerIT {

    @Test
    @Timeout(120)
    void worksOffACycleWithoutTheServer(@TempDir Path folder) throws IOException {
        try (Database database = Database.start(folder)) {
            Process pipeliner = Command.java("-Xmx256m", Pipeliner.class, List.of(database.jdbcUrl(), "161", "0"))
                    .redirectErrorStream(true)
                    .start();
            try {
                pipeliner.outputWriter(StandardCharsets.UTF_8).append('\n').close();
                String said = new String(pipeliner.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

                assertThat(said.lines().filter(line -> line.startsWith("{")))
                        .as(said)
                        .singleElement()
                        .satisfies(line -> assertThat(new ObjectMapper()
                                        .readValue(line, Cycle.class)
                                        .failed())
                                .isZero());
            } finally {
                Command.stop(pipeliner);
            }
        }
    }
}
