package org.demarc.console.control;

/** A conversation on a console that came to nothing. Its words hold no secrets. */
public final class ConsoleFault extends Exception {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** Nobody answers at the address, or the two sides have no way of speaking in common. */
        UNREACHABLE,
        /** The name or the password is not accepted. */
        LOGIN,
        /** The password behind {@code enable} is not accepted. */
        ENABLE,
        /** The prompt did not come in time. */
        SILENT,
        /** The device hung up. */
        CLOSED,
        /** The answer is longer than is taken. */
        TOO_MUCH,
        /** The device said no to a command. */
        REFUSED,
        /** The ssh key is another than the first time. */
        HOST_KEY,
        /** Somebody else is on the console, here or on another node. */
        BUSY
    }

    private final Kind kind;
    private final String command;
    private final String words;

    ConsoleFault(Kind kind, String command, String words) {
        super(kind + (command.isEmpty() ? "" : " after " + command) + (words.isEmpty() ? "" : ": " + words));
        this.kind = kind;
        this.command = command;
        this.words = words;
    }

    /** Somebody else is there. */
    public static ConsoleFault busy() {
        return new ConsoleFault(Kind.BUSY, "", "");
    }

    public Kind kind() {
        return kind;
    }

    /** The command that was sent last; empty while signing in. */
    public String command() {
        return command;
    }

    /** The device's own words, or what the network said. */
    public String words() {
        return words;
    }
}
