package org.demarc.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.demarc.settings.entity.Secret;
import org.demarc.snmp.control.DeviceConduct;
import org.demarc.snmp.control.DeviceRead;
import org.demarc.snmp.control.Outcome;
import org.demarc.snmp.control.PollRequest;
import org.demarc.snmp.control.ReadTable;
import org.demarc.snmp.control.ScalarRequest;
import org.demarc.snmp.control.SnmpEngine;
import org.demarc.snmp.control.SnmpSettings;
import org.demarc.snmp.control.SnmpStatistics;
import org.demarc.snmp.control.SnmpTarget;
import org.demarc.snmp.control.SnmpValue;
import org.demarc.snmp.control.TableRequest;

/**
 * The engine alone in a process of its own: reads the three tables of every device whole, touches every value, keeps nothing. Each line
 * on standard input asks for one cycle and is answered with one JSON line ({@link Collected}); a number on it is how many devices are begun
 * in a second.
 */
final class Collector {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BUDGET = 50;
    private static final double AT_ONCE = Double.POSITIVE_INFINITY;
    private static final String IF_ENTRY = "1.3.6.1.2.1.2.2.1";
    private static final String IF_X_ENTRY = "1.3.6.1.2.1.31.1.1.1";
    private static final String FDB_ENTRY = "1.3.6.1.2.1.17.7.1.2.2.1";
    private static final List<TableRequest> TABLES = List.of(
            whole("ifTable", IF_ENTRY, 1, 22),
            whole("ifXTable", IF_X_ENTRY, 1, 19),
            whole("dot1qTpFdbTable", FDB_ENTRY, 2, 3));
    private static final List<TableRequest> SUBTREES = List.of(
            TableRequest.of("ifTable", IF_ENTRY),
            TableRequest.of("ifXTable", IF_X_ENTRY),
            TableRequest.of("dot1qTpFdbTable", FDB_ENTRY));

    /** What is remembered of a device that nobody has met: that it takes fifty bindings at once, as its peers are asked. */
    private static final DeviceConduct BEGINNING = new DeviceConduct(BUDGET, false, 1, 0, 0, 0, 0);

    private final CollectorManner manner;
    private final SnmpEngine engine;
    private final List<SnmpTarget> targets = new ArrayList<>();
    private final DeviceConduct[] conducts;
    private final AtomicLong sum = new AtomicLong();

    private Collector(int port, int devices, CollectorManner manner) {
        this.manner = manner;
        engine = new SnmpEngine(SnmpSettings.DEFAULT.withInFlight(manner.inFlight()), Runnable::run);
        conducts = new DeviceConduct[devices];
        Arrays.fill(conducts, BEGINNING);
        for (int device = 0; device < devices; device++) {
            targets.add(SnmpTarget.v2c(Population.address(device), port, Secret.of("public"))
                    .withTiming(manner.timeoutMs(), 2));
        }
    }

    /** Port, number of devices, manner as JSON. */
    public static void main(String[] arguments) throws IOException {
        Collector collector = new Collector(
                Integer.parseInt(arguments[0]),
                Integer.parseInt(arguments[1]),
                JSON.readValue(arguments[2], CollectorManner.class));
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String pace = questions.readLine(); pace != null; pace = questions.readLine()) {
            System.out.println(
                    JSON.writeValueAsString(collector.cycle(pace.isEmpty() ? AT_ONCE : Double.parseDouble(pace))));
        }
        collector.engine.close();
    }

    /** How the poll of a device ended, and when. */
    private record Ended(boolean whole, boolean silent, double afterS) {}

    private Collected cycle(double perSecond) {
        AtomicLong varBinds = new AtomicLong();
        Ended[] ended = new Ended[targets.size()];
        long started = System.nanoTime();
        double cpu = cpuSeconds();
        long allocated = allocated();
        List<CompletableFuture<?>> polls = new ArrayList<>();
        for (int device = 0; device < ended.length; device++) {
            int place = device;
            awaitTurn(started, device / perSecond);
            polls.add(engine.poll(request(device)).thenAccept(read -> {
                varBinds.addAndGet(touch(read));
                remember(place, read);
                double after = (System.nanoTime() - started) / 1e9;
                ended[place] = new Ended(read.whole(), read.outcome() == Outcome.SILENT, after);
            }));
        }
        CompletableFuture.allOf(polls.toArray(CompletableFuture<?>[]::new)).join();
        double wall = (System.nanoTime() - started) / 1e9;
        Cycle cycle = new Cycle(
                "demarc",
                ended.length,
                Arrays.stream(ended).filter(one -> !one.whole()).count(),
                varBinds.get(),
                wall,
                cpuSeconds() - cpu);
        return collected(cycle, allocated() - allocated, ended);
    }

    /** By all threads that live; those of the engine live as long as it does. */
    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(octets -> octets > 0)
                .sum();
    }

    private void remember(int device, DeviceRead read) {
        if (manner.remembers()) {
            conducts[device] = read.conduct();
        }
    }

    private Collected collected(Cycle cycle, long allocated, Ended... ended) {
        List<Integer> silent = IntStream.range(0, ended.length)
                .filter(device -> ended[device].silent())
                .boxed()
                .toList();
        double[] live = Arrays.stream(ended)
                .filter(one -> !one.silent())
                .mapToDouble(Ended::afterS)
                .sorted()
                .toArray();
        long threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("demarc-snmp"))
                .count();
        SnmpStatistics engines = engine.statistics();
        return new Collected(
                cycle,
                silent,
                live.length == 0 ? 0 : live[live.length / 2],
                engines.requests(),
                threads,
                engines.outstanding(),
                allocated);
    }

    private static void awaitTurn(long started, double seconds) {
        long wait = started + (long) (seconds * 1e9) - System.nanoTime();
        if (wait > 0) {
            LockSupport.parkNanos(wait);
        }
    }

    private PollRequest request(int device) {
        return PollRequest.of(targets.get(device), ScalarRequest.none(), manner.subtrees() ? SUBTREES : TABLES)
                .withConduct(conducts[device]);
    }

    private long touch(DeviceRead read) {
        long count = 0;
        long total = 0;
        for (ReadTable table : read.tables()) {
            for (int row = 0; row < table.rowCount(); row++) {
                for (int column = 0; column < table.columns().size(); column++) {
                    if (table.kind(row, column) != SnmpValue.Kind.ABSENT) {
                        count++;
                        total += table.number(row, column);
                    }
                }
            }
        }
        sum.addAndGet(total);
        return count;
    }

    private static double cpuSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    private static TableRequest whole(String name, String entry, int first, int last) {
        String[] columns = IntStream.rangeClosed(first, last)
                .mapToObj(column -> entry + "." + column)
                .toArray(String[]::new);
        return TableRequest.of(name, Arrays.copyOf(columns, columns.length));
    }
}
