package org.demarc.provisioning.control;

/** Writes the comment of a row: the tag, then who it is for (ucrm-routeros.md 6.2). */
public final class AccountComment {

    private static final int NAME_LIMIT = 100;

    private AccountComment() {}

    /**
     * The tag and the client's name. The name is cut at 100 characters and its control characters become blanks.
     *
     * @param clientName whose account it is; may be empty, then the comment is the tag alone
     */
    public static String of(AccountTag tag, String clientName) {
        return (tag.text() + " " + tidy(clientName)).strip();
    }

    /**
     * As {@link #of}, with the client's name transliterated: Cyrillic as Ukrainian is officially romanised, Latin letters
     * without their marks, and {@code ?} for each character that has no plain one.
     */
    public static String asciiOf(AccountTag tag, String clientName) {
        return of(tag, PlainLetters.of(clientName));
    }

    private static String tidy(String clientName) {
        String oneLine = clientName.replaceAll("\\p{Cntrl}", " ").strip();
        if (oneLine.codePointCount(0, oneLine.length()) <= NAME_LIMIT) {
            return oneLine;
        }
        return oneLine.substring(0, oneLine.offsetByCodePoints(0, NAME_LIMIT)).strip();
    }
}
