package org.demarc.event.entity;

/** How a value is held against a rule's. */
public enum Comparison {
    /** The number is greater than the threshold. */
    ABOVE,
    /** The number is less than the threshold. */
    BELOW,
    /** The word is the rule's. */
    EQUAL,
    /** The word is another than the rule's. */
    DIFFERENT;

    /** Whether words are compared, not numbers. */
    public boolean isOfWords() {
        return this == EQUAL || this == DIFFERENT;
    }
}
