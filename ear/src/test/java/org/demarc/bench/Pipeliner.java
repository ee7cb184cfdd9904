package org.demarc.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.demarc.settings.entity.SecretBox;

/**
 * Everything between the wire and the rows, as the server does it, in a process of its own. Each line on standard input asks for one
 * cycle of all devices and is answered with one JSON line.
 */
final class Pipeliner {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private final ServerPolling polling;

    private Pipeliner(ServerPolling polling) {
        this.polling = polling;
    }

    /** JDBC address, SNMP port, number of devices. */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        FLYWAY.setLevel(Level.WARNING);
        SecretBox.install(SecretBox.withFreshKey());
        ServerPolling polling = new ServerPolling(KeptConnections.migrated(arguments[0]), "bench");
        polling.inventory(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        Pipeliner pipeliner = new Pipeliner(polling);
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (questions.readLine() != null) {
            System.out.println(JSON.writeValueAsString(pipeliner.cycle()));
        }
        System.exit(0);
    }

    private Cycle cycle() throws InterruptedException, ExecutionException {
        polling.sql().update("update device_poll set due_at = now(), queued_until = null");
        polling.sql().update("update poll_reading set due_at = now()");
        polling.faults();
        Instant begun = Instant.now();
        long started = System.nanoTime();
        polling.work(polling.batches());
        double wall = (System.nanoTime() - started) / 1e9;
        long answered = count("select count(*) from device_poll where outcome = 'ANSWERED' and started_at >= ?", begun);
        long devices = count("select count(*) from device where id >= ?", 0);
        long varBinds = count("select sum(var_binds) from device_poll where device_id >= ?", 0);
        long missing = Math.abs(count("select count(*) from interface where gone_at is null and id >= ?", 0)
                        - Recordings.ports((int) devices))
                + Math.abs(count("select count(*) from fdb where present and device_id >= ?", 0)
                        - devices * Recordings.FDB_ROWS);
        long failed = devices - answered + polling.faults() + missing;
        return new Cycle("demarc", (int) devices, failed, varBinds, wall, 0);
    }

    private long count(String question, Object parameter) {
        return polling.sql().one(question, row -> row.rows().getLong(1), parameter);
    }
}
