package org.demarc.lab.routeros;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Remembers what came in: the last 100,000 commands, counts by command and, where wanted, a file. */
final class Journal implements AutoCloseable {

    private static final int KEPT = 100_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Over all routers of this JVM: so it can be told what came first on which. */
    private static final AtomicLong ORDER = new AtomicLong();

    private final Deque<ReceivedCommand> commands = new ArrayDeque<>();
    private final Map<String, Long> byCommand = new TreeMap<>();
    private final Optional<BufferedWriter> file;
    private final boolean showPasswords;
    private long count;
    private long connections;
    private long logins;
    private long failedLogins;
    private int open;
    private int peakOpen;
    private final Map<ApiSession, Integer> writesBySession = new HashMap<>();
    private int peakWriters;

    Journal(RouterOsOptions options) {
        showPasswords = options.logPasswords();
        file = options.log().map(path -> {
            try {
                return Files.newBufferedWriter(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    synchronized void command(Command command) {
        if (command.isControl()) {
            return;
        }
        count++;
        byCommand.merge(command.path(), 1L, Long::sum);
        if (commands.size() == KEPT) {
            commands.removeFirst();
        }
        commands.addLast(new ReceivedCommand(ORDER.incrementAndGet(), command.words()));
        file.ifPresent(writer -> write(writer, command.words()));
    }

    private void write(BufferedWriter writer, List<String> words) {
        try {
            writer.write(JSON.writeValueAsString(
                    words.stream().map(this::presentable).toList()));
            writer.newLine();
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String presentable(String word) {
        if (showPasswords || !(word.startsWith("=password=") || word.startsWith("=response="))) {
            return word;
        }
        return word.substring(0, word.indexOf('=', 1) + 1) + "•••";
    }

    synchronized void opened() {
        connections++;
        open++;
        peakOpen = Math.max(peakOpen, open);
    }

    synchronized void closed() {
        open--;
    }

    /** A command that changes something came in on this connection. */
    synchronized void writing(ApiSession session) {
        writesBySession.merge(session, 1, Integer::sum);
        peakWriters = Math.max(peakWriters, writesBySession.size());
    }

    /** Such a command was carried out, or never will be. */
    synchronized void written(ApiSession session) {
        writesBySession.computeIfPresent(session, (same, writes) -> writes > 1 ? writes - 1 : null);
    }

    /** Nothing is under way on this connection any more. */
    synchronized void left(ApiSession session) {
        writesBySession.remove(session);
    }

    synchronized int open() {
        return open;
    }

    synchronized void login(boolean good) {
        if (good) {
            logins++;
        } else {
            failedLogins++;
        }
    }

    synchronized List<ReceivedCommand> commands() {
        return List.copyOf(commands);
    }

    synchronized void forget() {
        commands.clear();
    }

    synchronized RouterCounters counters() {
        return new RouterCounters(
                connections, logins, failedLogins, count, open, peakOpen, peakWriters, Map.copyOf(byCommand));
    }

    /** The counters as the one row of {@code /sim/state}. */
    synchronized Map<String, String> row() {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("connections", Long.toString(connections));
        row.put("logins", Long.toString(logins));
        row.put("failed_logins", Long.toString(failedLogins));
        row.put("commands", Long.toString(count));
        row.put("open", Integer.toString(open));
        row.put("peak_open", Integer.toString(peakOpen));
        row.put("peak_writers", Integer.toString(peakWriters));
        row.put("by_command", json(byCommand));
        return row;
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void close() {
        file.ifPresent(writer -> {
            try {
                writer.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
