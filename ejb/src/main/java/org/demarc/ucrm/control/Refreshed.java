package org.demarc.ucrm.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.demarc.Phrase;

/** What a source says about a service right now. */
public sealed interface Refreshed {

    /**
     * It exists.
     *
     * @param json the CRM's object
     * @param confirmed whether the CRM's API said so, rather than a hook
     * @param notes what was done to it in the CRM, or could not be
     */
    record Present(CrmService service, JsonNode json, boolean confirmed, List<Phrase> notes) implements Refreshed {

        public Present {
            notes = List.copyOf(notes);
        }

        public Present(CrmService service, JsonNode json, boolean confirmed) {
            this(service, json, confirmed, List.of());
        }
    }

    /**
     * It does not exist any more.
     *
     * @param how in one sentence
     */
    record Gone(Phrase how) implements Refreshed {}

    /** The hook is older than what was applied already. */
    record Stale() implements Refreshed {}

    /** The CRM does not answer: later. */
    record Later(String text) implements Refreshed {}
}
