package org.demarc.billing.control;

import java.util.Map;
import java.util.Optional;

/**
 * What the rules need to know beside the two rows that they compare.
 *
 * @param options how the task treats the billing's words
 * @param vocabulary the billing's small lists
 * @param houses the billing's house id to Demarc's house
 * @param offered which kinds of data occur in the billing's list at all
 * @param passwords how cabinet passwords are hashed
 */
public record ImportContext(
        ImportOptions options,
        Vocabulary vocabulary,
        Map<String, Long> houses,
        Offered offered,
        PasswordHash passwords) {

    /** Demarc's house for the billing's, where it is mapped. */
    public Optional<Long> house(String billingId) {
        return Optional.ofNullable(houses.get(billingId));
    }

    /**
     * Kinds of data that at least one row of the list has. What no row has is not offered and never clears anything.
     *
     * @param addresses IP or MAC addresses
     */
    public record Offered(boolean addresses) {}

    /** Turns a clear password into what is stored, and recognises it again. */
    public interface PasswordHash {
        boolean matches(String hash, String clear);

        String of(String clear);
    }
}
