package org.demarc.provisioning.control;

import java.time.Instant;
import org.demarc.settings.entity.Secret;

/**
 * A value of one field that an operator accepted from the router: it stays although the billing says something else
 * (ucrm-routeros.md 8.1).
 *
 * @param field name of the router's property
 * @param value the router's value; may be a password, so it prints as dots
 * @param since instant as ISO 8601 text
 * @param expires instant as ISO 8601 text from which on the billing's word counts again, empty for never
 */
public record AcceptedValue(String field, Secret value, String author, String reason, String since, String expires) {

    public boolean isInForce(Instant at) {
        return expires.isEmpty() || Instant.parse(expires).isAfter(at);
    }
}
