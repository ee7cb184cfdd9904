package org.demarc.bench;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.demarc.snmp.control.SnmpStatistics;

/** The most that this process held at once, looked at twenty times a second. */
final class HighWater {

    private static final int EVERY_MS = 50;

    /**
     * The most since the last question.
     *
     * @param varBinds that the engine counted as held
     * @param heapBytes that a collection left, be it a small one, which leaves garbage, too; the last one before counts as well
     */
    record Marks(long varBinds, long heapBytes) {}

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<GarbageCollectorMXBean> collectors =
            ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class);
    private final List<String> heapPools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .toList();
    private final Supplier<SnmpStatistics> engine;
    private Marks marks = new Marks(0, 0);

    HighWater(Supplier<SnmpStatistics> engine) {
        this.engine = engine;
    }

    void begin() {
        ScheduledFuture<?> unused = clock.scheduleAtFixedRate(this::look, 0, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    void end() {
        clock.shutdown();
    }

    /** Tells them and forgets them. */
    synchronized Marks marks() {
        look();
        Marks told = marks;
        marks = new Marks(0, 0);
        return told;
    }

    private synchronized void look() {
        marks = new Marks(
                Math.max(marks.varBinds(), engine.get().heldVarBinds()),
                Math.max(marks.heapBytes(), afterCollection()));
    }

    private long afterCollection() {
        long most = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            GcInfo last = collector.getLastGcInfo();
            most = Math.max(most, last == null ? 0 : heap(last.getMemoryUsageAfterGc()));
        }
        return most;
    }

    private long heap(Map<String, MemoryUsage> usageByPool) {
        return usageByPool.entrySet().stream()
                .filter(pool -> heapPools.contains(pool.getKey()))
                .mapToLong(pool -> pool.getValue().getUsed())
                .sum();
    }
}
