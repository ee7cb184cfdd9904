package org.demarc.backup.entity;

import org.demarc.Wording;

/** What runs over many configurations say of themselves. */
public enum BackupSaid implements Wording {
    /** Over, of how many. */
    SAVING("{0} of {1} devices"),
    /** Changed or new, unchanged, failed. */
    SAVED("{0} new or changed, {1} unchanged, {2} not saved"),
    /** Versions, contents. */
    FORGOTTEN("{0} old versions forgotten, {1} texts removed");

    private final String pattern;

    BackupSaid(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String set() {
        return "backup.said";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
