package org.demarc.link.entity;

import org.demarc.Wording;

/** What searches for links say of themselves. */
public enum LinkSaid implements Wording {
    READING_NEIGHBOURS("reading what devices say of their neighbours"),
    READING_FORWARDING("looking where devices see each other"),
    WRITING("writing what was found"),
    /** New, seen again, uplinks, forgotten, open questions. */
    FOUND("{0} new links, {1} seen again, {2} ways up changed, {3} forgotten, {4} left open"),
    /** How many, overloaded ones. */
    MEASURED("{0} links measured, {1} of them overloaded");

    private final String pattern;

    LinkSaid(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String set() {
        return "link.said";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
