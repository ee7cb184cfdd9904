package org.demarc.ucrm.control;

import com.fasterxml.jackson.databind.JsonNode;

/** What the CRM's API answered. */
public sealed interface CrmAnswer {

    /** 200 or 201 with JSON. */
    record Found(JsonNode json) implements CrmAnswer {}

    /** 404: there is no such object. */
    record Missing() implements CrmAnswer {}

    /** The CRM answers, but not this: a configuration error that asking again does not mend. */
    record Refused(int status, String text) implements CrmAnswer {}

    /**
     * No answer that means anything: ask again later.
     *
     * @param at how far the call got
     */
    record Unreachable(Stage at, String text) implements CrmAnswer {

        public Unreachable(String text) {
            this(Stage.ANSWER, text);
        }
    }

    /** Where a call failed. */
    enum Stage {
        /** The host name does not resolve. */
        NAME,
        /** No connection comes about. */
        CONNECT,
        /** The connection cannot be trusted. */
        TLS,
        /** Something answers, but not as a CRM would. */
        ANSWER
    }
}
