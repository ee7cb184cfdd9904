package org.demarc.live.control;

import java.time.Duration;

/**
 * How often a watcher is spoken to.
 *
 * @param beat after this silence he is told that we are still there
 * @param check how often it is asked whether he may still be told
 */
public record Pace(Duration beat, Duration check) {}
