package org.demarc.billing.entity;

import org.demarc.Wording;

/** What an import says of itself. */
public enum ImportSaid implements Wording {
    STARTED("started"),
    ASKING("asking the billing who it is"),
    READING_LISTS("reading the small lists"),
    READING_SUBSCRIBERS("reading subscribers"),
    WRITING_LISTS("writing tariffs and addresses"),
    COMPARING("comparing subscribers"),
    LOOKING_FOR_LINES("looking for lines"),
    /** Read, created, edited, absent, refused, lines. */
    DONE("{0} subscribers: {1} new, {2} changed, {3} gone; {4} rows refused; {5} lines"),
    /** The same of a run that writes nothing. */
    DRY_RUN("dry run: {0} subscribers: {1} new, {2} changed, {3} gone; {4} rows refused; {5} lines");

    private final String pattern;

    ImportSaid(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String set() {
        return "billing.said";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
