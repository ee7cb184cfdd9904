package org.demarc.routeros.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.demarc.provisioning.control.ExecutedCommand;
import org.demarc.provisioning.control.ExecutedCommand.Reply;
import org.demarc.provisioning.control.RouterAccess;
import org.jspecify.annotations.Nullable;

/** One piece of work on a router: takes the pooled connection, and keeps a record of every command for the timeline. */
final class RouterSession {

    private final RouterOsPool pool;
    private final RouterAccess access;
    private final Clock clock;
    private final List<Running> sent = new ArrayList<>();
    private @Nullable RouterOsConnection connection;

    RouterSession(RouterOsPool pool, RouterAccess access, Clock clock) {
        this.pool = pool;
        this.access = access;
        this.clock = clock;
    }

    RouterAccess access() {
        return access;
    }

    SeenProfiles profiles() {
        return pool.profiles(access);
    }

    /** Every command so far, masked, oldest first. */
    List<ExecutedCommand> executed() {
        return sent.stream()
                .map(running -> running.executed)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The rows of a print. */
    List<Map<String, String>> read(RouterCommand print) throws RouterFault {
        return send(print, access.commandTimeout()).rows();
    }

    /** The first rows of a print, at most so many; those beyond are let go. */
    List<Map<String, String>> read(RouterCommand print, int mostRows) throws RouterFault {
        return send(print, access.commandTimeout(), mostRows).rows();
    }

    /** The first row of a print, if any. */
    Optional<Map<String, String>> first(RouterCommand print) throws RouterFault {
        return read(print).stream().findFirst();
    }

    /** Carries out a command that changes something. Returns the id of an added row, else an empty text. */
    String write(RouterCommand command) throws RouterFault {
        return send(command, access.commandTimeout()).reply().ret();
    }

    /** Sends a command and does not wait: others can follow it at once. */
    Running send(RouterCommand command, Duration timeout) throws RouterFault {
        return send(command, timeout, Integer.MAX_VALUE);
    }

    private Running send(RouterCommand command, Duration timeout, int mostRows) throws RouterFault {
        Running running = new Running(command, timeout, mostRows);
        sent.add(running);
        running.start(connection());
        return running;
    }

    private RouterOsConnection connection() throws RouterFault {
        RouterOsConnection open = connection;
        if (open == null || !open.isOpen()) {
            open = pool.connection(access);
            connection = open;
        }
        return open;
    }

    /** A command that was sent and whose answer is awaited. */
    final class Running {

        private final RouterCommand command;
        private final Duration timeout;
        private final int mostRows;
        private final Instant at = clock.instant();
        private final long sentAt = System.nanoTime();
        private @Nullable PendingReply pending;
        private @Nullable RouterOsConnection by;
        private @Nullable ExecutedCommand executed;

        private Running(RouterCommand command, Duration timeout, int mostRows) {
            this.command = command;
            this.timeout = timeout;
            this.mostRows = mostRows;
        }

        private void start(RouterOsConnection open) throws RouterFault {
            by = open;
            try {
                pending = open.send(command, timeout, mostRows);
            } catch (RouterFault.Lost lost) {
                record(lost.fatal() ? Reply.FATAL : Reply.LOST, lost.detail());
                throw lost;
            }
        }

        List<Map<String, String>> rows() throws RouterFault {
            return reply().rows();
        }

        RouterReply reply() throws RouterFault {
            if (by == null || pending == null) {
                throw new IllegalStateException("not sent");
            }
            try {
                RouterReply reply = by.await(pending, timeout);
                record(Reply.DONE, "");
                return reply;
            } catch (RouterFault.Trap trap) {
                record(Reply.TRAP, trap.words());
                throw new RouterFault.Trap(trap.category(), command.maskedIn(trap.words()));
            } catch (RouterFault.Lost lost) {
                record(lost.fatal() ? Reply.FATAL : Reply.LOST, lost.detail());
                throw new RouterFault.Lost(command.maskedIn(lost.detail()), lost.fatal());
            }
        }

        private void record(Reply reply, String message) {
            long endedAt = pending == null ? 0 : pending.endedAt();
            long took = (endedAt == 0 ? System.nanoTime() : endedAt) - sentAt;
            executed = new ExecutedCommand(
                    access.name(), at, command.masked(), Duration.ofNanos(took), reply, command.maskedIn(message));
        }
    }
}
