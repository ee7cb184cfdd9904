package org.demarc.backup.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the archive goes with a device.
 *
 * @param supported its family has a command that shows the configuration
 * @param hasConsole somebody has said how to sign in
 * @param wanted it is saved by itself: polled, and the poller {@code configuration} is on for it
 * @param outcome of the last attempt; null when there was none
 * @param words the device's own at the last attempt, without secrets
 * @param tookMs of the last attempt
 * @param savedAt last success
 * @param failingSince since when no attempt was a success; null while they are
 * @param changedAt when it was seen to be another one; null while it never was
 * @param versionId the newest version
 * @param versions how many there are
 * @param octets of the newest version
 * @param lines of the newest version
 * @param asked somebody waits for it
 * @param working it is being asked just now
 */
public record Backup(
        long deviceId,
        String deviceName,
        String deviceAddress,
        String modelName,
        @Nullable Long groupId,
        boolean supported,
        boolean hasConsole,
        boolean wanted,
        @Nullable BackupOutcome outcome,
        String words,
        @Nullable Instant triedAt,
        int tookMs,
        @Nullable Instant savedAt,
        @Nullable Instant failingSince,
        @Nullable Instant changedAt,
        @Nullable Instant dueAt,
        @Nullable Long versionId,
        long versions,
        int octets,
        int lines,
        boolean asked,
        boolean working) {

    /** True while somebody waits for it or it is being asked. */
    public boolean isOpen() {
        return asked || working;
    }
}
