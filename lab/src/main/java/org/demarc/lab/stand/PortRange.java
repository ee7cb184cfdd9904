package org.demarc.lab.stand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The ports of one WildFly node but HTTP's: those that it has by default, moved by an offset. Kept for this process from
 * before the node starts until it is closed, so that two stands that start at the same time do not choose the same.
 */
final class PortRange implements AutoCloseable {

    private static final int STEP = 100;
    private static final int LAST = 7_000;

    /**
     * Those of this process: they are never looked at again. To close a second channel of a file would give up the lock that the first one
     * has, and another process would take the ports of a node that is down for a moment.
     */
    private static final Set<Integer> OURS = ConcurrentHashMap.newKeySet();

    private final int offset;
    private final FileChannel kept;

    private PortRange(int offset, FileChannel kept) {
        this.offset = offset;
        this.kept = kept;
    }

    /**
     * The first range whose ports are free and not wanted otherwise.
     *
     * @throws IllegalStateException when there is none
     */
    static PortRange first(Collection<Integer> wanted) {
        for (int offset = 0; offset < LAST; offset += STEP) {
            if (OURS.add(offset)) {
                FileChannel kept = keep(offset);
                if (kept != null && Ports.allFree(offset, wanted)) {
                    return new PortRange(offset, kept);
                }
                close(kept);
                OURS.remove(offset);
            }
        }
        throw new IllegalStateException("no free range of ports for a server");
    }

    int offset() {
        return offset;
    }

    /** Others may have it. */
    @Override
    public void close() {
        close(kept);
        OURS.remove(offset);
    }

    /** Null when a process has it. The system takes the mark away when its process ends, however that comes. */
    private static @Nullable FileChannel keep(int offset) {
        Path mark = Path.of(System.getProperty("java.io.tmpdir"), "demarc-ports-" + offset + ".lock");
        FileChannel channel = null;
        try {
            channel = FileChannel.open(mark, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (IOException taken) {
            close(channel); // by another user
            return null;
        }
        close(channel);
        return null;
    }

    private static void close(@Nullable FileChannel channel) {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
