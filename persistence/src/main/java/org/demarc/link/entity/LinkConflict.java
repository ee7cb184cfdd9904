package org.demarc.link.entity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that the last search could not decide, as people look at it. */
public record LinkConflict(
        long id,
        long deviceId,
        String deviceName,
        @Nullable Long interfaceId,
        String interfaceName,
        ConflictKind what,
        List<String> words,
        Instant since) {}
