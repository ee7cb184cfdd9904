package org.demarc.provisioning.control;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a piece of work on a router ended. Always says which commands were sent, in order, also when it failed. */
public sealed interface DriverOutcome {

    /** Every command that was sent, oldest first; empty when nothing had to be asked. */
    List<ExecutedCommand> commands();

    /** Whether one of the commands may have changed an account's row, however the work ended. */
    default boolean mayHaveWritten() {
        return commands().stream().anyMatch(ExecutedCommand::mayHaveWritten);
    }

    /** What changed on the router. */
    enum Change {
        NOTHING,
        ADDED,
        CHANGED,
        REMOVED
    }

    /**
     * The router agrees, and it was read back.
     *
     * @param applied the account as read back; null after a removal
     * @param change what was written to the account's row
     * @param kicked how many active sessions were removed
     * @param notes things an operator should see although the work is done, for instance a duplicate row
     */
    record Done(
            @Nullable AppliedAccount applied,
            Change change,
            int kicked,
            List<String> notes,
            List<ExecutedCommand> commands)
            implements DriverOutcome {

        public Done {
            notes = List.copyOf(notes);
            commands = List.copyOf(commands);
        }
    }

    /**
     * The router said no, or what it shows is not what it accepted. Trying again changes nothing until somebody acts.
     *
     * @param code PROFILE_MISSING, ROUTER_REFUSED, LOGIN_REFUSED, NO_PERMISSION, ROW_CHANGED or VERIFY_FAILED
     * @param detail why a login was refused, as the router's connection test says it; empty where the text says all
     */
    record Refused(ReasonCode code, String text, String detail, List<ExecutedCommand> commands)
            implements DriverOutcome {

        public Refused {
            commands = List.copyOf(commands);
        }

        /** The whole of it in one sentence. */
        public String words() {
            return detail.isEmpty() ? text : text + ": " + detail;
        }
    }

    /**
     * Somebody else's row is in the way; it was left alone.
     *
     * @param code USERNAME_TAKEN, MAC_TAKEN or ADDRESS_TAKEN
     * @param detail what is wanted and what the row in the way holds, without passwords; empty where only the router knows the row
     */
    record Conflict(ReasonCode code, String text, String detail, List<ExecutedCommand> commands)
            implements DriverOutcome {

        public Conflict {
            commands = List.copyOf(commands);
        }
    }

    /**
     * The router did not answer: the work waits and is tried again. Whatever had been sent may have been carried out;
     * the next attempt looks before it writes.
     *
     * @param detail refused, timeout, TLS, or until when the circuit is open
     * @param retryAfter sooner than that a further attempt would fail without touching the network; a length of time, because the
     *     clocks of nodes and of the database differ
     */
    record Unreachable(String detail, Duration retryAfter, List<ExecutedCommand> commands) implements DriverOutcome {

        public Unreachable {
            commands = List.copyOf(commands);
        }

        public ReasonCode code() {
            return ReasonCode.UNREACHABLE;
        }

        public String text() {
            return ReasonCode.UNREACHABLE.text();
        }
    }
}
