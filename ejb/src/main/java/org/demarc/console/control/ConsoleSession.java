package org.demarc.console.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.demarc.console.control.ConsoleFault.Kind;
import org.demarc.device.control.ConsoleDialect;
import org.demarc.settings.entity.Secret;
import org.jspecify.annotations.Nullable;

/** A signed-in console. Everything has a time limit and a size limit; used by one thread, which waits. */
public final class ConsoleSession implements AutoCloseable {

    /** Most that one command may answer, octets. */
    public static final int MOST_ANSWER = 4 << 20;

    /** Longest session: a device that always has one more letter to say must not keep a thread, nor outlast the lease of its console. */
    public static final Duration LONGEST = Duration.ofMinutes(9);

    /** Huawei asks for the rest of a command that is whole already. */
    private static final Pattern REST_OF_COMMAND = Pattern.compile("\\{\\s*<cr>[^\\n]*}\\s*:\\s*$");

    private static final int STILL_MS = 60;
    /** A line of a configuration may look like a prompt: one that is not the device's own must stand longer. */
    private static final int STRANGE_STILL_MS = 2_500;

    private static final int MOST_PAGES = 20_000;
    private static final int MOST_WORDS = 300;
    private static final int LONGEST_REFUSAL = 2000;
    /** What is longer is a configuration, whatever its lines begin with. */
    private static final int MOST_REFUSAL_LINES = 6;

    private final Transport transport;
    private final ConsoleAccess access;
    private final ConsoleDialect dialect;
    private final ConsoleEar ear = new ConsoleEar();
    private final byte[] buffer = new byte[8192];
    private final List<Exchange> exchanges = new ArrayList<>();
    private final long end;
    private Runnable atEnd = () -> {};
    private String command = "";
    private int pages;
    private String prompt = "";
    private boolean reading;

    /** A command and its answer, without secrets. */
    public record Exchange(String command, String answer) {}

    private enum Heard {
        PROMPT,
        LOGIN,
        PASSWORD,
        QUESTION
    }

    ConsoleSession(Transport transport, ConsoleAccess access, ConsoleDialect dialect, Duration longest) {
        this.end = System.nanoTime() + longest.toNanos();
        this.transport = transport;
        this.access = access;
        this.dialect = dialect;
    }

    /** Does something when the session ends. */
    public ConsoleSession then(Runnable end) {
        atEnd = end;
        return this;
    }

    /** Everything that was said so far, in order. */
    public List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    void signIn() throws ConsoleFault, InterruptedException {
        try {
            introduce();
        } catch (ConsoleFault e) {
            boolean refused = e.kind() == Kind.CLOSED
                    && dialect.refusedLogin().matcher(ear.text()).find();
            throw refused ? new ConsoleFault(Kind.LOGIN, "", e.words()) : e;
        }
        for (ConsoleDialect.Start start : dialect.start()) {
            begin(start);
        }
    }

    private void introduce() throws ConsoleFault, InterruptedException {
        boolean saidPassword = access.isSsh();
        Heard heard = listen(true, false);
        for (int turn = 0; heard != Heard.PROMPT; turn++) {
            boolean again = saidPassword && !access.isSsh();
            if (again
                    || turn > 3
                    || (saidPassword
                            && dialect.refusedLogin().matcher(ear.text()).find())) {
                throw new ConsoleFault(Kind.LOGIN, "", words(ear.text()));
            }
            saidPassword |= heard == Heard.PASSWORD;
            ear.forget();
            say(heard == Heard.PASSWORD ? access.password().reveal() : access.login());
            heard = listen(true, false);
        }
    }

    private void begin(ConsoleDialect.Start start) throws ConsoleFault, InterruptedException {
        ear.forget();
        say(start.send());
        Heard heard = listen(start.enable(), false);
        if (heard == Heard.PASSWORD || heard == Heard.LOGIN) {
            Secret second = access.enable().isEmpty() ? access.password() : access.enable();
            ear.forget();
            say(second.reveal());
            heard = listen(true, false);
            if (heard != Heard.PROMPT
                    || dialect.refusedLogin().matcher(ear.text()).find()) {
                throw new ConsoleFault(Kind.ENABLE, start.send(), words(ear.text()));
            }
        }
    }

