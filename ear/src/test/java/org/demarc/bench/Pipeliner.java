package org.demarc.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.demarc.Sql;
import org.demarc.device.control.ProfileCatalog;
import org.demarc.device.entity.DeviceAccesses;
import org.demarc.device.entity.Devices;
import org.demarc.poll.control.PlainTransactions;
import org.demarc.poll.control.PollRun;
import org.demarc.poll.control.PollSettings;
import org.demarc.poll.entity.PollBook;
import org.demarc.settings.control.SettingsReader;
import org.demarc.settings.entity.SecretBox;
import org.demarc.snmp.control.SnmpEngine;
import org.demarc.snmp.control.SnmpSettings;

/**
 * Everything between the wire and the rows, as the server does it, in a process of its own: batches taken by row, devices claimed, read,
 * understood, compared, written. Each line on standard input asks for one cycle and is answered with one JSON line.
 */
final class Pipeliner {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");
    private static final int CONSUMERS = 4;

    private final PollSettings settings = SettingsReader.defaults(PollSettings.class);
    private final ExecutorService completion = Executors.newFixedThreadPool(2);
    private final ExecutorService consumers = Executors.newFixedThreadPool(CONSUMERS);
    private final SnmpEngine engine = new SnmpEngine(SnmpSettings.DEFAULT, completion);
    private final ProfileCatalog catalog = ProfileCatalog.bundled();
    private final AtomicInteger faults = new AtomicInteger();
    private final DataSource database;
    private final Sql sql;
    private final PollBook book;

    private Pipeliner(DataSource database) {
        this.database = database;
        sql = new Sql(database);
        book = new PollBook(sql, new DeviceAccesses(sql));
    }

    /** JDBC address, SNMP port, number of devices. */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        FLYWAY.setLevel(Level.WARNING);
        SecretBox.install(SecretBox.withFreshKey());
        Pipeliner pipeliner = new Pipeliner(KeptConnections.migrated(arguments[0]));
        pipeliner.inventory(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (questions.readLine() != null) {
            System.out.println(JSON.writeValueAsString(pipeliner.cycle()));
        }
        System.exit(0);
    }

    private void inventory(int port, int devices) {
        for (int device = 0; device < devices; device++) {
            sql.update(
                    "insert into device (name, address, snmp_port) values (?, ?::inet, ?)",
                    "bench-" + device,
                    Population.address(device),
                    port);
        }
        book.prepare();
    }

    private Cycle cycle() throws InterruptedException, ExecutionException {
        sql.update("update device_poll set due_at = now(), queued_until = null");
        sql.update("update poll_reading set due_at = now()");
        faults.set(0);
        Instant begun = Instant.now();
        long started = System.nanoTime();
        List<Future<?>> work = new ArrayList<>();
        for (long batch : book.batchDue(Instant.now(), settings.batchSize(), settings.mostPerTick())) {
            work.add(consumers.submit(() -> {
                run().of(book.take(batch));
                return null;
            }));
        }
        for (Future<?> batch : work) {
            batch.get();
        }
        double wall = (System.nanoTime() - started) / 1e9;
        long answered = count("select count(*) from device_poll where outcome = 'ANSWERED' and started_at >= ?", begun);
        long devices = count("select count(*) from device where id >= ?", 0);
        long varBinds = count("select sum(var_binds) from device_poll where device_id >= ?", 0);
        long missing = Math.abs(count("select count(*) from interface where gone_at is null and id >= ?", 0)
                        - Recordings.ports((int) devices))
                + Math.abs(count("select count(*) from fdb where present and device_id >= ?", 0)
                        - devices * Recordings.FDB_ROWS);
        long failed = devices - answered + faults.get() + missing;
        return new Cycle("demarc", (int) devices, failed, varBinds, wall, 0);
    }

    private long count(String question, Object parameter) {
        return sql.one(question, row -> row.rows().getLong(1), parameter);
    }

    private PollRun run() {
        return new PollRun(new PollRun.Tools(
                book,
                new Devices(sql),
                engine,
                catalog,
                settings,
                new PlainTransactions(database),
                this::failed,
                "bench"));
    }

    private void failed(String device, Exception cause) {
        faults.incrementAndGet();
        cause.printStackTrace(System.err);
    }
}
