package org.demarc.notification.boundary;

import org.demarc.Phrase;

/**
 * What came of a test message.
 *
 * @param sent the server has taken it
 * @param why it has not; no words when it has
 */
public record Tried(boolean sent, Phrase why) {}
