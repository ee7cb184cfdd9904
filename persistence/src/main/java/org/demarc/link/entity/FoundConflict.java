package org.demarc.link.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a search could not decide.
 *
 * @param words what fills the gaps of the sentence; another device is its id, and kept as its name
 */
public record FoundConflict(long deviceId, @Nullable Long interfaceId, ConflictKind what, List<String> words) {}