    /** Says a command that only shows something, and answers what the device shows. */
    public String ask(String words) throws ConsoleFault, InterruptedException {
        return run(words, null, false, false);
    }

    /**
     * Says a command that only shows something, and answers it as it is, with the secrets that are in it: for whoever seals it. Nothing of the
     * answer is kept here.
     */
    public String read(String words) throws ConsoleFault, InterruptedException {
        if (words.chars().anyMatch(Character::isISOControl)) {
            throw new ConsoleFault(Kind.REFUSED, "", "a command must be one line");
        }
        command = words;
        ear.forget();
        pages = 0;
        reading = true;
        try {
            say(words);
            listen(false, false);
        } finally {
            reading = false;
        }
        String answer = trimmed(words, ear.text());
        ear.forget();
        if (answer.lines().limit(MOST_REFUSAL_LINES + 1L).count() <= MOST_REFUSAL_LINES) {
            check(answer, false);
        }
        return answer;
    }

    /**
     * Says a command and listens to its end.
     *
     * @param confirm answer to the device's question whether it is meant; null where it asks none
     * @param closes the device may hang up afterwards
     * @return what the device said, without echo and prompt
     * @throws ConsoleFault {@code REFUSED} when the device says no; then the conversation should end (devices.md DEV-19)
     */
    public String run(String words, @Nullable String confirm, boolean closes)
            throws ConsoleFault, InterruptedException {
        return run(words, confirm, closes, true);
    }

    /**
     * Says what a person typed: it may show something or change something, so what the device answers to it is no refusal unless it says so.
     *
     * @param confirm answer to the device's question whether it is meant; null where it asks none
     */
    public String type(String words, @Nullable String confirm) throws ConsoleFault, InterruptedException {
        return run(words, confirm, false, false);
    }

    private String run(String words, @Nullable String confirm, boolean closes, boolean changes)
            throws ConsoleFault, InterruptedException {
        if (words.chars().anyMatch(Character::isISOControl)) {
            throw new ConsoleFault(Kind.REFUSED, "", "a command must be one line");
        }
        command = words;
        ear.forget();
        pages = 0;
        try {
            say(words);
            Heard heard = listen(false, confirm != null);
            for (int asked = 0; heard == Heard.QUESTION && confirm != null && asked < 3; asked++) {
                say(confirm);
                awaitLineEnd();
                heard = listen(false, true);
            }
        } catch (ConsoleFault e) {
            exchanges.add(new Exchange(words, answer(words)));
            if (closes && e.kind() == Kind.CLOSED) {
                return answer(words);
            }
            throw e;
        }
        String answer = answer(words);
        exchanges.add(new Exchange(words, answer));
        check(answer, changes);
        return answer;
    }

    private void check(String answer, boolean changes) throws ConsoleFault {
        Pattern fine = dialect.fine();
        boolean notFine = changes
                && fine != null
                && !answer.isBlank()
                && !fine.matcher(answer.strip()).find();
        boolean brief = answer.length() < LONGEST_REFUSAL;
        if (notFine || (brief && dialect.error().matcher(answer).find())) {
            throw new ConsoleFault(Kind.REFUSED, command, words(answer));
        }
    }

    /** What was heard without the echo of the command in front and the prompt behind. */
    private String answer(String words) {
        return trimmed(words, access.masked(ear.text()));
    }

    private String trimmed(String words, String heard) {
        String text = heard;
        int first = text.indexOf('\n');
        String head = first < 0 ? text : text.substring(0, first);
        if (head.strip().endsWith(words.strip())) {
            text = first < 0 ? "" : text.substring(first + 1);
        }
        int last = text.lastIndexOf('\n');
        String tail = text.substring(last + 1);
        if (dialect.prompt().matcher(tail).find()) {
            text = last < 0 ? "" : text.substring(0, last);
        }
        return text.strip().isEmpty() ? "" : text.stripTrailing();
    }

