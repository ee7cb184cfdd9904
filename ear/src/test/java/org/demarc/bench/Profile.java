package org.demarc.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where CPU time goes while something is measured, for {@code -Dbench.profile=true}: samples of the server and of this JVM, and
 * PostgreSQL's statements. Costs a few per cent itself, so its figures are not for the table.
 */
final class Profile {

    private static final boolean WANTED = Boolean.getBoolean("bench.profile");
    private static final int LINES = 60;

    private final RunningProduct product;
    private final Path dir;
    private final List<Long> pids;

    private Profile(RunningProduct product) throws IOException {
        this.product = product;
        this.dir = Files.createDirectories(
                Path.of(System.getProperty("bench.dir", "target/bench")).toAbsolutePath());
        this.pids = List.of(
                product.stand().nodes().get(0).pid(), ProcessHandle.current().pid());
    }

    /** Before PostgreSQL starts: it must be told that its statements will be counted. */
    static void prepare() {
        if (WANTED) {
            System.setProperty("demarc.database.preload", "pg_stat_statements");
        }
    }

    static Profile begin(RunningProduct product) throws IOException {
        Profile profile = new Profile(product);
        if (WANTED) {
            for (long pid : profile.pids) {
                jcmd(pid, "JFR.start", "name=bench", "settings=profile");
            }
            product.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
            product.texts("SELECT pg_stat_statements_reset()::text");
        }
        return profile;
    }

    /** Writes {@code NAME-server.txt}, {@code NAME-lab.txt} and {@code NAME-sql.txt}. */
    void end(String name) throws IOException {
        if (!WANTED) {
            return;
        }
        statements(dir.resolve(name + "-sql.txt"));
        String[] who = {"server", "lab"};
        for (int i = 0; i < who.length; i++) {
            Path file = dir.resolve(name + "-" + who[i] + ".jfr");
            jcmd(pids.get(i), "JFR.stop", "name=bench", "filename=" + file);
            summarize(file, dir.resolve(name + "-" + who[i] + ".txt"));
        }
    }

    private static void jcmd(long pid, String... words) throws IOException {
        try {
            List<String> command = new java.util.ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid)));
            command.addAll(List.of(words));
            Command.run(Map.of(), command);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void statements(Path file) throws IOException {
        try (var connection = product.database();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT calls, total_exec_time + total_plan_time AS ms, rows, wal_bytes, regexp_replace(query, '\\s+', ' ', 'g') AS query
                        FROM pg_stat_statements ORDER BY 2 DESC LIMIT 80
                        """);
                var out = new PrintWriter(file.toFile(), java.nio.charset.StandardCharsets.UTF_8)) {
            while (rows.next()) {
                String query = rows.getString("query");
                out.printf(
                        Locale.ROOT,
                        "%8d calls %10.1f ms %8d rows %10d wal  %s%n",
                        rows.getLong("calls"),
                        rows.getDouble("ms"),
                        rows.getLong("rows"),
                        rows.getLong("wal_bytes"),
                        query.substring(0, Math.min(220, query.length())));
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static void summarize(Path jfr, Path file) throws IOException {
        Map<String, Integer> leaves = new HashMap<>();
        Map<String, Integer> methods = new HashMap<>();
        Map<String, Integer> threads = new HashMap<>();
        int samples = 0;
        try (RecordingFile recording = new RecordingFile(jfr)) {
            while (recording.hasMoreEvents()) {
                var event = recording.readEvent();
                String type = event.getEventType().getName();
                RecordedStackTrace trace = event.getStackTrace();
                boolean isSample = type.equals("jdk.ExecutionSample") || type.equals("jdk.NativeMethodSample");
                if (!isSample || trace == null || isWaiting(trace)) {
                    continue;
                }
                samples++;
                leaves.merge(name(trace.getFrames().get(0)), 1, Integer::sum);
                var thread = event.getThread("sampledThread");
                String threadName = thread == null ? "?" : String.valueOf(thread.getJavaName());
                threads.merge(threadName.replaceAll("\\d+", "#"), 1, Integer::sum);
                Set<String> once = new HashSet<>();
                trace.getFrames().forEach(frame -> once.add(name(frame)));
                once.forEach(method -> methods.merge(method, 1, Integer::sum));
            }
        }
        try (var out = new PrintWriter(file.toFile(), java.nio.charset.StandardCharsets.UTF_8)) {
            out.println(samples + " samples");
            print("threads", threads, samples, 30, out);
            print("leaves", leaves, samples, LINES, out);
            print("on the stack", methods, samples, 6 * LINES, out);
        }
    }

    /** A thread in a native call that waits for the network costs nothing. */
    private static boolean isWaiting(RecordedStackTrace trace) {
        String leaf = name(trace.getFrames().get(0));
        return leaf.matches(
                ".*(EPoll\\.wait|\\.accept0?|Net\\.poll|Net\\.accept|SocketDispatcher\\.read0|epollWait.*|Unsafe\\.park"
                        + "|Object\\.wait|Thread\\.sleep|UnixNativeDispatcher.*|ProcessHandleImpl.*|socketRead0|FileInputStream\\.readBytes|LinuxWatchService.*)");
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    private static void print(String title, Map<String, Integer> counts, int all, int most, PrintWriter out) {
        out.println();
        out.println(title);
        counts.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry<String, Integer>::getValue)
                        .reversed())
                .limit(most)
                .forEach(entry -> out.printf(
                        Locale.ROOT,
                        "%6d %5.1f%%  %s%n",
                        entry.getValue(),
                        100.0 * entry.getValue() / all,
                        entry.getKey()));
    }
}
