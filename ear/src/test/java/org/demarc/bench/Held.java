package org.demarc.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.demarc.snmp.control.SnmpStatistics;

/**
 * What a process that polls holds on to while it does nothing.
 *
 * @param heapBytes alive after full collections
 * @param threads alive
 * @param handles open files and sockets
 * @param requests that the engine still waits for
 * @param varBinds that the engine still counts as held
 */
record Held(long heapBytes, int threads, long handles, int requests, long varBinds) {

    /** The second collection takes what the first one only made unreachable. */
    private static final int COLLECTIONS = 2;

    static Held now(SnmpStatistics engine) {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return new Held(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
                        .getOpenFileDescriptorCount(),
                engine.outstanding(),
                engine.heldVarBinds());
    }
}
