package org.demarc.backup.control;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.demarc.backup.entity.BackupOutcome;
import org.demarc.console.control.ConsoleDoor;
import org.demarc.console.control.ConsoleFault;
import org.demarc.console.control.ConsoleSession;
import org.demarc.device.control.ConsoleDialect;

/** Asks a device for its configuration. How it went is a value, never a fault. */
public final class BackupConversation {

    /** Longest configuration that is kept, octets of UTF-8. */
    public static final int MOST_OCTETS = 4 << 20;

    private BackupConversation() {}

    /**
     * What came of it.
     *
     * @param outcome {@link BackupOutcome#SAVED} where there is a text
     * @param words the device's own where there is none, without secrets
     * @param text the configuration with its secrets, cleaned; empty where there is none
     */
    public record Answer(BackupOutcome outcome, String words, String text) {

        static Answer without(BackupOutcome outcome, String words) {
            return new Answer(outcome, words, "");
        }

        @Override
        public String toString() {
            return outcome + (words.isEmpty() ? "" : ": " + words);
        }
    }

    public static Answer hold(ConsoleDoor door, ConsoleDialect dialect) throws InterruptedException {
        if (dialect.archive().isEmpty()) {
            return Answer.without(BackupOutcome.NOT_SUPPORTED, "");
        }
        List<String> answers = new ArrayList<>();
        long octets = 0;
        try (ConsoleSession session = door.open()) {
            for (String command : dialect.archive()) {
                answers.add(session.read(command));
                octets += answers.get(answers.size() - 1).getBytes(StandardCharsets.UTF_8).length;
                if (octets > MOST_OCTETS) {
                    return Answer.without(BackupOutcome.TOO_LARGE, "");
                }
            }
        } catch (ConsoleFault e) {
            return Answer.without(outcome(e.kind()), e.words());
        }
        String text = ConfigurationText.of(answers, dialect);
        return text.isEmpty() ? Answer.without(BackupOutcome.EMPTY, "") : new Answer(BackupOutcome.SAVED, "", text);
    }

    static BackupOutcome outcome(ConsoleFault.Kind kind) {
        return switch (kind) {
            case UNREACHABLE -> BackupOutcome.UNREACHABLE;
            case LOGIN -> BackupOutcome.LOGIN_REFUSED;
            case ENABLE -> BackupOutcome.ENABLE_REFUSED;
            case SILENT -> BackupOutcome.SILENT;
            case CLOSED -> BackupOutcome.HUNG_UP;
            case TOO_MUCH -> BackupOutcome.TOO_LARGE;
            case REFUSED -> BackupOutcome.REFUSED;
            case HOST_KEY -> BackupOutcome.HOST_KEY;
            case BUSY -> BackupOutcome.BUSY;
        };
    }
}
