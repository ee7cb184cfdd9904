package org.demarc;

/**
 * The sentences of one kind, as constants of an enum with their English patterns. In the bundles of the pages each has the key
 * {@code <set>.<NAME>}; a test compares the English ones.
 */
public interface Wording {

    /** The constant's name. */
    String name();

    /** Beginning of the keys: {@code provisioning.told}. */
    String set();

    /** In English, with the gaps {@code {0}}, {@code {1}} ... */
    String pattern();

    /** The sentence with its gaps filled, be it by a {@link Phrase} or by what prints as a name or number. */
    default Phrase with(Object... values) {
        return Phrase.of(set() + "." + name(), pattern(), values);
    }
}
