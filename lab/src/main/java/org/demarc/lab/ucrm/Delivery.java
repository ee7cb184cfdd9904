package org.demarc.lab.ucrm;

import java.time.Duration;

/**
 * One try to deliver a webhook, as in UCRM's request log (ucrm-routeros.md 3.5).
 *
 * @param code the HTTP code, 598 when there was no connection or no answer in 10 s
 * @param answer the body, or what went wrong
 */
public record Delivery(String url, String uuid, String eventName, int code, String answer, Duration time) {}
