package org.demarc.live.control;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.demarc.live.entity.LiveProblem;
import org.jspecify.annotations.Nullable;

/**
 * Readings that are under way on this node. Who asks for what is read already waits for the same conversation; a device and the node are
 * asked a few at a time. A place is free again when the conversation is over, not when its caller has gone.
 */
public final class SharedReadings {

    private static final int WALKS_OF_NODE = 4;
    private static final int WALKS_OF_DEVICE = 1;
    private static final int LINES_OF_NODE = 50;
    private static final int LINES_OF_DEVICE = 4;

    private final Map<Key, Running> runningByKey = new HashMap<>();

    /**
     * What is read.
     *
     * @param interfaceId null for the whole device
     * @param columns what is wanted of it, empty for all
     * @param walked whether tables are walked
     */
    public record Key(
            long deviceId, String reading, @Nullable Long interfaceId, Set<String> columns, boolean walked) {

        public Key {
            columns = Set.copyOf(columns);
        }
    }

    /** A reading under way, and when it was begun. */
    public record Running(Instant at, CompletableFuture<ReadingCall.Told> told) {}

    /**
     * The reading that is under way, or a new one.
     *
     * @throws org.demarc.ProblemException {@link LiveProblem#TOO_MANY_READINGS}
     */
    public synchronized Running joined(Key key, Supplier<CompletableFuture<ReadingCall.Told>> begin) {
        Running other = runningByKey.get(key);
        if (other != null) {
            return other;
        }
        requireRoom(key);
        Running begun = new Running(Instant.now(), begin.get());
        runningByKey.put(key, begun);
        var unused = begun.told().whenComplete((told, fault) -> over(key));
        return begun;
    }

    private void requireRoom(Key key) {
        int ofDevice = key.walked() ? WALKS_OF_DEVICE : LINES_OF_DEVICE;
        int ofNode = key.walked() ? WALKS_OF_NODE : LINES_OF_NODE;
        long running = runningByKey.keySet().stream()
                .filter(one -> one.walked() == key.walked() && one.deviceId() == key.deviceId())
                .count();
        if (running >= ofDevice) {
            throw LiveProblem.TOO_MANY_READINGS.because("at most " + ofDevice + " of one device");
        }
        if (runningByKey.keySet().stream()
                        .filter(one -> one.walked() == key.walked())
                        .count()
                >= ofNode) {
            throw LiveProblem.TOO_MANY_READINGS.because("at most " + ofNode + " on this node");
        }
    }

    private synchronized void over(Key key) {
        runningByKey.remove(key);
    }
}
