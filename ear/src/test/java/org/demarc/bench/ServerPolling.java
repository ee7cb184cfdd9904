package org.demarc.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.demarc.snmp.control.SnmpEngine;
import org.demarc.snmp.control.SnmpSettings;
import org.demarc.snmp.control.SnmpStatistics;

/** Polling as the server does it, without WildFly and JMS: batches by row, devices claimed, read, understood, compared, written. */
final class ServerPolling {

    private static final int CONSUMERS = 8;

    private final PollSettings settings = SettingsReader.defaults(PollSettings.class);
    private final ExecutorService completion = Executors.newFixedThreadPool(2);
    private final ExecutorService consumers = Executors.newFixedThreadPool(CONSUMERS);
    private final SnmpEngine engine = new SnmpEngine(SnmpSettings.DEFAULT, completion);
    private final ProfileCatalog catalog = ProfileCatalog.bundled();
    private final AtomicInteger faults = new AtomicInteger();
    private final AtomicInteger away = new AtomicInteger();
    private final DataSource database;
    private final String node;
    private final Sql sql;
    private final PollBook book;

    ServerPolling(DataSource database, String node) {
        this.database = database;
        this.node = node;
        sql = new Sql(database);
        book = new PollBook(sql, new DeviceAccesses(sql));
    }

    Sql sql() {
        return sql;
    }

    /** Writes so many devices into the inventory, which nobody has recognised yet. */
    void inventory(int port, int devices) {
        for (int device = 0; device < devices; device++) {
            sql.update(
                    "insert into device (name, address, snmp_port) values (?, ?::inet, ?)",
                    "bench-" + device,
                    Population.address(device),
                    port);
        }
        book.prepare();
    }

    /** Puts what is due into batches. */
    List<Long> batches() {
        return book.batchDue(Instant.now(), settings.batchSize(), settings.mostPerTick());
    }

    /** Reads the devices of these batches; returns when the last one is written. */
    void work(List<Long> batches) throws InterruptedException, ExecutionException {
        List<Future<?>> work = new ArrayList<>();
        for (long batch : batches) {
            work.add(consumers.submit(() -> {
                run().of(book.take(batch), book::takeNext);
                return null;
            }));
        }
        for (Future<?> batch : work) {
            batch.get();
        }
    }

    /** As {@link #batches}, none where that fails: the server looks again at the next tick. */
    List<Long> batchesUnlessFailed() {
        try {
            return batches();
        } catch (RuntimeException e) {
            failed("a tick", e);
            return List.of();
        }
    }

    /** Reads the devices of one batch. A fault ends here, as in the server: its devices are due again when their claims have ended. */
    void workUnlessFailed(long batch) {
        try {
            run().of(book.take(batch), book::takeNext);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failed("batch " + batch, e);
        }
    }

    /**
     * How often something failed.
     *
     * @param faults of the server's code; they are printed
     * @param away because the database was away
     */
    record Failures(int faults, int away) {}

    /** What failed since the last question. */
    Failures failures() {
        return new Failures(faults.getAndSet(0), away.getAndSet(0));
    }

    /** Devices that the server's code failed at since the last question. */
    int faults() {
        Failures failures = failures();
        return failures.faults() + failures.away();
    }

    SnmpStatistics statistics() {
        return engine.statistics();
    }

    /** What the process holds, after a full collection. */
    Held held() {
        return Held.now(statistics());
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
                node));
    }

    private void failed(String what, Exception cause) {
        if (Sql.isDatabaseAway(cause)) {
            away.incrementAndGet();
            return;
        }
        faults.incrementAndGet();
        System.err.println(what + ":");
        cause.printStackTrace(System.err);
    }
}
