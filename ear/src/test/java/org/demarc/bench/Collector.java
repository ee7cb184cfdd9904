package org.demarc.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
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
import org.demarc.snmp.control.PollRequest;
import org.demarc.snmp.control.ReadTable;
import org.demarc.snmp.control.ScalarRequest;
import org.demarc.snmp.control.SnmpEngine;
import org.demarc.snmp.control.SnmpSettings;
import org.demarc.snmp.control.SnmpTarget;
import org.demarc.snmp.control.SnmpValue;
import org.demarc.snmp.control.TableRequest;

/**
 * The engine alone in a process of its own: reads the three tables of every device whole, touches every value, keeps nothing. Each line
 * on standard input asks for one cycle and is answered with one JSON line; a number on it is how many devices are begun in a second.
 */
final class Collector {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int IN_FLIGHT = 64;
    private static final int BUDGET = 50;
    private static final double AT_ONCE = Double.POSITIVE_INFINITY;
    private static final List<TableRequest> TABLES = List.of(
            whole("ifTable", "1.3.6.1.2.1.2.2.1.", 1, 22),
            whole("ifXTable", "1.3.6.1.2.1.31.1.1.1.", 1, 19),
            whole("dot1qTpFdbTable", "1.3.6.1.2.1.17.7.1.2.2.1.", 2, 3));

    private final SnmpEngine engine = new SnmpEngine(SnmpSettings.DEFAULT.withInFlight(IN_FLIGHT), Runnable::run);
    private final List<SnmpTarget> targets = new ArrayList<>();
    private final AtomicLong sum = new AtomicLong();

    private Collector(int port, int devices) {
        for (int device = 0; device < devices; device++) {
            targets.add(SnmpTarget.v2c(Population.address(device), port, Secret.of("public"))
                    .withTiming(2000, 2));
        }
    }

    /** Port and number of devices. */
    public static void main(String[] arguments) throws IOException {
        Collector collector = new Collector(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String pace = questions.readLine(); pace != null; pace = questions.readLine()) {
            System.out.println(
                    JSON.writeValueAsString(collector.cycle(pace.isEmpty() ? AT_ONCE : Double.parseDouble(pace))));
        }
        collector.engine.close();
    }

    private Cycle cycle(double perSecond) {
        AtomicLong varBinds = new AtomicLong();
        AtomicLong failed = new AtomicLong();
        long started = System.nanoTime();
        double cpu = cpuSeconds();
        List<CompletableFuture<?>> polls = new ArrayList<>();
        for (SnmpTarget target : targets) {
            awaitTurn(started, polls.size() / perSecond);
            polls.add(engine.poll(request(target)).thenAccept(read -> {
                varBinds.addAndGet(touch(read));
                failed.addAndGet(read.whole() ? 0 : 1);
            }));
        }
        CompletableFuture.allOf(polls.toArray(CompletableFuture<?>[]::new)).join();
        double wall = (System.nanoTime() - started) / 1e9;
        return new Cycle("demarc", targets.size(), failed.get(), varBinds.get(), wall, cpuSeconds() - cpu);
    }

    private static void awaitTurn(long started, double seconds) {
        long wait = started + (long) (seconds * 1e9) - System.nanoTime();
        if (wait > 0) {
            LockSupport.parkNanos(wait);
        }
    }

    private static PollRequest request(SnmpTarget target) {
        return PollRequest.of(target, ScalarRequest.none(), TABLES)
                .withConduct(new DeviceConduct(BUDGET, false, 1, 0, 0, 0, 0));
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
                .mapToObj(column -> entry + column)
                .toArray(String[]::new);
        return TableRequest.of(name, Arrays.copyOf(columns, columns.length));
    }
}
