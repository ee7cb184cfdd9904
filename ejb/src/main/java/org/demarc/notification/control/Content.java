package org.demarc.notification.control;

/**
 * A message as it goes out.
 *
 * @param occasion what it tells of, for programs
 * @param thread the same for all messages of one event to one contact; empty for one of several
 * @param subject of a mail, on one line
 * @param body plain text, or Telegram's HTML
 * @param html of a mail
 * @param json of a webhook
 */
public record Content(String occasion, String thread, String subject, String body, String html, String json) {}
