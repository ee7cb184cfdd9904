package org.demarc.subscriber.entity;

import java.util.List;

/**
 * Who a subscriber is and how to reach him.
 *
 * @param name full name or company, blanks collapsed
 * @param login account name, unique within a source, may be empty
 * @param accountNumber personal account for payments, may be empty
 * @param comment free note in one line
 * @param phones digits only, at most five, the main number first; an empty text is an empty slot
 * @param email addresses joined by {@code ", "}
 * @param corporate true for a legal entity
 * @param cabinetPassword hash of the cabinet password, empty for none
 */
public record Person(
        String name,
        String login,
        String accountNumber,
        String comment,
        List<String> phones,
        String email,
        boolean corporate,
        String cabinetPassword) {

    public static final Person NOBODY = new Person("", "", "", "", List.of(), "", false, "");

    public Person {
        phones = List.copyOf(phones);
    }
}