    private void say(String words) throws ConsoleFault {
        String end = dialect.lineEnd().isEmpty() ? transport.lineEnd() : dialect.lineEnd();
        send(words + end);
    }

    private void send(String text) throws ConsoleFault {
        try {
            transport.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ConsoleFault(Kind.CLOSED, command, words(ear.text()));
        }
    }

    /** After an answer the question still stands there: what follows it counts. */
    private void awaitLineEnd() throws ConsoleFault, InterruptedException {
        int before = ear.length();
        long until = deadline();
        while (ear.length() == before) {
            hear(until);
        }
    }

    /** Reads until the device waits for us. */
    private Heard listen(boolean signingIn, boolean asking) throws ConsoleFault, InterruptedException {
        long until = deadline();
        while (true) {
            int before = ear.length();
            hear(until);
            if (ear.length() > before) {
                until = deadline();
            }
            if (ear.takePager(REST_OF_COMMAND)) {
                say("");
                continue;
            }
            if (!signingIn && ear.takePager(dialect.pager())) {
                turnPage();
                until = deadline();
                continue;
            }
            Heard heard = heard(signingIn, asking);
            if (heard != null && isStill(heard)) {
                return heard;
            }
        }
    }

    private void turnPage() throws ConsoleFault {
        if (++pages > MOST_PAGES) {
            throw new ConsoleFault(Kind.TOO_MUCH, command, "");
        }
        send(dialect.pagerAnswer());
    }

    private @Nullable Heard heard(boolean signingIn, boolean asking) {
        String line = ear.lastLine();
        if (line.isBlank()) {
            return null;
        }
        if (signingIn && dialect.password().matcher(line).find()) {
            return Heard.PASSWORD;
        }
        if (signingIn && dialect.login().matcher(line).find()) {
            return Heard.LOGIN;
        }
        if (asking && dialect.question().matcher(line).find()) {
            return Heard.QUESTION;
        }
        return dialect.prompt().matcher(line).find() ? Heard.PROMPT : null;
    }

    /** Nothing more comes: what looks like a prompt is one, and not the middle of a line. */
    private boolean isStill(Heard heard) throws ConsoleFault, InterruptedException {
        String line = ear.lastLine();
        boolean strange = reading && heard == Heard.PROMPT && !line.equals(prompt);
        if (take(strange ? STRANGE_STILL_MS : STILL_MS)) {
            return false;
        }
        if (heard == Heard.PROMPT && !reading) {
            prompt = line;
        }
        return true;
    }

    private void hear(long until) throws ConsoleFault, InterruptedException {
        long now = System.nanoTime();
        if (end - now <= 0) {
            throw new ConsoleFault(Kind.TOO_MUCH, command, "");
        }
        long left = (until - now) / 1_000_000;
        if (left <= 0) {
            throw new ConsoleFault(Kind.SILENT, command, words(ear.text()));
        }
        take((int) Math.min(left, 1000));
    }

    private boolean take(int millis) throws ConsoleFault, InterruptedException {
        int count;
        try {
            count = transport.read(buffer, millis);
        } catch (IOException e) {
            count = -1;
        }
        if (count < 0) {
            throw new ConsoleFault(Kind.CLOSED, command, words(ear.text()));
        }
        ear.hear(buffer, count);
        if (ear.length() > MOST_ANSWER) {
            throw new ConsoleFault(Kind.TOO_MUCH, command, "");
        }
        return count > 0;
    }

    private long deadline() {
        return System.nanoTime() + access.timeoutMs() * 1_000_000L;
    }

    /** The last words of the device, on one line. */
    private String words(String text) {
        String line = access.masked(text).strip().replaceAll("\\s+", " ");
        return line.length() <= MOST_WORDS ? line : line.substring(0, MOST_WORDS);
    }

    @Override
    public void close() {
        try {
            transport.close();
        } finally {
            atEnd.run();
        }
    }
}
