package org.demarc.lab.routeros;

import java.io.IOException;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One connection of the binary API (ucrm-routeros.md 4.2, 4.3 and 10.2). */
final class ApiSession implements Runnable {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Router router;
    private final Socket socket;
    private final String via;
    private final ScheduledExecutorService clock;
    private final SentenceWriter writer;
    private final WaitingCommands waiting;
    private byte[] challenge = new byte[0];
    private volatile Optional<RouterUser> user = Optional.empty();
    private volatile boolean ended;

    /** @param via the service of the router that it came by */
    ApiSession(Router router, Socket socket, String via, ScheduledExecutorService clock) throws IOException {
        this.router = router;
        this.socket = socket;
        this.via = via;
        this.clock = clock;
        this.writer = new SentenceWriter(socket.getOutputStream());
        this.waiting = new WaitingCommands(clock, this::carryOut, this::interrupted);
    }

    /** Serves the client until one side has enough. */
    @Override
    public void run() {
        try {
            SentenceReader reader = new SentenceReader(socket.getInputStream());
            for (Optional<List<String>> sentence = reader.next();
                    sentence.isPresent() && !ended;
                    sentence = reader.next()) {
                take(Command.of(sentence.get()));
            }
        } catch (IOException brokenOrGarbled) {
            ended = true;
        } finally {
            close();
        }
    }

    private void take(Command command) {
        if (command.path().equals("/quit")) {
            fatal("session terminated on request", command);
        } else if (command.path().equals("/cancel")) {
            cancel(command);
        } else if (user.isEmpty() && !command.path().equals("/login")) {
            fatal("not logged in", command);
        } else {
            router.journal().command(command);
            if (isWrite(command)) {
                router.journal().writing(this);
            }
            Optional<Fault> fault = router.faults().next(command);
            Duration usual = router.options().delay();
            waiting.submit(command, fault, fault.map(some -> some.wait(usual)).orElse(usual));
        }
    }

    private void cancel(Command command) {
        if (user.isEmpty()) {
            fatal("not logged in", command);
            return;
        }
        waiting.cancel(Optional.ofNullable(command.arguments().get("tag")));
        done(Map.of(), command);
    }

    private static boolean isWrite(Command command) {
        String path = command.path();
        return !path.endsWith("/print") && !path.equals("/login") && !command.isControl();
    }

    private void interrupted(Command command) {
        if (isWrite(command)) {
            router.journal().written(this);
        }
        trap(Trap.interrupted(), command);
    }

    private void carryOut(Command command, Optional<Fault> fault) {
        try {
            perform(command, fault);
        } finally {
            if (isWrite(command)) {
                router.journal().written(this);
            }
        }
    }

    private void perform(Command command, Optional<Fault> fault) {
        switch (fault.map(Fault::kind).orElse(Fault.Kind.SLOW)) {
            case DROP -> close();
            case DROP_AFTER -> {
                attempt(command);
                close();
            }
            case TRAP -> trap(Trap.plain(fault.map(Fault::arg).orElse("")), command);
            case FATAL ->
                fatal(fault.map(Fault::arg).filter(text -> !text.isEmpty()).orElse("connection closed"), command);
            case STALL -> {} // not a word
            case MUTE -> mute(command);
            case SLOW -> reply(command);
        }
    }

    private void mute(Command command) {
        try {
            answer(command);
        } catch (Trap refusedWithoutAWord) {
            return;
        }
    }

    private void attempt(Command command) {
        try {
            answer(command);
        } catch (Trap refused) {
            ended = true;
        }
    }

    private void reply(Command command) {
        try {
            Answer answer = answer(command);
            answer.rows().forEach(row -> say(sentence("!re", row), command));
            if (answer.isEmptyPrint() && router.options().era().saysEmpty()) {
                say(List.of("!empty"), command);
            }
            done(answer.done(), command);
        } catch (Trap refused) {
            trap(refused, command);
        }
    }

    private Answer answer(Command command) {
        return command.path().equals("/login")
                ? login(command)
                : router.execute(command, user.orElseThrow(() -> Trap.plain("not logged in")));
    }

    private Answer login(Command command) {
        boolean byChallenge = router.options().era().loginByChallenge();
        if (byChallenge && !command.arguments().containsKey("response")) {
            challenge = new byte[16];
            RANDOM.nextBytes(challenge);
            return Answer.ret(Logins.hex(challenge));
        }
        user = router.options()
                .user(command.argument("name"))
                .filter(known -> byChallenge
                        ? Logins.answers(known, challenge, command.argument("response"))
                        : Logins.matches(known, command));
        router.journal().login(user.isPresent());
        list();
        if (user.isEmpty()) {
            throw Trap.plain(router.options().era().wrongLogin());
        }
        return Answer.DONE;
    }

    /** Lists who is logged in now; who has gone meanwhile is not listed. */
    private void list() {
        user.ifPresent(known -> router.activeUsers()
                .entered(this, known.name(), socket.getInetAddress().getHostAddress(), via));
        if (user.isEmpty() || ended) {
            router.activeUsers().left(this);
        }
    }

    private void trap(Trap trap, Command command) {
        say(trap.words(), command);
        done(Map.of(), command);
    }

    private void done(Map<String, String> words, Command command) {
        say(sentence("!done", words), command);
    }

    private void fatal(String text, Command command) {
        router.activeUsers().left(this);
        say(List.of("!fatal", text), command);
        ended = true;
        try {
            socket.shutdownOutput();
            var unused = clock.schedule(this::close, 200, TimeUnit.MILLISECONDS);
        } catch (IOException gone) {
            close();
        }
    }

    private static List<String> sentence(String reply, Map<String, String> fields) {
        List<String> words = new ArrayList<>(fields.size() + 2);
        words.add(reply);
        fields.forEach((name, value) -> words.add("=" + name + "=" + value));
        return words;
    }

    private void say(List<String> words, Command command) {
        List<String> all = words;
        if (command.tag().isPresent()) {
            all = new ArrayList<>(words);
            all.add(".tag=" + command.tag().get());
        }
        try {
            writer.write(all);
        } catch (IOException gone) {
            close();
        }
    }

    /** Closes the connection; what waits is forgotten. */
    void close() {
        ended = true;
        waiting.forget();
        router.journal().left(this);
        router.activeUsers().left(this);
        try {
            socket.close();
        } catch (IOException gone) {
            ended = true;
        }
    }
}
