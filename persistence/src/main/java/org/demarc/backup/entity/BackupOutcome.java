package org.demarc.backup.entity;

/** How an attempt to save a configuration ended. */
public enum BackupOutcome {
    /** Saved for the first time. */
    SAVED(false),
    /** Saved, and another than before. */
    CHANGED(false),
    /** Saved, the same as before. */
    UNCHANGED(false),
    /** Nobody answers at the console's address. */
    UNREACHABLE(true),
    /** The name or the password is not accepted. */
    LOGIN_REFUSED(false),
    /** The password behind {@code enable} is not accepted. */
    ENABLE_REFUSED(false),
    /** The prompt did not come in time. */
    SILENT(true),
    /** The device hung up. */
    HUNG_UP(true),
    /** The configuration is longer than is kept, or never ends. */
    TOO_LARGE(false),
    /** The device said no to a command. */
    REFUSED(false),
    /** The device answered nothing. */
    EMPTY(true),
    /** The ssh key is another than the first time. */
    HOST_KEY(false),
    /** Somebody else was on the console. */
    BUSY(true),
    /** Nobody has said how to sign in. */
    NO_CONSOLE(false),
    /** The family has no command that shows its configuration. */
    NOT_SUPPORTED(false),
    /** Demarc failed; its log knows why. */
    FAULT(true);

    private final boolean passing;

    BackupOutcome(boolean passing) {
        this.passing = passing;
    }

    /** True when it may be over soon: it is tried again before the next time by the interval. */
    public boolean isPassing() {
        return passing;
    }

    /** True when there is a configuration. */
    public boolean isSaved() {
        return this == SAVED || this == CHANGED || this == UNCHANGED;
    }
}
