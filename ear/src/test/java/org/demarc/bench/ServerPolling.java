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

/** Polling as the server does it, without WildFly and JMS: batches by row, devices claimed, read, understood, compared, written. */
final class ServerPolling {

    private static final int CONSUMERS = 4;

    private final PollSettings settings = SettingsReader.defaults(PollSettings.class);
    private final ExecutorService completion = Executors.newFixedThreadPool(2);
    private final ExecutorService consumers = Executors.newFixedThreadPool(CONSUMERS);
    private final SnmpEngine engine = new SnmpEngine(SnmpSettings.DEFAULT, completion);
    private final ProfileCatalog catalog = ProfileCatalog.bundled();
    private final AtomicInteger faults = new AtomicInteger();
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
                run().of(book.take(batch));
                return null;
            }));
        }
        for (Future<?> batch : work) {
            batch.get();
        }
    }

    /** Devices that the server's code failed at since the last question. */
    int faults() {
        return faults.getAndSet(0);
    }

    /** What the process holds, after a full collection. */
    Held held() {
        return Held.now(engine.statistics());
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

    private void failed(String device, Exception cause) {
        faults.incrementAndGet();
        cause.printStackTrace(System.err);
    }
}
