package org.demarc.ucrm.control;

import com.fasterxml.jackson.databind.JsonNode;

/** What the CRM's API answered. */
public sealed interface CrmAnswer {

    /** 200 with JSON. */
    record Found(JsonNode json) implements CrmAnswer {}

    /** 404: there is no such object. */
    record Missing() implements CrmAnswer {}

    /** The CRM answers, but not this: a configuration error that asking again does not mend. */
    record Refused(int status, String text) implements CrmAnswer {}

    /** No answer that means anything: ask again later. */
    record Unreachable(String text) implements CrmAnswer {}
}
