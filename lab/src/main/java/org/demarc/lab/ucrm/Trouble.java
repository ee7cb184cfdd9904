package org.demarc.lab.ucrm;

/** What is wrong with the API of a CRM that can be reached. */
public enum Trouble {
    /** It takes calls and does not answer, as long as it is so. */
    HANGS,
    /** It answers 500 and a page of text. */
    FAILS,
    /** It answers 429: it was asked too often. */
    TOO_MANY,
    /** It answers 200 and the page of a proxy. */
    ANOTHER_PAGE,
    /** It answers 404 and the page of a proxy, which says nothing about what the CRM knows. */
    NOBODY_HOME,
    /** It answers 200 and the first half of its JSON, as if that were all. */
    HALF_JSON,
    /** It breaks off in the middle of its answer. */
    BREAKS_OFF,
    /** It falls silent in the middle of its answer. */
    STOPS,
    /** It answers rightly, but takes 200 ms for each call. */
    SLOW
}
